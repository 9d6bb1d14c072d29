import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { compileMatcher } from '../../matching/compile';
import { loadGazetteer } from '../../matching/gazetteer';
import { packRules, unpackRules, type Rule } from '../../matching/packed-rules';
import { packWords, readWords, type Group, type Meaning } from '../../matching/packed-words';
import { Words } from '../../matching/compile-words.ts';
import { drain } from '../../matching/drain';
import { readPack } from '../../tools/read-pack';

/** The groups of a packed list. */
function unpackWords(packed: string): Group[] {
  const groups: Group[] = [];
  const into = {
    group: (meanings: Meaning[]) => void groups.push({ meanings, words: [] }),
    word: (codes: readonly number[], _: number, length: number) =>
      void groups.at(-1)!.words.push(String.fromCharCode(...codes.slice(0, length))),
  };
  drain(readWords(packed, into));
  return groups;
}

const cls = fc.nat(36 * 36 - 1);
const small = fc.nat(60);

describe('packed words', () => {
  const meaning: fc.Arbitrary<Meaning> = fc
    .record({ cls, need: fc.option(small), alone: fc.boolean() })
    .map(({ cls, need, alone }) => ({
      cls,
      ...(need === null ? {} : { need }),
      ...(alone ? { alone: true as const } : {}),
    }));
  const char = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...'aenst -') },
    { weight: 1, arbitrary: fc.constantFrom(...'AZÉ^*.·\'"0,!&\\`\n북한核Ж') },
  );
  const word = fc.string({ unit: char, minLength: 1, maxLength: 40 });
  const group: fc.Arbitrary<Group> = fc.record({
    meanings: fc.array(meaning, { minLength: 1, maxLength: 4 }),
    words: fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.sort()),
  });
  const plain = (groups: Iterable<Group>): string[] => Array.from(groups, (one) => JSON.stringify(one)).sort();

  it('come back as they were, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(group, { maxLength: 8 }), (groups) => {
        expect(plain(unpackWords(packWords(groups)))).toEqual(plain(groups));
      }),
      { numRuns: 1000 },
    );
  });

  it('write an inflected verb as its stem and its endings', () => {
    const words = ['deploy', 'deployed', 'deploying', 'deploys'];
    expect(packWords([{ meanings: [{ cls: 40, need: 3 }, { cls: 41 }], words }])).toBe('14.3,(deployAedCingDs');
  });

  it('refuse what their signs are made of', () => {
    for (const sign of '()_|')
      expect(() => packWords([{ meanings: [{ cls: 0 }], words: [`a${sign}b`] }])).toThrow('cannot stand in a word');
  });

  it('are none where the string is empty', () => expect(unpackWords(packWords([]))).toEqual([]));
});

describe('packed rules', () => {
  const element = fc
    .record({
      cls: fc.uniqueArray(cls, { minLength: 1, maxLength: 3 }),
      gap: fc.nat(9),
      optional: fc.boolean(),
      outside: fc.boolean(),
    })
    .map(({ cls, gap, optional, outside }) => ({
      ...{ cls, gap },
      ...(optional ? { optional: true as const } : {}),
      ...(outside ? { outside: true as const } : {}),
    }));
  const making: fc.Arbitrary<Rule['making']> = fc
    .tuple(
      fc.oneof(
        fc.record({ cls }),
        fc.record({ concept: small, need: fc.integer({ min: -1, max: 60 }) }),
        fc.record({ quiet: fc.constantFrom('forms' as const, 'all' as const) }),
      ),
      fc.oneof(fc.constant({}), fc.record({ langs: fc.integer({ min: 1, max: 2 ** 30 }) })),
      fc.constantFrom({}, { distinct: true as const }),
    )
    .map((parts): Rule['making'] => Object.assign({}, ...parts) as Rule['making']);
  const rule: fc.Arbitrary<Rule> = fc.record({
    making,
    elements: fc
      .array(element, { minLength: 1, maxLength: 6 })
      .filter((elements) => elements.some(({ optional }) => !optional)),
  });

  /** What a rule stands for, by the letter: each beginning that may be absent makes a pattern of its own. */
  const written = ({ making, elements }: Rule) => {
    const there = elements.findIndex(({ optional }) => !optional);
    return Array.from({ length: there + 1 }, (_, first) => ({
      ...making,
      elements: elements.slice(first).map(({ cls, gap, outside, optional }, i) => ({
        ...{ cls, gap: i ? gap * 2 : 0 },
        ...(i && optional ? { optional } : {}),
        ...(outside ? { outside } : {}),
      })),
    }));
  };

  it('come back as the patterns that they stand for, in their order', () => {
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 8 }), (rules) => {
        expect(drain(unpackRules(packRules(rules), {}))).toEqual(rules.flatMap(written));
      }),
      { numRuns: 1000 },
    );
  });

  it('let a class stand for those that it takes in', () => {
    const rules = [{ making: { quiet: 'all' as const }, elements: [{ cls: [7, 9], gap: 0 }] }];
    expect(drain(unpackRules(packRules(rules), { 7: [9, 12] }))[0]!.elements[0]!.cls).toEqual([7, 9, 12]);
  });

  it('say when there are more classes than they can name', () => {
    const rules = [{ making: { quiet: 'all' as const }, elements: [{ cls: [36 * 36], gap: 0 }] }];
    expect(() => packRules(rules)).toThrow('more than 1296 classes');
  });

  it('are none where the string is empty', () => expect(drain(unpackRules(packRules([]), {}))).toEqual([]));
});

describe('a listed word', () => {
  it('may begin with a stem, if not with one longer than words are looked up by', () => {
    const add = (word: string) => new Words().add(word, { cls: 0, langs: 0 });
    expect(() => add(`${'x'.repeat(29)}*`)).not.toThrow();
    expect(() => add(`${'x'.repeat(30)}*`)).toThrow('a stem too long');
    expect(() => add(`x ${'x'.repeat(30)}*`)).not.toThrow();
  });
});

/** Words and rules of the packs that there are. */
test.each(['data/packs/korea-alliance', 'tests/packs/city-tramways'])(
  'the lists of %s hold every word once',
  (folder) => {
    const { words, number } = compileMatcher(readPack(folder));
    for (const packed of Object.values(words)) {
      const all = unpackWords(packed).flatMap((group) => group.words);
      expect(new Set(all).size).toBe(all.length);
      const trie = drain(loadGazetteer([packed], number));
      const ends = trie.outputs.flatMap((outputs) => outputs ?? []);
      expect(ends.length).toBe(all.length);
      expect(trie.items[trie.number]?.cls ?? -1).toBe(number);
    }
  },
);
