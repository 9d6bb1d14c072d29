/** Everything but letters and digits, in the scripts that news is written in. No Unicode classes: see matching/letters.ts. */
const NO_WORD = /[\0-/:-`{-\xbf\u2000-\u2bff\u3000-\u303f\ud800-\udfff\uff00-\uff20]+/g;

/** A text's letters and digits alone, in small letters: to compare what is written with other marks. */
export const plain = (text: string): string => text.toLowerCase().replace(NO_WORD, '');
