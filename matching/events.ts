import type { EventLink, Mention } from './types';
import { datesIn, fits } from './dates';
import type { LinkContext, Sentence } from './features';
import type { Linker } from './linker';
import { round, type Ranked } from './rank';

/** What a date of its own in the sentence adds to an event, by how exactly it fits: not, year, month, day. */
const DATED = [0, 0.2, 0.3, 0.4] as const;
/** Share for a concept that was never trained on, where the pack itself ties the event to it. */
const UNTRAINED = 0.6;
const MOST = 3;

/**
 * The events to show at a mention, best first. How likely an editor shows an event is learnt for each concept and passage
 * (`ranker.events`) and weighed by how likely the mention is read as that passage; a date or anniversary in the sentence that is
 * the event's own speaks for it. No event is better than a loose one: below `show.event` none is shown; once one is,
 * others follow from `show.also` on.
 */
export function linkEvents(
  linker: Linker,
  context: LinkContext,
  mention: Mention,
  ranked: Ranked[],
  sentence: Sentence,
): EventLink[] {
  const { ranker, pack } = linker;
  const learnt = ranker.events[mention.concept];
  sentence.dates ??= datesIn(sentence.text, context.lang, context.analysis.article.published);
  const { dates } = sentence;
  const scored = pack.timeline.events.flatMap((event) => {
    const tied = event.concepts.includes(mention.concept);
    let score = 0;
    for (const { id, probability } of ranked) {
      const untrained = tied && !learnt && event.anchor.passage === id ? UNTRAINED : 0;
      score += probability * (learnt?.[id]?.[event.id] ?? untrained);
    }
    if (!score) return [];
    let fit: 0 | 1 | 2 | 3 = 0;
    let date: string | undefined;
    for (const d of dates) {
      const f = fits(d, event.date, event.end);
      if (f > fit) [fit, date] = [f, d.text];
    }
    return [{ event, score: score + DATED[fit], date }];
  });
  scored.sort((a, b) => b.score - a.score);
  if (!scored.length || scored[0]!.score < ranker.show.event!) return [];
  return scored
    .filter((s) => s.score >= ranker.show.also!)
    .slice(0, MOST)
    .map(({ event, score, date }) => ({
      id: event.id,
      score: round(Math.min(1, score)),
      why: { concepts: [mention.concept], words: [], ...(date ? { date } : {}) },
    }));
}
