/**
 * An article that is judged again and again while its page lives. What a little change brings costs what changed: the new
 * blocks are judged by what the article as a whole said when it was last judged whole. That is done anew once more than
 * a fiftieth of its text has changed, or the change might make another verdict.
 */
import { firstThat } from './bisect';
import { judgeBlock } from './resolve';
import { toMention, type BlockScan, type Matcher } from './mentions';
import { judgeInSlices, scanned, type Judgement, type Scans } from './report';
import type { Analysis, Article, Block, Mention } from './types';

/** Share of its text that may change before an article is judged whole again. */
const LITTLE = 0.02;

/** Blocks `from` to before `to` of the last article became those from `from` to before `now`. */
interface Difference {
  from: number;
  to: number;
  now: number;
}

function difference(before: readonly Block[], after: readonly Block[]): Difference {
  let from = 0;
  while (from < before.length && from < after.length && before[from]!.text === after[from]!.text) from++;
  let [to, now] = [before.length, after.length];
  while (to > from && now > from && before[to - 1]!.text === after[now - 1]!.text) {
    to--;
    now--;
  }
  return { from, to, now };
}

const sizeOf = (blocks: readonly Block[], from: number, to: number): number => {
  let size = 0;
  for (let i = from; i < to; i++) size += blocks[i]!.text.length + 1;
  return size;
};

const speaks = (scan: BlockScan): boolean => scan.candidates.length > 0;

/** Index of the first mention in or after a block. */
const firstIn = (mentions: readonly Mention[], block: number): number =>
  firstThat(mentions, (one) => one.block >= block);

/** The text of the new article, of the old one's and what is new. */
function textOf(old: string, before: readonly Block[], after: readonly Block[], { from, to, now }: Difference): string {
  const parts: string[] = [];
  const last = before[from - 1];
  if (last) parts.push(old.slice(0, last.start + last.text.length));
  for (let i = from; i < now; i++) parts.push(after[i]!.text);
  if (to < before.length) parts.push(old.slice(before[to]!.start));
  return parts.join('\n');
}

export class Ongoing {
  #last: Judgement | undefined;
  #article: Article | undefined;
  /** Length of the text when it was last judged whole, and what has changed since. */
  #size = 0;
  #changed = 0;

  constructor(private readonly matcher: Matcher) {}

  /** What each block of the article said. */
  get scans(): readonly BlockScan[] {
    return this.#last?.scans ?? [];
  }

  /** Mentions and relevance of the article as it is now, in slices. @param scans what blocks said, by their text */
  *judge(article: Article, scans: Scans): Generator<void, Analysis> {
    if (this.#last && article === this.#article) return this.#last.analysis;
    const judged = (yield* this.#again(article, scans)) ?? (yield* this.#anew(article, scans));
    this.#last = judged;
    this.#article = article;
    return judged.analysis;
  }

  *#anew(article: Article, scans: Scans): Generator<void, Judgement> {
    const judged = yield* judgeInSlices(article, this.matcher, scans);
    this.#size = judged.analysis.article.text.length;
    this.#changed = 0;
    return judged;
  }

  /** Undefined where all has to be judged anew. */
  *#again(article: Article, known: Scans): Generator<void, Judgement | undefined> {
    const [last, old] = [this.#last, this.#article];
    if (!last || !old || old.title !== article.title || old.lang !== article.lang || old.kind !== article.kind)
      return undefined;
    const { blocks } = article;
    const differs = difference(old.blocks, blocks);
    const { from, to, now } = differs;
    yield;
    const changed = this.#changed + Math.max(sizeOf(old.blocks, from, to), sizeOf(blocks, from, now));
    if (changed > this.#size * LITTLE) return undefined;

    const { analysis, whole } = last;
    const { verdict } = analysis.relevance;
    const fresh: BlockScan[] = [];
    for (let i = from; i < now; i++) fresh.push(yield* scanned(blocks[i]!.text, article.lang, this.matcher, known));
    // What an article in passing says hangs on single sentences.
    if (verdict !== 'about' && (fresh.some(speaks) || last.scans.slice(from, to).some(speaks))) return undefined;

    const first = firstIn(analysis.mentions, from);
    const mentions = analysis.mentions.slice(0, first);
    for (const [i, scan] of fresh.entries())
      for (const one of yield* judgeBlock(scan, whole, this.matcher))
        mentions.push(toMention(one, scan, this.matcher, from + i, blocks[from + i]!.start, mentions.length + 1));
    yield;
    const further = now - to;
    const later = to < old.blocks.length ? blocks[now]!.start - old.blocks[to]!.start : 0;
    for (let i = firstIn(analysis.mentions, to); i < analysis.mentions.length; i++) {
      const one = analysis.mentions[i]!;
      const id = `m${mentions.length + 1}`;
      const same = !further && !later && one.id === id;
      mentions.push(
        same ? one : { ...one, id, block: one.block + further, start: one.start + later, end: one.end + later },
      );
    }
    if (mentions.length === 0 && analysis.mentions.length > 0) return undefined;
    yield;
    this.#changed = changed;
    const { published, url } = article;
    const text = textOf(analysis.article.text, old.blocks, blocks, differs);
    return {
      analysis: { ...analysis, article: { ...analysis.article, published, url, text }, mentions },
      scans: [...last.scans.slice(0, from), ...fresh, ...last.scans.slice(to)],
      whole,
    };
  }
}
