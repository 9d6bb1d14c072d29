/**
 * The doorbell's one question: is there an anchor of any pack in this text? Small and quick, since every page of a known
 * outlet is asked: one look at each character, and where a word may begin, a look at the few anchors that begin alike.
 */
import type { AnchorData } from './compile';

export interface Anchors {
  /** Characters that an anchor begins with, in both cases. */
  first: Uint8Array;
  /** Anchors by their first two characters, the shorter first. */
  starts: Map<number, string[]>;
}

/** A word that is no anchor after all, though one stands in it. */
const BUT = '!';
const STEM = '*';
const SPACE = 32;
const LETTER = /\p{L}/u;

const lower = (code: number): number =>
  code < 128
    ? code > 64 && code < 91
      ? code + 32
      : code
    : code === 0xa0 || code === 0x202f || code === 0x3000
      ? 32
      : code > 0x200f && code < 0x2016
        ? 45
        : code < 0x600
          ? String.fromCharCode(code).toLowerCase().charCodeAt(0)
          : code;

/** Letters of scripts that put spaces between words. */
const isLetter = (code: number): boolean =>
  code < 128
    ? (code > 96 && code < 123) || (code > 64 && code < 91)
    : code < 0x2000 && LETTER.test(String.fromCharCode(code));

const isSpace = (code: number): boolean => lower(code) === 32 || (code > 8 && code < 14);
const isNothing = (code: number): boolean => code === 0xad || (code > 0x200a && code < 0x200e);

/** Unpacks compiled anchors. */
export function loadAnchors(words: AnchorData): Anchors {
  const first = new Uint8Array(65536);
  const starts: Anchors['starts'] = new Map();
  for (const word of words) {
    const at = word.startsWith(BUT) ? 1 : 0;
    const key = (word.charCodeAt(at) << 16) | word.charCodeAt(at + 1);
    const alike = starts.get(key);
    if (alike) alike.push(word);
    else starts.set(key, [word]);
    first[word.charCodeAt(at)] = first[word[at]!.toUpperCase().charCodeAt(0)] = 1;
  }
  return { first, starts };
}

/** Where the string ends that begins at `at` in the text and reads as `word` from `from` to `to`; -1 if there is none. */
function endOf(text: string, at: number, word: string, from: number, to: number): number {
  while (from < to) {
    const code = text.charCodeAt(at++);
    if (isNothing(code)) continue;
    const space = isSpace(code);
    if (word.charCodeAt(from++) !== (space ? SPACE : lower(code))) return -1;
    if (space) while (isSpace(text.charCodeAt(at))) at++;
  }
  return at;
}

/** Does an anchor stand in the text? White space of any kind and length stands for a space; case does not matter. */
export function rings({ first, starts }: Anchors, text: string): boolean {
  const { length } = text;
  for (let i = 0; i < length; i++) {
    if (!first[text.charCodeAt(i)] || (i && isLetter(text.charCodeAt(i)) && isLetter(text.charCodeAt(i - 1)))) continue;
    let second = i + 1;
    while (isNothing(text.charCodeAt(second))) second++;
    const next = text.charCodeAt(second);
    const alike = starts.get((lower(text.charCodeAt(i)) << 16) | (isSpace(next) ? SPACE : lower(next)));
    if (!alike) continue;
    let rung = false;
    for (const word of alike) {
      const but = word.startsWith(BUT);
      const stem = word.endsWith(STEM);
      const end = endOf(text, i, word, but ? 1 : 0, stem ? word.length - 1 : word.length);
      // The longest that fits has the last word.
      if (end < 0) continue;
      if (but) rung = false;
      else if (stem || !isLetter(text.charCodeAt(end - 1)) || !isLetter(text.charCodeAt(end))) rung = true;
    }
    if (rung) return true;
  }
  return false;
}
