/**
 * HTML as nobody should write it, through the very functions of `analyze`: bytes are decoded, parsed, read, judged and linked. 1,000
 * pages; nothing throws, and every report has its shape.
 */
import { join } from 'node:path';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { pipelineOf, report } from '../../tools/analyze.ts';
import { wordsOf } from '../../tools/hostile.ts';
import { decode } from '../../tools/html.ts';
import { readPack } from '../../tools/read-pack.ts';
import { sentence } from './helpers/collect.ts';
import { fuzz } from './helpers/fuzz.ts';

const root = join(import.meta.dirname, '../..');
const folders = ['data/packs/korea-alliance', 'tests/packs/city-tramways'].map((folder) => join(root, folder));
const packs = folders.map(readPack);
const pipelines = folders.map(pipelineOf);
const { sure, needy } = wordsOf(packs[0]!);

const Score = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const Offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const Reason = v.strictObject({
  concepts: v.array(v.string()),
  words: v.array(v.string()),
  date: v.optional(v.string()),
});
const Links = v.array(v.strictObject({ id: v.string(), score: Score, why: Reason }));
const Picks = v.array(v.strictObject({ id: v.string(), score: Score, because: v.array(v.string()) }));
const Shape = v.strictObject({
  pack: v.picklist(packs.map((pack) => pack.meta.id)),
  relevance: v.strictObject({ verdict: v.picklist(['about', 'mentions', 'none']), score: Score }),
  article: v.strictObject({
    title: v.nullable(v.pipe(v.string(), v.maxLength(2000))),
    published: v.nullable(
      v.pipe(v.string(), v.regex(/^(?:19|20|21)\d\d-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?$/)),
    ),
    lang: v.nullable(
      v.pipe(
        v.string(),
        v.check((tag) => Intl.getCanonicalLocales(tag).length === 1),
      ),
    ),
    kind: v.picklist(['article', 'front', 'list', 'live', 'video', 'teaser']),
    text: v.string(),
  }),
  mentions: v.array(
    v.strictObject({
      id: v.string(),
      in: v.picklist(['title', 'text']),
      concept: v.string(),
      surface: v.pipe(v.string(), v.minLength(1)),
      start: Offset,
      end: Offset,
      context: v.string(),
      why: v.strictObject({
        by: v.picklist(['form', 'company', 'pattern']),
        near: v.optional(v.string()),
        where: v.optional(v.picklist(['sentence', 'paragraph', 'article'])),
        parts: v.optional(v.array(v.string())),
      }),
      passages: Links,
      events: Links,
    }),
  ),
  passages: Picks,
  events: Picks,
});

function check(printed: unknown): v.InferOutput<typeof Shape> {
  // As it is printed: undefined is left out.
  const one = v.parse(Shape, JSON.parse(JSON.stringify(printed)));
  const pack = packs.find(({ meta }) => meta.id === one.pack)!;
  const [passages, concepts] = [pack.passages, pack.concepts].map((all) => new Set(all.map(({ id }) => id)));
  const events = new Set(pack.timeline.events.map(({ id }) => id));
  const ids = new Set(one.mentions.map(({ id }) => id));
  expect(ids.size).toBe(one.mentions.length);
  if (one.relevance.verdict === 'none') expect([one.mentions, one.passages, one.events]).toEqual([[], [], []]);
  for (const { in: where, start, end, surface, concept, ...links } of one.mentions) {
    expect((where === 'title' ? one.article.title! : one.article.text).slice(start, end)).toBe(surface);
    expect(concepts!.has(concept)).toBe(true);
    for (const { id } of links.passages) expect(passages!.has(id)).toBe(true);
    for (const { id } of links.events) expect(events.has(id)).toBe(true);
  }
  for (const { id } of one.passages) expect(passages!.has(id)).toBe(true);
  for (const { id } of one.events) expect(events.has(id)).toBe(true);
  for (const { because } of [...one.passages, ...one.events]) for (const id of because) expect(ids.has(id)).toBe(true);
  return one;
}

const garbage = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 40 }),
  fc.constantFrom('', ' ', '\0', '\u0000\u0001', 'null', '-1', '{{title}}', '<b>', '&amp;lt;', '&#x110000;', '&#0;', '"', '💣'.repeat(300), 'x | y - z » ', `${'-'.repeat(5000)} | x`), // prettier-ignore
  fc.constantFrom(...sure),
);
const date = fc.oneof(
  garbage,
  fc.constantFrom('2013-07-15', '2013-07-15T08:00:00+09:00', '2013-02-30', '99999999', '20130715', '0000-00-00', '15.7.2013', '7/15/2013 25:99', '1373846400', '9999999999999', 'July 2013', '2013년 7월 15일', '2013-07-15T99:99:99Z', '١٥ يوليو ٢٠١٣'), // prettier-ignore
);
const quoted = (text: string): string => text.replaceAll('"', '&quot;');

/** JSON-LD of every kind: right, of the wrong types, broken off, in itself. */
const value = fc.oneof(garbage, date, fc.jsonValue({ maxDepth: 2 }));
const thing = fc.record(
  {
    '@type': fc.oneof(fc.constantFrom('NewsArticle', 'VideoObject', 'LiveBlogPosting', ['Article', 7], null, 'http://schema.org/NewsArticle'), value), // prettier-ignore
    headline: value,
    datePublished: fc.oneof(date, value),
    inLanguage: value,
    url: value,
    mainEntityOfPage: value,
    isAccessibleForFree: fc.oneof(fc.constantFrom('False', false, 'True'), value),
    '@graph': fc.oneof(fc.array(fc.record({ '@type': value, headline: value }), { maxLength: 3 }), value),
  },
  { requiredKeys: [] },
);
const json = fc.oneof(
  thing.map((one) => JSON.stringify(one)),
  thing.map((one) => JSON.stringify(one).slice(0, -3)),
  fc.array(thing, { maxLength: 3 }).map((all) => `<!-- ${JSON.stringify(all)} -->`),
  fc.integer({ min: 1, max: 20_000 }).map((n) => '['.repeat(n) + ']'.repeat(n)),
  fc.integer({ min: 1, max: 3000 }).map((n) => '{"mainEntity":'.repeat(n) + '{"@type":"Article"}' + '}'.repeat(n)),
  garbage,
);

const head = fc.oneof(
  garbage.map((text) => `<title>${text}</title>`),
  garbage.map((text) => `<title>${text}`),
  fc.tuple(fc.constantFrom('og:title', 'og:type', 'og:url', 'og:locale', 'og:site_name', 'title', 'language'), garbage).map(([name, text]) => `<meta property="${name}" content="${quoted(text)}">`), // prettier-ignore
  fc.tuple(fc.constantFrom('article:published_time', 'date', 'pubdate', 'dc.date'), date).map(([name, text]) => `<meta name="${name}" content="${quoted(text)}">`), // prettier-ignore
  json.map((text) => `<script type="application/ld+json">${text}</script>`),
  garbage.map((text) => `<link rel="canonical" href="${quoted(text)}"><base href="${quoted(text)}">`),
);

const TAGS = 'div p b i a span table tr td ul li h1 h2 article main section aside nav form fieldset select option input textarea button script style svg math foreignObject template pre xmp plaintext noscript iframe frameset ruby rt details dialog slot my-el br hr img body html head font marquee'.split(' '); // prettier-ignore
const tag = fc.constantFrom(...TAGS);
const attribute = fc.oneof(
  fc.constantFrom('class="article-body"', 'class="nav related"', 'hidden', 'lang="xx-invalid-tag-that-is-too-long"', 'dir=rtl', 'contenteditable', 'role=article', 'itemprop="articleBody datePublished"', 'name="firstChild"', 'name=parentNode', 'id="textContent"', 'style="display:none"', 'aria-hidden=true', 'slot=x', "class='", 'class=`', '=', '"'), // prettier-ignore
  fc.tuple(fc.constantFrom('class', 'id', 'style', 'data-x', 'href', 'datetime', 'lang'), garbage).map(([name, text]) => `${name}="${quoted(text)}"`), // prettier-ignore
  fc.integer({ min: 1, max: 50_000 }).map((n) => `class="${'related-'.repeat(n / 8)}"`),
);
const open = fc.tuple(tag, fc.array(attribute, { maxLength: 3 })).map(([name, all]) => `<${[name, ...all].join(' ')}>`);
const prose = fc.tuple(fc.nat(99), fc.constantFrom(...sure, ...needy)).map(([n, form]) => `${sentence(n)} They spoke of ${form}, too.`); // prettier-ignore
const body = fc.oneof(
  { weight: 5, arbitrary: prose.map((text) => `<p>${text}</p>`) },
  { weight: 4, arbitrary: open },
  { weight: 3, arbitrary: tag.map((name) => `</${name}>`) },
  { weight: 2, arbitrary: prose },
  { weight: 2, arbitrary: garbage },
  { weight: 1, arbitrary: fc.tuple(tag, fc.integer({ min: 2, max: 1500 })).map(([name, n]) => `<${name}>`.repeat(n)) },
  { weight: 1, arbitrary: date.map((text) => `<time datetime="${quoted(text)}">${text}`) },
  { weight: 1, arbitrary: fc.constantFrom('<', '</', '<!--', '-->', '<!', '<?xml', '<![CDATA[', ']]>', '&', '&#', '<p', '<p class="', '\0', '<svg><p>', '<math><mi>', '<table><p>', '</p>', '<a><a>', '<frameset>') }, // prettier-ignore
);

/** The page as bytes, in an encoding that is declared, or another, or none. */
const CHARSETS = ['utf-8', 'UTF8', 'euc-kr', 'shift_jis', 'gb18030', 'big5', 'windows-1251', 'iso-8859-1', 'utf-16', 'utf-7', 'x-user-defined', 'replacement', 'none-such', '', '"']; // prettier-ignore
const page = fc
  .record({
    declared: fc.option(fc.constantFrom(...CHARSETS)),
    encoding: fc.constantFrom('utf8', 'utf8', 'latin1', 'utf16le'),
    bom: fc.constantFrom('', '', '\uFEFF'),
    before: fc.constantFrom(
      '',
      '<!doctype html>',
      '<!DOCTYPE html PUBLIC "',
      '<?xml version="1.0" encoding="x"?>',
      'text',
    ),
    head: fc.array(head, { maxLength: 6 }),
    body: fc.array(body, { maxLength: 30 }),
    noise: fc.uint8Array({ maxLength: 20 }),
  })
  .map(({ declared, encoding, bom, before, head: first, body: then, noise }) => {
    const charset = declared === null ? '' : `<meta charset="${declared}">`;
    const html = `${bom}${before}<html lang="en"><head>${charset}${first.join('\n')}</head><body>${then.join('\n')}`;
    return Buffer.concat([Buffer.from(html, encoding as BufferEncoding), noise]);
  });
const options = fc.record({
  url: fc.option(fc.oneof(fc.webUrl(), garbage)),
  lang: fc.option(fc.oneof(fc.constantFrom('en', 'ko', 'zh-Hant'), garbage)),
  title: fc.option(garbage.map((text) => text.slice(0, 2000))),
});

describe('any page', () => {
  it('gives a report of the right shape', () => {
    const verdicts = { about: 0, mentions: 0, none: 0 };
    let mentions = 0;
    fc.assert(
      fc.property(page, options, (bytes, more) => {
        const one = check(report({ html: decode(bytes), ...more }, pipelines));
        verdicts[one.relevance.verdict]++;
        mentions += one.mentions.length;
      }),
      fuzz(1000),
    );
    console.info(verdicts, { mentions });
    // They are not all read as nothing.
    expect(Math.min(verdicts.about, verdicts.mentions, verdicts.none)).toBeGreaterThan(10);
    expect(mentions).toBeGreaterThan(250);
  });

  it('gives one of a text as well', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(prose, garbage), { maxLength: 12 }), options, (lines, { url: _url, ...more }) => {
        const text = lines.join('\n');
        const { article, ...rest } = report({ text, ...more }, pipelines) as { article: object };
        check({ ...rest, article: { ...article, text } });
      }),
      fuzz(1000),
    );
  });
});
