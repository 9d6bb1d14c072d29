import type { Analysis, LinkedMention, Mention, PassageLink } from './types';
import { linkEvents } from './events';
import { contextOf, features, sentenceOf, type Feature, type LinkContext } from './features';
import type { Linker } from './linker';
import { drain } from './drain';
import { likenessOf, rank, round, type Ranked } from './rank';

export { loadLinker, type Linker } from './linker';
export type { LinkContext } from './features';

/** What linking needs of an article, once for all its mentions. */
export const prepare = (_linker: Linker, analysis: Analysis): LinkContext => contextOf(analysis);

/** At most so many passages at a mention. */
const MOST = 3;

type Links = Pick<LinkedMention, 'passages' | 'events'>;

/** `linkMention` step by step: the first time, each step takes many times what it takes later. */
export function* linkMentionInSlices(
  linker: Linker,
  analysis: Analysis,
  mention: Mention,
  context: LinkContext,
): Generator<void, Links> {
  if (!linker.concepts.get(mention.concept)?.passages.size) return { passages: [], events: [] };
  const found = features(context, mention, linker.cues);
  if (isSilent(linker, mention.concept, found)) return { passages: [], events: [] };
  yield;
  const sentence = sentenceOf(context, mention, linker.cues);
  const like = likenessOf(linker, sentence);
  yield;
  const ranked = rank(linker, mention.concept, found, like);
  const shown = ranked.filter((r, i) => i === 0 || (i < MOST && r.probability >= linker.ranker.show.passage!));
  const passages = shown.map((r) => ({ id: r.id, score: round(r.probability), why: reason(linker, mention, r) }));
  yield;
  return { passages, events: linkEvents(linker, context, mention, ranked, sentence) };
}

/**
 * The passages and events that a careful editor would open at a mention, best first; both may be empty.
 * Pure and deterministic. `context` is `prepare(linker, analysis)`, given by whoever links many mentions.
 */
export const linkMention = (
  linker: Linker,
  analysis: Analysis,
  mention: Mention,
  context: LinkContext = prepare(linker, analysis),
): Links => drain(linkMentionInSlices(linker, analysis, mention, context));

/** Every mention with its links. */
export function linkAll(linker: Linker, analysis: Analysis): LinkedMention[] {
  const context = prepare(linker, analysis);
  return analysis.mentions.map((m) => ({ ...m, ...linkMention(linker, analysis, m, context) }));
}

/**
 * Whether the essay has nothing to say here: the sentence speaks of a subject that the pack names as silent for the concept, and
 * no other concept stands in it.
 */
function isSilent({ ranker }: Linker, concept: string, found: Feature[]): boolean {
  const silent = ranker.silent[concept];
  if (!silent || found.some((f) => f.name.startsWith('with:'))) return false;
  return found.some((f) => f.cue && f.name === f.cue && silent.includes(f.cue));
}

/** At most so many words are told. */
const WORDS = 10;

/** The mention's own concept and those around it that spoke for the passage; the passage's words that the sentence shares. */
function reason(linker: Linker, mention: Mention, { id, because, like }: Ranked): PassageLink['why'] {
  const concepts = [...new Set([mention.concept, ...because.flatMap((b) => b.feature.concept ?? [])])].slice(0, 4);
  const cues = linker.passageCues.get(id);
  const byCue = because.flatMap((b) => (b.feature.cue ? (cues?.get(b.feature.cue) ?? []) : []));
  // The end of a large number ("9,000" and "30,000") is no word that two sentences share.
  const words = [...new Set([...(like?.words ?? []), ...byCue])].filter((word) => !/^\d{1,3}$/.test(word));
  // Of "notice" and "give notice" the longer tells more.
  const whole = words.filter((w) => !words.some((other) => other !== w && other.split(' ').includes(w)));
  return { concepts, words: whole.slice(0, WORDS) };
}
