/** What the timeline shows: entries in order, cut into segments that are each linear and true to their own ticks. Pure. */
import type { Event, LaterEvent, ReadingPack } from '../data/schema';
import { civil, dayFrom, dayOf, monthSpan, tickText } from './dates';
import { FAR, fit } from './timeline-layout';
import type { Words } from './types';

export type Entry = { id: string; at: number; end?: number; bears: boolean } & (
  { event: Event; later?: undefined } | { later: LaterEvent; event?: undefined }
);

/** Where an entry stands: its day, or the middle of the month or year that it is known by. */
const middle = (iso: string): number => (dayOf(iso) + dayOf(iso, true)) / 2;

/** All entries in order of time. What the essay tells as past stays before it, even where only the month is known. */
export function entriesOf(pack: ReadingPack, bearing: ReadonlySet<string>): Entry[] {
  const essay = dayOf(pack.meta.published);
  // The essay's own publication is a rule of the figure and not one of its entries: an event of that day and of no concept.
  const told = pack.timeline.events.filter((e) => e.date !== pack.meta.published || e.concepts.length > 0);
  const events = told.map((event): Entry => {
    const at = middle(event.date);
    const past = dayOf(event.date) <= essay && at > essay;
    return {
      id: event.id,
      event,
      at: past ? essay : at,
      end: event.end ? dayOf(event.end, true) : undefined,
      bears: bearing.has(event.id),
    };
  });
  const later = pack.timeline.later.map((l): Entry => ({
    id: l.id,
    later: l,
    at: Math.max(middle(l.date), essay + 1),
    bears: bearing.has(l.id),
  }));
  return [...events, ...later].sort((a, b) => a.at - b.at || (a.end ?? a.at) - (b.end ?? b.at));
}

export interface Segment {
  entries: Entry[];
  /** Ends of the axis, in days. */
  from: number;
  to: number;
  /** By day up to some two months, by month up to two years, else by year. */
  unit: 'day' | 'month' | 'year';
  /** After the essay. */
  since: boolean;
}
export interface Rule {
  kind: 'essay' | 'article';
  /** Null: the article does not say. */
  date: string | null;
}

const unitOf = (days: number): Segment['unit'] => (days <= 70 ? 'day' : days <= 730 ? 'month' : 'year');
/** Head, break and the air between segments, in px: what one more segment costs. */
const SEGMENT_COST = 70;
/** What it costs more to part neighbours of the same weeks: all of it for the same day, nothing from so many days on. */
const PARTING = { cost: 80, days: 60 };
/** What a pixel of a label's shift beyond FAR costs, in px of height. */
const FAR_COST = 4;
const LONGEST_RUN = 24;

function bounds(entries: readonly Entry[]): { from: number; to: number; unit: Segment['unit'] } {
  const first = entries[0]!.at;
  const last = entries.at(-1)!.at;
  const unit = unitOf(last - first);
  const { y, m, d } = civil(Math.floor(first));
  if (unit === 'year') return { from: dayFrom(y), to: last, unit };
  if (unit === 'month') return { from: dayFrom(y, m), to: last, unit };
  return { from: dayFrom(y, m, d < 8 ? 1 : d < 15 ? 8 : d < 22 ? 15 : 22), to: Math.max(last, first + 6), unit };
}

/**
 * Cuts a stretch where that makes the whole figure shortest with every label near its mark: dynamic programming
 * over the cuts, O(n · LONGEST_RUN) fits, with a pause after each entry. `height` estimates a label.
 * @returns how many entries each segment has
 */
export function* cutting({ entries }: Stretch, height: (entry: Entry) => number): Generator<void, number[]> {
  const heights = entries.map(height);
  const best: { cost: number; start: number }[] = [{ cost: 0, start: 0 }];
  for (let end = 1; end <= entries.length; end++) {
    let least = { cost: Infinity, start: end - 1 };
    let labels = 0;
    for (let start = end - 1; start >= Math.max(0, end - LONGEST_RUN); start--) {
      labels += heights[start]!;
      // A segment is never shorter than its labels: most need not be fitted to be seen to be worse.
      const gap = start > 0 ? entries[start]!.at - entries[start - 1]!.at : Infinity;
      const price = SEGMENT_COST + PARTING.cost * Math.max(0, 1 - gap / PARTING.days);
      const room = least.cost - best[start]!.cost - price;
      if (labels >= room) continue;
      const part = entries.slice(start, end);
      const { from, to } = bounds(part);
      const marks = part.map((e, i) => ({ at: e.at, height: heights[start + i]! }));
      const { bottom, far } = fit(marks, from, to, 40, Math.min(1200, room));
      const cost = best[start]!.cost + price + bottom + Math.max(0, far - FAR) * FAR_COST;
      if (cost < least.cost) least = { cost, start };
    }
    best.push(least);
    yield;
  }
  const sizes: number[] = [];
  for (let end = entries.length; end > 0; end = best[end]!.start) sizes.unshift(end - best[end]!.start);
  return sizes;
}

/** The segments that a stretch is cut into. */
export function segmentsOf({ entries, since }: Stretch, sizes: readonly number[]): Segment[] {
  let from = 0;
  return sizes.map((size) => {
    const part = entries.slice(from, (from += size));
    return { entries: part, since, ...bounds(part) };
  });
}

/** What lies between two rules. */
export interface Stretch {
  kind: 'stretch';
  entries: Entry[];
  since: boolean;
}

/** The essay's and the article's own rules in their places, and what lies before, between and after. `article`: ISO date or null. */
export function figureOf(entries: readonly Entry[], essay: string, article: string | null): (Stretch | Rule)[] {
  const rules: { at: number; rule: Rule }[] = [
    { at: dayOf(essay), rule: { kind: 'essay', date: essay } },
    { at: article ? dayOf(article, true) : Infinity, rule: { kind: 'article', date: article } },
  ];
  rules.sort((a, b) => a.at - b.at || (a.rule.kind === 'essay' ? -1 : 1));
  const figure: (Stretch | Rule)[] = [];
  let rest = [...entries];
  let since = false;
  const stretch = (these: Entry[]) => {
    if (these.length) figure.push({ kind: 'stretch', entries: these, since });
  };
  for (const { at, rule } of rules) {
    stretch(rest.filter((e) => e.at <= at));
    figure.push(rule);
    rest = rest.filter((e) => e.at > at);
    since ||= rule.kind === 'essay';
  }
  stretch(rest);
  return figure;
}

export interface Tick {
  day: number;
  label: string;
}
const YEAR_STEPS = [1, 2, 5, 10, 20, 50, 100];
const DAY_STEPS = [[1, 8, 15, 22, 29], [1, 15], [1]];

/** Ticks at least `gap` px apart on an axis of `length` px. */
export function ticksOf(
  { from, to, unit }: Pick<Segment, 'from' | 'to' | 'unit'>,
  length: number,
  lang: Words['lang'],
  gap = 30,
): Tick[] {
  const px = (days: number) => (days / Math.max(1, to - from)) * length;
  const [a, b] = [civil(from), civil(Math.floor(to))];
  const ticks: Tick[] = [];
  if (unit === 'year') {
    const step = YEAR_STEPS.find((s) => px(s * 365) >= gap) ?? 100;
    for (let y = a.y; y <= b.y; y += step) ticks.push({ day: dayFrom(y), label: String(y) });
    return ticks;
  }
  const months = (b.y - a.y) * 12 + b.m - a.m;
  if (unit === 'month') {
    const step = [1, 3, 6, 12].find((s) => px(s * 30) >= gap) ?? 12;
    // On the quarters, so that January, which has the year, is among them.
    for (let m = a.m + ((step - (a.m % step)) % step); m <= a.m + months; m += step)
      ticks.push(monthTick(dayFrom(a.y, m), lang));
    return ticks;
  }
  const days = DAY_STEPS.find((set) => px(set.length > 1 ? set[1]! - set[0]! : 30) >= gap) ?? [1];
  for (let m = 0; m <= months; m++)
    for (const d of days) {
      const day = dayFrom(a.y, a.m + m, d);
      // 29 February of other years is 1 March, which has its own tick.
      if (day >= from && day <= to && civil(day).d === d) ticks.push({ day, label: tickText(lang, day, true) });
    }
  return ticks;
}
const monthTick = (day: number, lang: Words['lang']): Tick => ({
  day,
  label: civil(day).m === 0 ? String(civil(day).y) : tickText(lang, day),
});

/** "1950–1954", "March 2013", "June–July 2013". */
export function titleOf({ entries, unit }: Segment, lang: Words['lang']): string {
  const from = entries[0]!.at;
  const to = entries.at(-1)!.at;
  if (unit === 'year') {
    const [a, b] = [civil(from).y, civil(to).y];
    return a === b ? String(a) : `${a}–${b}`;
  }
  return monthSpan(lang, Math.floor(from), Math.floor(to));
}
