import type { ReadingPack } from '../data/schema';
import { bm25, bm25InSlices, type Bm25 } from './bm25';
import { compileCues, type Cues } from './cues';
import { readyDates } from './dates';
import { isWordAt } from './letters';
import { readRanker, type Ranker } from './ranker';
import type { Analysis } from './types';

/** A pack made ready for linking. */
export interface Linker {
  pack: ReadingPack;
  ranker: Ranker;
  cues: Cues;
  bm25: Bm25;
  /** Passages of each concept: those it lists, and which of them are its core ones. */
  concepts: Map<string, { passages: Set<string>; core: Set<string>; rank: 'core' | 'secondary' | 'weak' }>;
  /** The words of each passage that belong to each class of cue words, as they stand in it. */
  passageCues: { get(passage: string): Map<string, string[]> | undefined };
  /** Makes in slices what is otherwise made when first asked for: before links of an article in this language are made. */
  warm(lang: string, article: Analysis['article']): Generator<void, void>;
}

/** Remembers what `make` made of a key. */
function remembered<T>(make: (key: string) => T): { get(key: string): T } {
  const made = new Map<string, T>();
  return {
    get(key) {
      if (!made.has(key)) made.set(key, make(key));
      return made.get(key)!;
    },
  };
}

/**
 * Makes a pack ready for linking. What takes time is made when it is first asked for: this runs in a page where nobody may
 * ever look at a link.
 * @throws TypeError when the pack's ranker is malformed.
 */
export function loadLinker(pack: ReadingPack): Linker {
  const ranker = readRanker(pack.ranker);
  const cues = compileCues(ranker.cues);
  const concepts = new Map(
    pack.concepts.map((c) => [c.id, { passages: new Set(c.passages), core: new Set(c.corePassages), rank: c.rank }]),
  );
  const passages = new Map(pack.passages.map((p) => [p.id, p.text]));
  const passageCues = remembered((id) => {
    const text = passages.get(id);
    return text === undefined ? undefined : cueWords(cues, text, pack.meta.lang);
  });
  let index: Bm25 | undefined;
  const indexed = (): Bm25 => (index ??= bm25(pack.passages));
  const lazy: Bm25 = { likeness: (query) => indexed().likeness(query), weight: (stem) => indexed().weight(stem) };
  function* warm(lang: string, { title, text }: Analysis['article']): Generator<void, void> {
    cues('', lang);
    yield;
    for (const each of [title ?? '', text]) yield* readyDates(lang, each);
    yield;
    index ??= yield* bm25InSlices(pack.passages);
    for (const id of passages.keys()) {
      yield;
      passageCues.get(id);
    }
  }
  return { pack, ranker, cues, bm25: lazy, concepts, passageCues, warm };
}

function cueWords(cues: Cues, text: string, lang: string): Map<string, string[]> {
  const byCue = new Map<string, string[]>();
  for (const { cue, span } of cues(text, lang)) {
    let end = span.end;
    while (isWordAt(text, end)) end++;
    const word = text.slice(span.start, end);
    const had = byCue.get(cue);
    if (!had) byCue.set(cue, [word]);
    else if (!had.includes(word)) had.push(word);
  }
  return byCue;
}
