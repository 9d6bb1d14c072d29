import { readFileSync } from 'node:fs';
import type { Analysis, Mention } from '../matching/types.ts';

/** A labelled text, as in tests/eval/links.jsonl: what an editor would open at each mention. Ids of passages in any case. */
export interface LinkCase {
  id: string;
  lang: string;
  title: string | null;
  text: string;
  published?: string;
  mentions: { surface: string; start: number; end: number; concept: string; best: string[]; ok: string[]; events: string[] }[];
}

/** One labelled mention: the passages and events that are right for it. */
export interface Gold {
  mention: Mention;
  best: string[];
  ok: string[];
  events: string[];
}

export const readCases = (file: string): LinkCase[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as LinkCase);

const low = (ids: string[]): string[] => ids.map((id) => id.toLowerCase());

/** A case as linking sees it when detection has found just the labelled mentions. `titled`: mentions of its title. */
export function analysisOf(c: LinkCase, titled: Mention[] = []): { analysis: Analysis; golds: Gold[] } {
  const golds = c.mentions.map((m, i) => ({
    mention: {
      id: `m${titled.length + i + 1}`,
      in: 'text' as const,
      block: 0,
      concept: m.concept,
      surface: m.surface,
      start: m.start,
      end: m.end,
      context: '',
      why: { by: 'form' as const },
    },
    best: low(m.best),
    ok: low(m.ok.length ? m.ok : m.best),
    events: low(m.events),
  }));
  const analysis: Analysis = {
    pack: '',
    relevance: { verdict: 'about', score: 1 },
    article: { title: c.title, published: c.published ?? null, lang: c.lang, url: null, kind: 'article', text: c.text },
    mentions: [...titled, ...golds.map((g) => g.mention)],
  };
  return { analysis, golds };
}
