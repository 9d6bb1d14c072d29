import type { ComponentChild } from 'preact';
import type { ReadingPack } from '../data/schema';
import type { PackIndex } from './reading';
import type { Report } from '../matching/types';

/** Translates a key of public/_locales/<lang>/messages.json; substitutions fill $1 … $9. */
export type Translate = (key: string, ...substitutions: (string | number)[]) => string;

/** What every view needs: the language and its words. `lang` picks the pack's own strings. */
export interface Words {
  t: Translate;
  lang: 'en' | 'ko';
}

/** Where the tab stands: what the sidebar shows follows from this alone. */
export type TabState =
  | { kind: 'unreadable'; why: 'browser' | 'store' | 'pdf' | 'reader' }
  /** `host` is empty where the browser does not say which site it is: before a click on the toolbar button. */
  | { kind: 'needs-permission'; host: string }
  | { kind: 'off'; scope: 'page' | 'site' | 'everywhere'; host: string }
  /** Shown after 400 ms only; `done` of `total` paragraphs, and the mentions and terms found so far. */
  | { kind: 'reading'; done: number; total: number; host?: string; found?: { mentions: number; terms: number } }
  /** `no-article`: a front page, a list, a web app. `nothing`: an article about something else. */
  | { kind: 'quiet'; why: 'no-article' | 'nothing'; host: string }
  | { kind: 'passing'; host: string; report: Report; marked: boolean }
  /** `teaser`: only the beginning of the article is there (paywall). */
  | {
      kind: 'report';
      host: string;
      report: Report;
      teaser: boolean;
      others: { index: number; title: string }[];
      current: number;
    };

/** Result of asking the essay about some words. `links` empty: the essay says nothing about them. */
export interface Answer {
  question: string;
  links: { passage: string; score: number; concepts: string[]; words: string[] }[];
}

/** What the sidebar can ask of its host. Each is an effect of the host; components only call. */
export interface SidebarActions {
  /** Scrolls the page to the mention and marks it; resolves false when the words are gone from the page. */
  jump(mention: string): void;
  /** Turn this page, this site, or everything, on or off. */
  setPage?(on: boolean): void;
  setSite(on: boolean): void;
  setEverywhere(on: boolean): void;
  /** Ask the browser for this site for good (must be called straight from a click). */
  allowAlways(): void;
  /** Mark the page although it only mentions the subject. */
  markAnyway(): void;
  copy(text: string): Promise<boolean>;
  /** Save a text file (the article's notes as Markdown). */
  save(name: string, text: string): void;
  print(): void;
  openOptions(): void;
  /** Look at the page again. */
  lookAgain(): void;
  /** Which article of the page to show. */
  showArticle(index: number): void;
  /** Browser's own sidebar only; where it is missing (docked in the page), the search button calls `openOwn`. */
  ask?(question: string): Answer;
  openOwn?(): void;
  /** Docked in the page only. */
  dock?: {
    side: 'left' | 'right';
    /** In px, 320 to 560 (tokens.css has the one it starts with). */
    width?: number;
    setSide(side: 'left' | 'right'): void;
    resize(width: number): void;
    close(): void;
  };
}

/** Where the sidebar should be: a section, a passage, an event or an answer. Changing it scrolls there. */
export interface Place {
  section: 'summary' | 'timeline' | 'terms' | 'passages' | 'essay' | 'ask';
  passage?: string;
  event?: string;
  mention?: string;
  /** For `ask`. */
  question?: string;
}

export interface SidebarProps {
  words: Words;
  packs: ReadingPack[];
  state: TabState;
  /** The page is read by the right of one click: its site may be granted for good. */
  once?: boolean;
  place: Place;
  onPlace(place: Place): void;
  actions: SidebarActions;
  /** `own`: the browser's own sidebar or a tab; `page`: docked in the page. */
  host: 'own' | 'page';
  /** `askViews` of Ask.tsx, for the browser's own sidebar: the page's bundle goes without. */
  ask?: AskViews;
}

export interface AskViews {
  Field(props: {
    value: string;
    focus?: boolean;
    onInput?(question: string): void;
    onSubmit(question: string): void;
  }): ComponentChild;
  View(props: {
    index: PackIndex;
    place: Place;
    ask(question: string): Answer;
    onPlace(place: Place): void;
  }): ComponentChild;
}

/** What the hover card shows. */
export interface CardProps {
  words: Words;
  pack: ReadingPack;
  report: Report;
  mention: string;
  pinned: boolean;
  /** Position among the marked mentions, from 1. */
  index: number;
  count: number;
  onPin(pinned: boolean): void;
  onClose(): void;
  /** Goes round: from the last to the first. */
  onStep(by: 1 | -1): void;
  onMute(): void;
  /** "This mark is wrong": mutes it here and copies a diagnostic. */
  onWrong(): void;
  onOpen(place: Place): void;
}
