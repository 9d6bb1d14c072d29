/**
 * `npm run bench:pathological`: how the time for a text grows with its length, for texts and pages made to be slow (tools/hostile.ts).
 *
 *   --size 25000       characters of the short one; the long one has four times as many
 *   --only 'title'     those whose name holds this
 *
 * Times are processor time of this process, medians of five, short and long in turn. The growth is that of the time for a character:
 * 1 is linear, 4 quadratic. What grows more than 1.5 is measured again, twice at most, since other work on the machine shows too; the
 * least counts. Exits with 1 when it is more all the same.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parseHTML } from 'linkedom';
import { judgeInSlices, linkInSlices } from '../matching/report.ts';
import type { Article, Report } from '../matching/types.ts';
import { collectArticles } from '../page/article.ts';
import { pipelineOf, type Pipeline } from './analyze.ts';
import { hostile, type Given } from './hostile.ts';
import { packFolders } from './pack-plugin.ts';
import { readPack } from './read-pack.ts';
import { table } from './table.ts';
import { articleOfText } from './text.ts';

const MOST = 1.5;
const ROUNDS = 5;
const AGAIN = 2;
/** ms that one measurement takes at least, and that each is run before. */
const LEAST = 40;
const WARM = 200;

/** What an article is made of a given text or page, in slices; the page is parsed by the browser, so before. */
export function articlesIn({ text, title, html }: Given): () => Generator<void, Article[]> {
  if (html === undefined)
    return function* () {
      return [articleOfText({ text: text!, title })];
    };
  const doc = parseHTML(html).document as unknown as Document;
  return function* () {
    return (yield* collectArticles(doc)).map(({ article }) => article);
  };
}

/** The whole way in slices, as a page does it. */
export function* report(
  articles: () => Generator<void, Article[]>,
  { matcher, linker }: Pipeline,
): Generator<void, Report[]> {
  const reports: Report[] = [];
  for (const article of yield* articles())
    reports.push(yield* linkInSlices((yield* judgeInSlices(article, matcher)).analysis, linker));
  return reports;
}

/** Processor time in ms of one run, and of its longest step. */
function run(steps: Generator<void, unknown>): { all: number; step: number } {
  let [all, step] = [0, 0];
  for (let done: boolean | undefined = false; !done;) {
    const before = process.cpuUsage();
    done = steps.next().done;
    const { user, system } = process.cpuUsage(before);
    const took = (user + system) / 1000;
    all += took;
    step = Math.max(step, took);
  }
  return { all, step };
}

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!;

interface Measured {
  name: string;
  /** Microseconds for a character of the long one. */
  each: number;
  growth: number;
  /** Longest step of the long one, in ms. */
  step: number;
}

/** Measures a short one and a long one in turn. */
function measure(name: string, given: readonly [Given, Given], pipeline: Pipeline): Measured {
  const size = given.map(({ text = '', title = '', html }) => (html ?? text + title).length);
  const runs = given.map(articlesIn);
  const once = (i: number) => run(report(runs[i]!, pipeline));
  const repeats = [0, 1].map((i) => {
    let last = once(i).all;
    for (let sum = last; sum < WARM; sum += last) last = once(i).all;
    return Math.min(100, Math.max(1, Math.ceil(LEAST / last)));
  });
  const took: number[][] = [[], []];
  const steps: number[] = [];
  for (let round = 0; round < ROUNDS; round++)
    for (const i of [0, 1]) {
      let sum = 0;
      for (let n = 0; n < repeats[i]!; n++) {
        const { all, step } = once(i);
        sum += all;
        if (i) steps.push(step);
      }
      took[i]!.push(sum / repeats[i]! / size[i]!);
    }
  return { name, each: median(took[1]!) * 1000, growth: median(took[1]!) / median(took[0]!), step: median(steps) };
}

function main(): void {
  const { values } = parseArgs({
    options: { size: { type: 'string', default: '25000' }, only: { type: 'string', default: '' } },
  });
  const size = Number(values.size);
  if (!(size >= 100)) throw new Error(`--size ${values.size}: a number from 100`);
  const [folder] = packFolders();
  const pipeline = pipelineOf(folder!);
  const rows: Measured[] = [];
  for (const { name, make } of hostile(readPack(folder!))) {
    if (!name.includes(values.only)) continue;
    const given = [make(size), make(size * 4)] as const;
    let measured = measure(name, given, pipeline);
    for (let again = 0; measured.growth > MOST && again < AGAIN; again++) {
      const other = measure(name, given, pipeline);
      if (other.growth < measured.growth) measured = other;
    }
    rows.push(measured);
    console.error(
      `${measured.growth.toFixed(2)}  ${measured.each.toFixed(2)} µs  ${measured.step.toFixed(1)} ms  ${name}`,
    );
  }
  const cells = rows.map(({ name, each, growth, step }) => [name, growth.toFixed(2), each.toFixed(2), step.toFixed(1)]);
  console.log(table([[`${size} and ${size * 4} characters`, 'growth', 'µs each', 'step, ms'], ...cells]));
  if (rows.some(({ growth }) => growth > MOST)) process.exitCode = 1;
}

if (process.argv[1] && resolve(process.argv[1]) === resolve(import.meta.filename)) main();
