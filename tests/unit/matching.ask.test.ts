import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ask } from '../../matching/ask';
import { mentionsAsked } from '../../matching/asked';
import { compileMatcher } from '../../matching/compile';
import { loadLinker } from '../../matching/links';
import { loadMatcher } from '../../matching/mentions';
import { reading } from '../../tools/pack-plugin';
import { readPack } from '../../tools/read-pack';

const pack = readPack(join(import.meta.dirname, '../../data/packs/korea-alliance'));
const matcher = loadMatcher(compileMatcher(pack));
const linker = loadLinker(reading(pack));
const answer = (question: string) => ask(linker, question, mentionsAsked(question, matcher)).links;

/** Sentences of a passage: a mark, perhaps a quotation mark, a space and a capital; initials such as U.S. end none. */
const sentences = (text: string): string[] => text.split(/(?<=(?<!\b[A-Z])[.!?][”"]?)\s+(?=[A-Z“])/);

describe('asking with the essay’s own words', () => {
  it.each(pack.passages.map((p) => [p.id, p.text]))('every sentence of %s finds it first', (id, text) => {
    for (const sentence of [text, ...sentences(text)]) expect(answer(sentence)[0]?.passage, sentence).toBe(id);
  });
  it('so does every run of six words, with no concept to help', () => {
    for (const { id, text } of pack.passages) {
      const words = [...text.matchAll(/\S+/g)];
      for (let i = 0; i + 6 <= words.length; i++) {
        const end = words[i + 5]!;
        const fragment = text.slice(words[i]!.index, end.index + end[0].length);
        expect(ask(linker, fragment, []).links[0]?.passage, fragment).toBe(id);
      }
    }
  });
  it('typed by hand, with straight quotes and another case', () => {
    expect(answer('engage in "TALKS merely for the sake of talks"')[0]!.passage).toBe('p1');
  });
});

describe('where the essay says nothing', () => {
  it.each([
    'Whisk the eggs with the sugar, fold in the flour and bake for 25 minutes until golden.',
    'Rest the dough in the fridge for an hour, then roll it out and cut it into strips.',
    'The striker scored twice in the second half as United beat City 3-1 in front of 60,000 fans.',
    'The goalkeeper saved a late penalty and the South beat the North on aggregate.',
    '소금과 후추로 간을 하고 중불에서 10분간 볶아 주세요.',
    '손흥민이 후반 추가시간에 결승골을 넣었다.',
    'Die Bahn erhöht im Dezember die Preise für Fernzüge.',
    'the of and',
    '',
    ' \n ',
    '?!…',
  ])('it says so: %j', (question) => expect(answer(question)).toEqual([]));
});

describe('questions', () => {
  it.each([
    ['withdraw the troops', 'p12'],
    ['who benefits from the alliance?', 'p11'],
    ['Libya', 'p6'],
    ['war by mistake', 'p2'],
    ['axis of evil', 'p7'],
    ['주한미군 철수', 'p12'],
    ['六方会谈', 'p13'],
    ['비무장지대', 'p2'],
    ['Is there a peace treaty?', 'p14'],
  ])('%s', (question, passage) => expect(answer(question)[0]?.passage).toBe(passage));

  it('are answered with reasons: concepts, and words as they stand in the passage', () => {
    const [first] = answer('Should the U.S. withdraw its troops and terminate the treaty?');
    expect(first!.passage).toBe('p12');
    const text = pack.passages.find((p) => p.id === 'p12')!.text;
    for (const word of first!.words) expect(text).toContain(word);
    expect(first!.concepts.length + first!.words.length).toBeGreaterThan(0);
  });
  it('give the best first, as shares of it, four at most', () => {
    const links = answer('nuclear weapons of North Korea');
    expect(links.length).toBeGreaterThan(0);
    expect(links.length).toBeLessThanOrEqual(4);
    expect(links[0]!.score).toBe(1);
    links.forEach((l, i) => expect(l.score).toBeLessThanOrEqual(i ? links[i - 1]!.score : 1));
  });
});
