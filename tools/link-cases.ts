import { readFileSync } from 'node:fs';
import { judge } from '../matching/report.ts';
import type { Matcher } from '../matching/mentions.ts';
import type { Analysis, Article, Mention } from '../matching/types.ts';

/** A labelled text, as in tests/eval/links.jsonl: what an editor would open at each mention. Ids of passages in any case. */
export interface LinkCase {
  id: string;
  lang: string;
  title: string | null;
  text: string;
  published?: string;
  /** Kept for checking: never trained on. */
  held?: boolean;
  /** `best` empty: nothing of the essay is to be opened here. */
  mentions: {
    surface: string;
    start: number;
    end: number;
    concept: string;
    best: string[];
    ok: string[];
    events: string[];
  }[];
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

export function articleOf({ title, text, lang, published }: LinkCase): Article {
  let start = 0;
  const blocks = text.split('\n').map((line) => {
    const block = { text: line, role: 'body' as const, section: 0, start };
    start += line.length + 1;
    return block;
  });
  return { title, lang, published: published ?? null, url: null, blocks, kind: 'article' };
}

/** A case as linking sees it, and what is right for its mentions. */
export interface Labelled {
  analysis: Analysis;
  golds: Gold[];
}

/** As if detection had found just the labelled mentions, and in the title what `matcher` finds there. */
export function asLabelled(c: LinkCase, matcher: Matcher): Labelled {
  const found = judge(articleOf(c), matcher);
  const golds = c.mentions.map((m, i) => ({
    mention: {
      id: `g${i + 1}`,
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
  const titled = found.mentions.filter((m) => m.in === 'title');
  return { analysis: { ...found, mentions: [...titled, ...golds.map((g) => g.mention)] }, golds };
}

const overlap = (a: Mention, b: Mention): number => Math.min(a.end, b.end) - Math.max(a.start, b.start);

/** As detection finds it: the labels of those of its mentions that a labelled one of the same concept overlaps by half. */
export function asFound(c: LinkCase, matcher: Matcher): Labelled {
  const { golds } = asLabelled(c, matcher);
  const analysis = judge(articleOf(c), matcher);
  const matched = analysis.mentions.flatMap((mention) => {
    if (mention.in !== 'text') return [];
    const gold = golds.find(
      (g) =>
        g.mention.concept === mention.concept &&
        overlap(g.mention, mention) * 2 >= Math.min(g.mention.end - g.mention.start, mention.end - mention.start),
    );
    return gold ? [{ ...gold, mention }] : [];
  });
  return { analysis, golds: matched };
}
