/**
 * How far an article is about the pack's subject: a logistic score over a few features of its sentences. Which words tell
 * comes with the pack (relevance.json); the weights are fitted on labelled pages and texts
 * (tools/relevance.ts, docs/decisions/relevance.md).
 */
import type { Telling } from './compile';
import type { BlockScan, Matcher } from './mentions';
import type { Article, Mention, Relevance } from './types';

/** The mentions of an article. */
export interface Found {
  /** All that keep the company they need, whatever the article is about. */
  all: Mention[];
  /** Those that are on the subject as mentions.ts sees it, stretch by stretch. */
  kept: Mention[];
}

/** What the scans of an article say, in its order. */
export interface Scanned {
  title: BlockScan | undefined;
  blocks: readonly BlockScan[];
}

/** What one sentence says. */
interface Sentence {
  /** Names the subject by a word that is nothing else's. */
  named: boolean;
  /** Names something that other subjects have to do with, too. */
  faint: boolean;
  /** Core concepts that it mentions. */
  core: string[];
  /** Different words of what the subject is about, and of other subjects. */
  speaks: number;
  against: number;
}

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

/** Index of the sentence that an offset of a block stands in. */
function sentenceAt({ sentences }: BlockScan, offset: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** Different words of each kind, in a whole article. */
interface Words {
  speaks: Set<string>;
  against: Set<string>;
}

/** Where company must stand for a mention to tell something: words that the whole article makes mentions of tell nothing new. */
const CLOSE = new Set([undefined, 'sentence', 'paragraph']);

function readBlock(
  scan: BlockScan,
  mentions: readonly Mention[],
  offset: number,
  isCore: ReadonlySet<string>,
  telling: Telling,
  words: Words,
): Sentence[] {
  const own = Array.from({ length: Math.max(1, scan.sentences.length) }, () => ({
    named: false,
    faint: false,
    core: [] as string[],
    speaks: new Set<string>(),
    against: new Set<string>(),
  }));
  for (const { cue, sentence, start, end, text } of scan.hits) {
    const one = own[sentence];
    if (!one) continue;
    if (cue === telling.anchors || cue === telling.faint) {
      if (scan.quiet.some(([from, to]) => start >= from && end <= to)) continue;
      if (cue === telling.anchors) one.named = true;
      else one.faint = true;
    } else if (cue === telling.speaks) one.speaks.add(text.toLowerCase());
    else if (cue === telling.against) one.against.add(text.toLowerCase());
  }
  for (const { start, concept, why } of mentions)
    if (isCore.has(concept) && CLOSE.has(why.where)) own[sentenceAt(scan, start - offset)]!.core.push(concept);
  return own.map(({ speaks, against, ...one }) => {
    for (const word of speaks) words.speaks.add(word);
    for (const word of against) words.against.add(word);
    return { ...one, speaks: speaks.size, against: against.size };
  });
}

const pointed = ({ named, faint, core, speaks, against }: Sentence): boolean =>
  (named || faint) && speaks + Math.min(1, core.length) > Math.max(0, against - 1);

/** Share of the sentences of a text that hold one of these mentions. */
function density(mentions: readonly Mention[], { title, blocks }: Scanned, article: Article): number {
  const hold = new Set<string>();
  let all = 0;
  blocks.forEach((scan) => (all += scan.text.trim() === '' ? 0 : Math.max(1, scan.sentences.length)));
  for (const { block, start, why } of mentions)
    if (block >= 0 && CLOSE.has(why.where))
      hold.add(`${block} ${sentenceAt(blocks[block]!, start - article.blocks[block]!.start)}`);
  if (all === 0) return title && mentions.length ? 1 : 0;
  return hold.size / all;
}

/** @param telling what the pack says of its words */
export function featuresOf(
  article: Article,
  { all: mentions, kept }: Found,
  scanned: Scanned,
  { concepts, core }: Pick<Matcher, 'concepts' | 'core'>,
  telling: Telling,
): Features {
  const { title, blocks } = scanned;
  const isCore = new Set(core.map((n) => concepts[n]!));
  const byBlock = new Map<number, Mention[]>();
  for (const mention of mentions) {
    const list = byBlock.get(mention.block);
    if (list) list.push(mention);
    else byBlock.set(mention.block, [mention]);
  }
  const words: Words = { speaks: new Set(), against: new Set() };
  const head = title ? readBlock(title, byBlock.get(-1) ?? [], 0, isCore, telling, words) : [];
  const text: Sentence[] = [];
  blocks.forEach((scan, i) => {
    const { role, start } = article.blocks[i]!;
    // A headline that is the title too is not counted twice.
    if (scan.text.trim() === '' || (role === 'headline' && title)) return;
    text.push(...readBlock(scan, byBlock.get(i) ?? [], start, isCore, telling, words));
  });
  const all = text.length ? text : head;
  const near = (i: number): boolean => all[i]?.named === true;
  const covered = all.filter((_, i) => near(i - 1) || near(i) || near(i + 1));
  const mentioned = new Set([...head, ...covered, ...all.filter((s) => s.faint)].flatMap((s) => s.core));
  const lead = text.slice(0, LEAD);
  const either = (is: (s: Sentence) => boolean): number => (head.some(is) ? 1 : lead.some(is) ? LEAD_COUNTS : 0);
  return {
    covered: covered.length / (all.length || 1),
    many: Math.log1p(all.filter(pointed).length) / Math.log(20),
    headNamed: Math.max(either((s) => s.named), FAINT_COUNTS * either((s) => s.faint)), // prettier-ignore
    headPointed: either(pointed),
    headAgainst: head.some((s) => s.against > 0) ? 1 : 0,
    concepts: Math.log1p(mentioned.size) / Math.log(8),
    against: words.against.size / (words.speaks.size + words.against.size + 1),
    dense: density(kept, scanned, article),
  };
}

/** Fitted by `npm run train:relevance`. */
export const WEIGHTS: Readonly<Record<keyof Features | 'bias', number>> = {
  covered: 1.9,
  many: 1.6,
  headNamed: 2.3,
  headPointed: 0.4,
  headAgainst: -0.2,
  concepts: 3.1,
  against: -3.3,
  dense: 4.5,
  bias: -3.3,
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
 * How far an article is about the pack's subject. Where a pack says nothing of telling words, every mention counts.
 * @returns a continuous score, 0 to 1, and the verdict by its thresholds
 */
export function judgeRelevance(article: Article, found: Found, scanned: Scanned, matcher: Matcher): Relevance {
  if (found.all.length === 0) return { verdict: 'none', score: 0 };
  // Many teasers are no article: the sidebar says so, and there is nothing to mark.
  const noArticle = NO_ARTICLE.has(article.kind);
  const { relevance } = matcher;
  const features = relevance && featuresOf(article, found, scanned, matcher, relevance);
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
