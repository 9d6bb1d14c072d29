/**
 * Words of other places: what a sentence says of them is not said of the pack's subject, also where it is about both. The
 * trams of the next city are none of an essay's on this one's.
 */
import type { Span } from './around.ts';
import { firstThat } from './bisect.ts';
import type { Hit } from './company.ts';

/** Two cues, and concepts that are spoken of in such sentences all the same. */
export interface Away {
  /** Words of other places, … */
  words: number;
  /** … and of the subject's own. */
  unless: number;
  but: number[];
}

/** So near another place's name, in characters, a word belongs to it, unless a name of the subject's own is nearer. */
const BESIDE = 12;
/** What stands between two names that are a pair: what is said is said of both. Language, not subject. */
const AND =
  /^\s*(?:[-–&·・과와및と和与與及]|(?:and|or|et|ou|y|e|und|oder|и|или)\s(?:the|l[ae]s?|el|d[eia][rnmes]*)?)\s*(?:l['’])?$/;

/** Characters between two stretches; 0 or fewer where they touch or overlap. */
const between = (a: Span, b: Span): number => Math.max(a.start - b.end, b.start - a.end);

/** What stands between them. */
function textBetween(a: Span, b: Span, text: string): string {
  return a.end <= b.start ? text.slice(a.end, b.start) : text.slice(b.end, a.start);
}

/** Is there no more than so much between them, and no mark that parts what it stands between? */
const close = (a: Span, b: Span, text: string): boolean =>
  between(a, b) <= BESIDE && !/[,;:()，、；：（）–—]/.test(textBetween(a, b, text));

/** Of spans in order of their starts, those next to a place: the last that begins before its end, and the one after. */
function neighbours(spans: readonly Hit[], { end }: Span): Hit[] {
  const after = firstThat(spans, ({ start }) => start >= end);
  return spans.slice(Math.max(0, after - 1), after + 1);
}

/**
 * The hits of one sentence, in order -> whether a stretch of it is said of another place; null where none can be: it
 * names none, or only together with the subject.
 */
export function awayIn(hits: readonly Hit[], { words, unless }: Away, text: string): ((at: Span) => boolean) | null {
  const named = hits.filter(({ cues }) => cues.includes(words));
  if (!named.length) return null;
  const own = hits.filter(({ cues }) => cues.includes(unless));
  if (!own.length) return () => true;
  const places = named.filter((one) => !neighbours(own, one).some((two) => AND.test(textBetween(one, two, text))));
  if (!places.length) return null;
  return (at) => {
    const nearest = Math.min(...neighbours(own, at).map((one) => between(one, at)));
    return (
      nearest > 0 && neighbours(places, at).some((place) => between(place, at) < nearest && close(place, at, text))
    );
  };
}
