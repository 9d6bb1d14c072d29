/**
 * `npm run eval [-- --misses] [--pages N]`: what the project finds in labelled cases and pages. Figures of mentions and links are those of
 * ../shared/eval/score.mjs; without it (on another machine) the project's own cases are run for relevance alone.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { link } from '../matching/report.ts';
import { ABOUT, MENTIONS } from '../matching/relevance.ts';
import type { Relevance } from '../matching/types.ts';
import { analysisOf, pipelineOf, type Pipeline } from './analyze.ts';
import { linkByBaseline } from './link-baselines.ts';
import { cases, devCases, ownCases, pages, readLines, shared, texts, type Label, type Labelled } from './labelled.ts';
import { packFolders } from './pack-plugin.ts';
import { table } from './table.ts';

const scorer = join(shared, 'eval/score.mjs');
const misses = process.argv.includes('--misses');

interface Case {
  id: string;
  lang: string;
  mentions: unknown[];
}

/** The scorer's figures over some cases, and what it says was missed. */
function score(some: readonly Case[], reports: ReadonlyMap<string, object>): [Map<string, number>, string[]] {
  const folder = mkdtempSync(join(tmpdir(), 'eval-'));
  try {
    const [gold, found] = [join(folder, 'cases.jsonl'), join(folder, 'reports.jsonl')];
    writeFileSync(gold, some.map((one) => JSON.stringify(one)).join('\n'));
    writeFileSync(found, some.map(({ id }) => JSON.stringify({ id, report: reports.get(id) })).join('\n'));
    const run = spawnSync(process.execPath, [scorer, gold, found, '--misses'], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    if (run.status !== 0) throw new Error(`${scorer}: ${run.stderr}`);
    const lines = run.stdout.split('\n').filter((line) => line !== '');
    const isFigure = (line: string): boolean => /^[a-z0-9_]+ +[\d.]+$/.test(line);
    const figures = lines.filter(isFigure).map((line): [string, number] => {
      const [name = '', value = ''] = line.split(/ +/);
      return [name, Number(value)];
    });
    return [new Map(figures), lines.filter((line) => !isFigure(line))];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const columns = [
  'cases', 'mention_f1', 'mention_precision', 'mention_recall', 'listed_form_recall', 'span_exact', 'concept_accuracy',
  'traps_kept_quiet', 'not_mentions_kept_quiet', 'best_of_found', 'ok_of_found', 'ok_passage_mrr',
  'event_in_first_3', 'event_precision_at_1', 'quiet_when_no_event',
] as const; // prettier-ignore

/** Mentions and links, a row for all and one for each language. */
function mentions(title: string, file: string, set: 'dev' | 'own', pipelines: readonly Pipeline[]): void {
  if (!existsSync(scorer)) return console.log(`${title}: no ${scorer}, nothing to score with`);
  const gold = readLines<Case>(file);
  if (gold.length === 0) return console.log(`${title}: no cases at ${file}`);
  const reports = new Map(
    cases(set).map(({ id, articles }) => {
      const [analysis, { linker }] = analysisOf(articles, pipelines);
      return [id, link(analysis, linker)];
    }),
  );
  const langs = [...new Set(gold.map((one) => one.lang))].sort();
  const groups: [string, Case[]][] = [
    ['all', gold],
    ...langs.map((lang): [string, Case[]] => [lang, gold.filter((one) => one.lang === lang)]),
    ['neither en nor ko', gold.filter(({ lang }) => lang !== 'en' && lang !== 'ko')],
  ];
  const scored = groups.map(([name, some]) => [name, score(some, reports)] as const);
  // Our own cases are labelled for mentions; their links are in another file.
  const shown = set === 'dev' ? columns : columns.slice(0, 9);
  console.log(`\n${title}`);
  const cell = (value: number | undefined): string =>
    value === undefined ? '' : Number.isInteger(value) && value > 1 ? String(value) : value.toFixed(2);
  console.log(table([['', ...shown], ...scored.map(([name, [f]]) => [name, ...shown.map((c) => cell(f.get(c)))])]));
  if (set === 'dev') baselines(scored[0]![1][0], gold, pipelines);
  if (misses) for (const line of scored[0]![1][1]) if (set === 'dev' || !line.includes('->')) console.log(`  ${line}`);
}

/** Links beside what the pack's table of concepts alone and BM25 alone would link, on the same mentions. */
function baselines(ours: ReadonlyMap<string, number>, gold: readonly Case[], pipelines: readonly Pipeline[]): void {
  const figures = (['table', 'bm25'] as const).map((baseline) => {
    const reports = new Map(
      cases('dev').map(({ id, articles }) => {
        const [analysis, { linker }] = analysisOf(articles, pipelines);
        return [id, linkByBaseline(baseline, analysis, linker)];
      }),
    );
    return score(gold, reports)[0];
  });
  const shown = columns.slice(columns.indexOf('best_of_found'));
  const row = (name: string, of: ReadonlyMap<string, number>): string[] => [
    name,
    ...shown.map((column) => of.get(column)?.toFixed(2) ?? ''),
  ];
  const [byTable, byLikeness] = figures;
  console.log(
    '\nLinks on the same mentions (the ranker was trained on these cases too; `npx tsx tools/train.ts --cv` cross-validates)',
  );
  console.log(table([['', ...shown], row('ranker', ours), row('concept table', byTable!), row('BM25', byLikeness!)]));
}

interface Judged extends Labelled {
  relevance: Relevance;
  kind: string;
}

const judged = (all: Iterable<Labelled>, pipelines: readonly Pipeline[]): Judged[] => {
  const out: Judged[] = [];
  for (const one of all) {
    const [{ relevance, article }] = analysisOf(one.articles, pipelines);
    // The articles themselves are let go: pages are many and large.
    out.push({ ...one, articles: [], relevance, kind: article.kind });
  }
  return out;
};

const labels: Label[] = ['policy', 'passing', 'unrelated', 'other', 'trap'];
/** What a label may be judged. */
const right: Record<Label, Relevance['verdict'][]> = {
  policy: ['about'], passing: ['mentions', 'none'], unrelated: ['none'], other: ['none'], trap: ['none'],
}; // prettier-ignore

function verdicts(title: string, all: readonly Judged[]): void {
  if (all.length === 0) return console.log(`\n${title}: none on this machine`);
  console.log(`\n${title}`);
  const rows = labels.flatMap((label) => {
    const mine = all.filter((one) => one.label === label);
    if (mine.length === 0) return [];
    const of = (verdict: Relevance['verdict']): string => {
      const n = mine.filter((one) => one.relevance.verdict === verdict).length;
      return `${n} (${((100 * n) / mine.length).toFixed(1)} %)`;
    };
    return [[label, String(mine.length), of('about'), of('mentions'), of('none')]];
  });
  console.log(table([['label', 'n', 'about', 'mentions', 'none'], ...rows]));
  if (!misses) return;
  for (const { id, label, relevance, why } of all)
    if (!right[label].includes(relevance.verdict))
      console.log(`  ${label}, judged ${relevance.verdict} (${relevance.score.toFixed(2)}): ${id}: ${why}`);
}

/** Precision and recall of "is about the subject" at each threshold, and what other labels would be let through. */
function precisionRecall(title: string, all: readonly Judged[]): void {
  if (all.length === 0) return;
  console.log(`\n${title} (about from ${ABOUT}, mentions from ${MENTIONS})`);
  const thresholds = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9];
  const policy = all.filter(({ label }) => label === 'policy').length;
  const rows = thresholds.map((threshold) => {
    const over = all.filter(({ relevance }) => relevance.score >= threshold);
    const hits = over.filter(({ label }) => label === 'policy').length;
    const share = (...of: Label[]): string => {
      const among = all.filter(({ label }) => of.includes(label)).length;
      return among ? `${over.filter(({ label }) => of.includes(label)).length}/${among}` : '';
    };
    const precision = over.length ? (hits / over.length).toFixed(3) : '';
    const cells = [precision, (hits / (policy || 1)).toFixed(3), share('passing'), share('unrelated', 'other')];
    return [threshold.toFixed(2), ...cells];
  });
  console.log(table([['threshold', 'precision', 'recall', 'passing', 'unrelated, other'], ...rows]));
}

function main(): void {
  const pipelines = packFolders().map(pipelineOf);
  mentions('Shared cases', devCases, 'dev', pipelines);
  mentions('Own cases', ownCases, 'own', pipelines);
  verdicts('Own cases by verdict', judged(cases('own'), pipelines));
  verdicts('Shared cases by verdict', judged(cases('dev'), pipelines));
  const page = judged(pages(), pipelines);
  verdicts('Pages', page);
  precisionRecall('Pages: is it about the subject?', page);
  const text = judged(texts(), pipelines);
  verdicts('Texts', text);
  precisionRecall('Texts: is it about the subject?', text);
}

main();
