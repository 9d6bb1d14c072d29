/**
 * What the scripts in one frame share: doorbell, judge and face are separate classic scripts in the same isolated
 * world, which the page cannot see.
 */
import type { Analysis } from '../matching/types';

export interface JudgeApi {
  /** Analyses of the page's articles, in order of the page. */
  analyses(): Analysis[];
  /** Ranges of a mention of article `index` in the page; empty when its words are gone. */
  rangesOf(index: number, mention: string): { node: Text; start: number; end: number }[];
  /** Section of the article a mention stands in, as marks are spread by. */
  sectionOf(index: number, mention: string): number;
  /** Element that holds article `index`. */
  rootOf(index: number): Element | undefined;
  /** Text nodes that changed since, without any mention coming or going. */
  subscribe(listener: () => void): () => void;
  /** Reader asked to see the marks of a page that only mentions the subject. */
  forced: boolean;
  destroy(): void;
}

export interface FaceApi {
  step(by: 1 | -1): void;
  jump(article: number, mention: string): boolean;
  destroy(): void;
}

export interface Session {
  doorbell?: { destroy(): void };
  judge?: JudgeApi;
  face?: FaceApi;
  /** Called when judge or face has come. */
  onFace?: (face: FaceApi) => void;
}

const KEY = Symbol.for('parallel-38');

/** The session of this frame. */
export function session(): Session {
  const world = globalThis as unknown as Record<symbol, Session | undefined>;
  return (world[KEY] ??= {});
}
