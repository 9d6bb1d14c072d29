/**
 * Interface words from `_locales`. They are bundled, as far as a bundle uses them, in both languages: the reader may
 * choose a language that is not the browser's, which `i18n.getMessage` cannot do.
 */
export type Messages = Record<'en' | 'ko', Record<string, string>>;

/** Language for a setting: `auto` follows the browser. */
export const languageOf = (setting: 'auto' | 'en' | 'ko', browserLanguage: string): 'en' | 'ko' =>
  setting !== 'auto' ? setting : /^ko\b/i.test(browserLanguage) ? 'ko' : 'en';

type Translate = (key: string, ...subs: (string | number)[]) => string;

/** Words in one language. A missing key shows itself, so that it is seen. Numbers are grouped by `Intl`. */
export function words(lang: 'en' | 'ko', messages: Messages): { lang: 'en' | 'ko'; t: Translate } {
  const number = new Intl.NumberFormat(lang);
  const t: Translate = (key, ...subs) =>
    (messages[lang][key] ?? key).replace(/\$(\d)/g, (_, n: string) => {
      const sub = subs[Number(n) - 1];
      return typeof sub === 'number' ? number.format(sub) : (sub ?? '');
    });
  return { lang, t };
}
