import type { Words } from '../../../components/types';
import { words as of } from '../../../extension/i18n';
import { messagesOf } from '../../../tools/words-plugin';

const messages = { en: messagesOf('en', ['']), ko: messagesOf('ko', ['']) };

/** Words that fail on a key which is not there, instead of showing it. */
export function words(lang: 'en' | 'ko' = 'en'): Words {
  const { t } = of(lang, messages);
  return {
    lang,
    t: (key, ...substitutions) => {
      if (!(key in messages[lang])) throw new Error(`no message ${key}`);
      return t(key, ...substitutions);
    },
  };
}
