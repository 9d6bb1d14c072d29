import { drain } from './drain.ts';
import { contentWords } from './words';

/** How well one document answers a query, and by which of its words. */
export interface Likeness {
  id: string;
  score: number;
  /** Words of the document that the query shares, as they stand in the document, weightiest first. */
  words: string[];
}

export interface Bm25 {
  /** Every document that shares a word with the query, in the documents' order. */
  likeness(query: string): Likeness[];
  /** Weight of a stem: its inverse document frequency; the highest there is where no document has it. */
  weight(stem: string): number;
}

const K1 = 1.2;
const B = 0.75;

/**
 * Okapi BM25 (Robertson and Walker 1994) over a handful of documents held in memory, stemmed, without stop words.
 * With idf = ln(1 + (N - n + 0.5) / (n + 0.5)), which is never negative.
 */
export const bm25 = (documents: readonly { id: string; text: string }[]): Bm25 => drain(bm25InSlices(documents));

/** The same with a pause after each document. */
export function* bm25InSlices(documents: readonly { id: string; text: string }[]): Generator<void, Bm25> {
  const indexed: { id: string; frequency: Map<string, { count: number; word: string }>; length: number }[] = [];
  for (const { id, text } of documents) {
    yield;
    const frequency = new Map<string, { count: number; word: string }>();
    const all = contentWords(text);
    for (const w of all) {
      const seen = frequency.get(w.stem);
      if (seen) seen.count++;
      else frequency.set(w.stem, { count: 1, word: w.text });
    }
    indexed.push({ id, frequency, length: all.length });
  }
  yield;
  const mean = indexed.reduce((sum, d) => sum + d.length, 0) / (indexed.length || 1) || 1;
  const holding = new Map<string, number>();
  for (const d of indexed) for (const s of d.frequency.keys()) holding.set(s, (holding.get(s) ?? 0) + 1);
  const weight = (stem: string): number => {
    const n = holding.get(stem) ?? 0;
    return Math.log(1 + (indexed.length - n + 0.5) / (n + 0.5));
  };
  const likeness = (query: string): Likeness[] => {
    const stems = [...new Set(contentWords(query).map((w) => w.stem))].filter((s) => holding.has(s));
    return indexed.flatMap(({ id, frequency, length }) => {
      const parts = stems.flatMap((s) => {
        const at = frequency.get(s);
        if (!at) return [];
        const part = (weight(s) * at.count * (K1 + 1)) / (at.count + K1 * (1 - B + (B * length) / mean));
        return [{ part, word: at.word }];
      });
      if (!parts.length) return [];
      parts.sort((a, b) => b.part - a.part);
      return [{ id, score: parts.reduce((sum, p) => sum + p.part, 0), words: parts.map((p) => p.word) }];
    });
  };
  return { likeness, weight };
}
