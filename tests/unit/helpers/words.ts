import type { Words } from '../../../components/types';
import { words as of } from '../../../extension/i18n';

/** Words that fail on a key which is not there, instead of showing it. */
export function words(lang: 'en' | 'ko' = 'en'): Words {
  const { t } = of(lang);
  return {
    lang,
    t: (key, ...substitutions) => {
      const text = t(key, ...substitutions);
      if (text === key) throw new Error(`no message ${key}`);
      return text;
    },
  };
}
