import type { Matcher } from './mentions';
import type { Article, Mention, Relevance } from './types';

/**
 * How far an article is about the pack's subject.
 * @returns a continuous score, 0 to 1, and the verdict by its thresholds
 */
export function judgeRelevance(article: Article, mentions: readonly Mention[], _matcher: Matcher): Relevance {
  const length = article.blocks.reduce((sum, block) => sum + block.text.length, 0) || 1;
  const concepts = new Set(mentions.map((m) => m.concept)).size;
  const density = (mentions.length * 1000) / (length + 500);
  const score = Math.min(1, (density * Math.min(1, concepts / 3)) / 4);
  return { score, verdict: score >= 0.5 ? 'about' : score >= 0.1 ? 'mentions' : 'none' };
}
