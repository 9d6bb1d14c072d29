import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerpt, runs, strongest, wordRanges } from '../../components/quote';

const text =
  'Washington should end joint military exercises, and plan the withdrawal. Joint plans of Washington’s military remain.';
const at = (ranges: { start: number; end: number }[]) => ranges.map((r) => text.slice(r.start, r.end));

describe('wordRanges', () => {
  it('finds whole words whatever their case, and bands neighbours together', () => {
    expect(at(wordRanges(text, ['military', 'joint', 'exercises']))).toEqual([
      'joint military exercises',
      'Joint',
      'military',
    ]);
  });
  it('does not find a word inside another', () => {
    expect(wordRanges('The Koreans of Korea', ['Korea']).map((r) => r.start)).toEqual([15]);
  });
  it('bands over a hyphen, not over a comma', () => {
    expect(wordRanges('one-way guarantee, a way', ['one', 'way', 'guarantee'])).toEqual([
      { start: 0, end: 17 },
      { start: 21, end: 24 },
    ]);
  });
  it('bands over a little word, not over a longer one', () => {
    const of = 'capable of defending themselves';
    expect(wordRanges(of, ['capable', 'defending'])).toEqual([{ start: 0, end: 20 }]);
    expect(wordRanges('capable, of defending; with troops', ['capable', 'defending', 'troops'])).toHaveLength(3);
  });
  it('takes words of scripts without spaces and ignores empty ones', () => {
    expect(wordRanges('한미 연합훈련을 끝내고', ['연합훈련을', ' ', ''])).toEqual([{ start: 3, end: 8 }]);
  });
});

describe('strongest', () => {
  it('drops what a longer band says already and keeps the longest, in order', () => {
    expect(at(strongest(text, wordRanges(text, ['military', 'joint', 'exercises', 'plan', 'withdrawal']), 3))).toEqual([
      'joint military exercises',
      'plan the withdrawal',
    ]);
  });
});

describe('runs', () => {
  const range = fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
  it('is the text again, whatever the ranges', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.array(range), fc.array(range), (any, hits, doubts) => {
        expect(
          runs(any, hits, doubts)
            .map((r) => r.text)
            .join(''),
        ).toBe(any);
      }),
    );
  });
  it('marks exactly the characters of the ranges', () => {
    fc.assert(
      fc.property(fc.array(range), fc.array(range), (hits, doubts) => {
        const inside = (all: typeof hits, i: number) => all.some((r) => r.start <= i && i < r.end);
        let i = 0;
        for (const run of runs(text.slice(0, 60), hits, doubts))
          for (const _ of run.text) {
            expect([run.hit, run.doubt]).toEqual([inside(hits, i), inside(doubts, i)]);
            i++;
          }
      }),
    );
  });
  it('cuts out a part with the ranges in their places', () => {
    expect(runs(text, [{ start: 0, end: 25 }], [{ start: 22, end: 27 }], 18, 33)).toEqual([
      { text: 'end ', hit: true, doubt: false },
      { text: 'joi', hit: true, doubt: true },
      { text: 'nt', hit: false, doubt: true },
      { text: ' milit', hit: false, doubt: false },
    ]);
  });
});

describe('excerpt', () => {
  it('is the sentence with most of the words, exactly', () => {
    const { start, end } = excerpt(text, wordRanges(text, ['plans', 'Washington']), { start: 0, end: 5 });
    expect(text.slice(start, end)).toBe('Joint plans of Washington’s military remain.');
  });
  it('is the given range where there is none', () => {
    expect(excerpt(text, [], { start: 0, end: 5 })).toEqual({ start: 0, end: 5 });
  });
});
