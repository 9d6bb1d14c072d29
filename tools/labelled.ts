/** Labelled articles to choose and measure relevance on: the shared pages and texts, the shared cases, and our own. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../matching/types.ts';
import { articlesOfHtml } from './analyze.ts';
import { decode } from './html.ts';
import { articleOfText, type TextCase } from './text.ts';

export type Label = 'policy' | 'passing' | 'unrelated' | 'other' | 'trap';

export interface Labelled {
  set: 'pages' | 'texts' | 'dev' | 'own';
  id: string;
  label: Label;
  lang: string;
  why: string;
  /** A page may hold several; the one with most to do with the subject counts. */
  articles: Article[];
}

const root = join(import.meta.dirname, '..');
export const shared = join(root, '../shared');
export const ownCases = join(root, 'tests/eval/mentions.jsonl');
export const devCases = join(shared, 'eval/dev.jsonl');

export const readLines = <T>(file: string): T[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line) as T)
    : [];

/** The labelled pages; empty when there are none on this machine. */
export function* pages(): Generator<Labelled> {
  const folder = join(shared, 'corpus');
  const table = join(folder, 'labels.tsv');
  if (!existsSync(table)) return;
  for (const line of readFileSync(table, 'utf8').trim().split('\n').slice(1)) {
    const [file = '', label = '', lang = '', url = '', why = ''] = line.split('\t');
    const articles = articlesOfHtml(decode(readFileSync(join(folder, file))), url || null);
    yield { set: 'pages', id: file, label: label as Label, lang, why, articles };
  }
}

type LabelledText = TextCase & { id: string; lang: string; label: Label; why: string };

export const texts = (): Labelled[] =>
  readLines<LabelledText>(join(shared, 'corpus/texts.jsonl')).map(({ id, label, why, ...text }) => ({
    ...{ set: 'texts', id, label, why, lang: text.lang },
    articles: [articleOfText(text)],
  }));

/** A case of the shape of dev.jsonl: without mentions it is a trap. */
type Case = TextCase & { id: string; lang: string; mentions: unknown[] };

export const cases = (set: 'dev' | 'own'): Labelled[] =>
  readLines<Case>(set === 'dev' ? devCases : ownCases).map(({ id, mentions, ...text }) => ({
    ...{ set, id, label: mentions.length ? 'policy' : 'trap', why: '', lang: text.lang },
    articles: [articleOfText(text)],
  }));
