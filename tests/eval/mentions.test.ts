/** Floors for finding mentions, on the project's own labelled cases in nine languages (mentions.jsonl). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileMatcher } from '../../matching/compile';
import { loadMatcher } from '../../matching/mentions';
import { judge } from '../../matching/report';
import type { Article } from '../../matching/types';
import { readPack } from '../../tools/read-pack';

interface Case {
  id: string;
  lang: string;
  title?: string;
  text: string;
  mentions: { surface: string; occurrence?: number; concept: string }[];
  optional?: { surface: string; occurrence?: number }[];
}

const cases = readFileSync(join(import.meta.dirname, 'mentions.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Case);
const matcher = loadMatcher(compileMatcher(readPack(join(import.meta.dirname, '../../data/packs/korea-alliance'))));

type Span = { start: number; end: number };
const spanOf = (text: string, { surface, occurrence = 1 }: { surface: string; occurrence?: number }): Span => {
  let at = -1;
  for (let i = 0; i < occurrence; i++) at = text.indexOf(surface, at + 1);
  return { start: at, end: at + surface.length };
};
const overlap = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
const near = (a: Span, b: Span): boolean =>
  overlap(a, b) >= 0.5 * Math.min(a.end - a.start, b.end - b.start) &&
  overlap(a, b) >= 0.25 * Math.max(a.end - a.start, b.end - b.start);

function find({ title, text, lang }: Case) {
  let start = 0;
  const blocks = text.split('\n').map((line, i) => {
    const block = { text: line, role: i ? ('body' as const) : ('lead' as const), section: 0, start };
    start += line.length + 1;
    return block;
  });
  const article: Article = { title: title ?? null, lang, published: null, url: null, kind: 'article', blocks };
  return judge(article, matcher).mentions.filter((mention) => mention.in === 'text');
}

describe('mentions of the labelled cases', () => {
  let [gold, found, predicted, right, traps, quiet] = [0, 0, 0, 0, 0, 0];
  for (const one of cases) {
    const spared = (one.optional ?? []).map((optional) => spanOf(one.text, optional));
    const hits = find(one).filter((mention) => !spared.some((span) => overlap(span, mention) > 0));
    const used = new Set<(typeof hits)[number]>();
    predicted += hits.length;
    gold += one.mentions.length;
    if (!one.mentions.length) {
      traps++;
      if (!hits.length) quiet++;
    }
    for (const wanted of one.mentions) {
      const all = hits.filter((hit) => !used.has(hit) && near(hit, spanOf(one.text, wanted)));
      const hit = all.find(({ concept }) => concept === wanted.concept) ?? all[0];
      if (!hit) continue;
      used.add(hit);
      found++;
      if (hit.concept === wanted.concept) right++;
    }
  }

  it('are many, in nine languages', () => {
    expect(cases.length).toBeGreaterThanOrEqual(120);
    expect(new Set(cases.map(({ lang }) => lang)).size).toBe(9);
  });
  it('are found', () => expect(found / gold).toBeGreaterThanOrEqual(0.8));
  it('are mentions, where something is found', () => expect(found / predicted).toBeGreaterThanOrEqual(0.8));
  it('are of the right concept', () => expect(right / found).toBeGreaterThanOrEqual(0.94));
  it('are none in traps', () => expect(quiet / traps).toBeGreaterThanOrEqual(0.9));
  it('says the figures', () => {
    console.log({ recall: found / gold, precision: found / predicted, concepts: right / found, quiet: quiet / traps });
    expect(gold).toBeGreaterThan(200);
  });
});
