import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FAR, fit, lanes, place, stepAside } from '../../components/timeline-layout';

const labels = fc
  .array(
    fc.record({ wanted: fc.double({ min: 0, max: 600, noNaN: true }), height: fc.integer({ min: 16, max: 80 }) }),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((all) => [...all].sort((a, b) => a.wanted - b.wanted));
const cost = (tops: number[], wanted: number[]) => tops.reduce((sum, top, i) => sum + (top - wanted[i]!) ** 2, 0);

describe('place', () => {
  it('leaves labels that have room where they want to be', () => {
    expect(place([0, 50, 120], [40, 40, 40], 0, 400)).toEqual([0, 50, 120]);
  });
  it('shares the shift between two that want the same place', () => {
    expect(place([100, 100], [40, 40], 0, 400)).toEqual([80, 120]);
  });
  it('keeps order, never overlaps and stays inside where there is room', () => {
    fc.assert(
      fc.property(labels, (all) => {
        const heights = all.map((l) => l.height);
        const total = heights.reduce((a, b) => a + b, 0);
        const max = Math.max(700, total);
        const tops = place(
          all.map((l) => l.wanted),
          heights,
          0,
          max,
        );
        expect(tops[0]).toBeGreaterThanOrEqual(-1e-6);
        expect(tops.at(-1)! + heights.at(-1)!).toBeLessThanOrEqual(max + 1e-6);
        for (let i = 1; i < tops.length; i++)
          expect(tops[i]).toBeGreaterThanOrEqual(tops[i - 1]! + heights[i - 1]! - 1e-6);
      }),
    );
  });
  it('shifts as little as any other layout that fits: no way of moving labels together is better', () => {
    fc.assert(
      fc.property(
        labels,
        fc.array(fc.double({ min: -30, max: 30, noNaN: true }), { minLength: 12, maxLength: 12 }),
        (all, nudge) => {
          const wanted = all.map((l) => l.wanted);
          const heights = all.map((l) => l.height);
          const max = 700 + heights.reduce((a, b) => a + b, 0);
          const tops = place(wanted, heights, 0, max);
          // Any feasible rival: nudged, then pushed apart from above.
          const rival = tops.map((top, i) => top + nudge[i]!);
          rival.forEach((_, i) => (rival[i] = Math.max(i ? rival[i - 1]! + heights[i - 1]! : 0, rival[i]!)));
          if (rival.at(-1)! + heights.at(-1)! > max) return;
          expect(cost(tops, wanted)).toBeLessThanOrEqual(cost(rival, wanted) + 1e-6);
        },
      ),
    );
  });
  it('runs over the end rather than overlap where there is no room', () => {
    expect(place([0, 0, 0], [40, 40, 40], 10, 50)).toEqual([10, 50, 90]);
  });
});

describe('fit', () => {
  const marks = (at: number[], height = 40) => at.map((a) => ({ at: a, height }));
  it('grows the scale until no label is far from its mark', () => {
    const { far, length, labels } = fit(marks([0, 1, 2, 3, 4, 5, 6, 7, 8, 900]), 0, 1000, 40, 100_000);
    expect(far).toBeLessThanOrEqual(FAR);
    expect(length).toBeGreaterThan(400);
    labels.slice(1).forEach((top, i) => expect(top).toBeGreaterThanOrEqual(labels[i]! + 40 - 1e-6));
  });
  it('gives marks without a label no place among the labels', () => {
    const { labels, marks: at } = fit(
      [
        { at: 0, height: 40 },
        { at: 5, height: 0 },
        { at: 10, height: 40 },
      ],
      0,
      10,
      40,
    );
    expect(labels[1]).toBeNaN();
    expect(at[1]).toBeCloseTo((at[0]! + at[2]!) / 2);
  });
  it('holds for a single day', () => {
    const { length, bottom } = fit(marks([7]), 7, 7, 40);
    expect(length).toBeGreaterThanOrEqual(40);
    expect(Number.isFinite(bottom)).toBe(true);
  });
});

describe('stepAside and lanes', () => {
  it('moves a mark aside when it would touch the one above', () => {
    expect(stepAside([0, 4, 30, 32, 34])).toEqual([0, 1, 0, 1, 2]);
  });
  it('puts overlapping spans in different lanes and reuses a free one', () => {
    expect(
      lanes([
        { from: 0, to: 10 },
        { from: 5, to: 8 },
        { from: 11, to: 12 },
      ]),
    ).toEqual([0, 1, 0]);
  });
  it('never lets two spans of a lane overlap', () => {
    const span = fc.record({ from: fc.integer({ min: 0, max: 99 }), long: fc.integer({ min: 0, max: 30 }) });
    fc.assert(
      fc.property(fc.array(span, { maxLength: 20 }), (raw) => {
        const spans = raw.map(({ from, long }) => ({ from, to: from + long })).sort((a, b) => a.from - b.from);
        const lane = lanes(spans);
        spans.forEach((a, i) =>
          spans.forEach((b, j) => {
            if (i < j && lane[i] === lane[j]) expect(b.from).toBeGreaterThan(a.to);
          }),
        );
      }),
    );
  });
});
