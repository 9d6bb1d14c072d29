/**
 * Compares the block scorer with Readability, its judge: `npm run eval:extraction [-- --worst N] [--show FILE] [DIR]`.
 * Token F1 over the pages of a folder that Readability itself holds for articles (isProbablyReaderable and 500 characters).
 */
import { drain } from '../matching/drain.ts';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isProbablyReaderable, Readability } from '@mozilla/readability';
import { collectArticles, type Collected } from '../page/article.ts';
import { publishedOf } from '../page/published.ts';
import { decode, parse } from './html.ts';

const LEAST = 500;

/** Words, and characters of scripts without spaces. */
const tokens = (text: string): string[] =>
  text.toLowerCase().match(/[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[\p{L}\p{N}]+/gu) ?? [];

function bag(words: string[]): Map<string, number> {
  const out = new Map<string, number>();
  for (const word of words) out.set(word, (out.get(word) ?? 0) + 1);
  return out;
}

interface Score {
  file: string;
  precision: number;
  recall: number;
  f1: number;
  ours: number;
  theirs: number;
  kind: string;
}

function compare(file: string, ours: string, theirs: string, kind: string): Score {
  const [a, b] = [tokens(ours), tokens(theirs)];
  const [x, y] = [bag(a), bag(b)];
  let both = 0;
  for (const [word, n] of x) both += Math.min(n, y.get(word) ?? 0);
  const precision = a.length ? both / a.length : 0;
  const recall = b.length ? both / b.length : 0;
  return {
    file,
    precision,
    recall,
    f1: precision + recall ? (2 * precision * recall) / (precision + recall) : 0,
    ours: a.length,
    theirs: b.length,
    kind,
  };
}

/** What is compared: all but the headline, which Readability leaves out. */
const textOf = (found: readonly Collected[]): string =>
  found
    .flatMap(({ article }) => article.blocks.filter((block) => block.role !== 'headline').map((block) => block.text))
    .join('\n');

function judged(html: string): string | null {
  const doc = parse(html);
  if (!isProbablyReaderable(doc)) return null;
  const text = new Readability(doc).parse()?.textContent ?? '';
  return text.trim().length >= LEAST ? text : null;
}

function main(args: string[]): void {
  const option = (name: string): string | undefined =>
    args.includes(name) ? args.splice(args.indexOf(name), 2)[1] : undefined;
  const show = option('--show');
  const worst = Number(option('--worst') ?? 10);
  const dir = args[0] ?? '../shared/corpus/pages';
  if (!existsSync(dir)) return console.log(`no pages in ${dir}: nothing to compare`);
  const scores: Score[] = [];
  let skipped = 0;
  for (const file of readdirSync(dir).filter((name) => name.endsWith('.html') && (!show || name.includes(show)))) {
    const html = decode(readFileSync(join(dir, file)));
    const theirs = judged(html);
    const doc = parse(html);
    const found = drain(collectArticles(doc));
    if (show) {
      console.log(
        `== ours (${found.map((one) => `${one.article.kind}: ${one.article.title} | ${one.article.lang} | ${publishedOf(doc, one)}`).join('; ')})`,
      );
      for (const { article } of found)
        for (const block of article.blocks) console.log(`[${block.role} ${block.section}] ${block.text}`);
      console.log(`\n== Readability\n${(theirs ?? '(no article)').replace(/\n\s+/g, '\n').trim()}`);
    }
    if (theirs === null) {
      skipped++;
      continue;
    }
    scores.push(compare(file, textOf(found), theirs, found[0]?.article.kind ?? 'none'));
  }
  scores.sort((a, b) => a.f1 - b.f1);
  const mean = (pick: (score: Score) => number): string =>
    (scores.reduce((sum, score) => sum + pick(score), 0) / (scores.length || 1)).toFixed(3);
  console.log(
    `${scores.length} articles (${skipped} pages are none by Readability): F1 ${mean((s) => s.f1)}, precision ${mean((s) => s.precision)}, recall ${mean((s) => s.recall)}`,
  );
  for (const s of scores.slice(0, worst))
    console.log(
      `${s.f1.toFixed(2)}  P ${s.precision.toFixed(2)}  R ${s.recall.toFixed(2)}  ${String(s.ours).padStart(6)} / ${String(s.theirs).padStart(6)}  ${s.kind.padEnd(8)} ${s.file}`,
    );
}

main(process.argv.slice(2));
