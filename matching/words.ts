/** English words and their stems: language, not subject. Words of other scripts pass through unstemmed. */

export interface Word {
  /** As it stands in the text. */
  text: string;
  stem: string;
  start: number;
}

const STOP = new Set(
  (
    'a about after all also although among an and another any are as at be been before being both but by can could did do does doing ' +
    'during each even every few for from further get had has have having he her here him his how however i if in into is it its itself ' +
    'just least less made make many may me might more most much must my no not now of off on once one only or other our out over own per ' +
    'said same say says she should since so some such than that the their them themselves then there these they this those though through ' +
    'to too under until up upon us very was we were what when where whether which while who whom whose why will with would year years yet ' +
    'you your u.s us u united states'
  ).split(' '),
);

const SUFFIXES: [RegExp, string][] = [
  [/(ss|sh|ch|x)es$/, '$1'],
  [/ies$/, 'y'],
  [/(?<![su])s$/, ''],
  [/(?:iz|is)(?:ations?|ing|ed|e)$/, 'iz'],
  [/(?<=..[aeiouy].*)(?:ations?|ings?|ed)$/, ''],
  [/(?<=....)(?:ions?|ments?|ness|ity|ly|al)$/, ''],
  [/(?<=..)([bdfgmnprt])\1$/, '$1'],
  [/(?<=...)[ey]$/, ''],
];

/** A word longer than this is none that has a stem; looking for its suffix would take the square of its length. */
const LONGEST = 50;

/**
 * A light stemmer in the manner of Porter's first steps: plurals, -ed, -ing, -ization, -ion, -ment, -al.
 * It over-cuts rarely and never needs a dictionary; "withdrawal", "withdrawing" and "withdraw" become one.
 */
export function stem(word: string): string {
  let w = word.toLowerCase().replace(/[’']s?$/, '');
  if (w.length < 4 || w.length > LONGEST) return w;
  for (const [suffix, to] of SUFFIXES) {
    const cut = w.replace(suffix, to);
    if (cut.length >= 3) w = cut;
  }
  return w;
}

const WORD = /[\p{L}\p{N}]+(?:[.’'-][\p{L}\p{N}]+)*/gu;

/** Every word of a text with its stem, stop words too. */
export function words(text: string): Word[] {
  return Array.from(text.matchAll(WORD), (m) => ({ text: m[0], stem: stem(m[0]), start: m.index }));
}

/** The words that carry content. */
export const contentWords = (text: string): Word[] =>
  words(text).filter((w) => !STOP.has(w.text.toLowerCase()) && (w.text.length > 1 || w.text > '\u2fff'));
