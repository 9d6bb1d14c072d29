import type { Analysis, ArticleEventLink, ArticlePassageLink, LinkedMention } from './types';
import type { Linker } from './linker';
import { drain } from './drain';
import { round } from './rank';

/** A title says what an article is about; the first lines nearly so. */
const TITLE_WEIGHT = 2;
const LEAD_WEIGHT = 1.5;
const LEAD_CHARACTERS = 600;
/** Concepts that only colour a story weigh less than those that carry it. */
const RANK_WEIGHT = { core: 1, secondary: 0.5, weak: 0.25 } as const;
const FEWEST = 3;
const MOST = 6;
/** A passage enters the summary beyond the third only with this share of the first one's weight. */
const WORTH = 0.35;
/** With less than this share of it a passage is hardly touched, and does not fill up the three. */
const TOUCHED = 0.1;
/** How much a passage loses for answering to the very mentions that the chosen ones answer to. */
const SAMENESS = 0.6;

/** For each target (passage or event) the weight that each mention gives it. */
type Shares = Map<string, Share>;
type Share = Map<string, number>;

/** Repeats of a concept count less and less (1, 1/2, 1/3 …): an article is not about a country because it names it most. */
function weights(linker: Linker, mentions: LinkedMention[]): Map<string, number> {
  const seen = new Map<string, number>();
  return new Map(
    mentions.map((m) => {
      const nth = (seen.get(m.concept) ?? 0) + 1;
      seen.set(m.concept, nth);
      const place = m.in === 'title' ? TITLE_WEIGHT : m.start < LEAD_CHARACTERS ? LEAD_WEIGHT : 1;
      return [m.id, (place * RANK_WEIGHT[linker.concepts.get(m.concept)?.rank ?? 'weak']) / nth];
    }),
  );
}

const total = (share: Share): number => [...share.values()].reduce((a, b) => a + b, 0);

/** How much of `share` the other has too. */
function overlap(share: Share, other: Share): number {
  let common = 0;
  for (const [id, w] of share) common += Math.min(w, other.get(id) ?? 0);
  return common;
}

/** Maximal marginal relevance (Carbonell and Goldstein 1998), greedy and deterministic: ties go by the order of the pack. */
function* choose(
  shares: Shares,
  most: number,
  order: string[],
): Generator<void, { id: string; weight: number; share: Share }[]> {
  const chosen: { id: string; weight: number; share: Share }[] = [];
  const left = order.flatMap((id) => {
    const share = shares.get(id);
    return share ? [{ id, share, all: total(share), same: 0 }] : [];
  });
  while (left.length && chosen.length < most) {
    const gainOf = ({ all, same }: { all: number; same: number }): number => all * (1 - SAMENESS * same);
    const best = left.reduce((a, b) => (gainOf(b) > gainOf(a) ? b : a));
    const weight = gainOf(best);
    if (chosen.length && weight < (chosen.length < FEWEST ? TOUCHED : WORTH) * chosen[0]!.weight) break;
    chosen.push({ id: best.id, weight, share: best.share });
    left.splice(left.indexOf(best), 1);
    for (const one of left) {
      one.same = Math.max(one.same, overlap(one.share, best.share) / (one.all || 1));
      yield;
    }
  }
  return chosen;
}

function* shareOut(
  linked: LinkedMention[],
  weight: Map<string, number>,
  links: (m: LinkedMention) => { id: string; score: number }[],
): Generator<void, Shares> {
  const shares: Shares = new Map();
  for (const m of linked) {
    for (const { id, score } of links(m)) {
      let share = shares.get(id);
      if (!share) shares.set(id, (share = new Map<string, number>()));
      // More than in proportion: what a mention is surely about outweighs what it might be about too.
      share.set(m.id, score ** 1.5 * weight.get(m.id)!);
    }
    yield;
  }
  return shares;
}

/** Mentions that a passage or event answers to, weightiest first. */
const because = (share: Share): string[] => [...share].sort((a, b) => b[1] - a[1]).map(([id]) => id);

interface Summary {
  passages: ArticlePassageLink[];
  events: ArticleEventLink[];
}

type Pick = { id: string; score: number; because: string[] };

/**
 * For an article about the subject where no mention shows an event: the event that the pack ties to the weightiest concepts of the
 * article, else the first event of the first chosen passage that has one, so that the timeline is not bare.
 */
function* nearestEvent(
  linker: Linker,
  linked: LinkedMention[],
  weight: Map<string, number>,
  passages: Pick[],
): Generator<void, Pick[]> {
  const events = linker.pack.timeline.events.filter((e) => e.concepts.length);
  let best: { id: string; tied: number; because: string[] } | undefined;
  for (const { id, concepts } of events) {
    const mentions = linked.filter((m) => concepts.includes(m.concept));
    const tied = mentions.reduce((sum, m) => sum + weight.get(m.id)!, 0);
    if (tied > (best?.tied ?? 0)) best = { id, tied, because: mentions.map((m) => m.id) };
    yield;
  }
  for (const { id, because } of passages) {
    const event = events.find((e) => e.anchor.passage === id);
    if (event && !best) best = { id: event.id, tied: 0, because };
  }
  return best ? [{ id: best.id, score: 1, because: best.because }] : [];
}

/**
 * The summary of an article: the three to six passages that bear most on it (fewer only if its mentions touch fewer), diverse, most
 * important first, and the events likewise, each with the mentions it answers to. Scores are shares of the first one's weight.
 * Deterministic.
 */
export function* summarizeInSlices(
  linker: Linker,
  analysis: Analysis,
  linked: LinkedMention[],
): Generator<void, Summary> {
  const weight = weights(linker, linked);
  const { pack } = linker;
  function* pick(
    links: (m: LinkedMention) => { id: string; score: number }[],
    order: string[],
  ): Generator<void, Pick[]> {
    const chosen = yield* choose(yield* shareOut(linked, weight, links), MOST, order);
    const first = chosen[0]?.weight ?? 1;
    return chosen.map(({ id, weight: w, share }) => ({ id, score: round(w / first), because: because(share) }));
  }
  const passages = yield* pick(
    (m) => m.passages,
    pack.passages.map((p) => p.id),
  );
  const events = yield* pick(
    (m) => m.events,
    pack.timeline.events.map((e) => e.id),
  );
  if (!events.length && analysis.relevance.verdict === 'about')
    events.push(...(yield* nearestEvent(linker, linked, weight, passages)));
  return { passages, events };
}

/** The same, at once. */
export const summarize = (linker: Linker, analysis: Analysis, linked: LinkedMention[]): Summary =>
  drain(summarizeInSlices(linker, analysis, linked));
