/**
 * Trains the link ranker of a pack on labelled cases and writes its weights into the pack's ranker.json.
 *
 *   npx tsx tools/train.ts [--pack DIR] [--write] [--cv] [--misses] CASES.jsonl …
 *
 * Cue words, `silent` and `show` in ranker.json are written by hand and stay as they are. Cases marked `held` are never
 * trained on; their figures are printed at the end. `--cv`: five folds by case.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileMatcher } from '../matching/compile.ts';
import { features, contextOf, sentenceOf, type Feature } from '../matching/features.ts';
import { linkMention, loadLinker, prepare, type Linker } from '../matching/links.ts';
import { loadMatcher, type Matcher } from '../matching/mentions.ts';
import { sharedFeatures } from '../matching/rank.ts';
import { readRanker, type Ranker } from '../matching/ranker.ts';
import { fit, type Example } from './fit.ts';
import { asFound, asLabelled, readCases, type Labelled, type LinkCase } from './link-cases.ts';
import { linkFigures, printFigures, type Linked } from './link-figures.ts';
import { reading } from './pack-plugin.ts';
import { readPack } from './read-pack.ts';

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};
const flag = (name: string): boolean => process.argv.includes(name);

const FOLDS = 5;
/** Share of the truth that goes to the passages an editor would accept beside the best. */
const ACCEPTED = 0.2;
/** Weights below this are left out. */
const SMALLEST = 0.2;
/** Weights are written in steps of this. */
const ROUND = 0.1;
const PENALTY = { concept: 0.3, alone: 0.7, joined: 1.5 };
/** Names of the weights that all passages share, in the order of the examples. */
const SHARED = ['core', 'listed', 'likeness', 'cue'] as const;

const folder = option('--pack') ?? join(import.meta.dirname, '../data/packs/korea-alliance');
const pack = reading(readPack(folder));
const old = readRanker(pack.ranker);
const blank = loadLinker({ ...pack, ranker: { ...old, weights: {}, events: {} } });
const matcher: Matcher = loadMatcher(compileMatcher(readPack(folder)));
const ids = pack.passages.map((p) => p.id);

const penalty = (name: string): number =>
  name.includes('/') ? PENALTY.joined : blank.concepts.has(name) ? PENALTY.concept : PENALTY.alone;

function target(best: string[], ok: string[]): number[] {
  const also = ok.filter((id) => !best.includes(id));
  const main = also.length ? 1 - ACCEPTED : 1;
  return ids.map((id) => (best.includes(id) ? main / best.length : also.includes(id) ? ACCEPTED / also.length : 0));
}

function examples({ analysis, golds }: Labelled, weight: number): Example[] {
  const context = contextOf(analysis);
  return golds
    .filter((g) => g.best.length)
    .map(({ mention, best, ok }) => {
      const found: Feature[] = features(context, mention, blank.cues);
      const like = new Map(blank.bm25.likeness(sentenceOf(context, mention, blank.cues).text).map((l) => [l.id, l]));
      const shared = ids.map((id) => {
        const of = sharedFeatures(blank, mention.concept, found, like.get(id), id);
        return SHARED.map((name) => of[name]);
      });
      return { features: found, shared, target: target(best, ok), weight };
    });
}

/** Concept -> passage -> event -> how often an editor showed the event at mentions of the concept read as the passage. */
function eventShares(cases: LinkCase[]): Ranker['events'] {
  const seen = new Map<string, { of: number; events: Map<string, number> }>();
  for (const { mentions } of cases)
    for (const { concept, best, events } of mentions) {
      if (!best.length) continue;
      const key = `${concept} ${best[0]!.toLowerCase()}`;
      const at = seen.get(key) ?? { of: 0, events: new Map<string, number>() };
      at.of++;
      for (const e of events) at.events.set(e, (at.events.get(e) ?? 0) + 1);
      seen.set(key, at);
    }
  const shares: Ranker['events'] = {};
  for (const [key, { of, events }] of seen) {
    const [concept, passage] = key.split(' ') as [string, string];
    for (const [event, count] of events) {
      // One more mention than was seen, without the event: a single case proves little.
      const share = Math.round((count / (of + 0.5)) * 10) / 10;
      if (share >= 0.2) ((shares[concept] ??= {})[passage] ??= {})[event] = share;
    }
  }
  return shares;
}

/** Each case twice: with the labelled mentions, and with those that detection finds. */
const views = new Map<string, [Labelled, Labelled]>();
const viewsOf = (c: LinkCase): [Labelled, Labelled] => {
  let v = views.get(c.id);
  if (!v) views.set(c.id, (v = [asLabelled(c, matcher), asFound(c, matcher)]));
  return v;
};

function train(cases: LinkCase[]): Ranker {
  const made = cases.flatMap((c) => viewsOf(c).flatMap((view) => examples(view, 0.5)));
  // What is small is left out, and what remains is fitted again without it.
  const dense = fit(made, penalty);
  const { weights, shared } = fit(made, penalty, (name, k) => Math.abs(dense.weights.get(name)![k]!) >= SMALLEST);
  const kept: Ranker['weights'] = {};
  for (const [name, row] of [...weights].sort(([a], [b]) => (a < b ? -1 : 1)))
    row.forEach((w, k) => {
      if (Math.abs(w) >= ROUND / 2) (kept[name] ??= {})[ids[k]!] = Number((Math.round(w / ROUND) * ROUND).toFixed(1));
    });
  const common = Object.fromEntries(SHARED.map((name, i) => [name, Math.round(shared[i]! * 100) / 100]));
  return { ...old, weights: kept, shared: common, events: eventShares(cases) };
}

function linked(linker: Linker, { analysis, golds }: Labelled): Linked[] {
  const context = prepare(linker, analysis);
  return golds.map((gold) => {
    const { passages, events } = linkMention(linker, analysis, gold.mention, context);
    return { gold, passages: passages.map((p) => p.id), events: events.map((e) => e.id) };
  });
}

const linkerWith = (ranker: Ranker): Linker => loadLinker({ ...pack, ranker });
const hash = (text: string): number => {
  let h = 2166136261;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619) >>> 0;
  return h;
};

const files = process.argv.slice(2).filter((a) => a.endsWith('.jsonl'));
if (!files.length) {
  console.error('usage: npx tsx tools/train.ts [--pack DIR] [--write] [--cv] [--misses] CASES.jsonl …');
  process.exit(2);
}
const bySource = files.map((file) => ({ file, cases: readCases(file) }));
const all = bySource.flatMap((s) => s.cases);
const trained = all.filter((c) => !c.held);

if (flag('--cv')) {
  const out = new Map<string, [Linked[], Linked[]]>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const linker = linkerWith(train(trained.filter((c) => hash(c.id) % FOLDS !== fold)));
    for (const c of trained)
      if (hash(c.id) % FOLDS === fold) out.set(c.id, viewsOf(c).map((v) => linked(linker, v)) as [Linked[], Linked[]]);
  }
  for (const { file, cases } of bySource)
    ['labelled', 'found'].forEach((view, i) => {
      const of = cases.flatMap((c) => out.get(c.id)?.[i] ?? []);
      if (of.length) printFigures(`cv ${view} ${file.split('/').at(-1)}`, linkFigures(of));
    });
  if (flag('--misses'))
    for (const c of trained)
      for (const { gold, passages, events } of out.get(c.id)![0])
        if (!gold.best.includes(passages[0]!)) {
          const how = gold.ok.includes(passages[0]!) ? 'ok  ' : 'MISS';
          console.log(
            `${how} ${c.id} ${gold.mention.concept} ${passages} for ${gold.best} | ${gold.mention.surface} [${events}]`,
          );
        }
}
const ranker = train(trained);
const linker = linkerWith(ranker);
const held = all.filter((c) => c.held);
if (held.length) printFigures('held out', linkFigures(held.flatMap((c) => linked(linker, viewsOf(c)[0]))));
if (flag('--write')) {
  const file = join(folder, 'ranker.json');
  writeFileSync(file, layout(ranker));
  console.log(`${file} written`);
}

/** JSON with one line for each feature: readable diffs, and no longer than it must be. */
function layout(r: Ranker): string {
  const block = (value: unknown): string =>
    `{\n${Object.entries(value as object)
      .map(([k, v]) => `    ${JSON.stringify(k)}: ${JSON.stringify(v)}`)
      .join(',\n')}\n  }`;
  const parts = Object.entries(r).map(([k, v]) => {
    const nested = k === 'cues' || k === 'weights' || k === 'events';
    return `  ${JSON.stringify(k)}: ${nested ? block(v) : JSON.stringify(v)}`;
  });
  return `{\n${parts.join(',\n')}\n}\n`;
}
