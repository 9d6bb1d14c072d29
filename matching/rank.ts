import type { Likeness } from './bm25';
import type { Feature, Sentence } from './features';
import type { Linker } from './linker';

/** A passage as the ranker sees it for one mention. */
export interface Ranked {
  id: string;
  /** Softmax over all passages of the pack. */
  probability: number;
  /** Features that spoke for it, weightiest first, with what they added. */
  because: { feature: Feature; part: number }[];
  like: Likeness | undefined;
}

/** BM25 of a full sentence of the essay against its own passage is about this. */
const LIKENESS_SCALE = 20;

/** Features that all passages share a weight for: the pack's table of concepts, likeness, cue words that the passage holds too. */
export function sharedFeatures(
  linker: Linker,
  concept: string,
  found: Feature[],
  like: Likeness | undefined,
  passage: string,
) {
  const own = linker.concepts.get(concept);
  const cues = linker.passageCues.get(passage);
  return {
    core: own?.core.has(passage) ? 1 : 0,
    listed: own?.passages.has(passage) ? 1 : 0,
    likeness: Math.min(1, (like?.score ?? 0) / LIKENESS_SCALE),
    cue: found.reduce((sum, f) => sum + (f.cue && f.name === f.cue && cues?.has(f.cue) ? f.value : 0), 0),
  };
}

/** How much each passage is like a sentence, by its id; kept with the sentence. */
export const likenessOf = (linker: Linker, sentence: Sentence): ReadonlyMap<string, Likeness> =>
  (sentence.likeness ??= new Map(linker.bm25.likeness(sentence.text).map((l) => [l.id, l])));

/** All passages of the pack for one mention, best first: a linear model and a softmax. */
export function rank(
  linker: Linker,
  concept: string,
  found: Feature[],
  likeness: ReadonlyMap<string, Likeness>,
): Ranked[] {
  const { ranker, pack } = linker;
  const sums = pack.passages.map(({ id }) => {
    const like = likeness.get(id);
    const because: Ranked['because'] = [];
    let sum = 0;
    for (const [name, value] of Object.entries(sharedFeatures(linker, concept, found, like, id)))
      sum += (ranker.shared[name] ?? 0) * value;
    for (const feature of found) {
      const part = (ranker.weights[feature.name]?.[id] ?? 0) * feature.value;
      sum += part;
      if (part > 0) because.push({ feature, part });
    }
    because.sort((a, b) => b.part - a.part);
    return { id, sum, because, like };
  });
  const top = Math.max(...sums.map((s) => s.sum));
  const total = sums.reduce((t, s) => t + Math.exp(s.sum - top), 0);
  return sums
    .map(({ id, sum, because, like }) => ({ id, probability: Math.exp(sum - top) / total, because, like }))
    .sort((a, b) => b.probability - a.probability);
}

/** Three decimals: scores that people and diffs can read. */
export const round = (n: number): number => Math.round(n * 1000) / 1000;
