/**
 * Folds text for matching and keeps the way back: every folded character knows where it stood in the original.
 * Close to NFKC plus case folding, done character by character so that the offsets stay exact. White space runs become
 * one space, soft hyphens and zero-width characters go, every dash is "-", every apostrophe "'", every double quote '"'
 * (the Windows-1252 control codes too), and the dots of initialisms go: U.S. and US are both "us", with their capitals noted.
 */
import * as Kind from './kinds.ts';

export interface Folded {
  length: number;
  codes: Uint16Array;
  /** Original offset where the character begins, and where it ends (exclusive). */
  from: Int32Array;
  to: Int32Array;
  /** 1 where the original was a capital. */
  capital: Uint8Array;
}

const DROP = 0xffff;
const MANY = 0xfffe;
const foldOf = new Uint16Array(65536);
/** Kind of a folded character in the lower bits; `CAPITAL` where one of the original is a capital. */
const kinds = new Uint8Array(65536);
const KIND = 15;
const CAPITAL = 16;
const many = new Map<number, string>();

const DASH = /[\p{Pd}\u2043\u2212\u0096\u0097/\uff0f]/u;
const APOSTROPHE = /['`´ʼ‘’‚‛′\u0091\u0092＇]/;
const QUOTE = /["“”„‟«»″\u0093\u0094＂]/;
const MIDDOT = /[·‧・･ㆍ•∙⋅]/;
const GONE =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]/;
const SPECIAL: Record<string, string> = { ß: 'ss', œ: 'oe', æ: 'ae', ё: 'е', ı: 'i' };

const isHigh = (code: number): boolean => (code & 0xfc00) === 0xd800;
const isLow = (code: number): boolean => (code & 0xfc00) === 0xdc00;
/**
 * What a character of two units becomes that is no other way of writing one of one: a letter, an ideograph, something else. No
 * text holds these (they are noncharacters).
 */
const BEYOND = { letter: 0xfdd0, han: 0xfdd1, other: 0xfdd2 };
const pairs = new Map<string, string>();

/** Folds a character of two units: 𝐊 is a K. Classes stand in brackets: esbuild makes others anew at every use. */
function foldPair(char: string): string {
  let folded = pairs.get(char);
  if (folded !== undefined) return folded;
  folded = char.normalize('NFKC').toLowerCase();
  if (folded.length > 4 || /[\ud800-\udfff]/.test(folded)) {
    const kind = /[\p{Script=Han}]/u.test(char) ? 'han' : /[\p{L}\p{M}\p{N}]/u.test(char) ? 'letter' : 'other';
    // Variation selectors and tags are nothing to see.
    folded = /[\u{e0000}-\u{e0fff}]/u.test(char) ? '' : String.fromCharCode(BEYOND[kind]);
  }
  pairs.set(char, folded);
  return folded;
}

/**
 * What English text is made of, without asking regular expressions about Unicode, which take a page's time and memory:
 * ASCII but NUL, and curly quotes and dashes.
 */
function learnCommon(code: number): number {
  let value = code;
  if (code > 64 && code < 91) {
    value = code + 32;
    kinds[code]! |= CAPITAL;
  } else if (code > 8 && code < 14) value = 32;
  else if (code === 0x2f || code === 0x2013 || code === 0x2014) value = 0x2d;
  else if (code === 0x60 || code === 0x2018 || code === 0x2019) value = 0x27;
  else if (code === 0x201c || code === 0x201d) value = 0x22;
  else if (code > 127 || !code) return 0;
  return (foldOf[code] = value);
}

/** The letters of Latin-1 and Latin Extended-A are those that have a case, and these three; the browser compiles no Unicode classes for them. */
const LATIN = 0x180;
const CASELESS = 'ªºĸ';
function isLatinLetter(char: string, code: number): boolean {
  return code < LATIN && (char.toLowerCase() !== char.toUpperCase() || CASELESS.includes(char));
}

/** Folds one character that has not been seen yet, and remembers it. */
function learn(code: number): number {
  const common = learnCommon(code);
  if (common) return common;
  const char = String.fromCharCode(code);
  let folded = char;
  // The next unit tells what it is: looked at every time.
  if (isHigh(code)) folded = char + char;
  else if (isLatinLetter(char, code)) folded = lowered(char);
  else if (GONE.test(char)) folded = '';
  else if (/\s|\u0085/.test(char)) folded = ' ';
  else if (DASH.test(char)) folded = '-';
  else if (APOSTROPHE.test(char)) folded = "'";
  else if (QUOTE.test(char)) folded = '"';
  else if (MIDDOT.test(char)) folded = '·';
  else if (code < 0xd800 || code > 0xdfff) {
    folded = lowered(char);
    if (/^\s/.test(folded)) folded = ' ';
  }
  if (char !== char.toLowerCase() && (code < LATIN || /[\p{Lu}]/u.test(char))) kinds[code]! |= CAPITAL;
  const value =
    folded === '' ? DROP : folded.length === 1 && folded !== '\0' ? folded.charCodeAt(0) : folded === '\0' ? 32 : MANY;
  if (value === MANY) many.set(code, folded);
  foldOf[code] = value;
  return value;
}

function lowered(char: string): string {
  const lower = char.normalize('NFKC').toLowerCase();
  return SPECIAL[lower] ?? (lower.length > 4 ? char : lower);
}

function asciiKind(code: number): number {
  if (code > 47 && code < 58) return Kind.Digit;
  if ((code > 96 && code < 123) || (code > 64 && code < 91) || code === 95) return Kind.Letter;
  switch (String.fromCharCode(code)) {
    case ' ':
      return Kind.Space;
    case '.':
    case '!':
    case '?':
      return Kind.Point;
    case ',':
      return Kind.Comma;
    case ';':
    case ':':
    case '(':
    case ')':
    case '[':
    case ']':
      return Kind.Break;
    default:
      return Kind.Other;
  }
}

function learnKind(code: number): number {
  const char = String.fromCharCode(code);
  let kind: number = Kind.Other;
  if (code < 128) kind = asciiKind(code);
  else if (isLatinLetter(char, code)) kind = Kind.Letter;
  else if (code === BEYOND.letter) kind = Kind.Letter;
  else if (code === BEYOND.han) kind = Kind.Han;
  else if (/[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af\ua960-\ua97f\ud7b0-\ud7ff]/.test(char)) kind = Kind.Hangul;
  else if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}ー]/u.test(char)) kind = Kind.Han;
  else if (/[\p{Nd}]/u.test(char)) kind = Kind.Digit;
  else if (/[\p{L}\p{M}_]/u.test(char)) kind = Kind.Letter;
  else if (/[。！？｡]/.test(char)) kind = Kind.Stop;
  else if (/[.!?…]/.test(char)) kind = Kind.Point;
  else if (/[,、،]/.test(char)) kind = Kind.Comma;
  else if (/[;:()[\]【】]/.test(char)) kind = Kind.Break;
  else if (code === 0xb7) kind = Kind.Middot;
  kinds[code]! |= kind;
  return kind;
}

/** Kind of a folded character. */
export const kindOf = (code: number): number => kinds[code]! & KIND || learnKind(code);

/** 1 for a character of the original that is a capital, if it was folded before. */
const capitalOf = (code: number): number => (kinds[code]! & CAPITAL) >> 4;

const isCapital = (text: string, i: number): boolean => {
  const code = text.charCodeAt(i);
  if (!(code > 0)) return false;
  if (!foldOf[code]) learn(code);
  return capitalOf(code) === 1;
};
const isLetter = (text: string, i: number): boolean =>
  i >= 0 && i < text.length && kindOf(text.charCodeAt(i)) === Kind.Letter;

const folded = (code: number): number => foldOf[code] || learn(code);
/** The next character that is seen, to the left (`by` -1) or right. */
function seen(text: string, i: number, by: 1 | -1): number {
  let at = i + by;
  while (at >= 0 && at < text.length && folded(text.charCodeAt(at)) === DROP) at += by;
  return at;
}

/** The dot at `i` belongs to an initialism: U.S., U.S.S.R.; not to N. Dakota or N.Dakota. `run`: the dot before it did. */
function inInitialism(text: string, i: number, run: boolean): boolean {
  const letter = seen(text, i, -1);
  if (!isCapital(text, letter)) return false;
  const before = seen(text, letter, -1);
  if (run && text.charCodeAt(before) === 46) return true;
  const next = seen(text, i, 1);
  return !isLetter(text, before) && isCapital(text, next) && !isLetter(text, seen(text, next, 1));
}

/** Marks that join the character before them (NFC): accents, kana voicing, vowels and finals of decomposed Hangul. */
const joins = (code: number): boolean =>
  (code >= 0x300 && code <= 0x36f) || code === 0x3099 || code === 0x309a || (code >= 0x1161 && code <= 0x11c2);

const buffers = {
  size: 0,
  codes: new Uint16Array(0),
  from: new Int32Array(0),
  to: new Int32Array(0),
  capital: new Uint8Array(0),
};

/**
 * Folds `text` from `start` to `end` (UTF-16 offsets).
 * The result lives in buffers that the next call overwrites: use it at once.
 */
export function fold(text: string, start = 0, end = text.length): Folded {
  const need = (end - start) * 4 + 1;
  if (buffers.size < need) {
    buffers.size = need;
    buffers.codes = new Uint16Array(need);
    buffers.from = new Int32Array(need);
    buffers.to = new Int32Array(need);
    buffers.capital = new Uint8Array(need);
  }
  const { codes, from, to, capital } = buffers;
  let n = 0;
  let run = false;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    const folded = foldOf[code] || learn(code);
    if (folded > 96 && folded < LATIN && !run) {
      // A letter, as most are.
    } else if (folded === 46) {
      if (inInitialism(text, i, run)) {
        run = true;
        if (n) to[n - 1] = i + 1;
        continue;
      }
    } else if (folded === DROP) continue;
    else if (folded === 32) {
      if (n && codes[n - 1] === 32) continue;
    } else if (folded === MANY) {
      const pair = isHigh(code) && i + 1 < end && isLow(text.charCodeAt(i + 1));
      const whole = pair ? text.slice(i, i + 2) : '';
      const chars = pair ? foldPair(whole) : isHigh(code) ? text[i]! : many.get(code)!;
      const large = pair ? Number(/[\p{Lu}]/u.test(whole)) : capitalOf(code);
      for (let k = 0; k < chars.length; k++) {
        codes[n] = chars.charCodeAt(k);
        from[n] = i;
        to[n] = i + (pair ? 2 : 1);
        capital[n++] = large;
      }
      if (pair) i++;
      continue;
    } else if (code > 0x2ff && joins(code) && n) {
      const joined = (String.fromCharCode(codes[n - 1]!) + String.fromCharCode(folded)).normalize('NFC');
      if (joined.length === 1) {
        codes[n - 1] = foldOf[joined.charCodeAt(0)] || learn(joined.charCodeAt(0));
        to[n - 1] = i + 1;
        continue;
      }
    }
    if (run && kindOf(folded) !== Kind.Letter) run = false;
    codes[n] = folded;
    from[n] = i;
    to[n] = i + 1;
    capital[n++] = capitalOf(code);
  }
  return { length: n, codes, from, to, capital };
}

/** The folded form of a short string, as the compiled lists hold it; with its capitals if they matter. */
export function foldString(text: string, keepCapitals = false): string {
  const { codes, capital, length } = fold(text);
  let out = '';
  for (let i = 0; i < length; i++) {
    const char = String.fromCharCode(codes[i]!);
    out += keepCapitals && capital[i] ? char.toUpperCase() : char;
  }
  return out;
}
