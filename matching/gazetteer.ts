/** The compiled lists of words: one trie holds every surface form and every word that patterns are made of. */
import { Kind, kindOf, type Folded } from './normalize.ts';

/** What a listed word stands for. Words share items. */
export interface Item {
  /** Class of the pattern language the word belongs to (every concept's forms are a class too). */
  cls: number;
  /** Languages it counts in, as bits; 0: all. */
  langs: number;
  /** A concept's own surface form: which, and the company it needs (-1: none). Absent for a mere pattern word. */
  concept?: number;
  need?: number;
  /** A name that must not have a capitalised neighbour: "Kim", not "Kim Novak". */
  alone?: boolean;
}

export interface GazetteerData {
  /**
   * The words by primary language subtag, so that a page loads only its own; '' for texts in any other language. Sorted by folded text
   * and front-coded, one a line: shared prefix (one character from "0"), rest, tab, items. Capitals must be capitals in the text.
   */
  words: Record<string, string>;
  items: Item[];
}

/** Stands in a word for any letters up to the word's end. */
export const STAR = '*';

export interface Output {
  items: number[];
  /** Positions of the word that must be capitals, up to the first star. */
  capitals: number[];
}

export interface Gazetteer {
  items: Item[];
  symbols: Uint16Array;
  keys: Int32Array;
  nodes: Int32Array;
  mask: number;
  /** Per node: 1 a word ends here, 2 a star leaves here. */
  flags: Uint8Array;
  outputs: (Output[] | undefined)[];
  star: number;
}

/** Most different characters in all words. */
const WIDTH = 4096;
const slot = (key: number, mask: number): number => (Math.imul(key, 0x9e3779b1) >>> 7) & mask;

/** Builds the trie of one language's words. */
export function loadGazetteer(words: string, items: Item[]): Gazetteer {
  const lines = words === '' ? [] : words.split('\n');
  const symbols = new Uint16Array(65536);
  let symbolCount = 0;
  let size = 1 << 12;
  while (size < words.length * 2) size <<= 1;
  const mask = size - 1;
  const keys = new Int32Array(size);
  const nodes = new Int32Array(size);
  const flags = new Uint8Array(words.length + 2);
  const outputs: (Output[] | undefined)[] = [];
  const path: number[] = [1];
  let last = 1;
  let before = '';
  for (const line of lines) {
    const tab = line.indexOf('\t');
    const shared = line.charCodeAt(0) - 48;
    const word = before.slice(0, shared) + line.slice(1, tab);
    before = word;
    const capitals: number[] = [];
    for (let i = 0; i < word.length; i++) {
      const lower = word[i]!.toLowerCase();
      if (lower !== word[i] && !word.slice(0, i).includes(STAR)) capitals.push(i);
      const code = lower.charCodeAt(0);
      const symbol = (symbols[code] ||= ++symbolCount);
      if (i < shared && path[i + 1]) continue;
      const key = path[i]! * WIDTH + symbol;
      let at = slot(key, mask);
      while (keys[at] && keys[at] !== key) at = (at + 1) & mask;
      if (!keys[at]) {
        keys[at] = key;
        nodes[at] = ++last;
        if (word[i] === STAR) flags[path[i]!]! |= 2;
      }
      path[i + 1] = nodes[at]!;
      path[i + 2] = 0;
    }
    const node = path[word.length]!;
    flags[node]! |= 1;
    (outputs[node] ??= []).push({
      items: line
        .slice(tab + 1)
        .split(',')
        .map((id) => parseInt(id, 36)),
      capitals,
    });
  }
  return { items, symbols, keys, nodes, mask, flags, outputs, star: symbols[STAR.charCodeAt(0)]! };
}

/** Ends of words and their nodes, as the last `walk` found them; the shortest first, except behind stars. */
export const found = { count: 0, ends: new Int32Array(512), nodes: new Int32Array(512) };

/**
 * Finds the words that begin at `at`; the result is in `found` until the next walk. A middle dot in the text may stand
 * inside a word that has none (한·미). Stars nest: a walk is bounded by the word's length and the stars in a list.
 */
export function walk(g: Gazetteer, { codes, length }: Folded, at: number): void {
  found.count = 0;
  step(g, codes, length, 1, at);
}

function child({ keys, nodes, mask }: Gazetteer, node: number, symbol: number): number {
  const key = node * WIDTH + symbol;
  let at = slot(key, mask);
  while (keys[at] !== key) {
    if (!keys[at]) return 0;
    at = (at + 1) & mask;
  }
  return nodes[at]!;
}

function step(g: Gazetteer, codes: Uint16Array, length: number, node: number, at: number): void {
  const { symbols, flags } = g;
  let skipped = false;
  for (;;) {
    const flag = flags[node]!;
    if (flag & 1 && !skipped && found.count < 512) {
      found.ends[found.count] = at;
      found.nodes[found.count++] = node;
    }
    if (flag & 2) {
      let end = at;
      while (end < length && starred(kindOf(codes[end]!))) end++;
      step(g, codes, length, child(g, node, g.star), end);
    }
    if (at >= length) return;
    const code = codes[at]!;
    const symbol = symbols[code]!;
    const next = symbol ? child(g, node, symbol) : 0;
    skipped = next === 0;
    if (next) node = next;
    else if (code !== 0xb7 || node === 1) return;
    at++;
  }
}

/** A star takes letters, or what is left of a Hangul word. */
const starred = (kind: Kind): boolean => kind === Kind.Letter || kind === Kind.Hangul;
