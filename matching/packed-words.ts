/**
 * How the lists of words travel: one string a language, made at build time (`packWords`) and read when a text of the
 * language first comes (`readWords`). It is made for gzip, which finds repeated strings and counts characters:
 *
 *   - words that mean the same make a group, written once with its meanings: `meanings word word …`, groups between bars
 *   - within a group words are sorted and front-coded against the word before. A character says how much of it stays and
 *     begins the word: `(` `)` `_` its first 0, 1, 2 characters, `A` all of it, `B` all but the last, … `Z` all but 25. So
 *     "deploy", "deployed", "deploying" are `(deployAedCing` whatever the stem, and "deployed" after it is found again
 *   - a capital is its small letter behind `^`
 *   - a meaning is its class, as the difference to the one before in base 36 (nothing for 1), then `.` and its need if it has
 *     one, then `!` if the word must stand alone; commas between
 */

/** What a listed word stands for. */
export interface Meaning {
  /** Class of the pattern language the word belongs to (every concept's forms are two: without and with a need). */
  cls: number;
  /** Number of the company it needs; absent: none. */
  need?: number;
  /** A name that must not have a capitalised neighbour: "Kim", not "Kim Novak". */
  alone?: true;
}

/** Words that mean the same, sorted. */
export interface Group {
  meanings: Meaning[];
  words: string[];
}

/** Kept beginnings that have a sign of their own; ends that are cut off count from `A`. */
const KEPT = '()_';
const A = 65;
const MOST_CUT = 25;
/** None of these stands in a listed word: they are signs of the notation in syntax.ts too. */
const RESERVED = /[()_|]/;

const base36 = (n: number): string => n.toString(36);

function sharedLength(a: string, b: string): number {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n++;
  return n;
}

function packWord(word: string, before: string): string {
  if (RESERVED.test(word)) throw new RangeError(`"${word}": ( ) _ | cannot stand in a word`);
  let kept = sharedLength(before, word);
  const cut = before.length - kept;
  const bySign = kept < KEPT.length || cut > MOST_CUT;
  if (bySign) kept = Math.min(kept, KEPT.length - 1);
  const sign = bySign ? KEPT[kept]! : String.fromCharCode(A + cut);
  return sign + word.slice(kept).replace(/[A-Z^]/g, (char) => `^${char.toLowerCase()}`);
}

const packMeaning = ({ cls, need, alone }: Meaning, from: number): string =>
  `${cls === from + 1 ? '' : base36(cls - from)}${need === undefined ? '' : `.${base36(need)}`}${alone ? '!' : ''}`;

function unpackMeaning(text: string, from: number): Meaning {
  const [, need] = text.split('.');
  const step = parseInt(text, 36);
  const cls = from + (Number.isNaN(step) ? 1 : step);
  // All fields are written: objects of one shape are made and read faster.
  return { cls, need: need ? parseInt(need, 36) : undefined, alone: text.endsWith('!') || undefined };
}

/** By classes, so that they differ little and like words are near. */
function byMeanings(a: Group, b: Group): number {
  for (const [i, one] of a.meanings.entries()) {
    const other = b.meanings[i];
    if (!other) return 1;
    const order = one.cls - other.cls || (one.need ?? -1) - (other.need ?? -1);
    if (order) return order;
  }
  return a.meanings.length - b.meanings.length;
}

/** The notation at the head of this file. The groups come sorted by their classes. */
export function packWords(groups: readonly Group[]): string {
  let cls = 0;
  return [...groups]
    .sort(byMeanings)
    .map(({ meanings, words }) => {
      const heads = meanings.map((meaning, i) => packMeaning(meaning, i ? meanings[i - 1]!.cls : cls));
      cls = meanings[0]!.cls;
      return heads.join(',') + words.map((word, i) => packWord(word, words[i - 1] ?? '')).join('');
    })
    .join('|');
}

/** What takes the words of a list as they are read. */
export interface WordSink {
  /** A group begins: what its words mean. */
  group(meanings: Meaning[]): void;
  /** The next word: `length` UTF-16 units in `codes`, of which the first `kept` are as in the group's word before. */
  word(codes: readonly number[], kept: number, length: number): void;
}

const [BAR, CAPITAL, Z] = ['|', '^', 'Z'].map((sign) => sign.charCodeAt(0));
const KEPT_CODES = Array.from(KEPT, (sign) => sign.charCodeAt(0));
/** From a capital of ASCII to its small letter. */
const SMALLER = 32;
const isSign = (code: number): boolean => (code >= A && code <= Z!) || KEPT_CODES.includes(code);

/** Words read between two pauses. */
const SOME = 24;

/** Reads a packed list character by character, without making strings of its thousands of words. An empty string holds none. */
export function* readWords(packed: string, into: WordSink): Generator<void, void> {
  const codes: number[] = [];
  let cls = 0;
  let words = 0;
  for (let at = 0; at < packed.length; at++) {
    const head = at;
    while (!isSign(packed.charCodeAt(at))) at++;
    const meanings: Meaning[] = [];
    for (const text of packed.slice(head, at).split(','))
      meanings.push(unpackMeaning(text, meanings.at(-1)?.cls ?? cls));
    cls = meanings[0]!.cls;
    into.group(meanings);
    let length = 0;
    while (at < packed.length && packed.charCodeAt(at) !== BAR) {
      const sign = packed.charCodeAt(at++);
      const named = KEPT_CODES.indexOf(sign);
      const kept = named >= 0 ? named : length - (sign - A);
      for (length = kept; at < packed.length; at++) {
        let code = packed.charCodeAt(at);
        if (isSign(code) || code === BAR) break;
        if (code === CAPITAL && packed.charCodeAt(++at) !== CAPITAL) code = packed.charCodeAt(at) - SMALLER;
        codes[length++] = code;
      }
      into.word(codes, kept, length);
      if (++words % SOME === 0) yield;
    }
  }
}
