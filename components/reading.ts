/** What the views ask of a report and its pack, worked out once per report: O(mentions + passages). Pure. */
import type { Event, Flag, LaterEvent, Note, Passage, ReadingPack } from '../data/schema';
import { drain } from '../matching/drain';
import type { LinkedMention, PassageLink, Report } from '../matching/types';

export interface Term {
  concept: string;
  mentions: LinkedMention[];
  /** Where each mention stands in the article, 0 … 1. */
  at: number[];
}

export interface PackIndex {
  pack: ReadingPack;
  passages: Map<string, Passage>;
  concepts: Map<string, ReadingPack['concepts'][number]>;
  events: Map<string, Event>;
  flags: Map<string, Flag[]>;
  notes: Map<string, Note[]>;
  later: Map<string, LaterEvent[]>;
}

export interface Reading extends PackIndex {
  report: Report;
  mentions: Map<string, LinkedMention>;
  /** By number of mentions, then by first mention. */
  terms: Term[];
  /** Mentions whose best passage this is. */
  answering: Map<string, LinkedMention[]>;
  /** Passages that bear on the article: those of the summary in its order, then those that only mentions lead to. */
  order: string[];
  /** Words that stand both in a passage and at the mentions that lead to it most surely. */
  shared: Map<string, string[]>;
  /** Events and later events that bear on the article. */
  bearing: Set<string>;
}

const group = <T>(items: readonly T[], keys: (item: T) => readonly string[]): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items)
    for (const key of keys(item)) {
      const there = groups.get(key);
      if (there) there.push(item);
      else groups.set(key, [item]);
    }
  return groups;
};
const byId = <T extends { id: string }>(items: readonly T[]): Map<string, T> =>
  new Map(items.map((item) => [item.id, item]));

const packs = new WeakMap<ReadingPack, PackIndex>();
export function indexPack(pack: ReadingPack): PackIndex {
  let index = packs.get(pack);
  if (!index) {
    const { events, flags, notes, later } = pack.timeline;
    index = {
      pack,
      passages: byId(pack.passages),
      concepts: byId(pack.concepts),
      events: byId(events),
      flags: group(flags, (f) => [f.anchor.passage]),
      notes: group(notes, (n) => [n.anchor.passage]),
      later: group(later, (l) => l.passages),
    };
    packs.set(pack, index);
  }
  return index;
}

const readings = new WeakMap<Report, Reading>();
/** Reports are never changed in place, so a report's reading is kept as long as the report. */
export const read = (report: Report, pack: ReadingPack): Reading => drain(readOne(report, pack));

function* readOne(report: Report, pack: ReadingPack): Generator<void, Reading> {
  const made = readings.get(report);
  if (made?.pack === pack) return made;
  const index = indexPack(pack);
  yield;
  const length = Math.max(1, report.article.length ?? report.article.text.length);
  const answering = group(report.mentions, (m) => m.passages.slice(0, 1).map((p) => p.id));
  yield;
  const terms = [...group(report.mentions, (m) => [m.concept])]
    .map(([concept, mentions]) => ({
      concept,
      mentions,
      at: mentions.map((m) => (m.in === 'title' ? 0 : Math.min(1, m.start / length))),
    }))
    .sort((a, b) => b.mentions.length - a.mentions.length || (a.at[0] ?? 0) - (b.at[0] ?? 0));
  yield;
  const summary = report.passages.map((p) => p.id);
  const rest = [...answering].filter(([id]) => !summary.includes(id)).sort((a, b) => b[1].length - a[1].length);
  const order = [...summary, ...rest.map(([id]) => id)].filter((id) => index.passages.has(id));
  // The two best links say why a passage is here; all of them together would say every word of the article.
  const leading = new Map<string, PassageLink[]>();
  for (const { passages } of report.mentions) {
    for (const link of passages) {
      const [first, second] = leading.get(link.id) ?? [];
      if (!first) leading.set(link.id, [link]);
      else if (link.score > first.score) leading.set(link.id, [link, first]);
      else if (!second || link.score > second.score) leading.set(link.id, [first, link]);
    }
    yield;
  }
  const bearing = new Set([
    ...report.events.map((e) => e.id),
    ...report.mentions.flatMap((m) => m.events.slice(0, 1).map((e) => e.id)),
    ...pack.timeline.later.filter((l) => l.passages.some((p) => summary.includes(p))).map((l) => l.id),
  ]);
  const reading: Reading = {
    ...index,
    report,
    mentions: byId(report.mentions),
    terms,
    answering,
    order,
    shared: new Map([...leading].map(([id, links]) => [id, [...new Set(links.flatMap((l) => l.why.words))]])),
    bearing,
  };
  readings.set(report, reading);
  return reading;
}

/** The reading of a report with its pack, where both are there, made in slices. */
export function* readInSlices(
  all: readonly ReadingPack[],
  report: Report | null | undefined,
): Generator<void, Reading | null> {
  const pack = report && all.find(({ meta }) => meta.id === report.pack);
  return pack ? yield* readOne(report, pack) : null;
}

/** The same, at once. */
export const readIn = (all: readonly ReadingPack[], report: Report | null | undefined): Reading | null =>
  drain(readInSlices(all, report));

/** What a card quotes of a passage at a mention of a concept: the sentence that speaks of it, else the passage's own. */
export const quoteFor = (passage: Passage, concept: string): { start: number; end: number } =>
  passage.quotes?.find((q) => q.concepts.includes(concept)) ?? passage.quote;

/** Gravest first. What is only opinion or of its time is said, but does not make words doubtful. */
const GRAVITY: Flag['status'][] = [
  'wrong',
  'overtaken',
  'partly-overtaken',
  'disputed',
  'imprecise',
  'time-bound',
  'opinion',
];
export const isGrave = (flag: Flag): boolean => GRAVITY.indexOf(flag.status) < 5;
export const byGravity = (a: Flag, b: Flag): number => GRAVITY.indexOf(a.status) - GRAVITY.indexOf(b.status);

/**
 * The one thing a card says has changed since: a grave flag on words that it shows; else the later event nearest to the
 * mention's concept (surest, then latest); else a grave flag elsewhere in the passage; else a flag of its time.
 */
export function changedSince(
  index: PackIndex,
  passage: Passage,
  concept: string,
): { flag: Flag } | { later: LaterEvent } | null {
  const flags = [...(index.flags.get(passage.id) ?? [])].sort(byGravity);
  const quote = quoteFor(passage, concept);
  const shown = flags.find((f) => isGrave(f) && f.anchor.start < quote.end && f.anchor.end > quote.start);
  if (shown) return { flag: shown };
  const near = (l: LaterEvent) => (l.concepts.includes(concept) ? 1 : 0);
  const later = [...(index.later.get(passage.id) ?? [])].sort(
    (a, b) => near(b) - near(a) || b.confidence - a.confidence || b.date.localeCompare(a.date),
  )[0];
  if (later) return { later };
  const flag = flags[0];
  return flag ? { flag } : null;
}
