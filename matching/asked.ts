import { scanBlock, resolve, type Matcher } from './mentions';
import type { Article, Mention } from './types';

/** A question of so many words at most is taken to be about the pack's subject without showing it. */
const SHORT = 7;
/** One of so many words at most, even where they could mean something else. */
const VERY_SHORT = 3;

/** Words of a text; two characters of a script without spaces count as one. */
const length = (text: string): number =>
  (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0) / 2 +
  (text.match(/[\p{L}\p{N}]+(?:[.'’-][\p{L}\p{N}]+)*/gu)?.filter((w) => !/[\u3040-\u9fff]/.test(w)).length ?? 0);

/**
 * The mentions in words that somebody asks about. Where detection finds an article's mentions, those; else, since a few words keep no
 * company, every form of a short question that stands for its concept alone, and every form at all of a very short one.
 */
export function mentionsAsked(question: string, matcher: Matcher): Mention[] {
  const blocks = [{ text: question, role: 'body' as const, section: 0, start: 0 }];
  const article: Article = { title: null, lang: null, published: null, url: null, kind: 'article', blocks };
  const scan = scanBlock(question, matcher);
  const found = resolve(article, [scan], matcher);
  const words = length(question);
  if (found.length || words > SHORT) return found;
  const sure = scan.candidates
    .filter((c) => c.need < 0 || words <= VERY_SHORT)
    .sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const apart = sure.filter((c, i) => !sure.slice(0, i).some((d) => d.start < c.end && c.start < d.end));
  return apart
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, concept, parts }, i) => ({
      id: `m${i + 1}`,
      in: 'text',
      block: 0,
      concept: matcher.concepts[concept]!,
      surface: question.slice(start, end),
      start,
      end,
      context: question,
      why: { by: parts ? 'pattern' : 'form' },
    }));
}
