/**
 * Two ways of linking that the ranker has to beat, on the same mentions:
 *   table    the passages that the pack lists for the concept, core ones first, and the events it ties to the concept
 *   bm25     all passages by BM25 of the mention's sentence, and the events anchored in the first of them
 *
 *   npx tsx tools/link-baselines.ts table|bm25 [--labelled] CASES.jsonl
 *
 * prints {id, report} a line for the scorer. Mentions are those that detection finds; with `--labelled` the labelled ones.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileMatcher } from '../matching/compile.ts';
import { contextOf, sentenceOf } from '../matching/features.ts';
import { loadLinker, type Linker } from '../matching/links.ts';
import { loadMatcher } from '../matching/mentions.ts';
import { judge } from '../matching/report.ts';
import { summarize } from '../matching/summary.ts';
import type { Analysis, LinkedMention, Mention, Report } from '../matching/types.ts';
import { articleOf, asLabelled, readCases } from './link-cases.ts';
import { reading } from './pack-plugin.ts';
import { readPack } from './read-pack.ts';

export type Baseline = 'table' | 'bm25';

/** As many links as the ranker shows at most. */
const MOST = 3;

type Links = Pick<LinkedMention, 'passages' | 'events'>;

/** Ids, best first, as links whose scores only tell their order. */
const inOrder = (ids: string[], concepts: string[]) =>
  ids.slice(0, MOST).map((id, i) => ({ id, score: 1 / (i + 1), why: { concepts, words: [] } }));

function byTable({ pack }: Linker, { concept }: Mention): Links {
  const of = pack.concepts.find((c) => c.id === concept);
  const passages = of ? [...new Set([...of.corePassages, ...of.passages])] : [];
  const events = pack.timeline.events.filter((e) => e.concepts.includes(concept)).map((e) => e.id);
  return { passages: inOrder(passages, [concept]), events: inOrder(events, [concept]) };
}

function byLikeness({ pack, bm25 }: Linker, sentence: string): Links {
  const passages = bm25
    .likeness(sentence)
    .sort((a, b) => b.score - a.score)
    .map((l) => l.id);
  const events = pack.timeline.events.filter((e) => e.anchor.passage === passages[0]).map((e) => e.id);
  return { passages: inOrder(passages, []), events: inOrder(events, []) };
}

/** An analysis linked by a baseline, as a report of the usual shape. */
export function linkByBaseline(baseline: Baseline, analysis: Analysis, linker: Linker): Report {
  const context = contextOf(analysis);
  const mentions = analysis.mentions.map((m) => {
    const links =
      baseline === 'table' ? byTable(linker, m) : byLikeness(linker, sentenceOf(context, m, linker.cues).text);
    return { ...m, ...links };
  });
  return { ...analysis, mentions, ...summarize(linker, analysis, mentions) };
}

function main(): void {
  const [baseline, ...rest] = process.argv.slice(2);
  const file = rest.find((a) => a.endsWith('.jsonl'));
  if ((baseline !== 'table' && baseline !== 'bm25') || !file) {
    console.error('usage: npx tsx tools/link-baselines.ts table|bm25 [--labelled] CASES.jsonl');
    process.exit(2);
  }
  const pack = readPack(join(import.meta.dirname, '../data/packs/korea-alliance'));
  const matcher = loadMatcher(compileMatcher(pack));
  const linker = loadLinker(reading(pack));
  for (const c of readCases(file)) {
    const analysis = rest.includes('--labelled') ? asLabelled(c, matcher).analysis : judge(articleOf(c), matcher);
    console.log(JSON.stringify({ id: c.id, report: linkByBaseline(baseline, analysis, linker) }));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
