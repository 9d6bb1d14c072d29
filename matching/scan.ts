/**
 * Finds every listed word of a stretch of text: from each word start (Latin, Cyrillic …), from each character (Han, kana),
 * and over the segmentations of a Hangul word into nouns and an ending. Linear in the text: a walk is as deep as the
 * longest word.
 */
import { found, walk, wordEnd, type Gazetteer } from './gazetteer.ts';
import { isEnding } from './hangul.ts';
import * as Kind from './kinds.ts';
import { kindOf, type Folded } from './normalize.ts';

/** Longest Hangul word that is segmented. */
const LONGEST = 24;

/**
 * Words found, in order of their start, the longer first. Parallel arrays; positions are of the folded text. Made once and filled again by
 * every scan.
 */
export class Tokens {
  count = 0;
  start = new Int32Array(1024);
  end = new Int32Array(1024);
  item = new Int32Array(1024);
  sentence = new Int32Array(1024);
  /** Distance in half words from the beginning, at every folded position. */
  reach = new Int32Array(0);
  /** Folded positions where sentences begin. */
  sentences: number[] = [];

  push(start: number, end: number, item: number): void {
    if (this.count === this.start.length)
      for (const name of ['start', 'end', 'item', 'sentence'] as const) {
        const longer = new Int32Array(this.count * 2);
        longer.set(this[name]);
        this[name] = longer;
      }
    this.start[this.count] = start;
    this.end[this.count] = end;
    this.item[this.count] = item;
    this.sentence[this.count++] = this.sentences.length - 1;
  }
}

/** Sorts by start, the longer first: almost sorted as they come. */
function sort({ count, start, end, item, sentence }: Tokens): void {
  for (let i = 1; i < count; i++) {
    const a = start[i]!;
    const b = end[i]!;
    const c = item[i]!;
    const d = sentence[i]!;
    let to = i;
    for (; to > 0 && (start[to - 1]! > a || (start[to - 1] === a && end[to - 1]! < b)); to--) {
      start[to] = start[to - 1]!;
      end[to] = end[to - 1]!;
      item[to] = item[to - 1]!;
      sentence[to] = sentence[to - 1]!;
    }
    if (to === i) continue;
    start[to] = a;
    end[to] = b;
    item[to] = c;
    sentence[to] = d;
  }
}

export interface ScanOptions {
  /** Class whose words cost no distance: articles and the like; -1: none. */
  free: number;
  /** Item that stands for any number in figures; -1: none. */
  number: number;
}

const isWord = (kind: number): boolean => kind === Kind.Letter || kind === Kind.Digit;

/** @param g the words of the text's language */
export function scan(g: Gazetteer, text: Folded, { free, number }: ScanOptions, out: Tokens): void {
  const { codes, length } = text;
  const { symbols } = g;
  if (out.reach.length < length + 1) out.reach = new Int32Array(length * 2 + 1);
  const { reach } = out;
  out.count = 0;
  out.sentences = [0];
  let cost = 0;
  for (let i = 0; i < length;) {
    reach[i] = cost;
    const code = codes[i]!;
    const kind = kindOf(code);
    if (kind === Kind.Letter || kind === Kind.Digit) {
      const start = i;
      const ends = wordEnd(g, text, i);
      let end = Math.abs(ends);
      if (kind === Kind.Digit) {
        const numeral = numberEnd(text, start);
        if (number >= 0) out.push(start, numeral, number);
        if (numeral > end) end = numeral;
        // A number ends inside its word where letters follow (1B), a word inside its number (6.25).
        for (let at = start + 1; at < end; at++) reach[at] = cost;
      }
      if (ends < 0 || !wordsAt(g, text, start, end, free, out)) cost += 2;
      // Nothing else begins or ends inside the word, so no distance is asked for there.
      i = end;
      continue;
    }
    if (kind === Kind.Hangul) {
      let end = i;
      while (end < length && kindOf(codes[end]!) === Kind.Hangul) end++;
      if (end - i < LONGEST) hangul(g, text, i, end, free, out);
      cost += 2;
      for (i++; i < end; i++) reach[i] = cost;
      continue;
    }
    if (kind === Kind.Han) {
      if (symbols[code]) wordsAt(g, text, i, -1, free, out);
      cost += 1;
    } else if (kind === Kind.Comma) cost += code === 0x3001 ? 1 : 2;
    else if (kind === Kind.Break) cost += 2;
    else if (code === 45 && codes[i + 1] === 32) cost += 3;
    i++;
    if (kind === Kind.Stop || (kind === Kind.Point && endsSentence(text, i - 1))) out.sentences.push(i);
  }
  reach[length] = cost;
  sort(out);
}

/** Emits what begins at `start` and ends at a word's end; true if a free word fills the whole word up to `whole`. */
function wordsAt(g: Gazetteer, text: Folded, start: number, whole: number, free: number, out: Tokens): boolean {
  const { codes, length } = text;
  walk(g, text, start);
  let isFree = false;
  for (let k = found.count - 1; k >= 0; k--) {
    const end = found.ends[k]!;
    if (end < length) {
      const last = kindOf(codes[end - 1]!);
      const next = kindOf(codes[end]!);
      if (isWord(last) && isWord(next)) continue;
      if (last === Kind.Hangul && next === Kind.Hangul && !endsHangul(text, end)) continue;
    }
    if (emit(g, text, start, end, found.nodes[k]!, free, out) && end === whole) isFree = true;
  }
  return isFree;
}

/** Emits a word's items whose capitals are there; true if it is a free word. */
function emit(
  g: Gazetteer,
  text: Folded,
  start: number,
  end: number,
  node: number,
  free: number,
  out: Tokens,
): boolean {
  const { classes, alone } = g;
  const outputs = g.outputs[node]!;
  let isFree = false;
  for (let n = 0; n < outputs.length; n++) {
    const { items, capitals } = outputs[n]!;
    if (capitals && !allCapital(text, start, capitals)) continue;
    for (let k = 0; k < items.length; k++) {
      const item = items[k]!;
      if (alone[item] && !standsAlone(text, start, end, out.sentences)) continue;
      if (classes[item] === free) isFree = true;
      else out.push(start, end, item);
    }
  }
  return isFree;
}

function allCapital({ capital }: Folded, start: number, capitals: readonly number[]): boolean {
  for (let n = 0; n < capitals.length; n++) if (!capital[start + capitals[n]!]) return false;
  return true;
}

/** No capitalised word beside a name: "Kim said", not "Kim Novak" or "Novak Kim". A short word before it may be a title. */
function standsAlone({ codes, capital, length }: Folded, start: number, end: number, sentences: number[]): boolean {
  if (end + 2 < length && capital[end + 1] && !capital[end + 2] && (codes[end] === 32 || codes[end] === 45))
    return false;
  if (start < 2 || codes[start - 1] !== 32) return true;
  let before = start - 2;
  while (before > 0 && kindOf(codes[before - 1]!) === Kind.Letter) before--;
  return !capital[before] || before <= sentences[sentences.length - 1]! + 1 || start - before > 8;
}

/** Emits the nouns of the Hangul word from `start` to `stop`: the longest that another noun or an ending follows. */
function hangul(g: Gazetteer, text: Folded, start: number, stop: number, free: number, out: Tokens): void {
  const tried = new Map<number, boolean>();
  const ended = (from: number, at: number): boolean =>
    at >= stop || isEnding(String.fromCharCode(...text.codes.subarray(at, stop)), at - from);
  const closes = (from: number, at: number): boolean => ended(from, at) || parts(at) || at - from > 2;
  const parts = (at: number): boolean => {
    const known = tried.get(at);
    if (known !== undefined) return known;
    walk(g, text, at);
    const hits: [number, number][] = [];
    for (let k = found.count - 1; k >= 0; k--) hits.push([found.ends[k]!, found.nodes[k]!]);
    const longest = hits.find(([to]) => closes(at, to));
    // A shorter noun with its ending is a word too, though a longer one is listed: 북한 in 북한의.
    for (const [to, node] of hits) if (to === longest?.[0] || ended(at, to)) emit(g, text, at, to, node, free, out);
    tried.set(at, longest !== undefined);
    return longest !== undefined;
  };
  if (g.symbols[text.codes[start]!]) parts(start);
}

/** Is what follows a Hangul noun at `at` an ending, and not the rest of another word? */
function endsHangul({ codes, length }: Folded, at: number): boolean {
  let end = at;
  while (end < length && kindOf(codes[end]!) === Kind.Hangul) end++;
  return end - at < LONGEST && isEnding(String.fromCharCode(...codes.subarray(at, end)), 2);
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

/** Closing quotation marks and brackets that may follow a sentence's point. */
const CLOSING = new Set(['"', "'", ')', '」', '』', '”'].map((char) => char.charCodeAt(0)));

/** A point ends a sentence before white space, unless it follows an initial or a short capitalised abbreviation (Gen., Dec.). */
function endsSentence({ codes, capital, length }: Folded, at: number): boolean {
  let next = at + 1;
  while (next < length && CLOSING.has(codes[next]!)) next++;
  if (next < length && codes[next] !== 32) return false;
  if (codes[at] !== 46) return true;
  let start = at;
  while (start > 0 && kindOf(codes[start - 1]!) === Kind.Letter) start--;
  const size = at - start;
  return size === 0 || (size > 1 && !(size <= 3 && capital[start] && !capital[start + 1]));
}
