import type { Anchor, Pack } from '../data/schema.ts';

/** What does not hold between the parts of a pack, each of which has the shape of its schema. */
export interface Fault {
  file: string;
  /** The entry's id, or what else says where. */
  at: string;
  what: string;
}

/** In reading order; lazy, so that the first is all that is worked out when one is enough. Pure. */
export function* faults(pack: Pack): Generator<Fault> {
  yield* passageFaults(pack);
  yield* conceptFaults(pack);
  yield* timelineFaults(pack);
}

function* twice(file: string, ids: readonly string[]): Generator<Fault> {
  for (const [i, id] of ids.entries()) if (ids.indexOf(id) !== i) yield { file, at: id, what: 'stands twice' };
}

function* passageFaults({ essay, passages, concepts }: Pack): Generator<Fault> {
  const file = 'passages.json';
  const known = new Set(concepts.map((c) => c.id));
  let last = 0;
  for (const [i, p] of passages.entries()) {
    const fault = (what: string): Fault => ({ file, at: p.id, what });
    if (p.id !== `p${i + 1}`) yield fault(`passages stand in the order of the essay, this one is p${i + 1}`);
    if (p.start < last) yield fault('overlaps the passage before it');
    last = p.end;
    const lines = `\n${essay}\n`.slice(p.start, p.end + 2);
    if (!p.text || lines.trim() !== p.text || !/^\n[^]+\n$/.test(lines))
      yield fault(`${p.start}-${p.end} of the essay is no paragraph`);
    for (const quote of [p.quote, ...(p.quotes ?? []), ...(p.excerpt ? [p.excerpt] : [])])
      if (!isQuote(p.text, quote)) yield fault(`no quote stands at ${quote.start}-${quote.end}`);
    const listed = new Set(p.concepts);
    for (const c of p.concepts) if (!known.has(c)) yield fault(`no concept ${c}`);
    for (const c of [...p.core, ...(p.quotes ?? []).flatMap((q) => q.concepts)])
      if (!listed.has(c)) yield fault(`${c} is not among its concepts`);
  }
}

/** Whole words, without space at either end. */
function isQuote(text: string, { start, end }: { start: number; end: number }): boolean {
  const words = text.slice(start, end);
  const split = (at: number) => /^[\p{L}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1));
  return words !== '' && words.length === end - start && words === words.trim() && !split(start) && !split(end);
}

/** The table of concepts and passages stands in both files, so that each can be read alone: it must be the same one. */
function* conceptFaults({ passages, concepts }: Pack): Generator<Fault> {
  const file = 'concepts.json';
  const byId = new Map(passages.map((p) => [p.id, p]));
  yield* twice(
    file,
    concepts.map((c) => c.id),
  );
  for (const c of concepts) {
    const fault = (what: string): Fault => ({ file, at: c.id, what });
    for (const id of c.passages) if (!byId.has(id)) yield fault(`no passage ${id}`);
    for (const id of c.corePassages) if (!c.passages.includes(id)) yield fault(`${id} is not among its passages`);
    for (const p of passages) {
      if (p.concepts.includes(c.id) !== c.passages.includes(p.id))
        yield fault(`${p.id} and passages.json don't agree on it`);
      if (p.core.includes(c.id) !== c.corePassages.includes(p.id))
        yield fault(`${p.id} and passages.json don't agree on it as core`);
    }
  }
}

const LENGTH = { day: 10, month: 7, year: 4 };

function* timelineFaults({ meta, passages, concepts, timeline }: Pack): Generator<Fault> {
  const file = 'timeline.json';
  const byId = new Map(passages.map((p) => [p.id, p]));
  const known = new Set(concepts.map((c) => c.id));
  const { events, later, notes, flags } = timeline;
  yield* twice(
    file,
    [...events, ...later, ...notes, ...flags].map((e) => e.id),
  );
  for (const e of [...events, ...notes, ...flags]) yield* anchorFaults(file, e.id, e.anchor, byId);
  for (const e of [...events, ...later, ...notes]) {
    const end = 'end' in e ? e.end : undefined;
    if (e.date && e.precision && e.date.length !== LENGTH[e.precision])
      yield { file, at: e.id, what: `${e.date} is not of the precision ${e.precision}` };
    if (!e.date !== !e.precision) yield { file, at: e.id, what: 'a date has a precision' };
    if (end && !(e.date && end >= e.date)) yield { file, at: e.id, what: 'ends before it begins' };
  }
  for (const e of events) {
    const phrase = e.phrase ?? '';
    if ((e.basis === 'relative') !== (phrase !== ''))
      yield { file, at: e.id, what: 'the basis `relative` has a phrase, others have none' };
    if (!byId.get(e.anchor.passage)?.text.includes(phrase))
      yield { file, at: e.id, what: `“${phrase}” does not stand in ${e.anchor.passage}` };
  }
  for (const l of later) {
    if (l.date <= meta.published) yield { file, at: l.id, what: `${l.date} is not later than the essay` };
    for (const id of l.passages) if (!byId.has(id)) yield { file, at: l.id, what: `no passage ${id}` };
  }
  for (const e of [...events, ...later])
    for (const c of e.concepts) if (!known.has(c)) yield { file, at: e.id, what: `no concept ${c}` };
}

function* anchorFaults(
  file: string,
  at: string,
  anchor: Anchor,
  passages: Map<string, { text: string }>,
): Generator<Fault> {
  const { passage, exact, start, end } = anchor;
  const text = passages.get(passage)?.text;
  if (text === undefined) yield { file, at, what: `no passage ${passage}` };
  else if (text.slice(start, end) !== exact || end - start !== exact.length)
    yield { file, at, what: `its quote does not stand in ${passage} at ${start}-${end}` };
}
