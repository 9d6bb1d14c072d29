import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Pack, Source } from '../../data/schema';
import { readPack } from '../../tools/read-pack';

const KOREA = 'data/packs/korea-alliance';
const TRAMS = 'tests/packs/city-tramways';
const packs: [string, Pack][] = [KOREA, TRAMS].map((dir) => [dir, readPack(dir)]);
const korea = packs[0]![1];
const trams = packs[1]![1];

/** Every value in it with its path, depth first. */
function* walk(value: unknown, path = ''): Generator<[string, unknown]> {
  yield [path, value];
  if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* walk(inner, path ? `${path}.${key}` : key);
}
const parts = ({ meta, passages, concepts, timeline }: Pack) => ({ meta, passages, concepts, timeline });
const texts = (pack: Pack): [string, { en: string; ko: string }][] =>
  [...walk(parts(pack))].filter((entry): entry is [string, { en: string; ko: string }] => {
    const [, value] = entry;
    return typeof value === 'object' && value !== null && 'en' in value && typeof value.en === 'string';
  });

describe.each(packs)('%s', (dir, pack) => {
  const anchored = [...pack.timeline.events, ...pack.timeline.notes, ...pack.timeline.flags];

  it('has its passages in the essay, in order, each a paragraph of it', () => {
    expect(pack.passages.map((p) => p.id)).toEqual(pack.passages.map((_, i) => `p${i + 1}`));
    const paragraphs = pack.essay.split('\n').filter((line) => line.length > 100);
    expect(pack.passages.map((p) => p.text)).toEqual(paragraphs);
  });

  it('quotes the essay byte for byte', () => {
    const bytes = readFileSync(join(dir, 'essay.txt'));
    expect(anchored.length).toBeGreaterThan(3);
    for (const { id, anchor } of anchored) {
      const passage = pack.passages.find((p) => p.id === anchor.passage)!;
      expect(passage.text.slice(anchor.start, anchor.end), id).toBe(anchor.exact);
      expect(bytes.includes(Buffer.from(anchor.exact)), id).toBe(true);
    }
    for (const p of pack.passages)
      for (const { start, end } of [p.quote, ...(p.quotes ?? []), ...(p.excerpt ? [p.excerpt] : [])]) {
        const quote = p.text.slice(start, end);
        expect(bytes.includes(Buffer.from(quote)), p.id).toBe(true);
        expect(quote.length).toBeLessThanOrEqual(320);
        expect(quote).toMatch(/^[\p{L}“]/u);
      }
  });

  it('resolves every id', () => {
    const passages = new Set(pack.passages.map((p) => p.id));
    const concepts = new Set(pack.concepts.map((c) => c.id));
    const named = [
      ...pack.passages.flatMap((p) => [...p.concepts, ...p.core, ...(p.quotes ?? []).flatMap((q) => q.concepts)]),
      ...[...pack.timeline.events, ...pack.timeline.later].flatMap((e) => e.concepts),
    ];
    expect(named.filter((id) => !concepts.has(id))).toEqual([]);
    const meant = [
      ...pack.concepts.flatMap((c) => [...c.passages, ...c.corePassages]),
      ...anchored.map((e) => e.anchor.passage),
      ...pack.timeline.later.flatMap((l) => l.passages),
    ];
    expect(meant.filter((id) => !passages.has(id))).toEqual([]);
  });

  it('speaks to readers in English and Korean', () => {
    const all = texts(pack);
    expect(all.length).toBeGreaterThan(20);
    for (const [path, { en, ko }] of all) {
      expect(en.trim(), path).toBe(en);
      expect(ko.trim(), path).toBe(ko);
      // "DMZ" and the like may stand alone in a label; a sentence may not.
      if (!/^[A-Z0-9-]+$/.test(ko)) expect(ko, path).toMatch(/[가-힣]/);
      expect(en, path).not.toMatch(/[가-힣]|['"]/);
    }
  });

  it('keeps one style of Korean: sentences in 합니다체, labels as nouns', () => {
    const { events, later, notes, flags } = pack.timeline;
    const sentences = [
      ...pack.passages.map((p) => p.claim),
      ...notes.map((n) => n.text),
      ...flags.map((f) => f.verdict),
      ...[...events, ...later].flatMap((e) => (e.note ? [e.note] : [])),
      ...(pack.meta.dateLine ? [pack.meta.dateLine.why] : []),
      pack.meta.rights.note,
    ];
    for (const { en, ko } of sentences) {
      expect(en).toMatch(/[.”]$/);
      for (const sentence of ko.split(/(?<=[가-힣]\.)\s/)) expect(sentence).toMatch(/니다\.$/);
    }
    for (const { verdict } of flags) expect(verdict.ko.match(/니다\./g), verdict.ko).toHaveLength(1);
    for (const { label } of [...events, ...later]) {
      expect(label.en).not.toMatch(/\.$/);
      expect(label.ko).not.toMatch(/다\.?$/);
    }
  });

  it('names a source the same way everywhere', () => {
    const byUrl = new Map<string, Source>();
    const sources = [...walk(parts(pack))]
      .map(([, x]) => x)
      .filter((x): x is Source => typeof x === 'object' && x !== null && 'url' in x && 'weak' in x);
    expect(sources.length).toBeGreaterThan(3);
    for (const source of sources) {
      expect(byUrl.get(source.url) ?? source).toEqual(source);
      byUrl.set(source.url, source);
    }
  });
});

describe('the essay of 2013', () => {
  it('is the text as given', () => {
    const sha = createHash('sha256')
      .update(readFileSync(join(KOREA, 'essay.txt')))
      .digest('hex');
    expect(sha).toBe('37fffd0b2b45ce57d28281f3e0ce5570b5ece0433ce1d34c96c4e6f721f09905');
    expect(korea.passages).toHaveLength(14);
  });

  it('carries what the fact check found', () => {
    const { events, later, notes, flags } = korea.timeline;
    expect([events.length, notes.length, later.length, flags.length]).toEqual([24, 17, 14, 23]);
    const count = (basis: string) => [...events, ...notes].filter((e) => e.basis === basis).length;
    expect({ relative: count('relative'), named: count('named'), implied: count('implied') }).toEqual({
      relative: 7,
      named: 8,
      implied: 26,
    });
    // What stands without a date is the quip that cannot be dated.
    expect(notes.filter((n) => !n.date).map((n) => n.id)).toEqual(['kissinger-paranoids']);
  });

  it('is not dated by the line that heads the copy', () => {
    expect(korea.meta.published).toBe('2013-07-15');
    const { dateLine, ...meta } = korea.meta;
    expect(dateLine?.printed).toBe('Dec 7, 2010');
    expect(korea.essay.startsWith('Dec 7, 2010\n')).toBe(true);
    const shown = JSON.stringify({
      meta,
      passages: korea.passages,
      concepts: korea.concepts,
      timeline: korea.timeline,
    });
    expect(shown).not.toMatch(/Dec\w* 7,? 2010|7 Dec\w* 2010|2010-12/);
    for (const [path, value] of walk(korea.timeline))
      if (/\.(date|end)$/.test(path) && typeof value === 'string') expect(value).not.toMatch(/^2010/);
  });

  it('puts its events before it and later ones after it', () => {
    for (const e of korea.timeline.events) expect(e.date <= korea.meta.published, e.id).toBe(true);
    for (const e of korea.timeline.later) expect(e.date > korea.meta.published, e.id).toBe(true);
  });

  it('links no event to the essay’s own publication, which is a mark on the timeline', () => {
    expect(korea.timeline.events.filter((e) => !e.concepts.length).map((e) => e.id)).toEqual(['essay-published-2013']);
  });
});

describe('the pack for tests', () => {
  it('has every basis', () => {
    expect(trams.timeline.events.map((e) => e.basis).sort()).toEqual(['implied', 'named', 'relative', 'stated']);
  });
  it('shares nothing with the other', () => {
    const ids = (pack: Pack) => new Set([...pack.concepts, ...Object.values(pack.timeline).flat()].map((e) => e.id));
    expect([...ids(trams)].filter((id) => ids(korea).has(id))).toEqual([]);
  });
});
