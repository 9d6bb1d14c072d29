/**
 * Interface words from `_locales`. They are bundled, as far as a bundle uses them, in both languages: the reader may
 * choose a language that is not the browser's, which `i18n.getMessage` cannot do.
 */
export type Messages = Record<'en' | 'ko', Record<string, string>>;

/** Language for a setting: `auto` follows the browser. */
export const languageOf = (setting: 'auto' | 'en' | 'ko', browserLanguage: string): 'en' | 'ko' =>
  setting !== 'auto' ? setting : /^ko\b/i.test(browserLanguage) ? 'ko' : 'en';

type Translate = (key: string, ...subs: (string | number)[]) => string;

/** `Intl` takes 20 ms for its first number, and only large ones need it. */
const shown = (n: number, lang: string): string => (n < 1000 ? String(n) : new Intl.NumberFormat(lang).format(n));

/** Words in one language. A missing key shows itself, so that it is seen. Large numbers are grouped by `Intl`. */
export function words(lang: 'en' | 'ko', messages: Messages): { lang: 'en' | 'ko'; t: Translate } {
  const t: Translate = (key, ...subs) =>
    (messages[lang][key] ?? key).replace(/\$(\d)/g, (_, n: string) => {
      const sub = subs[Number(n) - 1];
      return typeof sub === 'number' ? shown(sub, lang) : (sub ?? '');
    });
  return { lang, t };
}
