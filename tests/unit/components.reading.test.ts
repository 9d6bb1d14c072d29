import { describe, expect, it } from 'vitest';
import { changedSince, indexPack, quoteFor, read } from '../../components/reading';
import type { Flag } from '../../data/schema';
import { pack, report } from './helpers/report';

const passage = (id: string) => pack.passages.find((p) => p.id === id)!;
const flag = (over: Partial<Flag>): Flag => ({ ...pack.timeline.flags[0]!, ...over });
const withFlags = (...flags: Flag[]) => indexPack({ ...pack, timeline: { ...pack.timeline, flags } });

describe('read', () => {
  const reading = read(report, pack);
  it('is worked out once per report and pack', () => {
    expect(read(report, pack)).toBe(reading);
    expect(read({ ...report }, pack)).not.toBe(reading);
  });
  it('groups mentions by concept, the most frequent first, with their place in the article', () => {
    const twice = { ...report, mentions: [...report.mentions, { ...report.mentions[2]!, id: 'm5' }] };
    const [first] = read(twice, pack).terms;
    expect(first!.concept).toBe('tram-fare');
    expect(first!.mentions.map((m) => m.id)).toEqual(['m3', 'm5']);
    for (const at of first!.at) expect(at).toBeGreaterThan(0.5);
  });
  it('puts the summary’s passages first, then those that only mentions lead to', () => {
    const short = { ...report, passages: report.passages.slice(0, 1) };
    expect(read(short, pack).order).toEqual(['p2', 'p1', 'p3']);
  });
  it('leaves out passages that the pack does not have', () => {
    expect(read({ ...report, passages: [{ id: 'p99', score: 1, because: [] }] }, pack).order).not.toContain('p99');
  });
  it('takes as bearing the article’s events, those on cards, and later ones on its passages', () => {
    expect([...reading.bearing].sort()).toEqual(['fare-rise-1924', 'last-tram-1951', 'omnibuses-1925']);
  });
});

describe('quoteFor', () => {
  it('is the sentence that speaks of the concept, else the passage’s own', () => {
    expect(quoteFor(passage('p5'), 'tramway')).toEqual(expect.objectContaining({ start: 118, end: 189 }));
    expect(quoteFor(passage('p5'), 'hospital-line')).toEqual(passage('p5').quote);
  });
});

describe('changedSince', () => {
  const p1 = passage('p1');
  const inQuote = { anchor: { passage: 'p1', start: 0, end: 10, exact: p1.text.slice(0, 10) } };
  const outside = { anchor: { passage: 'p1', start: 200, end: 210, exact: p1.text.slice(200, 210) } };
  it('prefers a grave flag on words that are shown, the gravest first', () => {
    const index = withFlags(
      flag({ id: 'a', status: 'imprecise', ...inQuote }),
      flag({ id: 'b', status: 'wrong', ...inQuote }),
    );
    expect(changedSince(index, p1, 'tramway')).toMatchObject({ flag: { id: 'b' } });
  });
  it('else takes the later event', () => {
    const index = withFlags(flag({ status: 'wrong', ...outside }), flag({ id: 'o', status: 'opinion', ...inQuote }));
    expect(changedSince(index, p1, 'tramway')).toMatchObject({ later: { id: 'last-tram-1951' } });
  });
  it('of several later events the one of the mention’s concept, then the surest, then the latest', () => {
    const [l] = pack.timeline.later;
    const later = [
      { ...l!, id: 'sure', concepts: [], confidence: 1 },
      { ...l!, id: 'old', date: '1940', confidence: 0.7 },
      { ...l!, id: 'new', date: '1960', confidence: 0.7 },
    ];
    const index = indexPack({ ...pack, timeline: { ...pack.timeline, later } });
    expect(changedSince(index, p1, 'tramway')).toMatchObject({ later: { id: 'new' } });
    expect(changedSince(index, p1, 'other')).toMatchObject({ later: { id: 'sure' } });
  });
  it('is null where nothing has', () => {
    expect(changedSince(withFlags(), passage('p4'), 'power-station')).toBeNull();
  });
});
