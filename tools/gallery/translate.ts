import en from '../../public/_locales/en/messages.json';
import ko from '../../public/_locales/ko/messages.json';
import type { Words } from '../../components/types';

const messages: Record<Words['lang'], Record<string, { message: string }>> = { en, ko };

/** The words of the interface straight from _locales, as `browser.i18n` would give them. Throws on a key that is not there. */
export const wordsOf = (lang: Words['lang']): Words => ({
  lang,
  t: (key, ...substitutions) => {
    const found = messages[lang][key];
    if (!found) throw new Error(`no message ${key} in ${lang}`);
    return found.message.replace(/\$(\d)/g, (_, n: string) => String(substitutions[Number(n) - 1] ?? ''));
  },
});
