/**
 * Letters without Unicode classes: each pattern with one costs a browser some milliseconds to compile, and a page tens of
 * kilobytes for as long as it lives. Right for all that news is written in, not for every script there is.
 */

/** For classes of patterns: the letters of scripts that are written with spaces. */
export const LETTER = 'A-Za-z\\xaa\\xb5\\xba\\xc0-\\u1fff';

const LETTERS = new RegExp(`[${LETTER}]`);
const WORD = new RegExp(
  `[\\d${LETTER}\\u3005-\\u3007\\u3041-\\u3096\\u30a1-\\u30fa\\u30fc-\\u318e\\u3400-\\u9fff\\ua000-\\ud7ff\\uf900-\\ufaff\\uff10-\\uff19\\uff21-\\uff3a\\uff41-\\uff5a\\uff66-\\uffdc]`,
);

/** Is the UTF-16 unit at an offset of a text a letter of these? */
export const isLetterAt = (text: string, at: number): boolean => LETTERS.test(text.charAt(at));

/** Is the UTF-16 unit at an offset of a text one of a letter or digit? Outside the text there is none. */
export function isWordAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if ((code & 0xf800) !== 0xd800) return WORD.test(text.charAt(at));
  // Of two units: a letter, unless it is one of the blocks of pictures.
  const lead = code < 0xdc00 ? code : text.charCodeAt(at - 1);
  return lead >= 0xd800 && lead < 0xdc00 && (lead < 0xd83c || lead > 0xd83e);
}

/** Length-preserving lower case, so that offsets hold. */
export const lower = (text: string): string => {
  const low = text.toLowerCase();
  return low.length === text.length
    ? low
    : Array.from(text, (c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join('');
};
