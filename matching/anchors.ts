/**
 * The doorbell's one question: is there an anchor of any pack in this text? Small and quick, since every page of a known
 * outlet is asked: the browser's own search goes from one beginning of an anchor to the next, and there we look closer.
 */
import type { AnchorData } from './compile';

export interface Anchors {
  /** Finds what stands in every anchor of Latin letters. */
  cores: RegExp;
  /** Finds the first two characters of an anchor where a word may begin. Says too much rather than too little. */
  begins: RegExp;
  /** Anchors by their first two characters, the shorter first. */
  starts: Map<number, string[]>;
}

/** A word that is no anchor after all, though one stands in it. */
const BUT = '!';
const STEM = '*';
const NEVER = '(?!)';
const SPACE = 32;
const LETTER = /\p{L}/u;
/** What a text of Latin-1 and common signs does not hold: in any other the cores say nothing. */
const ODD = /[^\0-\xac\xae-\xff\u2010-\u2027\u2030-\u205e\u20ac]/;

const lower = (code: number): number =>
  code < 128
    ? code > 64 && code < 91
      ? code + 32
      : code
    : code === 0xa0 || code === 0x202f || code === 0x3000 || (code > 0x1fff && code < 0x200b)
      ? 32
      : code > 0x200f && code < 0x2016
        ? 45
        : code < 0x600
          ? String.fromCharCode(code).toLowerCase().charCodeAt(0)
          : code;

const keyOf = (first: number, second: number): number => (first << 16) | second;

/** Letters of scripts that put spaces between words. */
const isLetter = (code: number): boolean =>
  code < 128
    ? (code > 96 && code < 123) || (code > 64 && code < 91)
    : code < 0x2000 && LETTER.test(String.fromCharCode(code));

const isSpace = (code: number): boolean => lower(code) === 32 || (code > 8 && code < 14);
/** Characters that are not seen, as `isNothing` knows them. */
const NOTHING = '\u00ad\u200b\u200c\u200d';
const isNothing = (code: number): boolean => code === 0xad || (code > 0x200a && code < 0x200e);

/** A regular expression's class of what may stand for these characters of anchors: capitals, other dashes, other spaces. */
const classOf = (chars: string): string =>
  `[${[...new Set(chars + chars.toUpperCase())].join('')}]`.replace('-', '\\-\u2010-\u2015').replace(' ', '\\s');

/** The beginnings of these words, by their first three characters. */
function beginnings(words: readonly string[]): string {
  /** By the first character, then by the second: what comes third. */
  const tree = new Map<string, Map<string, string>>();
  for (const word of words) {
    const [first = '', second = '', third = STEM] = word.replace(BUT, '');
    let seconds = tree.get(first);
    if (!seconds) tree.set(first, (seconds = new Map()));
    seconds.set(second, (seconds.get(second) ?? '') + third);
  }
  const ends = ([second, thirds]: [string, string]): string => {
    if (thirds.includes(STEM)) return classOf(second);
    // Space may go on.
    return `${classOf(second)}(?=${classOf(NOTHING + thirds + (second === ' ' ? second : ''))})`;
  };
  const [inWords, anywhere]: [string[], string[]] = [[], []];
  for (const [first, seconds] of tree)
    (isLetter(first.charCodeAt(0)) ? inWords : anywhere).push(
      `${classOf(first)}(?:${[...seconds].map(ends).join('|')}|[${NOTHING}])`,
    );
  // Once for all letters: the browser then looks for them together.
  return [...(inWords.length ? [`(?<![A-Za-z])(?:${inWords.join('|')})`] : []), ...anywhere].join('|');
}

/** Unpacks compiled anchors. */
export function loadAnchors({ words, cores }: AnchorData): Anchors {
  const starts: Anchors['starts'] = new Map();
  for (const word of words) {
    const at = word.startsWith(BUT) ? 1 : 0;
    const key = keyOf(word.charCodeAt(at), word.charCodeAt(at + 1));
    const alike = starts.get(key);
    if (alike) alike.push(word);
    else starts.set(key, [word]);
  }
  return {
    cores: new RegExp(cores.map((core) => Array.from(core, classOf).join('')).join('|') || NEVER),
    begins: new RegExp(beginnings(words) || NEVER, 'g'),
    starts,
  };
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

/** Does one of these anchors, which begin alike, begin at `at`? */
function ringsAt(text: string, at: number, alike: readonly string[]): boolean {
  let rung = false;
  for (const word of alike) {
    const but = word.startsWith(BUT);
    const stem = word.endsWith(STEM);
    const end = endOf(text, at, word, but ? 1 : 0, stem ? word.length - 1 : word.length);
    // The longest that fits has the last word.
    if (end < 0) continue;
    if (but) rung = false;
    else if (stem || !isLetter(text.charCodeAt(end - 1)) || !isLetter(text.charCodeAt(end))) rung = true;
  }
  return rung;
}

/** Does an anchor stand in the text? White space of any kind and length stands for a space; case does not matter. */
export function rings({ cores, begins, starts }: Anchors, text: string): boolean {
  // Most pages hold no core, and to say so takes less than half the time.
  if (!ODD.test(text) && !cores.test(text)) return false;
  begins.lastIndex = 0;
  while (begins.test(text)) {
    let second = begins.lastIndex - 1;
    const first = second - 1;
    begins.lastIndex = second;
    const code = text.charCodeAt(first);
    if (first && isLetter(code) && isLetter(text.charCodeAt(first - 1))) continue;
    while (isNothing(text.charCodeAt(second))) second++;
    const next = text.charCodeAt(second);
    const alike = starts.get(keyOf(lower(code), isSpace(next) ? SPACE : lower(next)));
    if (alike && ringsAt(text, first, alike)) return true;
  }
  return false;
}
