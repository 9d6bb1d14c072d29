import type { ReadingPack } from '../data/schema';
import { bm25, type Bm25 } from './bm25';
import { compileCues, type Cues } from './cues';
import { readRanker, type Ranker } from './ranker';

/** A pack made ready for linking. */
export interface Linker {
  pack: ReadingPack;
  ranker: Ranker;
  cues: Cues;
  bm25: Bm25;
  /** Passages of each concept: those it lists, and which of them are its core ones. */
  concepts: Map<string, { passages: Set<string>; core: Set<string>; rank: 'core' | 'secondary' | 'weak' }>;
  /** The words of each passage that belong to each class of cue words, as they stand in it. */
  passageCues: Map<string, Map<string, string[]>>;
}

/**
 * Makes a pack ready for linking.
 * @throws TypeError when the pack's ranker is malformed.
 */
export function loadLinker(pack: ReadingPack): Linker {
  const ranker = readRanker(pack.ranker);
  const cues = compileCues(ranker.cues);
  const concepts = new Map(
    pack.concepts.map((c) => [c.id, { passages: new Set(c.passages), core: new Set(c.corePassages), rank: c.rank }]),
  );
  const passageCues = new Map(pack.passages.map((p) => [p.id, cueWords(cues, p.text, pack.meta.lang)]));
  return { pack, ranker, cues, bm25: bm25(pack.passages), concepts, passageCues };
}

function cueWords(cues: Cues, text: string, lang: string): Map<string, string[]> {
  const byCue = new Map<string, string[]>();
  for (const { cue, span } of cues(text, lang)) {
    let end = span.end;
    while (end < text.length && /[\p{L}\p{N}]/u.test(text[end]!)) end++;
    const word = text.slice(span.start, end);
    const had = byCue.get(cue);
    if (!had) byCue.set(cue, [word]);
    else if (!had.includes(word)) had.push(word);
  }
  return byCue;
}
