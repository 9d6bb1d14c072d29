import type { Passage, ReadingPack } from '../data/schema.ts';

interface Range {
  start: number;
  end: number;
}

/** Stands where the essay's words were left out. */
const GAP = '[…]';

/** Sorted, and joined where they overlap or have only space between them in `text`. Pure. */
export function merged(text: string, ranges: readonly Range[]): Range[] {
  const out: Range[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (last && !text.slice(last.end, start).trim()) last.end = Math.max(last.end, end);
    else out.push({ start, end });
  }
  return out;
}

/** `text` cut down to the ranges, and where a range inside one of them now stands. */
function cut(text: string, ranges: readonly Range[]): { text: string; move<R extends Range>(range: R): R } {
  const kept = merged(text, ranges);
  const shifts: (Range & { by: number })[] = [];
  let out = '';
  for (const [i, { start, end }] of kept.entries()) {
    if (start > 0) out += i === 0 ? `${GAP} ` : ` ${GAP} `;
    shifts.push({ start, end, by: out.length - start });
    out += text.slice(start, end);
  }
  if ((kept.at(-1)?.end ?? 0) < text.trimEnd().length) out += ` ${GAP}`;
  return {
    text: out,
    move: (range) => {
      const { by } = shifts.find((s) => s.start <= range.start && range.end <= s.end)!;
      return { ...range, start: range.start + by, end: range.end + by };
    },
  };
}

/**
 * The pack with each passage cut down to one quote and the words that events, notes and flags are anchored in. Every anchor and quote is moved with them, so `text.slice(start, end) === exact` goes on to hold.
 * A passage's own `start` and `end` still say where it stands in the essay. Pure; O(passages * anchors).
 */
export function excerpts(pack: ReadingPack): ReadingPack {
  const { events, notes, flags, later } = pack.timeline;
  const anchors = [...events, ...notes, ...flags].map((e) => e.anchor);
  const cuts = new Map(
    pack.passages.map((p) => [p.id, cut(p.text, [p.excerpt ?? p.quote, ...anchors.filter((a) => a.passage === p.id)])]),
  );
  const passage = (p: Passage): Passage => {
    const { text, move } = cuts.get(p.id)!;
    const { excerpt, quotes: _longer, quote, ...rest } = p;
    return { ...rest, text, quote: move(excerpt ?? quote) };
  };
  const anchored = <E extends { anchor: Range & { passage: string } }>(e: E): E => ({
    ...e,
    anchor: cuts.get(e.anchor.passage)!.move(e.anchor),
  });
  return {
    ...pack,
    meta: { ...pack.meta, rights: { ...pack.meta.rights, ship: 'excerpts' } },
    passages: pack.passages.map(passage),
    timeline: { events: events.map(anchored), later, notes: notes.map(anchored), flags: flags.map(anchored) },
  };
}
