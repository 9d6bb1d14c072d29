/** What is known of a page's text before anything is judged: boxes (block elements) with the runs of text in them. */
import type { Hint } from './hints';

/** A run of text across inline elements, between two block boundaries. */
export interface Run {
  box: Box;
  /** Text nodes, and elements where a line breaks (`br`) or where something stands that is not text. */
  parts: Node[];
  /** Letters, wide ones (Hangul, Han, Kana) counted twice: Korean says in 50 characters what English says in 100. */
  size: number;
  /** The same, of text inside links. */
  linkSize: number;
  /** Commas and ends of sentences. */
  marks: number;
  /** Text as collected, made on demand (text-map.ts). */
  text: RunText | null;
}

/** Where a stretch of collected text comes from: from `at` on, characters are those of `node` from `offset` on. */
export interface Piece {
  at: number;
  node: Text;
  offset: number;
  length: number;
}

export interface RunText {
  text: string;
  pieces: Piece[];
}

export interface Box {
  el: Element;
  tag: string;
  hint: Hint;
  /** Looks like surroundings by its hint. */
  off: boolean;
  parent: Box | null;
  /** In order of the document. */
  items: (Box | Run)[];
  /** Read inside a link, or inside `pre`. */
  inLink: boolean;
  pre: boolean;
  /** Hidden by its attributes, or editable: nothing of it was read. */
  closed: boolean;

  // Sums over everything inside, filled in by measure.ts.
  size: number;
  linkSize: number;
  /** Size of the sentences inside that are not in surroundings: what an article is made of. */
  mass: number;
  /** The same, of what is in surroundings inside. */
  offMass: number;
  paragraphs: number;
  /** How well it would do as an article's body; NaN until it is measured. */
  score: number;
  /** Looked like surroundings, but holds the page's text. */
  pardoned: boolean;
  /** Holds an h1. */
  titled: boolean;
  /** Mass of the boxes inside that say that they are the body. */
  bodyMass: number;
  /** It and the boxes inside: [first, last) of the page's list of boxes. */
  first: number;
  last: number;
}

export const isRun = (item: Box | Run): item is Run => 'parts' in item;

/** A box with nothing in it yet. Its score begins as a fraction: the engine would make every box over at the first one. */
export const newBox = (el: Element, tag: string, hint: Hint, parent: Box | null): Box => ({
  el, tag, hint, off: false, parent, items: [], inLink: false, pre: false, closed: false,
  size: 0, linkSize: 0, mass: 0, offMass: 0, paragraphs: 0, score: NaN, pardoned: false, titled: false, bodyMass: 0, first: 0, last: 0,
}); // prettier-ignore

/** Letters of a text as `Run.size` counts them, and its commas and sentence ends. Writes into `sum`. */
export function weigh(data: string, sum: { size: number; marks: number }): void {
  // What is neither blank nor a mark is most of it, and counts one.
  let size = data.length;
  let marks = 0;
  for (let i = 0; i < data.length; i++) {
    const code = data.charCodeAt(i);
    if (code > 0x2e && code < 0x2e80) continue;
    if (code <= 0x20) size--;
    else if (code <= 0x2e) {
      if (code === 0x2c || (code === 0x2e && !(data.charCodeAt(i + 1) > 0x20))) marks++;
    } else {
      // General punctuation is as narrow as Latin; Han, Kana and Hangul are wide.
      size++;
      if (code === 0x3001 || code === 0x3002 || code === 0xff0c || code === 0xff0e) marks++;
    }
  }
  sum.size = size;
  sum.marks = marks;
}
