/**
 * The compiled lists of words and a scan that finds them. One trie holds every surface form and every word that patterns
 * are made of; a scan walks it from each word start (Latin, Cyrillic …), from each character (Han, kana), and over the
 * segmentations of a Hangul word into nouns and an ending. Linear in the text: a walk is as deep as the longest word.
 */
import { isEnding } from './hangul.ts';
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

interface Output {
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
    (outputs[node] ??= []).push({ items: line.slice(tab + 1).split(',').map((id) => parseInt(id, 36)), capitals });
  }
  return { items, symbols, keys, nodes, mask, flags, outputs, star: symbols[STAR.charCodeAt(0)]! };
}

/** Words found in a stretch of text, in order of their start. Parallel arrays; positions are of the folded text. */
export class Tokens {
  start: number[] = [];
  end: number[] = [];
  item: number[] = [];
  sentence: number[] = [];
  /** Distance in half words from the beginning, at every folded position. */
  reach = new Int32Array(0);
  /** Folded positions where sentences begin. */
  sentences: number[] = [];
}

/**
 * Finds every listed word.
 * @param free class whose words cost no distance (articles and the like)
 * @param number item that stands for any number; -1: none
 * @param lang bits of the text's language
 */
export function scan(g: Gazetteer, text: Folded, lang: number, free: number, number: number): Tokens {
  const { codes, capital, length } = text;
  const { symbols, keys, nodes, mask, flags, outputs, items, star } = g;
  const out = new Tokens();
  const reach = (out.reach = new Int32Array(length + 1));
  out.sentences.push(0);
  let sentence = 0;

  const child = (node: number, symbol: number): number => {
    const key = node * WIDTH + symbol;
    let at = slot(key, mask);
    while (keys[at] !== key) {
      if (!keys[at]) return 0;
      at = (at + 1) & mask;
    }
    return nodes[at]!;
  };

  /** Ends of the words that begin at `from`, with their outputs: `found(end, node)`. */
  const walk = (node: number, at: number, found: (end: number, node: number) => void): void => {
    for (let skipped = false; ; ) {
      const flag = flags[node]!;
      if (flag & 1 && !skipped) found(at, node);
      if (flag & 2) {
        let end = at;
        while (end < length && starred(kindOf(codes[end]!))) end++;
        walk(child(node, star), end, found);
      }
      if (at >= length) return;
      const code = codes[at]!;
      const symbol = symbols[code]!;
      const next = symbol ? child(node, symbol) : 0;
      skipped = next === 0;
      if (next) node = next;
      else if (code !== 0xb7 || node === 1) return;
      at++;
    }
  };

  const alone = (start: number, end: number): boolean => {
    if (end + 1 < length && capital[end + 1] && codes[end] === 32 && !capital[end + 2]) return false;
    if (end + 1 < length && codes[end] === 45 && capital[end + 1]) return false;
    if (start < 2 || codes[start - 1] !== 32) return true;
    let before = start - 2;
    while (before > 0 && kindOf(codes[before - 1]!) === Kind.Letter) before--;
    return !capital[before] || before === out.sentences[sentence] || start - before > 8;
  };

  const push = (start: number, end: number, id: number): void => {
    out.start.push(start);
    out.end.push(end);
    out.item.push(id);
    out.sentence.push(sentence);
  };

  const emit = (start: number, end: number, node: number): boolean => {
    let isFree = false;
    for (const { items: ids, capitals } of outputs[node]!) {
      if (!capitals.every((i) => capital[start + i])) continue;
      for (const id of ids) {
        const item = items[id]!;
        if (item.langs && !(item.langs & lang)) continue;
        if (item.alone && !alone(start, end)) continue;
        if (item.cls === free) isFree = true;
        push(start, end, id);
      }
    }
    return isFree;
  };

  /** Emits the words of the Hangul word that begins at `start`: the longest that another word or an ending follows. */
  const hangul = (start: number): number => {
    let end = start;
    while (end < length && kindOf(codes[end]!) === Kind.Hangul) end++;
    const tried = new Map<number, boolean>();
    const ended = (from: number, at: number): boolean =>
      at >= end || isEnding(String.fromCharCode(...codes.subarray(at, end)), at - from);
    const closes = (from: number, at: number): boolean => ended(from, at) || parts(at) || at - from > 2;
    const parts = (at: number): boolean => {
      const known = tried.get(at);
      if (known !== undefined) return known;
      const hits: [number, number][] = [];
      walk(1, at, (to, node) => void hits.push([to, node]));
      const longest = hits.reverse().find(([to]) => closes(at, to));
      // A shorter noun with its ending is a word too, though a longer one is listed: 북한 in 북한의.
      for (const [to, node] of hits) if (to === longest?.[0] || ended(at, to)) emit(at, to, node);
      tried.set(at, longest !== undefined);
      return longest !== undefined;
    };
    if (end - start < 24) parts(start);
    return end;
  };

  let cost = 0;
  let wordFree = false;
  let wordEnd = 0;
  for (let i = 0; i < length; ) {
    reach[i] = cost;
    const code = codes[i]!;
    const kind = kindOf(code);
    if (kind === Kind.Letter || kind === Kind.Digit) {
      const start = i;
      wordEnd = i + 1;
      while (wordEnd < length && isWord(kindOf(codes[wordEnd]!))) wordEnd++;
      wordFree = false;
      if (kind === Kind.Digit) {
        const end = numberEnd(text, start);
        if (number >= 0) push(start, end, number);
        if (end > wordEnd) wordEnd = end;
      }
      if (symbols[code])
        walk(1, start, (end, node) => {
          const lastKind = kindOf(codes[end - 1]!);
          if (end < length && isWord(lastKind) && isWord(kindOf(codes[end]!))) return;
          if (end < length && lastKind === Kind.Hangul && kindOf(codes[end]!) === Kind.Hangul && !closesHangul(codes, end, length)) return;
          if (emit(start, end, node) && end === wordEnd) wordFree = true;
        });
      if (!wordFree) cost += 2;
      for (i++; i < wordEnd; i++) reach[i] = cost;
      continue;
    }
    if (kind === Kind.Hangul) {
      const end = hangul(i);
      cost += 2;
      for (i++; i < end; i++) reach[i] = cost;
      continue;
    }
    if (kind === Kind.Han) {
      if (symbols[code])
        walk(1, i, (end, node) => {
          if (end < length && kindOf(codes[end - 1]!) === Kind.Hangul && kindOf(codes[end]!) === Kind.Hangul && !closesHangul(codes, end, length)) return;
          emit(i, end, node);
        });
      cost += 1;
    } else if (kind === Kind.Comma) cost += code === 0x3001 ? 1 : 2;
    else if (kind === Kind.Break) cost += 2;
    else if (code === 45 && codes[i + 1] === 32) cost += 3;
    i++;
    if (kind === Kind.Stop || (kind === Kind.Point && endsSentence(text, i - 1))) {
      out.sentences.push(i);
      sentence++;
    }
  }
  reach[length] = cost;
  return out;
}

/** Where the number that begins at `start` ends: 28,500 and 28.500 and 28 500 are one. */
function numberEnd({ codes, length }: Folded, start: number): number {
  const digit = (i: number): boolean => i < length && kindOf(codes[i]!) === Kind.Digit;
  let at = start;
  for (;;) {
    while (digit(at)) at++;
    const separator = codes[at];
    const grouped = digit(at + 1) && digit(at + 2) && digit(at + 3) && !digit(at + 4);
    if (((separator === 44 || separator === 46) && digit(at + 1)) || (separator === 32 && grouped)) at++;
    else return at;
  }
}

/** A star takes letters, or what is left of a Hangul word. */
const starred = (kind: Kind): boolean => kind === Kind.Letter || kind === Kind.Hangul;
const isWord = (kind: Kind): boolean => kind === Kind.Letter || kind === Kind.Digit;

/** Is what follows a Hangul noun at `at` an ending (and not the rest of another word)? */
function closesHangul(codes: Uint16Array, at: number, length: number): boolean {
  let end = at;
  while (end < length && kindOf(codes[end]!) === Kind.Hangul) end++;
  return end - at < 24 && isEnding(String.fromCharCode(...codes.subarray(at, end)), 2);
}

/** A point ends a sentence before white space, unless it follows an initial or a short capitalised abbreviation (Gen., Dec.). */
function endsSentence({ codes, capital, length }: Folded, at: number): boolean {
  let next = at + 1;
  while (next < length && (codes[next] === 34 || codes[next] === 39 || codes[next] === 0x300d || codes[next] === 0x300f || codes[next] === 41)) next++;
  if (next < length && codes[next] !== 32) return false;
  if (codes[at] !== 46) return true;
  let start = at;
  while (start > 0 && kindOf(codes[start - 1]!) === Kind.Letter) start--;
  const size = at - start;
  if (size === 1) return !(capital[start] || kindOf(codes[start]!) === Kind.Letter) ;
  return !(size > 0 && size <= 3 && capital[start] && !capital[start + 1]);
}
