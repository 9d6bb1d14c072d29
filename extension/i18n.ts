import en from '../public/_locales/en/messages.json';
import ko from '../public/_locales/ko/messages.json';

/**
 * Interface words from `_locales`, bundled in both languages: the reader may choose a language that is not the
 * browser's, which `i18n.getMessage` cannot do.
 */
type Messages = Record<string, { message: string; placeholders?: Record<string, { content: string }> }>;
const messages: Record<'en' | 'ko', Messages> = { en, ko };

/** Language for a setting: `auto` follows the browser. */
export const languageOf = (setting: 'auto' | 'en' | 'ko', browserLanguage: string): 'en' | 'ko' =>
  setting !== 'auto' ? setting : /^ko\b/i.test(browserLanguage) ? 'ko' : 'en';

/** Words in one language. A missing key shows itself, so that it is seen. Numbers are grouped by `Intl`. */
export function words(lang: 'en' | 'ko'): { lang: 'en' | 'ko'; t: (key: string, ...subs: (string | number)[]) => string } {
  const number = new Intl.NumberFormat(lang);
  const t = (key: string, ...subs: (string | number)[]) => {
    const entry = messages[lang][key];
    if (!entry) return key;
    const fill = (text: string) =>
      text.replace(/\$(\d)/g, (_, n: string) => {
        const sub = subs[Number(n) - 1];
        return typeof sub === 'number' ? number.format(sub) : (sub ?? '');
      });
    return fill(
      entry.message.replace(/\$([a-z_]+)\$/gi, (all, name: string) => entry.placeholders?.[name.toLowerCase()]?.content ?? all),
    );
  };
  return { lang, t };
}
