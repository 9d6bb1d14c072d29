import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FromPage, FromPort, parse, ToPanel } from '../../extension/messages';
import { take, ToPage, ToPort } from '../../extension/to-page';

type Read = (input: unknown, dropped: () => void) => unknown;
const readers: Record<string, Read> = {
  FromPage: (...args) => parse(FromPage, ...args),
  ToPage: (...args) => take(ToPage, ...args),
  ToPanel: (...args) => parse(ToPanel, ...args),
  FromPort: (...args) => parse(FromPort, ...args),
  ToPort: (...args) => take(ToPort, ...args),
};
const RUNS = 10_000;

/** Values as a hostile script may send them: JSON with the words that messages use, nested anyhow. */
const words = fc.constantFrom(
  'kind',
  'ring',
  'settings',
  'verdict',
  'about',
  'face',
  'reveal',
  'place',
  'section',
  'summary',
  'step',
  'by',
  'go',
  'windowId',
  'snapshot',
  'reports',
  'jump',
  '__proto__',
  'constructor',
);
const anything = fc.anything({
  key: fc.oneof(words, fc.string()),
  values: [fc.oneof(words, fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null))],
  maxDepth: 4,
  withNullPrototype: true,
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withTypedArray: true,
});
const shaped = fc.dictionary(fc.oneof(words, fc.string()), anything).map((rest) => ({ ...rest }));

const good: Record<string, unknown[]> = {
  FromPage: [
    { kind: 'ring' },
    { kind: 'settings' },
    { kind: 'verdict', verdict: 'about', concepts: 3 },
    { kind: 'reveal', place: { section: 'passages', passage: 'p1' } },
  ],
  ToPage: [{ kind: 'step', by: 1 }, { kind: 'page' }, { kind: 'revoked', origins: ['*://*.example.org/*'] }],
  ToPanel: [
    { kind: 'go', windowId: 1, place: { section: 'ask', question: 'why' } },
    { kind: 'close', windowId: 1 },
  ],
  FromPort: [
    { kind: 'reading', frame: 'a', top: true, done: 0, total: 0 },
    { kind: 'snapshot', frame: 'a', top: true, reports: [], current: 0, marked: false },
  ],
  ToPort: [{ kind: 'jump', frame: 'a', article: 0, mention: 'm1' }, { kind: 'look' }],
};

describe.each(Object.entries(readers))('%s', (name, reader) => {
  const read = (input: unknown) => {
    let dropped = 0;
    const message = reader(input, () => dropped++);
    return { message, dropped };
  };

  it('drops and counts what it does not know, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(anything, shaped), (input) => {
        const { message, dropped } = read(input);
        expect(dropped).toBe(message === undefined ? 1 : 0);
      }),
      { numRuns: RUNS, verbose: 1 },
    );
  });

  it.each(good[name]!.map((message) => [message]))('takes %j as it is', (message) => {
    expect(read(message)).toEqual({ message, dropped: 0 });
  });

  it('drops a good message with something added', () => {
    for (const message of good[name]!) expect(read({ ...(message as object), more: 1 }).dropped).toBe(1);
  });
});

it('drops what is too long for its place', () => {
  const long = 'x'.repeat(3000);
  expect(
    parse(FromPage, { kind: 'open-own', place: { section: 'ask', question: long } }, () => undefined),
  ).toBeUndefined();
  expect(take(ToPage, { kind: 'revoked', origins: [long] }, () => undefined)).toBeUndefined();
});
