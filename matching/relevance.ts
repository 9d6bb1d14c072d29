/**
 * How far an article is about the pack's subject: a logistic score over a few features of its sentences. Which words tell
 * comes with the pack (relevance.json); the weights are fitted on labelled pages and texts
 * (tools/relevance.ts, docs/decisions/relevance.md).
 */
import type { Found, Matcher } from './mentions';
import { readSentences, type Reading, type Scanned, type Sentence } from './sentences';
import type { Article, Mention, Relevance } from './types';

/** Features of an article, each from 0 to about 1. */
export interface Features {
  /** Share of the sentences that name the subject, or stand next to one that does. */
  covered: number;
  /** Number of the sentences that name it and say something to the point (logarithmic). */
  many: number;
  /** The title, else the first sentences, names it; says something to the point; speaks of something else. */
  headNamed: number;
  headPointed: number;
  headAgainst: number;
  /** Number of the core concepts mentioned where it is named (logarithmic). */
  concepts: number;
  /** Words of other subjects among all telling words. */
  against: number;
  /** Share of the sentences that hold a mention which keeps to the subject. */
  dense: number;
}

/** First sentences that stand for a title that says nothing, and how much they count. */
const LEAD = 2;
const LEAD_COUNTS = 0.7;
const FAINT_COUNTS = 0.3;
/** Sentences looked at between two yields. */
const SLICE = 2000;

const pointed = ({ named, faint, core, speaks, against }: Sentence): boolean =>
  (named || faint) && speaks + Math.min(1, core.length) > Math.max(0, against - 1);

/** The features of an article that was read, in slices. */
export function* featuresOf({ head, text, speaks, against }: Reading): Generator<void, Features> {
  const all = text.length ? text : head;
  const near = (i: number): boolean => all[i]?.named === true;
  let [covered, many, held] = [0, 0, 0];
  const mentioned = new Set(head.flatMap(({ core }) => core));
  for (let i = 0; i < all.length; i++) {
    if (i % SLICE === 0) yield;
    const one = all[i]!;
    const covers = near(i - 1) || one.named || near(i + 1);
    if (covers) covered++;
    if (pointed(one)) many++;
    if (one.held) held++;
    if (covers || one.faint) for (const concept of one.core) mentioned.add(concept);
  }
  yield;
  const lead = text.slice(0, LEAD);
  const either = (is: (s: Sentence) => boolean): number => (head.some(is) ? 1 : lead.some(is) ? LEAD_COUNTS : 0);
  const named = either((one) => one.named);
  const share = (some: number): number => some / (all.length || 1);
  return {
    covered: share(covered),
    many: Math.log1p(many) / Math.log(20),
    headNamed: Math.max(named, FAINT_COUNTS * either((one) => one.faint)),
    headPointed: either(pointed),
    headAgainst: head.some((one) => one.against > 0) ? 1 : 0,
    concepts: Math.log1p(mentioned.size) / Math.log(8),
    against: against.size / (speaks.size + against.size + 1),
    dense: share(held),
  };
}

/** Fitted by `npm run train:relevance`. */
export const WEIGHTS: Readonly<Record<keyof Features | 'bias', number>> = {
  covered: 1.9,
  many: 1.7,
  headNamed: 2.4,
  headPointed: 0.5,
  headAgainst: -0.5,
  concepts: 2.9,
  against: -3.4,
  dense: 4.4,
  bias: -3.2,
};

/** Scores from which an article is about the subject, and from which it speaks of it. Why these: docs/decisions/relevance.md. */
export const ABOUT = 0.35;
export const MENTIONS = 0.2;
/** Below this nothing is in passing either, whatever one sentence says. */
const LEAST = 0.06;
/** Front pages and lists hold many articles and are none: never about one subject. */
const NO_ARTICLE: ReadonlySet<Article['kind']> = new Set(['front', 'list']);

export function scoreOf(features: Features): number {
  let sum = WEIGHTS.bias;
  for (const [name, value] of Object.entries(features)) sum += WEIGHTS[name as keyof Features] * value;
  return 1 / (1 + Math.exp(-sum));
}

/**
 * How far an article is about the pack's subject, in slices. Where a pack says nothing of telling words, every mention counts.
 * @returns a continuous score, 0 to 1, and the verdict by its thresholds
 */
export function* judgeRelevance(
  article: Article,
  found: Found,
  scanned: Scanned,
  matcher: Matcher,
): Generator<void, Relevance> {
  if (found.all.length === 0) return { verdict: 'none', score: 0 };
  // Many teasers are no article: the sidebar says so, and there is nothing to mark.
  const noArticle = NO_ARTICLE.has(article.kind);
  const { relevance } = matcher;
  const reading = relevance && (yield* readSentences(article, found, scanned, matcher, relevance));
  yield;
  const features = reading && (yield* featuresOf(reading));
  const score = features ? scoreOf(features) : plainScore(article, found.kept);
  if (noArticle) return { verdict: 'none', score };
  if (score >= ABOUT) return { verdict: 'about', score };
  // In passing: one sentence that names the subject and says something to the point is enough in a long article.
  const passing =
    score >= MENTIONS || (score >= LEAST && features !== null && features.covered > 0 && features.many > 0);
  return { verdict: passing && found.kept.length > 0 ? 'mentions' : 'none', score };
}

/** By the number of mentions and concepts in a thousand characters alone. */
function plainScore(article: Article, mentions: readonly Mention[]): number {
  const length = article.blocks.reduce((sum, block) => sum + block.text.length, 0);
  const concepts = new Set(mentions.map((m) => m.concept)).size;
  return Math.min(1, (mentions.length * 1000 * Math.min(1, concepts / 3)) / (length + 500) / 4);
}
