/** Guesses the language of a stretch of text: by script, then, for Latin script, by its commonest words. */

const common: Record<string, Set<string>> = Object.fromEntries(
  Object.entries({
    en: 'the of and to in a is that for it was on with as his at by an be from has have not but its said will he',
    es: 'de la el que en y los las del se por un una con para su al lo como más es ha sus no pero fue',
    fr: 'de la le les et des en un une du est que dans pour qui sur au par pas plus avec ce il ses sont aux a été',
    de: 'der die das und in den von zu mit im ist des nicht sich auf für ein eine dem als auch an es bei hat wird am aus',
  }).map(([lang, words]) => [lang, new Set(words.split(' '))]),
);

/** What of a text is looked at. */
const SAMPLE = 1200;

/**
 * Primary language subtag of a text.
 * @param hint language of the page, used where the text itself does not say; null if unknown
 */
export function languageOf(text: string, hint: string | null): string {
  const sample = text.slice(0, SAMPLE);
  const count = (pattern: RegExp): number => sample.match(pattern)?.length ?? 0;
  const hangul = count(/[\uac00-\ud7af]/g);
  const kana = count(/[\u3040-\u30ff\uff66-\uff9f]/g);
  const han = count(/[\u4e00-\u9fff]/g);
  const cyrillic = count(/[\u0400-\u04ff]/g);
  const latin = count(/[a-zA-Z\u00c0-\u024f]/g);
  const asked = hint?.split('-')[0]!.toLowerCase() ?? '';
  if (hangul * 2 > Math.max(kana + han, latin / 3)) return 'ko';
  if ((kana + han) * 3 > Math.max(latin, cyrillic)) return kana * 12 > han || (asked === 'ja' && kana > 0) ? 'ja' : kana ? 'zh' : asked === 'ja' && han < 30 ? 'ja' : 'zh';
  if (cyrillic > latin) return asked === 'uk' || asked === 'bg' || asked === 'sr' ? asked : 'ru';
  const words = sample.toLowerCase().match(/[\p{L}]+/gu) ?? [];
  let best = asked || 'en';
  let most = 1;
  for (const [lang, list] of Object.entries(common)) {
    let hits = 0;
    for (const word of words) if (list.has(word)) hits++;
    if (hits > most || (hits === most && lang === asked)) {
      most = hits;
      best = lang;
    }
  }
  // A page that says Polish is not made English by three small words.
  return asked && !(asked in common) && most < words.length / 4 ? asked : best;
}
