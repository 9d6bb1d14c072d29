import { describe, expect, it } from 'vitest';
import { PageReader } from '../../entrypoints/judge/reader';
import { compileMatcher } from '../../matching/compile';
import { hasOtherLetters, writesLatin } from '../../matching/language';
import { loadMatcher } from '../../matching/mentions';
import { foldString } from '../../matching/normalize';
import { parse } from '../../tools/html';
import { readPack } from '../../tools/read-pack';
import { drain } from '../../matching/drain';

const packs = ['data/packs/korea-alliance', 'tests/packs/city-tramways'].map((folder) =>
  compileMatcher(readPack(folder)),
);

/** A page with these paragraphs, long enough to be an article. */
const page = (lang: string, title: string, ...paragraphs: string[]): string =>
  `<!doctype html><html lang="${lang}"><head><title>${title}</title></head><body><article><h1>${title}</h1>${paragraphs
    .map((text) => `<p>${text}</p>`)
    .join('')}</article></body></html>`;

/** Reads a page as the judge does, with lists of words when it asks for them: what it asked for, and what it found. */
function read(html: string, withAll = false) {
  const matchers = packs.map((data) => loadMatcher(withAll ? data : { ...data, words: {} }));
  const reader = new PageReader(parse(html), matchers, { url: null, openShadow: () => null });
  const collected = drain(reader.collect());
  const asked = drain(reader.missing(collected));
  reader.add(Object.fromEntries(asked.map((list) => [list, packs.map(({ words }) => words[list] ?? '')])));
  expect(drain(reader.missing(collected))).toEqual([]);
  drain(reader.judge(collected));
  const [one] = reader.reads;
  return { asked, found: one?.analysis.mentions.map(({ concept, surface }) => [concept, surface]) ?? [] };
}

const troops =
  'The United States keeps 28,500 troops in South Korea, and North Korea wants them to leave before it gives up a nuclear weapon, officials said on Monday.';
const english = [
  troops,
  'The U.S.-South Korea alliance has kept the peace on the Korean Peninsula, the minister added, and it will go on.',
];

describe('words come by list', () => {
  const pages = {
    english: page('en', 'Troops stay in South Korea', ...english),
    glossed: page('en', 'Troops stay in South Korea', ...english, `${troops} The alliance is called 한미동맹 in the South.`),
    korean: page('ko', '주한미군 철수 논쟁', '북한은 주한미군 철수를 요구했고, 정부는 한미동맹이 굳건하다고 밝혔다. 비핵화 협상은 멈춰 있다.', '미국은 북한의 핵무기를 인정하지 않는다고 했다.'),
    mixed: page('ko', '주한미군 철수 논쟁', '북한은 주한미군 철수를 요구했고, 정부는 한미동맹이 굳건하다고 밝혔다. 비핵화 협상은 멈춰 있다.', `${troops} The minister spoke of 평화협정 too.`),
    unknown: page(
      'pl',
      'Wojska w Korei',
      'Stany Zjednoczone utrzymują wojska w Korei Południowej (한국), a Korea Północna (북한) chce ich wyjazdu. Sojusz (한미동맹) pozostaje w mocy, mówi minister.',
    ),
  }; // prettier-ignore

  it.each(Object.entries(pages))('%s: nothing is missed that all words would find', (_, html) => {
    const { found } = read(html);
    expect(found).toEqual(read(html, true).found);
  });

  it('asks for names in other letters only where a text of Latin ones holds such', () => {
    expect(read(pages.english).asked).toEqual(['en']);
    expect(read(pages.korean).asked).toEqual(['ko']);
    expect(read(pages.glossed).asked).toEqual(['en', 'names']);
    expect(new Set(read(pages.mixed).asked)).toEqual(new Set(['ko', 'en', 'names']));
    expect(new Set(read(pages.unknown).asked)).toEqual(new Set(['', 'names']));
    expect(read(pages.glossed).found).toContainEqual(['us-rok-alliance', '한미동맹']);
  });

  it('languages of other scripts are those that the browser says are', () => {
    for (const first of 'abcdefghijklmnopqrstuvwxyz')
      for (const second of 'abcdefghijklmnopqrstuvwxyz') {
        const { script } = new Intl.Locale(first + second).maximize();
        if (script) expect(writesLatin(first + second), first + second).toBe(script === 'Latn');
      }
  });

  it('no character becomes another script’s letter unnoticed', () => {
    const unnoticed: string[] = [];
    for (let code = 0; code < 0x30000; code++) {
      const char = String.fromCodePoint(code);
      // Noncharacters stand for what is no letter of any list.
      const folded = foldString(char).replace(/[\ufdd0-\ufdef]/g, '');
      if (hasOtherLetters(folded) && !hasOtherLetters(char)) unnoticed.push(code.toString(16));
    }
    expect(unnoticed).toEqual([]);
  });
});
