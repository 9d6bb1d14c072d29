/** The mentions of texts, as tests write them down. */
import { join } from 'node:path';
import { expect } from 'vitest';
import { compileMatcher } from '../../../matching/compile.ts';
import { loadMatcher } from '../../../matching/mentions.ts';
import { judge } from '../../../matching/report.ts';
import { articleText, type Article, type Block, type Mention } from '../../../matching/types.ts';
import { readPack } from '../../../tools/read-pack.ts';

export const matcher = loadMatcher(
  compileMatcher(readPack(join(import.meta.dirname, '../../../data/packs/korea-alliance'))),
);

/** Titles that leave no doubt what an article is about. */
export const titles: Record<string, string> = {
  en: 'North Korea tests missiles before nuclear talks',
  ko: '북한, 핵 협상 앞두고 미사일 시험',
  ja: '北朝鮮、核協議を前にミサイル実験',
  'zh-Hans': '朝鲜在核谈判前试射导弹',
  'zh-Hant': '北韓在核談判前試射飛彈',
  es: 'Corea del Norte prueba misiles antes del diálogo nuclear',
  fr: 'La Corée du Nord teste des missiles avant les pourparlers nucléaires',
  de: 'Nordkorea testet Raketen vor Atomgesprächen',
  ru: 'КНДР испытала ракеты перед ядерными переговорами',
};

export const inText = (article: Article): Mention[] => judge(article, matcher).mentions.filter((m) => m.in === 'text');
/** ¶ ends a paragraph. */
export function story(text: string, lang = 'en', title = titles[lang] ?? null): Article {
  let start = 0;
  const blocks = text.split('¶').map((one, i): Block => {
    const block = { text: one, role: i ? 'body' : 'lead', section: 0, start } as const;
    start += one.length + 1;
    return block;
  });
  return { title, lang, published: null, url: null, kind: 'article', blocks };
}

/** Puts every mention of a text into ‹›. */
function marked(article: Article): string {
  let out = '';
  let from = 0;
  const text = articleText(article.blocks);
  for (const { start, end, surface } of inText(article)) {
    expect(text.slice(start, end)).toBe(surface);
    out += `${text.slice(from, start)}‹${surface}›`;
    from = end;
  }
  return out + text.slice(from);
}

/** The text is marked as it stands there. */
export const expectMarks = (text: string, lang = 'en', title?: string): void =>
  expect(marked(story(text.replace(/[‹›]/g, ''), lang, title))).toBe(text);
export const conceptsOf = (text: string, lang = 'en', title?: string): string[] =>
  inText(story(text, lang, title)).map((m) => m.concept);
