/**
 * What the scripts in one frame share: doorbell, judge, face, dock and panel are separate classic scripts in the same isolated
 * world, which the page cannot see. The judge knows the extension's interfaces, the face its storage; the dock asks them.
 */
import type { Place } from '../components/types';
import type { ReadingPack } from '../data/schema';
import type { Settings } from '../data/settings';
import type { Analysis, Dated, Mention, Report } from '../matching/types';
import type { Messages } from './i18n';
import type { FromPage } from './messages';

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

/** One that the page holds, which says when it was published once somebody shows it. */
export interface PageArticle extends ReadArticle {
  /** Where it is looked for, and what the page says. */
  scope: Element;
  dated: Dated;
}

export interface JudgeApi {
  readonly reads: readonly PageArticle[];
  /** There as soon as the page was read. */
  readonly settings: Settings;
  /** The page was read. */
  readonly done: boolean;
  readonly host: string;
  /** Language of the interface. */
  readonly lang: 'en' | 'ko';
  /** The reader asked to see the marks of a page that only mentions the subject. */
  readonly forced: boolean;
  /** Called after every look at the page, and when the settings changed; `changed` when the findings are others. */
  subscribe(listener: (changed: boolean) => void): () => void;
  /** The face has come: it takes over from here. */
  attach(face: FaceApi): void;
  /** So has what talks with the browser's own sidebar. */
  attachPanel(panel: PanelApi): void;
  /** To the background; undefined when nobody is there (any more). */
  send(message: FromPage): Promise<unknown>;
  /** Shows the marks of a page that only mentions the subject. */
  force(): void;
  lookAgain(): void;
  /** Off for this page until it is loaded again. */
  pageOff(): void;
  destroy(): void;
}

export interface FaceApi {
  /** Which article is in view. */
  readonly current: number;
  /** Marks are shown. */
  readonly marked: boolean;
  /** The one node that is ours, as long as it is shown. */
  readonly mount: HTMLElement;
  /** Changes the reader's settings. */
  change(edit: (settings: Settings) => Settings): void;
  step(by: 1 | -1): void;
  jump(article: number, mention: string): Promise<boolean>;
  /** The report of an article; its links are made when it is first asked for. */
  report(article: number): Promise<Report> | undefined;
  /** Keeps our host in the page for the dock. Returns the way to let go. */
  hold(): () => void;
  /** Calls back when another article comes into view. */
  follow(listener: () => void): void;
  attachDock(dock: DockApi): void;
  owns(node: Node): boolean;
  /** Another language's essay has come. */
  reload(): void;
  /** Puts back what `document.open` took away. */
  reopened(): void;
  destroy(): void;
}

export interface DockApi {
  open(place: Place): void;
  destroy(): void;
}

export interface PanelApi {
  /** A sidebar asks for this frame. */
  connect(port: chrome.runtime.Port): void;
  /** The findings are others, or can be shown now. */
  update(): void;
  /** Another article has come into view. */
  current(): void;
}

/** What a card shows, in one language: left by essay/<language>.js. */
export interface Essay {
  lang: 'en' | 'ko';
  packs: ReadingPack[];
  messages: Messages;
}

export interface Session {
  essay?: Essay;
  /** Words of the packs, in their order, by language: what words/<language>.js left here. */
  words?: Record<string, string[]>;
  /** A name for this frame that no other frame has. */
  frame?: string;
  doorbell?: { destroy(): void };
  judge?: JudgeApi;
  face?: FaceApi;
  dock?: DockApi;
  panel?: PanelApi;
}

const KEY = Symbol.for('parallel-38');

/** The session of this frame. */
export function session(): Session {
  const world = globalThis as unknown as Record<symbol, Session | undefined>;
  return (world[KEY] ??= {});
}
