/**
 * What the scripts in one frame share: doorbell, judge and face are separate classic scripts in the same isolated
 * world, which the page cannot see.
 */
import type { Browser } from 'wxt/browser';
import type { Analysis, Mention } from '../matching/types';

/** An article of the page with what was found in it, and the way back to the page. */
export interface ReadArticle {
  analysis: Analysis;
  /** Section of each block, by which marks are spread. */
  sections: number[];
  /** Element that holds the article. */
  root: Element;
  /** Where a mention's words stand in the page; empty when they are gone. */
  rangesOf(mention: Mention): { node: Text; start: number; end: number }[];
}

export interface JudgeApi {
  readonly reads: readonly ReadArticle[];
  /** The reader asked to see the marks of a page that only mentions the subject. */
  forced: boolean;
  /** Called after every look at the page; `changed` when the findings are others, not only the nodes that hold them. */
  subscribe(listener: (changed: boolean) => void): () => void;
  /** The face has come: it takes over the ports that are waiting. */
  attach(face: FaceApi): void;
  lookAgain(): void;
  /** Off for this page until it is loaded again. */
  pageOff(): void;
  destroy(): void;
}

export interface FaceApi {
  step(by: 1 | -1): void;
  serve(port: Browser.runtime.Port): void;
  /** True for the one node that is ours. */
  owns(node: Node): boolean;
  /** Put back what `document.open` took away. */
  reopened(): void;
  destroy(): void;
}

export interface Session {
  frame?: string;
  doorbell?: { destroy(): void };
  judge?: JudgeApi;
  face?: FaceApi;
}

const KEY = Symbol.for('parallel-38');

/** The session of this frame. */
export function session(): Session {
  const world = globalThis as unknown as Record<symbol, Session | undefined>;
  return (world[KEY] ??= {});
}

/** False once the extension was updated or removed under a page that is still open: its scripts then take themselves away. */
export const isAlive = (): boolean => {
  try {
    return Boolean((globalThis.browser ?? globalThis.chrome)?.runtime?.id);
  } catch {
    return false;
  }
};
