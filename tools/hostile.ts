/**
 * Texts and pages made to be slow: everything that a page could hold to make reading it take longer than its length. Built of the
 * pack's own words, so that they reach what ordinary nonsense doesn't. Used by `npm run bench:pathological` and its tests.
 */
import { Patterns } from '../matching/patterns-file.ts';
import { bars, expand } from '../matching/syntax.ts';
import * as v from 'valibot';
import type { Pack } from '../data/schema.ts';

/** One of: a text, a text with a title, a page. */
export interface Given {
  text?: string;
  title?: string;
  html?: string;
}
export interface Hostile {
  name: string;
  /** About `size` characters of it. */
  make: (size: number) => Given;
  /** Holds nothing of the pack's subject; false: does; undefined: who can tell. */
  quiet: boolean | undefined;
}

/** `unit` again and again, up to `size` characters. */
export const times = (unit: string, size: number): string => unit.repeat(Math.max(1, Math.floor(size / unit.length)));

/** Characters after which a mixture repeats itself, so that a long one is made of the same as a short one. */
const PERIOD = 6000;

/** Items drawn from all over the list, each ended by `joint`: always the same mixture (a linear congruential generator, Numerical Recipes). */
export function mixed(items: readonly string[], joint: string, size: number): string {
  let state = 38;
  let unit = '';
  while (unit.length < PERIOD) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    unit += items[Math.floor((state / 2 ** 32) * items.length)]! + joint;
  }
  return times(unit, Math.max(size, unit.length));
}

/** Strings that the notation of a pack stands for. */
const strings = (list: string): string[] =>
  bars(list)
    .map((word) => word.trim().replace(/^=/, ''))
    .filter(Boolean)
    .flatMap(expand)
    .map((word) => word.replaceAll('*', 'en').trim());

export interface Words {
  /** Surface forms: those that stand alone, and those that need company. */
  sure: string[];
  needy: string[];
  /** Words of its classes, of one language and of all. */
  english: string[];
  classes: string[];
  /** Words of the link ranker's cues. */
  cues: string[];
}

export function wordsOf(pack: Pack): Words {
  const forms = pack.concepts.flatMap((concept) => Object.values(concept.forms).flat());
  const form = (one: (typeof forms)[number]): string[] => strings(typeof one === 'string' ? one : one.form);
  const { classes } = v.parse(Patterns, pack.patterns);
  const lists = Object.values(classes);
  const cues = (pack.ranker as { cues: Record<string, Record<string, string>> }).cues;
  return {
    sure: forms.filter((one) => typeof one === 'string' || !one.needs).flatMap(form),
    needy: forms.filter((one) => typeof one !== 'string' && one.needs).flatMap(form),
    english: lists.flatMap((byLang) => strings(byLang.en ?? byLang.any ?? '')),
    classes: lists.flatMap((byLang) => Object.values(byLang).flatMap(strings)),
    cues: Object.values(cues)
      .flatMap((byLang) => Object.values(byLang))
      .flatMap((list) => list.split('|'))
      .map((word) => word.replace(/^\*|!$/g, '')),
  };
}

const HANGUL = /^[\uac00-\ud7a3]+$/;
const HAN = /^[\u4e00-\u9fff]+$/;

type Makers = Record<string, (size: number) => string>;

/** Texts that hold nothing of the subject. */
function quietTexts({ sure }: Words): Makers {
  const syllables = mixed(
    sure.filter((form) => HANGUL.test(form)),
    '',
    0,
  );
  return {
    'a letter': (n) => times('a', n),
    'a capital': (n) => times('K', n),
    'brackets in brackets': (n) => '('.repeat(n / 2) + ')'.repeat(n / 2),
    'quotes in quotes': (n) => times('"\'“‘', n / 2) + times('’”\'"', n / 2),
    'combining marks': (n) => `a${'\u0301'.repeat(n)}`,
    'combining marks on letters': (n) => times('a\u0301\u0323', n),
    'parts of syllables': (n) => times('\u1112\u1161\u11ab', n),
    'one syllable': (n) => times('가', n),
    'Hangul without spaces': (n) => times(syllables, n),
    'one ideograph': (n) => times('北', n),
    dashes: (n) => times('-–—', n),
    apostrophes: (n) => times("'’", n),
    'nothing to see': (n) => times('\u200b\u00ad\ufeff', n),
    spaces: (n) => times(' ', n),
    'line feeds': (n) => times('\n', n),
    'ends of sentences': (n) => times('. ', n),
    points: (n) => times('.', n),
    'full stops of ideographs': (n) => times('。', n),
    initials: (n) => times('U.S.', n),
    'initials with spaces': (n) => times('U. S. ', n),
    digits: (n) => times('1', n),
    'digits and commas': (n) => times('1,', n),
    'numbers in groups': (n) => times('100 000 ', n),
    dates: (n) => times('15 July 2013, ', n),
    'half characters': (n) => times('\ud83d', n),
    'characters that are many': (n) => times('\ufdfa', n),
  };
}

/** Texts that are full of it. */
function texts({ sure, needy, english, classes, cues }: Words): Makers {
  const name = sure.find((form) => / /.test(form))!;
  const stem = name.slice(0, -2);
  const hangul = sure.filter((form) => HANGUL.test(form));
  const han = sure.filter((form) => HAN.test(form));
  const short = [...needy].filter((form) => form.length < 12);
  const syllables = mixed(hangul, '', 0);
  return {
    'a form': (n) => times(`${name} `, n),
    'a form, glued': (n) => times(name, n),
    'a form, a sentence each': (n) => times(`${name}. `, n),
    'a form, a paragraph each': (n) => times(`${name}\n`, n),
    "a form's beginning": (n) => times(`${stem} `, n),
    "forms' beginnings between dashes": (n) =>
      mixed(
        sure.map((form) => form.slice(0, -1)),
        '-',
        n,
      ),
    "forms' beginnings between middle dots": (n) =>
      mixed(
        sure.map((form) => form.slice(0, -1)),
        '·',
        n,
      ),
    'all forms': (n) => mixed(sure, ' ', n),
    'all forms, a sentence each': (n) => mixed(sure, '. ', n),
    'forms that need company': (n) => mixed(needy, ' ', n),
    'forms that need company, and none until the end': (n) => `${mixed(short, '. ', n)}${times(`${name}. `, 200)}`,
    'forms that need company, a paragraph each': (n) => mixed(needy, '\n', n),
    'a form and its short form in brackets': (n) => times(`${name} (${name}) `, n),
    'words of all patterns': (n) => mixed(english, ' ', n),
    'words of all patterns, a sentence each': (n) => mixed(english, '. ', n),
    'words of all patterns in all languages': (n) => mixed(classes, ' ', n),
    'cue words': (n) => mixed(cues, ' ', n),
    'forms and cue words': (n) => mixed([...sure, ...cues], ' ', n),
    'forms between long words': (n) => times(`${'a'.repeat(700)} ${name} `, n),
    'a point and closing brackets': (n) => `${name}.${')'.repeat(n)}`,
    'points and closing brackets': (n) => times(`${name}.))))))) `, n),
    'Hangul words of 23 syllables': (n) => (times(syllables, n).match(/.{1,23}/g) ?? []).join(' ').slice(0, n),
    'ideographs without stops': (n) => mixed(han, '', n),
    'ideographs with middle dots': (n) => mixed(han, '·', n),
    'years between forms': (n) => times(`${name} 1953 2013 `, n),
  };
}

/** Texts of which one can't tell. */
function oddTexts({ sure }: Words): Makers {
  const name = sure.find((form) => / /.test(form))!;
  const stem = name.slice(0, -2);
  return {
    "a form's beginning, glued": (n) => times(stem, n),
    'spaces in a name': (n) => name.replace(' ', ' '.repeat(n)),
  };
}

function titles({ sure, needy, english }: Words): Makers {
  return {
    'forms in the title': (n) => mixed(sure, ' ', n),
    'forms that need company in the title': (n) => mixed([...needy, sure[0]!], ' ', n),
    'words of all patterns in the title': (n) => mixed(english, ' ', n),
  };
}

const page = (body: string, head = '<title>A page</title>'): string =>
  `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
const data = (source: string): string =>
  page('<p>x</p>', `<title>A page</title><script type="application/ld+json">${source}</script>`);

/** Pages without a sentence, which are no article. */
function quietPages({ sure }: Words): Makers {
  const name = sure.find((form) => / /.test(form))!;
  const many = (unit: string, size: number): string => page(times(unit, size));
  return {
    'blocks in each other': (n) => page(`${times('<div>', n)}${name}`),
    'blocks in each other, with text': (n) => many(`<div>${name}, they said, `, n),
    'surroundings in each other': (n) => many(`<div class="nav">${name}, they said, `, n),
    'line breaks alone': (n) => many('<br>', n),
    'empty blocks': (n) => many('<div></div>', n),
    'a letter a paragraph': (n) => many('<p>a', n),
    headings: (n) => many(`<h2>${name} says that talks go on</h2>`, n),
    links: (n) => many(`<a href="/a">${name}</a> `, n),
    lists: (n) => many(`<ul><li>${name}`, n),
    tables: (n) => many(`<table><tr><td>${name}`, n),
    'a long class': (n) => many(`<div class="${'related_'.repeat(500)}"></div>`, n),
    'lines of print with dates': (n) => many('<div class="info date"><time>no date', n),
    'data in data': (n) => data(`${'['.repeat(n / 2)}${']'.repeat(n / 2)}`),
    'data of many things': (n) => data(`[${times('{"@type":"NewsArticle","url":"/a"},', n)}null]`),
    'data that are a comment and spaces': (n) => data(`-->${' '.repeat(n)}x`),
    'data with an address of question marks': (n) => data(`{"@type":"NewsArticle","url":"${'?'.repeat(n)}\\n"}`),
    'data with commas and spaces': (n) => data(`{${times(',          ', n)}`),
    'a title of dashes': (n) => page('<p>x</p>', `<title>x${'-'.repeat(n)}x | y</title>`),
    'a title of spaces': (n) => page('<p>x</p>', `<meta property="og:title" content="x${'\u00a0'.repeat(n)}| y">`),
    'tags of meta data': (n) => page('<p>x</p>', times('<meta name="date" content="99/99/9999">', n)),
  };
}

function pages({ sure }: Words): Makers {
  const name = sure.find((form) => / /.test(form))!;
  const letters = Array.from(`${name} `, (char) => `<b>${char}</b>`).join('');
  const lines = `${name} said so, again,\n`;
  const many = (unit: string, size: number): string => page(times(unit, size));
  return {
    'a letter an element': (n) => page(`<p>${times(letters, n)}</p>`),
    'inline elements in each other': (n) => page(`<p>${times(`<b>${name}, they said, `, n)}`),
    'one text of many lines': (n) => page(`<p>${times(lines, n)}</p>`),
    'one text of many lines, as it stands': (n) => page(`<pre>${times(lines, n)}</pre>`),
    'line breaks': (n) => page(`<p>${times(`${name}<br>`, n)}</p>`),
    paragraphs: (n) => many(`<p>${name} said on Monday, once again, that the talks would go on as planned.</p>`, n),
    'a headline of empty blocks': (n) =>
      page(`<h1><div>${times('<div></div>', n)}</div>A headline</h1><p>${times(lines, 2000)}</p>`),
    articles: (n) => many(`<article><h2>${name}</h2>${`<p>${lines.repeat(9)}</p>`.repeat(3)}</article>`, n),
    'elements nobody knows': (n) => many(`<x-y>${name}, they said, `, n),
    'one class': (n) => page(`<div class="${times('share-', n)}"><p>${lines.repeat(9)}</p></div>`),
    attributes: (n) =>
      page(`<div ${Array.from({ length: n / 8 }, (_, i) => `a${i}=b`).join(' ')}><p>${lines.repeat(9)}</p></div>`),
    'a title of forms': (n) => page(`<p>${lines.repeat(9)}</p>`, `<title>${times(`${name} `, n)}</title>`),
    'short lines after paragraphs': (n) => page(`<p>${lines.repeat(9)}</p>`.repeat(3) + times('<p>ab', n)),
  };
}

/** Everything that is hostile to a pack's matching. */
export function hostile(pack: Pack): Hostile[] {
  const words = wordsOf(pack);
  const list = (makers: Makers, quiet: boolean | undefined, as: (made: string) => Given): Hostile[] =>
    Object.entries(makers).map(([name, make]) => ({ name, quiet, make: (size) => as(make(size)) }));
  const said = `${words.sure.find((form) => / /.test(form))!} said so.`;
  return [
    ...list(quietTexts(words), true, (text) => ({ text })),
    ...list(texts(words), false, (text) => ({ text })),
    ...list(oddTexts(words), undefined, (text) => ({ text })),
    ...list(titles(words), false, (title) => ({ title, text: said })),
    ...list(quietPages(words), true, (html) => ({ html })),
    ...list(pages(words), false, (html) => ({ html })),
  ];
}
