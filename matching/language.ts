/** Guesses the language of a stretch of text: by script, then, for Latin script, by its commonest words. */

/** Common words and the languages they speak for, as bits. */
const common = new Map<string, number>();
const languages = ['en', 'es', 'fr', 'de'];
[
  'the of and to in a is that for it was on with as his at by an be from has have not but its said will he',
  'de la el que en y los las del se por un una con para su al lo como más es ha sus no pero fue',
  'de la le les et des en un une du est que dans pour qui sur au par pas plus avec ce il ses sont aux a été',
  'der die das und in den von zu mit im ist des nicht sich auf für ein eine dem als auch an es bei hat wird am aus',
].forEach((words, i) => {
  for (const word of words.split(' ')) common.set(word, (common.get(word) ?? 0) | (1 << i));
});

/** What of a text is looked at: UTF-16 units for the script; units and words for a language of Latin script. A shorter text than `BRIEF` says nothing against a hint. */
const SAMPLE = 100;
const LATIN = 240;
const WORDS = 24;
const BRIEF = 120;
/** Common words that settle it for the page's own language before all words are looked at: so many, and so many more than any other's. */
const SURE = 4;
const LEAD = 3;

/** What is counted for another script than Latin. */
const OTHER_SCRIPTS = '[\\u0400-\\u04ff\\u3040-\\u30ff\\uff66-\\uff9f\\u4e00-\\u9fff\\uac00-\\ud7af]';

/** By language: what speaks against it, which is another script or a common word of others that is not its own. */
const against = languages.map((_, i) => {
  const foreign = [...common].filter(([, bits]) => !(bits & (1 << i))).map(([word]) => word);
  return new RegExp(`${OTHER_SCRIPTS}|(?:^| )(?:${foreign.join('|')})(?: |$)`);
});

const last = { hint: '', lang: '' };
/** Primary subtag of a hint: mostly the one that was asked for before. */
function primary(hint: string | null): string {
  if (!hint) return '';
  if (hint !== last.hint) Object.assign(last, { hint, lang: hint.split('-')[0]!.toLowerCase() });
  return last.lang;
}

/**
 * Primary language subtag of a text.
 * @param hint language of the page, used where the text itself does not say; null if unknown
 */
export function languageOf(text: string, hint: string | null): string {
  const asked = primary(hint);
  const own = languages.indexOf(asked);
  // Most texts are what their page says: one question to the browser instead of one for each character and word.
  if (own >= 0 && !against[own]!.test(text.slice(0, LATIN))) return asked;
  let [hangul, kana, han, cyrillic, latin] = [0, 0, 0, 0, 0];
  const size = Math.min(text.length, SAMPLE);
  for (let i = 0; i < size; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x41) continue;
    if (code < 0x250) latin++;
    else if (code >= 0x400 && code < 0x500) cyrillic++;
    else if ((code >= 0x3040 && code < 0x3100) || (code >= 0xff66 && code < 0xffa0)) kana++;
    else if (code >= 0x4e00 && code < 0xa000) han++;
    else if (code >= 0xac00 && code < 0xd7b0) hangul++;
  }
  if (hangul * 2 > Math.max(kana + han, latin / 3)) return 'ko';
  if ((kana + han) * 3 > Math.max(latin, cyrillic))
    return kana * 12 > han || (asked === 'ja' && (kana > 0 || han < 30)) ? 'ja' : 'zh';
  if (cyrillic > latin) return ['uk', 'bg', 'sr', 'mk', 'be'].includes(asked) ? asked : 'ru';
  return latinOf(text.slice(0, LATIN), asked);
}

function latinOf(sample: string, asked: string): string {
  if (sample.length < BRIEF && languages.includes(asked)) return asked;
  const hits = [0, 0, 0, 0];
  const own = languages.indexOf(asked);
  const leads = (by: number): boolean => hits.every((n, i) => i === own || n + by <= hits[own]!);
  let words = 0;
  for (let from = 0; from < sample.length && words < WORDS; words++) {
    let to = sample.indexOf(' ', from);
    if (to < 0) to = sample.length;
    const bits = to - from < 7 ? (common.get(sample.slice(from, to)) ?? 0) : 0;
    for (let i = 0; bits >> i; i++) if (bits & (1 << i)) hits[i]!++;
    if (bits && hits[own]! >= SURE && leads(LEAD)) return asked;
    from = to + 1;
  }
  let best = asked || 'en';
  let most = 1;
  languages.forEach((lang, i) => {
    if (hits[i]! > most || (hits[i] === most && lang === asked)) [best, most] = [lang, hits[i]!];
  });
  // A page that says Polish is not made English by three small words.
  return asked && !languages.includes(asked) && most < words / 4 ? asked : best;
}

/** Letters other than Latin ones, and signs that fold to such. Among them some that are none: few texts hold these. */
const OTHER =
  /[\u0370-\u1dff\u1f00-\u1fff\u2126\u2135-\u213f\u2329\u232a\u2c00-\u2c5f\u2c63\u2c80-\ud7ff\uf900-\ufdff\ufe10-\ufefc\uff61-\uffdc\ud801\ud835\ud838\ud83b\ud87e]|\ud83c[\udd2a\ude00-\ude51]/;
/**
 * Does a text hold letters of other scripts than Latin? A glance at each character, and none at what the browser keeps in
 * one byte each: the one of these that such a text may hold is asked for by itself.
 */
export const hasOtherLetters = (text: string): boolean => OTHER.test(text) || text.includes('µ');

/** Languages of two letters that are usually written in others than Latin ones. `Intl` knows them too, but takes 15 ms to say so. */
const NOT_LATIN =
  /^(?:ab|ae|am|ar|as|av|ba|be|bg|bh|bn|bo|ce|cr|cu|cv|dv|dz|el|fa|gu|he|hi|hy|ii|iu|iw|ja|ji|ka|kk|km|kn|ko|ks|kv|ky|lo|mk|ml|mn|mr|my|ne|oj|or|os|pa|ps|ru|sa|sd|si|sr|ta|te|tg|th|ti|tt|ug|uk|ur|yi|zh)(?:-|$)/;

/** Is a language, given by its tag, written in Latin letters? */
export const writesLatin = (lang: string): boolean => !NOT_LATIN.test(lang);
