/**
 * Fits the weights of matching/relevance.ts: `npm run train:relevance [-- --pack DIR]`. Prints them with what they would have made of
 * each labelled article had it been left out (ten folds). Rounded, they go into the code by hand.
 */
import { drain } from '../matching/drain.ts';
import { join } from 'node:path';
import { resolveInSlices, scanBlock, type Matcher } from '../matching/mentions.ts';
import { featuresOf, scoreOf, WEIGHTS, type Features } from '../matching/relevance.ts';
import { readSentences } from '../matching/sentences.ts';
import type { Article } from '../matching/types.ts';
import { pipelineOf } from './analyze.ts';
import { fit, type Example } from './fit.ts';
import { cases, pages, texts, type Labelled } from './labelled.ts';

const FOLDS = 10;
const PENALTY = 1;
/** Pages are what it is for; short texts and our own cases help where pages are few. */
const COUNTS: Record<Labelled['set'], number> = { pages: 3, texts: 1, dev: 0.5, own: 0.5 };
const THRESHOLDS = [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7];

interface Row {
  from: Labelled;
  features: Features;
  yes: boolean;
  weight: number;
}

function features(article: Article, matcher: Matcher): Features {
  const scan = (text: string) => scanBlock(text, matcher, article.lang);
  const blocks = article.blocks.map((block) => scan(block.text));
  const title = article.title ? scan(article.title) : undefined;
  const found = drain(resolveInSlices(article, blocks, matcher, title));
  return drain(featuresOf(drain(readSentences(article, found, { title, blocks }, matcher, matcher.relevance!))));
}

type Weights = Record<string, number>;

function train(rows: readonly Row[]): Weights {
  const examples = rows.map(({ features, yes, weight }): Example => {
    const named = Object.entries({ ...features, bias: 1 }).map(([name, value]) => ({ name, value }));
    return { features: named, shared: [[], []], target: yes ? [0, 1] : [1, 0], weight };
  });
  const { weights } = fit(examples, (name) => (name === 'bias' ? 0 : PENALTY));
  return Object.fromEntries([...weights].map(([name, [no = 0, yes = 0]]) => [name, yes - no]));
}

const score = (weights: Weights, features: Features): number => {
  const sum = Object.entries(features).reduce((total, [name, value]) => total + weights[name]! * value, weights.bias!);
  return 1 / (1 + Math.exp(-sum));
};

function main(): void {
  const at = process.argv.indexOf('--pack');
  const folder = at < 0 ? join(import.meta.dirname, '../data/packs/korea-alliance') : process.argv[at + 1]!;
  const { matcher } = pipelineOf(folder);
  if (!matcher.relevance) return console.log(`${folder} says nothing of telling words: nothing to fit`);
  const rows: Row[] = [];
  for (const from of [...pages(), ...texts(), ...cases('dev'), ...cases('own')])
    for (const article of from.articles)
      rows.push({
        from,
        features: features(article, matcher),
        yes: from.label === 'policy',
        weight: COUNTS[from.set] * (from.label === 'passing' ? 0.7 : 1),
      });
  if (!rows.some(({ from }) => from.set === 'pages')) return console.log('no labelled pages on this machine');
  const weights = train(rows);
  console.log('fitted ', Object.entries(weights).map(([name, w]) => `${name} ${w.toFixed(2)}`).join('  ')); // prettier-ignore
  console.log('in use ', Object.entries(WEIGHTS).map(([name, w]) => `${name} ${w}`).join('  ')); // prettier-ignore
  const left: number[] = new Array<number>(rows.length).fill(0);
  for (let fold = 0; fold < FOLDS; fold++) {
    const without = train(rows.filter((_, i) => i % FOLDS !== fold));
    rows.forEach(({ features }, i) => i % FOLDS === fold && (left[i] = score(without, features)));
  }
  const groups = [...new Set(rows.map(({ from }) => `${from.set} ${from.label}`))];
  const table = (scores: readonly number[], what: string): void => {
    console.log(`\n${what}: articles at or above each threshold`);
    console.log(['threshold', ...groups].join('\t'));
    for (const threshold of THRESHOLDS) {
      const cells = groups.map((group) => {
        const mine = rows.flatMap(({ from }, i) => (`${from.set} ${from.label}` === group ? [scores[i]!] : []));
        return `${mine.filter((one) => one >= threshold).length}/${mine.length}`;
      });
      console.log([threshold, ...cells].join('\t'));
    }
  };
  table(left, 'left out (ten folds)');
  table(
    rows.map((row) => scoreOf(row.features)),
    'weights in use',
  );
}

main();
