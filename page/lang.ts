/** Language tags, and what the script of a text tells. */

/** A BCP 47 tag in its usual spelling ("ko-KR", "zh-Hant"), or null for what is none ("utf-8"). */
export function langTag(written: string | null | undefined): string | null {
  const tag = written
    ?.trim()
    .replace(/_/g, '-')
    .split(/[\s,;.]/)[0];
  if (!tag) return null;
  // zh-cmn-Hans: the extended form says the same as zh-Hans.
  const plain = tag.replace(/^zh-(?:cmn|yue)\b/i, 'zh');
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(plain) || /^(?:utf|iso)\b/i.test(plain)) return null;
  try {
    return Intl.getCanonicalLocales(plain)[0] ?? null;
  } catch {
    return null;
  }
}

const counts = [
  ['ko', /[\uac00-\ud7a3]/g],
  ['kana', /[\u3041-\u30ff]/g],
  ['han', /[\u4e00-\u9fff]/g],
  ['ru', /[\u0400-\u04ff]/g],
  ['latin', /[a-z\u00c0-\u024f]/gi],
] as const;

/** Language that a text's script tells: ko, ja, zh or ru; `latin` for any of those written so; null when there is too little. */
export function langOfScript(text: string): 'ko' | 'ja' | 'zh' | 'ru' | 'latin' | null {
  const sample = text.slice(0, 4000);
  const n = Object.fromEntries(counts.map(([name, pattern]) => [name, sample.match(pattern)?.length ?? 0])) as Record<
    (typeof counts)[number][0],
    number
  >;
  const wide = n.ko + n.kana + n.han;
  // A Latin letter is a fifth of a word, a wide one half of one.
  const all = wide * 2.5 + n.ru + n.latin;
  if (all < 12) return null;
  if (wide * 2.5 > all / 2) return n.ko > wide * 0.3 ? 'ko' : n.kana > wide * 0.1 ? 'ja' : 'zh';
  return n.ru > all / 2 ? 'ru' : n.latin > all / 2 ? 'latin' : null;
}

const scripts: Record<string, string> = {
  ko: 'ko',
  ja: 'ja',
  zh: 'zh',
  ru: 'ru',
  uk: 'ru',
  bg: 'ru',
  sr: 'ru',
  be: 'ru',
  mk: 'ru',
  kk: 'ru',
  ky: 'ru',
  mn: 'ru',
  tg: 'ru',
};

/**
 * The language of an article: what the page says, unless the text is in another script (templates say "en" on Korean pages).
 * @param said tags as the page gives them, best first.
 */
export function langOf(said: readonly (string | null | undefined)[], text: string): string | null {
  const seen = langOfScript(text);
  for (const written of said) {
    const tag = langTag(written);
    if (!tag) continue;
    const script = scripts[tag.split('-')[0]!] ?? 'latin';
    if (seen === null || script === seen || (script === 'latin' && !['ko', 'ja', 'zh', 'ru'].includes(seen)))
      return tag;
  }
  return seen === 'latin' ? null : seen;
}
