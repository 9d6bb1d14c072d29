import type { Analysis, Mention } from './types';
import type { Linker } from './linker';
import { linkMention, prepare } from './links';
import { round } from './rank';
import { contentWords, words } from './words';

export interface Answer {
  /** Best first; empty when the essay says nothing about it. */
  links: { passage: string; score: number; concepts: string[]; words: string[] }[];
}

/** From so many words in a row that stand in a passage on, a question is taken to quote it. */
const QUOTE_WORDS = 5;

/** Length of the longest run of words that both texts share, in words. */
function longestRun(a: string[], b: string[]): number {
  let best = 0;
  let row = new Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const next = new Array<number>(b.length + 1).fill(0);
    for (let j = 0; j < b.length; j++)
      if (word === b[j]) {
        next[j + 1] = row[j]! + 1;
        best = Math.max(best, next[j + 1]!);
      }
    row = next;
  }
  return best;
}

const plain = (text: string): string[] => words(text).map((w) => w.text.toLowerCase().replaceAll('’', "'"));

/**
 * What the essay says about any words: passages ranked by the concepts in them (`mentions` of the question, as detection found
 * them), by likeness, and by quotation: words of the essay itself find their own passage first.
 */
export function ask(linker: Linker, question: string, mentions: Mention[]): Answer {
  const asked = plain(question);
  if (!asked.length) return { links: [] };
  const analysis: Analysis = {
    pack: linker.pack.meta.id,
    relevance: { verdict: 'about', score: 1 },
    article: { title: null, published: null, lang: null, url: null, kind: 'article', text: question },
    mentions,
  };
  const context = prepare(linker, analysis);
  const byConcept = new Map<string, { score: number; concepts: string[] }>();
  for (const m of mentions)
    for (const { id, score } of linkMention(linker, analysis, m, context).passages) {
      const had = byConcept.get(id) ?? { score: 0, concepts: [] };
      had.score += score;
      if (!had.concepts.includes(m.concept)) had.concepts.push(m.concept);
      byConcept.set(id, had);
    }
  const likeness = new Map(linker.bm25.likeness(question).map((l) => [l.id, l]));
  const stems = [...new Set(contentWords(question).map((w) => w.stem))];
  const links = linker.pack.passages.flatMap(({ id, text }) => {
    const like = likeness.get(id);
    const concept = byConcept.get(id);
    const run = longestRun(asked, plain(text));
    const share = (like?.words.length ?? 0) / (stems.length || 1);
    const quoted = run >= Math.min(QUOTE_WORDS, asked.length) && (like || run >= QUOTE_WORDS) ? run : 0;
    const alike = like && share >= ENOUGH && (like.words.length > 1 || stems.length < 3) ? like.score * share : 0;
    const score = quoted * 100 + alike + (concept?.score ?? 0) * 4 + (concept ? (like?.score ?? 0) / 4 : 0);
    return score > 0
      ? [{ passage: id, score, concepts: concept?.concepts ?? [], words: like?.words.slice(0, 8) ?? [] }]
      : [];
  });
  links.sort((a, b) => b.score - a.score);
  const first = links[0]?.score ?? 1;
  return {
    links: links.map((l) => ({ ...l, score: round(l.score / first) })).filter((l, i) => i < 4 && l.score >= 0.25),
  };
}

/** A question is like a passage when so large a share of its content words stands in it. */
const ENOUGH = 0.4;
