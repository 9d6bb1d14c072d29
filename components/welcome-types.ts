import type { ComponentChildren } from 'preact';
import type { ReadingPack } from '../data/schema';
import type { Settings } from '../data/settings';
import type { Report } from '../matching/types';
import type { Words } from './types';

export interface WelcomeProps {
  words: Words;
  pack: ReadingPack;
  /** How many sites are read from the start. */
  sites: number;
  /** Decides what is said of the toolbar button's place. */
  browser: 'chrome' | 'firefox' | 'android';
  /** Shortcut for the next mention as the browser writes it; empty where there is none. */
  nextKey: string;
  marks: Settings['marks'];
  /** What the pipeline says of `sampleArticle(pack, lang)`; null if it finds nothing in it. */
  report: Report | null;
  /** Mentions of the report that are marked. */
  marked: readonly string[];
  /** The hover card of a mention. It stands in a picture, so nothing in it is ever pressed. */
  card(mention: string): ComponentChildren;
  /** The sample is no longer a picture: its text now stands unmarked in this element, for the host to mark as it marks a page. */
  onLive(article: HTMLElement): void;
  onOptions(): void;
}
