import type { Analysis, Mention } from './types';
import type { Likeness } from './bm25';
import type { Linker } from './linker';
import { linkMention, prepare } from './links';
import { round } from './rank';
import { contentWords, words } from './words';

export interface Answer {
  /** Best first; empty when the essay says nothing about it. Scores are shares of the first one's. */
  links: { passage: string; score: number; concepts: string[]; words: string[] }[];
}

/** So many words in a row that stand in a passage are a quotation, and so is a shorter question that stands in it whole. */
const QUOTE_WORDS = 5;
/** Share of a question's content, by weight, that must stand in a passage for likeness alone to answer. */
const COVERED = 0.5;
/** What concepts count against likeness: a passage that one sure mention links to is worth so much BM25. */
const CONCEPT_WORTH = 8;
/** Passages below this share of the first are left out. */
const WORTH = 0.3;
const MOST = 4;

/** Length of the longest run of words that both texts share, in words. */
function longestRun(a: string[], b: string[]): number {
  let best = 0;
  let row = new Uint16Array(b.length + 1);
  for (const word of a) {
    const next = new Uint16Array(b.length + 1);
    for (let j = 0; j < b.length; j++) if (word === b[j]) best = Math.max(best, (next[j + 1] = row[j]! + 1));
    row = next;
  }
  return best;
}

const plain = (text: string): string[] => words(text).map((w) => w.text.toLowerCase().replaceAll('’', "'"));

/** What the concepts of a question say for each passage. */
function byConcepts(
  linker: Linker,
  question: string,
  mentions: Mention[],
): Map<string, { score: number; concepts: string[] }> {
  const analysis: Analysis = {
    pack: linker.pack.meta.id,
    relevance: { verdict: 'about', score: 1 },
    article: { title: null, published: null, lang: null, url: null, kind: 'article', text: question },
    mentions,
  };
  const context = prepare(linker, analysis);
  const said = new Map<string, { score: number; concepts: string[] }>();
  for (const m of mentions)
    for (const { id, score } of linkMention(linker, analysis, m, context).passages) {
      const at = said.get(id) ?? { score: 0, concepts: [] };
      at.score += linker.concepts.get(m.concept)?.rank === 'core' ? score : score / 2;
      if (!at.concepts.includes(m.concept)) at.concepts.push(m.concept);
      said.set(id, at);
    }
  return said;
}

/** Whether likeness alone is enough of an answer: most of what the question says stands in the passage. */
function isAlike(linker: Linker, asked: string[], like: Likeness): boolean {
  const has = new Set(contentWords(like.words.join(' ')).map((w) => w.stem));
  const weights = asked.map((stem) => ({ stem, weight: linker.bm25.weight(stem) }));
  const total = weights.reduce((sum, w) => sum + w.weight, 0);
  const held = weights.reduce((sum, w) => sum + (has.has(w.stem) ? w.weight : 0), 0);
  return held >= COVERED * total && (has.size > 1 || asked.length < 3);
}

/**
 * What the essay says about any words: passages ranked by the concepts in them (`mentions` of the question, as detection found
 * them), by likeness, and by quotation: words of the essay itself find their own passage first. Pure and deterministic.
 */
export function ask(linker: Linker, question: string, mentions: Mention[]): Answer {
  const asked = plain(question);
  const stems = [...new Set(contentWords(question).map((w) => w.stem))];
  const said = byConcepts(linker, question, mentions);
  const likeness = new Map(linker.bm25.likeness(question).map((l) => [l.id, l]));
  const links = linker.pack.passages.flatMap(({ id, text }) => {
    const like = likeness.get(id);
    const concept = said.get(id);
    const run = longestRun(asked, plain(text));
    const quoted = run >= QUOTE_WORDS || (run > 0 && run === asked.length && like) ? run : 0;
    if (!quoted && !concept && !(like && isAlike(linker, stems, like))) return [];
    // A quotation outweighs all else.
    const score = quoted * 1000 + (concept?.score ?? 0) * CONCEPT_WORTH + (like?.score ?? 0);
    return [{ passage: id, score, concepts: concept?.concepts ?? [], words: like?.words.slice(0, 8) ?? [] }];
  });
  links.sort((a, b) => b.score - a.score);
  const first = links[0]?.score ?? 1;
  return {
    links: links
      .map((l) => ({ ...l, score: round(l.score / first) }))
      .filter((l) => l.score >= WORTH)
      .slice(0, MOST),
  };
}
