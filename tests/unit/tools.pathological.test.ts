/**
 * Texts and pages made to be slow finish with the right result, in steps that grow no faster than they do. Times are told by
 * `npm run bench:pathological`; here nothing is measured by a clock.
 */
// First, since it counts only what is imported after it.
import { drain } from '../../matching/drain.ts';
import { stepsOf } from './helpers/steps.ts';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadAnchors, rings } from '../../matching/anchors.ts';
import { compileAnchors } from '../../matching/compile.ts';
import type { Report } from '../../matching/types.ts';
import { pipelineOf } from '../../tools/analyze.ts';
import { hostile, type Given } from '../../tools/hostile.ts';
import { articlesIn, report } from '../../tools/pathological.ts';
import { readPack } from '../../tools/read-pack.ts';

const folder = join(import.meta.dirname, '../../data/packs/korea-alliance');
const pack = readPack(folder);
const pipeline = pipelineOf(folder);
const all = hostile(pack);
/** Characters of the short one; of a page more, since most of them are no text. */
const SHORT = { text: 6000, html: 18_000 };
/** Most that the steps for a character may grow where there are four times as many: they would fourfold if they grew with the square. */
const MOST = 1.5;

const sizeOf = ({ text = '', title = '', html }: Given): number => (html ?? text + title).length;

/** The reports on what was given, with mentions that are where they say. */
function read(articles: ReturnType<typeof articlesIn>): Report[] {
  const reports = drain(report(articles, pipeline));
  for (const { article, mentions } of reports)
    for (const { in: where, start, end, surface } of mentions)
      if ((where === 'title' ? article.title! : article.text).slice(start, end) !== surface)
        expect.fail(`${where} ${start} ${surface}`);
  return reports;
}

describe.each(all.map((one) => [one.name, one] as const))('%s', (_, { make, quiet }) => {
  it('finishes with the right result, in steps that grow with its length', () => {
    const short = make(1).html === undefined ? SHORT.text : SHORT.html;
    const each = [short, short * 4].map((size) => {
      const given = make(size);
      const articles = articlesIn(given);
      let reports: Report[] = [];
      const steps = stepsOf(() => (reports = read(articles)));
      if (quiet) expect(reports.flatMap(({ mentions }) => mentions)).toEqual([]);
      if (quiet === false) expect(reports.some(({ mentions }) => mentions.length > 0)).toBe(true);
      expect(steps).toBeGreaterThan(0);
      return steps / sizeOf(given);
    });
    expect(each[1]! / each[0]!).toBeLessThan(MOST);
  });
});

describe('the doorbell', () => {
  const anchors = loadAnchors(compileAnchors([pack]));
  it('looks at each character of any text about as often', () => {
    for (const { name, make } of all) {
      const each = [SHORT.text, SHORT.text * 4].map((size) => {
        const { text = '', title = '', html = text + title } = make(size);
        return stepsOf(() => void rings(anchors, html)) / html.length;
      });
      expect(each[1]! / each[0]!, name).toBeLessThan(MOST);
    }
  });
});

describe('counting steps', () => {
  it('tells what is linear from what is not', () => {
    const read = (text: string) => () => void drain(report(articlesIn({ text }), pipeline));
    expect(stepsOf(read('a '.repeat(400))) / stepsOf(read('a '.repeat(100)))).toBeGreaterThan(3);
    expect(stepsOf(() => undefined)).toBe(0);
  });
});

describe('a very large', () => {
  const large = (name: string, size: number): Report[] => {
    const one = all.find((one) => one.name === name)!;
    return read(articlesIn(one.make(size)));
  };

  // More runs of text than arguments fit into a call.
  it('page of 150,000 lines is an article', () => {
    const [one] = large('short lines after paragraphs', 750_000);
    expect(one!.article.text.split('\n').length).toBeGreaterThan(140_000);
    expect(one!.relevance.verdict).not.toBe('none');
  });
  it('headline of 150,000 empty blocks is found', () => {
    expect(large('a headline of empty blocks', 1_650_000)[0]!.article.text).toMatch(/^A headline\n/);
  });
  it.each([
    'a title of dashes',
    'a title of spaces',
    'data in data',
    'data that are a comment and spaces',
    'data with an address of question marks',
    'a letter',
    'combining marks',
    'dashes',
    'apostrophes',
    'ends of sentences',
    'full stops of ideographs',
    'Hangul without spaces',
    'brackets in brackets',
  ])('one of %s says nothing', (name) => {
    expect(large(name, name.startsWith('data') ? 490_000 : 1_000_000).flatMap(({ mentions }) => mentions)).toEqual([]);
  });
});
