/** Where a piece of text lies: its sentence, its paragraph. */
import { isLetterAt } from './letters';

export interface Span {
  start: number;
  end: number;
}

const CLOSERS = /[”’"'»」』）)\]]/;
const FULL = '\n。！？';
const POINTS = '.!?…';
const ABBREVIATIONS = new Set(
  'Mr Mrs Ms Dr Gen Lt Col Sgt Adm Rep Sen Gov St vs No Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Nr bzw usw ca M EE UU'.split(
    ' ',
  ),
);

const LONGEST_ABBREVIATION = 4;

/** Is the word right before `end` an abbreviation or an initial: "Mr", "U", the "S" of "U.S"? */
function isAbbreviation(text: string, end: number): boolean {
  let start = end;
  while (end - start <= LONGEST_ABBREVIATION && isLetterAt(text, start - 1)) start--;
  return end - start === 1 || ABBREVIATIONS.has(text.slice(start, end));
}

/** Whether a sentence ends with the mark at `i`. An initial or abbreviation before a full stop does not end one. */
function ends(text: string, i: number): boolean {
  const mark = text[i]!;
  if (FULL.includes(mark)) return true;
  if (!POINTS.includes(mark)) return false;
  let after = i + 1;
  while (after < text.length && CLOSERS.test(text[after]!)) after++;
  if (after < text.length && !/\s/.test(text[after]!)) return false;
  return mark !== '.' || !isAbbreviation(text, i);
}

/** A sentence without an end for so many characters is cut: at the same places for what stands together, and not too near. */
const LONGEST = 800;
const CUT = LONGEST / 2;
const cutBefore = (at: number): number => at - (at % CUT);

function beginning(text: string, start: number): number {
  const least = Math.max(0, start - LONGEST);
  for (let at = start; at > least; at--) if (ends(text, at - 1)) return at;
  return least && cutBefore(start - CUT);
}

/** Where the mark stands that ends what is at `from`. */
function ending(text: string, from: number): number {
  const most = Math.min(text.length, from + LONGEST);
  for (let at = from; at < most; at++) if (ends(text, at)) return at;
  return most < text.length ? cutBefore(from + LONGEST) : most;
}

/** The sentence around `start` … `end`; a line break always bounds one. Offsets are UTF-16 units of `text`. */
export function sentenceAround(text: string, { start, end }: Span): Span {
  let from = beginning(text, start);
  // A closing quotation mark after the full stop belongs to the sentence before.
  while (from < start && /[\s”’"'»」』）)\]]/.test(text[from]!)) from++;
  let to = ending(text, Math.max(end, start));
  if (to < text.length && text[to] !== '\n') {
    to++;
    while (to < text.length && CLOSERS.test(text[to]!)) to++;
  }
  return { start: from, end: to };
}

/** The line around a place: a paragraph of the article's text. */
export function paragraphAround(text: string, { start, end }: Span): Span {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end);
  return { start: from, end: to < 0 ? text.length : to };
}

/**
 * For a text, how far two spans of it are from each other: the characters between them, 0 if they touch. Ideographs and Hangul say more
 * in fewer characters and count threefold. Counts them when first asked.
 */
export function distances(text: string): (a: Span, b: Span) => number {
  let wide: Int32Array | undefined;
  return (a, b) => {
    const [from, to] = a.start <= b.start ? [a.end, b.start] : [b.end, a.start];
    if (to <= from) return 0;
    wide ??= wideBefore(text);
    return to - from + 2 * (wide[to]! - wide[from]!);
  };
}

/** At every offset, how many characters before it are ideographs or Hangul. */
function wideBefore(text: string): Int32Array {
  const wide = new Int32Array(text.length + 1);
  for (let i = 0; i < text.length; i++) wide[i + 1] = wide[i]! + (text.charCodeAt(i) > 0x2e7f ? 1 : 0);
  return wide;
}
