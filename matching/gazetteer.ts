/** The compiled lists of words: one trie holds every surface form and every word that patterns are made of. */
import * as Kind from './kinds.ts';
import { kindOf, type Folded } from './normalize.ts';
import { readWords, type Meaning, type WordSink } from './packed-words.ts';

/** Key of the list of names in other letters than Latin, beside those of languages. */
export const NAMES = 'names';

/** Stands in a word for any letters up to the word's end. */
export const STAR = '*';
const STAR_CODE = STAR.charCodeAt(0);

/** What a node's word stands for. */
export interface Output {
  items: readonly number[];
  /** Positions of the word that must be capitals, up to the first star; none if it does not matter. */
  capitals: number[] | null;
}

export interface Gazetteer {
  /** What words stand for; an item is the number of a meaning. Words of one group share theirs. */
  items: Meaning[];
  /** Item that stands for any number in figures; -1: none. */
  number: number;
  /** Class of each item, and whether it must stand alone. */
  classes: Int32Array;
  alone: Uint8Array;
  symbols: Uint16Array;
  /** Hash table of the trie's edges: node and symbol, and beside it the node they lead to. */
  edges: Int32Array;
  mask: number;
  /** Per node: 1 a word ends here, 2 a star leaves here. */
  flags: Uint8Array;
  outputs: (Output[] | undefined)[];
  star: number;
  /** Bits of the hashes of all first words and stems: most words of a text are none of ours, and this says so at once. */
  heads: Uint32Array;
  /** Lengths of stems, as bits. */
  stems: { mask: number };
}

/** Most different characters in all words. */
const WIDTH = 4096;
const slot = (key: number, mask: number): number => (Math.imul(key, 0x9e3779b1) >>> 7) & mask;

/** Size of the filter in bits. */
const HEADS = 1 << 17;
/** Stems are shorter than this: compile-words.ts sees to it. */
export const LONGEST_STEM = 30;
/** Hash of a word, character by character. */
const hashed = (hash: number, code: number): number => (Math.imul(hash, 0x01000193) ^ code) | 0;
const bitOf = (hash: number): number => Math.imul(hash, 0x9e3779b1) >>> 15;

/** Notes the first word of a listed string, or its beginning where a star completes it. */
function markHead(g: Pick<Gazetteer, 'heads' | 'stems'>, codes: readonly number[], length: number): void {
  let hash = 0;
  let size = 0;
  for (; size < length && isWord(kindOf(codes[size]!)); size++) hash = hashed(hash, codes[size]!);
  if (size < length && codes[size] === STAR_CODE) {
    g.stems.mask |= 1 << size;
    hash = ~hash;
  }
  const bit = bitOf(hash);
  g.heads[bit >> 5]! |= 1 << (bit & 31);
}

const marked = (heads: Uint32Array, hash: number): boolean => {
  const bit = bitOf(hash);
  return (heads[bit >> 5]! & (1 << (bit & 31))) !== 0;
};

/** Where the word of the text that begins at `at` ends; negative if no listed string can begin with it. */
export function wordEnd({ heads, stems }: Gazetteer, { codes, length }: Folded, at: number): number {
  const { mask } = stems;
  let hash = 0;
  let may = (mask & 1) !== 0;
  let end = at;
  for (; end < length; end++) {
    const code = codes[end]!;
    if (!isWord(kindOf(code))) break;
    hash = hashed(hash, code);
    const size = end + 1 - at;
    if (!may && size < LONGEST_STEM && mask & (1 << size)) may = marked(heads, ~hash);
  }
  return may || marked(heads, hash) ? end : -end;
}

const lowerOf = (code: number): number =>
  code < 0x80 ? (code > 64 && code < 91 ? code + 32 : code) : String.fromCharCode(code).toLowerCase().charCodeAt(0);

/** A trie that is being built. */
class Builder implements WordSink {
  readonly items: Meaning[] = [];
  readonly symbols = new Uint16Array(65536);
  readonly edges: Int32Array;
  readonly mask: number;
  readonly flags: Uint8Array;
  readonly outputs: (Output[] | undefined)[] = [];
  readonly heads = new Uint32Array(HEADS >> 5);
  readonly stems = { mask: 0 };
  private symbolCount = 0;
  private last = 1;
  /** Nodes along the word that was added last, and its letters as texts are folded. */
  private readonly path = [1];
  private readonly lower: number[] = [];
  /** Items of the group at hand. */
  private own: number[] = [];

  /** @param most characters that words may have which no word before began with: as many nodes there are at most */
  constructor(most: number) {
    let size = 1 << 12;
    while (size < most) size <<= 1;
    this.mask = size - 1;
    this.edges = new Int32Array(size * 2);
    this.flags = new Uint8Array(most + 2);
  }

  item(meaning: Meaning): number {
    return this.items.push(meaning) - 1;
  }

  group(meanings: readonly Meaning[]): void {
    this.own = meanings.map((meaning) => this.item(meaning));
  }

  word(codes: readonly number[], kept: number, length: number): void {
    const { path, lower, flags, symbols, own: items } = this;
    for (let i = kept; i < length; i++) {
      const code = (lower[i] = lowerOf(codes[i]!));
      const from = path[i]!;
      const known = this.last;
      path[i + 1] = this.child(from, (symbols[code] ||= ++this.symbolCount));
      if (code === STAR_CODE && this.last > known) flags[from]! |= 2;
    }
    markHead(this, lower, length);
    const capitals: number[] = [];
    for (let i = 0; i < length && lower[i] !== STAR_CODE; i++) if (lower[i] !== codes[i]) capitals.push(i);
    const node = path[length]!;
    flags[node]! |= 1;
    (this.outputs[node] ??= []).push({ items, capitals: capitals.length ? capitals : null });
  }

  /** The node that a symbol leads to, a new one where there was none. */
  private child(node: number, symbol: number): number {
    const { edges, mask } = this;
    const key = node * WIDTH + symbol;
    let at = slot(key, mask);
    while (edges[at * 2] && edges[at * 2] !== key) at = (at + 1) & mask;
    if (!edges[at * 2]) {
      edges[at * 2] = key;
      edges[at * 2 + 1] = ++this.last;
    }
    return edges[at * 2 + 1]!;
  }

  /** @param number class of any number in figures; -1: none */
  gazetteer(number: number): Gazetteer {
    const { items, symbols, edges, mask, flags, outputs, heads, stems } = this;
    const figures = number < 0 ? -1 : this.item({ cls: number });
    return {
      number: figures,
      items,
      classes: new Int32Array(items.map(({ cls }) => cls)),
      alone: new Uint8Array(items.map((item) => (item.alone ? 1 : 0))),
      ...{ symbols, edges, mask, flags, outputs, heads, stems },
      star: symbols[STAR_CODE]!,
    };
  }
}

/**
 * Builds the trie of one language's words, in slices.
 * @param lists the words in the notation of packed-words.ts
 * @param number class of any number in figures; -1: none
 */
export function* loadGazetteer(lists: readonly string[], number: number): Generator<void, Gazetteer> {
  const builder = new Builder(lists.reduce((sum, { length }) => sum + length, 0));
  yield;
  for (const packed of lists) yield* readWords(packed, builder);
  return builder.gazetteer(number);
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

function child(edges: Int32Array, mask: number, node: number, symbol: number): number {
  const key = node * WIDTH + symbol;
  let at = slot(key, mask);
  for (;;) {
    const edge = edges[at * 2]!;
    if (edge === key) return edges[at * 2 + 1]!;
    if (edge === 0) return 0;
    at = (at + 1) & mask;
  }
}

function step(g: Gazetteer, codes: Uint16Array, length: number, node: number, at: number): void {
  const { symbols, flags, edges, mask } = g;
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
      step(g, codes, length, child(edges, mask, node, g.star), end);
    }
    if (at >= length) return;
    const code = codes[at]!;
    const symbol = symbols[code]!;
    const next = symbol ? child(edges, mask, node, symbol) : 0;
    skipped = next === 0;
    if (next) node = next;
    else if (code !== 0xb7 || node === 1) return;
    at++;
  }
}

const isWord = (kind: number): boolean => kind === Kind.Letter || kind === Kind.Digit;
/** A star takes letters, or what is left of a Hangul word. */
const starred = (kind: number): boolean => kind === Kind.Letter || kind === Kind.Hangul;
