/**
 * The property of finding mentions, on 10,000 generated texts: offsets slice back to the surface, splitting a text over inline
 * elements or writing it with other signs never changes what is found, and nothing throws. Texts are forms and pattern words of the
 * pack among random Unicode, broken surrogates too.
 */
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { compileMatcher } from '../../matching/compile.ts';
import { loadLinker } from '../../matching/links.ts';
import { loadMatcher } from '../../matching/mentions.ts';
import { foldString } from '../../matching/normalize.ts';
import { judge, link } from '../../matching/report.ts';
import { articleText, type Article, type Mention } from '../../matching/types.ts';
import type { Collected } from '../../page/article.ts';
import { stretchesOf } from '../../page/map.ts';
import { wordsOf } from '../../tools/hostile.ts';
import { reading } from '../../tools/pack-plugin.ts';
import { readPack } from '../../tools/read-pack.ts';
import { collect } from './helpers/collect.ts';
import { formsOf } from './helpers/forms.ts';
import { fuzz } from './helpers/fuzz.ts';

const pack = readPack(join(import.meta.dirname, '../../data/packs/korea-alliance'));
const [matcher, linker] = [loadMatcher(compileMatcher(pack)), loadLinker(reading(pack))];
const isForm = formsOf(pack);
const concepts = new Set(matcher.concepts);
const { sure, needy, classes } = wordsOf(pack);

const RUNS = 10_000;
const settings = fuzz(RUNS);
let mentioned = 0;
afterAll(() => console.info(`${mentioned} mentions in the generated texts`));

const pick = <T>(from: readonly T[], n: number): T => from[n % from.length]!;
const DASHES = [...'-‐‑‒–—―−－', '\u0096', '\u0097'];
const APOSTROPHES = [..."'’‘`´ʼ＇", '\u0091', '\u0092'];
const BLANKS = [' ', '\u00a0', '\u2003', '\u3000', '\u202f', '  '];
const NOTHING = ['\u00ad', '\u200b', '\u200c', '\u2060', '\ufeff'];

/** The same in other signs: each dash, apostrophe and blank another, and some that are not seen. `noise`: what is drawn for each character. */
const otherwise = (text: string, noise: readonly number[]): string =>
  Array.from(text, (char, i) => {
    const n = pick(noise, i);
    const sign =
      char === '-' ? pick(DASHES, n) : char === "'" ? pick(APOSTROPHES, n) : char === ' ' ? pick(BLANKS, n) : char;
    return n % 5 === 0 ? pick(NOTHING, n) + sign : sign;
  }).join('');
const otherCase = (text: string, noise: readonly number[]): string =>
  noise[0]! % 3
    ? text
    : Array.from(text, (char, i) => (pick(noise, i) % 2 ? char.toUpperCase() : char.toLowerCase())).join('');

const noise = fc.array(fc.nat(1000), { minLength: 1, maxLength: 9 });
const form = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...sure) }, fc.constantFrom(...needy), fc.constantFrom(...classes)); // prettier-ignore
const unit16 = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
const piece = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(form, noise).map(([text, n]) => otherCase(otherwise(text, n), n)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  { weight: 1, arbitrary: fc.string({ unit: unit16, maxLength: 8 }) },
  { weight: 1, arbitrary: fc.constantFrom('\ud83d', '\ude00', '\ud83d\ude00', '\u0301', 'U.S.', '’s', '의', '은', '(', ')', '“', '28,500', '1953', '\u{20000}', '𝐊') }, // prettier-ignore
);
const joint = fc.constantFrom(' ', ' ', ' ', ' ', '. ', '。', ', ', '-', '·', '', '\u00a0', ' said the ', '\n');
const text = fc.array(fc.tuple(piece, joint), { minLength: 1, maxLength: 14 }).map((all) => all.flat().join(''));
const lang = fc.constantFrom('en', 'ko', 'ja', 'zh-Hans', 'zh-Hant', 'es', 'fr', 'de', 'ru', 'pl', null);

function articleOf(given: string, of: string | null, title: string | null): Article {
  const blocks = [{ text: given, role: 'body' as const, section: 0, start: 0 }];
  return { title, lang: of, published: null, url: null, kind: 'article', blocks };
}

/** Mentions are where they say, in order, apart, of a concept that there is. */
function check(article: Article, mentions: readonly Mention[]): void {
  const whole = articleText(article.blocks);
  const last = { title: 0, text: 0 };
  for (const { in: where, block, start, end, surface, concept, context, why } of mentions) {
    const source = where === 'title' ? article.title! : whole;
    if (source.slice(start, end) !== surface || surface === '' || start < last[where] || !concepts.has(concept))
      expect.fail(`${where} ${start}-${end} ${JSON.stringify(surface)} of ${JSON.stringify(source)}`);
    if (why.by !== 'pattern' && !isForm(surface, concept))
      expect.fail(`${JSON.stringify(surface)} is no form of ${concept}`);
    if (where === 'text') {
      const one = article.blocks[block]!;
      if (start < one.start || end > one.start + one.text.length)
        expect.fail(`block ${block} does not hold ${start}-${end}`);
    }
    if (context.length > 500 || !['form', 'company', 'pattern'].includes(why.by)) expect.fail(JSON.stringify(why));
    last[where] = end;
    mentioned++;
  }
}

describe('any text', () => {
  it('gives mentions that slice back to their surface', () => {
    let n = 0;
    fc.assert(
      fc.property(text, lang, fc.option(text), (given, of, title) => {
        const article = articleOf(given, of, title);
        const analysis = judge(article, matcher);
        if (analysis.relevance.verdict === 'none') expect(analysis.mentions).toEqual([]);
        check(article, analysis.mentions);
        // Linking takes longer; a tenth of them shows as much.
        if (n++ % 10 === 0) check(article, link(analysis, linker).mentions);
      }),
      settings,
    );
    expect(mentioned).toBeGreaterThan(RUNS);
  });

  it('gives the same whatever was read before', () => {
    const found = (given: string): Mention[] => judge(articleOf(given, 'en', sure[0]!), matcher).mentions;
    fc.assert(
      fc.property(text, text, text, (given, before, after) => {
        found(`${'a '.repeat(before.length)}${before}`);
        const first = found(given);
        found(after);
        expect(found(given)).toEqual(first);
      }),
      { ...settings, numRuns: RUNS / 5 },
    );
    // A number that ends inside a word, where once the distances of the text before were read.
    const said = 'The B-1B, again and again US bombers came.';
    const first = found(said);
    found(`${'a '.repeat(400)} ${sure.join(' ')}`);
    expect(found(said)).toEqual(first);
  });

  it('gives the same in other signs', () => {
    fc.assert(
      fc.property(form, noise, (one, n) => foldString(otherwise(one, n)) === foldString(one)),
      settings,
    );
    const english = pack.concepts.flatMap(({ forms }) => forms.en ?? []).filter((one) => typeof one === 'string');
    const plain = fc.array(fc.constantFrom(...english), { minLength: 1, maxLength: 6 });
    const found = (given: string): string[] =>
      judge(articleOf(given, 'en', sure[0]!), matcher).mentions.filter((m) => m.in === 'text').map((m) => `${m.concept} ${m.why.by}`); // prettier-ignore
    fc.assert(
      fc.property(plain, noise, (forms, n) => {
        // A sentence each: of two that overlap the longer is taken, and signs that are not seen make one longer.
        const text = (all: readonly string[]): string => all.map((one) => `They spoke of ${one} again.`).join(' ');
        expect(found(text(forms.map((one) => otherwise(one, n))))).toEqual(found(text(forms)));
      }),
      { ...settings, numRuns: RUNS / 5 },
    );
  });
});

/** Texts a page: parsing and judging cost less for many at once. */
const TEXTS = 25;
const TAGS = ['b', 'i', 'em', 'span', 'u', 'font', 'a href="#x"', 'mark', 'abbr', 'unknown'];
const escaped = (given: string): string => given.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** HTML of a text, cut where `cuts` say, its pieces in elements of all kinds. Not cut within a character of two units: that would break it. */
function splitAt(given: string, cuts: readonly number[]): string {
  const at = [...new Set(cuts.map((cut) => cut % (given.length + 1)))]
    .filter((i) => !/[\udc00-\udfff]/.test(given[i] ?? ''))
    .sort((a, b) => a - b);
  return [0, ...at]
    .map((from, i) => {
      const inner = escaped(given.slice(from, at[i] ?? given.length)) + pick(['', '<wbr>', '<!-- c -->', '<script>x</script>'], cuts[i] ?? 0); // prettier-ignore
      const tag = pick(TAGS, (cuts[i] ?? 0) >> 2);
      return (cuts[i] ?? 0) % 3 ? `<${tag}>${inner}</${tag.split(' ')[0]}>` : inner;
    })
    .join('');
}

describe('a text split over inline elements', () => {
  const read = (inner: readonly string[]): Collected[] =>
    collect(`<html lang="en"><title>${sure[0]}</title><article>${inner.map((one) => `<p>They said: ${one} And so on, for a while.</p>`).join('')}</article>`); // prettier-ignore
  const found = ({ article }: Collected): string[] =>
    judge(article, matcher).mentions.map(({ in: where, start, end, concept, why }) => `${where} ${start} ${end} ${concept} ${why.by}`); // prettier-ignore

  it('mentions the same, and its mentions lead back to the page', () => {
    let texts = 0;
    const one = fc.tuple(text, fc.array(fc.nat(400), { maxLength: 8 }));
    fc.assert(
      fc.property(fc.array(one, { minLength: TEXTS, maxLength: TEXTS }), (all) => {
        const whole = read(all.map(([given]) => escaped(given)));
        const split = read(all.map(([given, cuts]) => splitAt(given, cuts)));
        expect(split.map(({ article }) => article)).toEqual(whole.map(({ article }) => article));
        expect(split.map(found)).toEqual(whole.map(found));
        texts += all.length;
        for (const { article, pieces } of split) {
          const { mentions } = judge(article, matcher);
          check(article, mentions);
          for (const { in: where, block, start, end, surface } of mentions) {
            if (where === 'title') continue;
            const from = article.blocks[block]!.start;
            const shown = stretchesOf(pieces[block]!, start - from, end - from).map((s) =>
              s.node.data.slice(s.start, s.end),
            );
            expect(shown.join('').replace(/[ \t\n\f\r]+/g, ' ')).toBe(surface.replace(/[ \t\n\f\r]+/g, ' '));
          }
        }
      }),
      { ...settings, numRuns: RUNS / TEXTS },
    );
    expect(texts).toBeGreaterThanOrEqual(RUNS);
  });
});
