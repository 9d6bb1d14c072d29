/**
 * Article -> mentions. Two stages: `scanBlock` looks at one block alone (block.ts) and may be cached by its text; `resolve`
 * looks at the whole article (resolve.ts): which words keep the company they need, whether a stretch is about the subject
 * at all, and which of the overlapping candidates is the longest sensible span.
 */
import { scanBlockInSlices, STRETCH, type BlockScan } from './block.ts';
import { drain } from './drain.ts';
import type { Matcher } from './matcher.ts';
import { judge, type Judged, type Whole } from './resolve.ts';
import type { Article, Mention } from './types.ts';

export { scanBlockInSlices, type BlockScan } from './block.ts';
export { addWords, languagesOf, loadMatcher, needsNames, rest, trieOf, wake, type Matcher } from './matcher.ts';

/** Longest context given with a mention, in UTF-16 units. */
const CONTEXT = 240;

/** What one block says by itself. `lang`: language of the page, for what the text does not show. */
export const scanBlock = (text: string, matcher: Matcher, lang: string | null = null): BlockScan =>
  drain(scanBlockInSlices(text, matcher, lang));

/** The mentions of an article. */
export interface Found {
  /** All that keep the company they need, in order, those of the title first. */
  all: Mention[];
  /** Those that are on the subject, stretch by stretch; numbered anew. */
  kept: Mention[];
  whole: Whole;
}

/**
 * The mentions of an article from the scans of its blocks, pausing every few dozen blocks.
 * @param title the scan of its title, if it has one
 */
export function* resolveInSlices(
  article: Article,
  scans: readonly BlockScan[],
  matcher: Matcher,
  title?: BlockScan,
): Generator<void, Found> {
  const judged = yield* judge(title ?? null, scans, matcher);
  const all: Mention[] = [];
  const kept: Mention[] = [];
  const add = (found: readonly Judged[], scan: BlockScan, block: number, offset: number): void => {
    for (const one of found) {
      const mention = toMention(one, scan, matcher, block, offset, all.length + 1);
      all.push(mention);
      if (one.on) kept.push(kept.length + 1 === all.length ? mention : { ...mention, id: `m${kept.length + 1}` });
    }
  };
  if (title) add(judged.title, title, -1, 0);
  for (const [i, scan] of scans.entries()) {
    if (i % 8 === 7) yield;
    add(judged.blocks[i]!, scan, i, article.blocks[i]!.start);
  }
  return { all, kept, whole: judged.whole };
}

/** The mentions of an article that are on the subject, in order. `title`: the scan of its title, if made already. */
export function resolve(article: Article, scans: readonly BlockScan[], matcher: Matcher, title?: BlockScan): Mention[] {
  const head = title ?? (article.title ? scanBlock(article.title, matcher, article.lang) : undefined);
  return drain(resolveInSlices(article, scans, matcher, head)).kept;
}

/** The sentence of a mention, shortened around it. */
function contextOf({ text, sentences }: BlockScan, { start, end, sentence }: Judged): string {
  let from = Math.min(sentences[sentence] ?? 0, start);
  let to = Math.max(sentences[sentence + 1] ?? text.length, end);
  if (to - from > CONTEXT) {
    const spare = Math.max(0, Math.floor((CONTEXT - (end - start)) / 2));
    // At a space, where there is one: looked for in what is kept alone.
    if (start - spare > from) from = start - spare + text.slice(start - spare, start).indexOf(' ') + 1;
    if (end + spare < to) {
      const space = text.slice(end, end + spare + 1).lastIndexOf(' ');
      to = space < 0 ? end + spare : end + space;
    }
  }
  const context = text.slice(from, to).trim();
  return /\s\s|[\t\n\r]/.test(context) ? context.replace(/\s+/g, ' ') : context;
}

/** @param n its number */
export function toMention(one: Judged, scan: BlockScan, m: Matcher, block: number, offset: number, n: number): Mention {
  const { start, end, why } = one;
  return {
    id: `m${n}`,
    in: block < 0 ? 'title' : 'text',
    block,
    concept: m.concepts[one.concept]!,
    surface: scan.text.slice(start, end),
    start: offset + start,
    end: offset + end,
    context: contextOf(scan, one),
    why,
  };
}

/** Finds an article's mentions, those of the title first, pausing every few thousand characters so that a live page stays alive. */
export function* findMentionsInSlices(article: Article, matcher: Matcher): Generator<void, Mention[]> {
  const scans: BlockScan[] = [];
  let since = 0;
  for (const { text } of article.blocks) {
    const slices = scanBlockInSlices(text, matcher, article.lang);
    for (let step = slices.next(); ; step = slices.next()) {
      if (step.done) {
        scans.push(step.value);
        break;
      }
      since += Math.min(text.length, STRETCH);
      if (since < STRETCH) continue;
      since = 0;
      yield;
    }
  }
  return resolve(article, scans, matcher);
}

/** Finds an article's mentions in one go, those of the title first. */
export const findMentions = (article: Article, matcher: Matcher): Mention[] =>
  drain(findMentionsInSlices(article, matcher));
