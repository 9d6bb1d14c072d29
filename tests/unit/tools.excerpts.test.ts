import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Passage, ReadingPack } from '../../data/schema';
import { excerpts, merged } from '../../tools/excerpts';
import { reading } from '../../tools/pack-plugin';
import { PackError, readPack } from '../../tools/read-pack';

const korea = readPack('data/packs/korea-alliance');
const trams = readPack('tests/packs/city-tramways');
afterEach(() => vi.unstubAllEnvs());

const anchored = ({ timeline: { events, notes, flags } }: ReadingPack) => [...events, ...notes, ...flags];
/** Words of the essay in the pack, without what says that some are missing. */
const words = (pack: ReadingPack) => pack.passages.map((p) => p.text.replaceAll('[…]', '').replace(/\s+/g, ' ').trim());

/** A pack of one passage of letters and spaces, with a quote and notes anchored at random. */
const arbitraryPack = fc
  .stringMatching(/^[a-z]( ?[a-z]){0,60}$/)
  .chain((text) => {
    const range = fc
      .tuple(fc.nat(text.length - 1), fc.nat(text.length - 1))
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 }));
    return fc.record({
      text: fc.constant(text),
      quote: range,
      excerpt: fc.option(range, { nil: undefined }),
      anchors: fc.array(range, { maxLength: 5 }),
    });
  })
  .map(({ text, quote, excerpt, anchors }): ReadingPack => {
    const passage = { ...trams.passages[0]!, id: 'p1', text, quote, ...(excerpt && { excerpt }) } as Passage;
    const notes = anchors.map(({ start, end }, i) => ({
      ...trams.timeline.notes[0]!,
      id: `n${i}`,
      anchor: { passage: 'p1', start, end, exact: text.slice(start, end) },
    }));
    return { ...trams, passages: [passage], timeline: { events: [], later: [], notes, flags: [] } };
  });

describe('excerpts', () => {
  it('move every anchor with its words, and keep no other', () => {
    fc.assert(
      fc.property(arbitraryPack, (pack) => {
        const cut = excerpts(pack);
        const [before, after] = [pack.passages[0]!, cut.passages[0]!];
        const kept = before.excerpt ?? before.quote;
        expect(after.text.slice(after.quote.start, after.quote.end)).toBe(before.text.slice(kept.start, kept.end));
        for (const { anchor } of anchored(cut)) expect(after.text.slice(anchor.start, anchor.end)).toBe(anchor.exact);
        const pieces = merged(before.text, [kept, ...anchored(pack).map((e) => e.anchor)]);
        expect(after.text.split(/ ?\[…\] ?/).filter(Boolean)).toEqual(
          pieces.map(({ start, end }) => before.text.slice(start, end)),
        );
        expect(after.text.startsWith('[…]')).toBe(pieces[0]!.start > 0);
        expect(after.text.endsWith('[…]')).toBe(pieces.at(-1)!.end < before.text.length);
      }),
      { numRuns: 500 },
    );
  });

  it('join ranges that touch over space only', () => {
    expect(
      merged('one two three', [
        { start: 4, end: 7 },
        { start: 0, end: 3 },
      ]),
    ).toEqual([{ start: 0, end: 7 }]);
    expect(
      merged('one two three', [
        { start: 8, end: 13 },
        { start: 0, end: 3 },
        { start: 1, end: 2 },
      ]),
    ).toEqual([
      { start: 0, end: 3 },
      { start: 8, end: 13 },
    ]);
  });

  it.each([
    ['the essay of 2013', korea],
    ['the pack for tests', trams],
  ])('hold together for %s', (_, pack) => {
    vi.stubEnv('P38_RIGHTS', 'excerpts');
    const cut = reading(pack);
    expect(cut.meta.rights.ship).toBe('excerpts');
    expect(cut.meta.rights.url).toMatch(/^https:/);
    const text = new Map(cut.passages.map((p) => [p.id, p.text]));
    for (const { id, anchor } of anchored(cut))
      expect(text.get(anchor.passage)!.slice(anchor.start, anchor.end), id).toBe(anchor.exact);
    for (const p of cut.passages) expect(pack.essay).toContain(p.text.slice(p.quote.start, p.quote.end));
  });

  it('leave out what is not quoted', () => {
    vi.stubEnv('P38_RIGHTS', 'excerpts');
    const shipped = JSON.stringify(reading(korea));
    expect(shipped).not.toContain('broader regional and global activities');
    expect(shipped).not.toContain('which can lead to another war at any moment');
    const left = words(reading(korea)).join('').length / words({ ...korea, concepts: [] }).join('').length;
    // Most of it is what 64 events, notes and flags are anchored in. docs/writing-a-pack.md says the figure.
    expect(left).toBeLessThan(0.63);
  });
});

describe('what people read of a pack', () => {
  it('is the whole text where its rights say so', () => {
    expect(reading(korea).passages).toEqual(korea.passages);
    expect(reading(korea).meta.rights.ship).toBe('full');
  });
  it('is excerpts where its rights say so', () => {
    expect(reading(trams).passages.map((p) => p.text)).toContainEqual(expect.stringContaining('[…]'));
  });
  it('holds no surface forms', () => {
    expect(JSON.stringify(reading(korea))).not.toContain('"forms"');
  });
  it('needs a page to link to from excerpts', () => {
    vi.stubEnv('P38_RIGHTS', 'excerpts');
    const { url: _, ...rights } = korea.meta.rights;
    expect(() => reading({ ...korea, meta: { ...korea.meta, rights } })).toThrow(PackError);
  });
  it('knows no other rights', () => {
    vi.stubEnv('P38_RIGHTS', 'none');
    expect(() => reading(korea)).toThrow(/P38_RIGHTS=none/);
  });
});
