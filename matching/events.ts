import type { EventLink, Mention } from './types';
import { datesIn, fits } from './dates';
import type { LinkContext, Sentence } from './features';
import type { Linker } from './linker';
import { round, type Ranked } from './rank';

/** A date in the sentence that is the event's own adds this much, by how exactly it fits (not, year, month, day). */
const DATE_BONUS = [0, 0.25, 0.4, 0.5] as const;

/**
 * The events to show at a mention. An event is shown when such mentions, read as its passage, have it shown by an editor
 * often enough (`ranker.events`); a date or anniversary of its own in the sentence speaks for it. No event is better than a loose one.
 */
export function linkEvents(
  linker: Linker,
  context: LinkContext,
  mention: Mention,
  ranked: Ranked[],
  sentence: Sentence,
): EventLink[] {
  const { ranker, pack } = linker;
  const learned = ranker.events[mention.concept];
  const dates = datesIn(sentence.text, context.lang, context.analysis.article.published);
  const scored = pack.timeline.events.map((event) => {
    let score = 0;
    for (const { id, probability } of ranked) score += probability * (learned?.[id]?.[event.id] ?? 0);
    const own = ranked.find((r) => r.id === event.anchor.passage)?.probability ?? 0;
    const speaksOf = event.concepts.includes(mention.concept);
    let date: string | undefined;
    let fit = 0;
    if (speaksOf || score > 0)
      for (const d of dates) {
        const f = fits(d, event.date);
        if (f > fit) [fit, date] = [f, d.text];
      }
    // Without training an event needs both: its passage linked and its date named.
    if (!learned && speaksOf && fit > 0) score = 0.6 * own;
    if (fit > 0 && score > 0) score += DATE_BONUS[fit as 1 | 2 | 3];
    return { event, score, date };
  });
  return scored
    .filter((s) => s.score >= ranker.show.event!)
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(({ event, score, date }) => ({
      id: event.id,
      score: round(Math.min(1, score)),
      why: { concepts: [mention.concept], words: [], ...(date ? { date } : {}) },
    }));
}
