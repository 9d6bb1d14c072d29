import { describe, expect, it } from 'vitest';
import * as Kind from '../../matching/kinds';
import { fold, foldString, kindOf } from '../../matching/normalize';

describe('Latin letters, which are told without asking about Unicode classes', () => {
  const latin = Array.from({ length: 0x180 - 0x80 }, (_, i) => String.fromCharCode(0x80 + i));

  it('are the letters that Unicode says', () => {
    const letters = latin.filter((char) => kindOf(char.charCodeAt(0)) === Kind.Letter);
    expect(letters).toEqual(latin.filter((char) => /\p{L}/u.test(char)));
  });

  it('are capitals where Unicode says so', () => {
    const capitals = latin.filter((char) => fold(char).capital[0] === 1);
    expect(capitals).toEqual(latin.filter((char) => /\p{Lu}/u.test(char)));
  });

  it.each([
    ['É', 'é'],
    ['ß', 'ss'],
    ['Œ', 'oe'],
    ['ŀ', 'l·'],
    ['ª', 'a'],
    ['µ', 'μ'],
    ['×', '×'],
  ])('%s is %s', (char, folded) => expect(foldString(char)).toBe(folded));
});
