import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileMatcher } from '../../matching/compile';
import { drain } from '../../matching/drain';
import { loadMatcher, rest, wake } from '../../matching/mentions';
import { judge } from '../../matching/report';
import { Ongoing } from '../../matching/ongoing';
import type { Article } from '../../matching/types';
import { readPack } from '../../tools/read-pack';

const matcher = loadMatcher(compileMatcher(readPack('data/packs/korea-alliance')));

const speaking = [
  'The United States keeps 28,500 troops in South Korea, and North Korea wants them to leave, officials said.',
  'The U.S.-South Korea alliance has kept the peace on the Korean Peninsula, the minister added on Monday.',
  'Pyongyang has not said when it would talk about its nuclear weapons again, or with whom.',
  'Seoul would rather pay more than see a single soldier go, a former officer of the alliance wrote.',
];
const silent = [
  'The weather was fine for most of the week, and the streets were full of people until late.',
  'Nobody knew how long the repairs would take, but the work went on behind a wooden fence.',
];

/** An article of these paragraphs. */
function article(paragraphs: readonly string[], title = 'Troops stay in South Korea'): Article {
  let start = 0;
  const blocks = paragraphs.map((text) => {
    const block = { text, role: 'body' as const, section: 0, start };
    start += text.length + 1;
    return block;
  });
  return { title, lang: 'en', published: null, url: null, kind: 'article', blocks };
}

const long = Array.from({ length: 400 }, (_, i) =>
  i % 3 ? silent[i % silent.length]! : speaking[i % speaking.length]!,
);

/** Judges one article after the other as one that stands, and says what was found at last. */
function judged(...all: Article[]) {
  const ongoing = new Ongoing(matcher);
  const scans = new Map();
  return all.map((one) => drain(ongoing.judge(one, scans))).at(-1)!;
}

describe('an article that is judged again', () => {
  it('has, after little changes, the mentions that it has when judged anew', () => {
    const change = fc.record({
      at: fc.nat(long.length),
      taken: fc.nat(2),
      put: fc.array(fc.constantFrom(...speaking, ...silent), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        let paragraphs = long;
        const all = [article(paragraphs)];
        for (const { at, taken, put } of changes) {
          paragraphs = [...paragraphs.slice(0, at), ...put, ...paragraphs.slice(at + taken)];
          all.push(article(paragraphs));
        }
        const [found, fresh] = [judged(...all), judge(all.at(-1)!, matcher)];
        expect(found.article).toEqual(fresh.article);
        expect(found.relevance.verdict).toBe(fresh.relevance.verdict);
        expect(found.mentions).toEqual(fresh.mentions);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the mentions that did not move', () => {
    const before = judged(article(long));
    const ongoing = new Ongoing(matcher);
    const scans = new Map();
    drain(ongoing.judge(article(long), scans));
    const first = drain(ongoing.judge(article(long), scans)).mentions;
    const after = drain(ongoing.judge(article([...long, speaking[0]!]), scans)).mentions;
    expect(after.length).toBeGreaterThan(first.length);
    expect(after.slice(0, first.length).every((one, i) => one === first[i])).toBe(true);
    expect(first).toEqual(before.mentions);
  });

  it('becomes another one’s when most of it is another one', () => {
    const other = Array.from({ length: 400 }, (_, i) => silent[i % silent.length]!);
    expect(judged(article(long), article(other, 'A fine week')).relevance.verdict).toBe('none');
    expect(judged(article(other, 'A fine week'), article(long)).relevance.verdict).toBe('about');
  });

  it('loses its verdict where it is cut down bit by bit', () => {
    const steps = Array.from({ length: 100 }, (_, i) =>
      article(long.slice(i * 4).concat(Array(i * 4).fill(silent[0]))),
    );
    expect(judged(...steps).relevance).toEqual(judge(steps.at(-1)!, matcher).relevance);
  });

  it('says nothing of it, until one sentence does', () => {
    const quiet = Array.from({ length: 300 }, (_, i) => silent[i % silent.length]!);
    const title = 'A fine week';
    const spoken = [...quiet.slice(0, 150), ...speaking.slice(0, 2), ...quiet.slice(150)];
    const [found, fresh] = [
      judged(article(quiet, title), article(spoken, title)),
      judge(article(spoken, title), matcher),
    ];
    expect(found.relevance).toEqual(fresh.relevance);
    expect(found.mentions).toEqual(fresh.mentions);
  });
});

it('what can be made again may be forgotten between two readings', () => {
  const own = loadMatcher(compileMatcher(readPack('data/packs/korea-alliance')));
  const found = judge(article(speaking), own);
  rest(own);
  expect([own.tries.size, own.patterns]).toEqual([0, undefined]);
  wake(own);
  expect(own.tries.size).toBeGreaterThan(0);
  rest(own);
  // As after a collection.
  own.resting = undefined;
  wake(own);
  expect(judge(article(speaking), own)).toEqual(found);
});
