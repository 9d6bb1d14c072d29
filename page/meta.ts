/** Title, date and language of a page: from JSON-LD, OpenGraph and its kin, `<time>`, in that order. */
import { dateInUrl, isoDate } from './dates';
import { all, attr, rootElement, textOf } from './dom';
import { linkedData, LONGEST, pageArticle, type LinkedData } from './json-ld';
import { plain } from './plain';

export interface Meta {
  title: string | null;
  /** The title is only the window's, which may say more than the article's. */
  loose: boolean;
  /** As JSON-LD or meta tags say; `dateIn` finds it in the page where they don't. */
  published: string | null;
  /** Tags that the page gives, best first (lang.ts decides with the text). */
  langs: (string | null)[];
  url: string | null;
  site: string | null;
  /** og:type, lower case. */
  type: string | null;
  /** Title as the window shows it. */
  windowTitle: string | null;
  data: LinkedData[];
  article: LinkedData | null;
}

const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  middot: '·',
};
/** Entities that stand in JSON-LD and meta tags although nothing there decodes them. */
export const decoded = (text: string): string =>
  text
    .replace(
      /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi,
      (whole, decimal?: string, hex?: string, name?: string) => {
        if (name) return named[name.toLowerCase()] ?? whole;
        const code = decimal ? Number(decimal) : parseInt(hex!, 16);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      },
    )
    .replace(/\s+/g, ' ')
    .trim();

/** The first non-empty content of these meta names, properties or itemprops, in their order. */
function reader(doc: Document): (...names: string[]) => string | null {
  const values = new Map<string, string>();
  for (const meta of all(doc, 'meta')) {
    const content = attr(meta, 'content')?.trim().slice(0, LONGEST);
    if (!content) continue;
    for (const key of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = attr(meta, key)?.trim().toLowerCase();
      if (name && !values.has(name)) values.set(name, content);
    }
  }
  return (...names) => {
    for (const name of names) {
      const value = values.get(name);
      if (value) return value;
    }
    return null;
  };
}

const titleNames = [
  'og:title',
  'twitter:title',
  'dc.title',
  'dcterms.title',
  'parsely-title',
  'sailthru.title',
  'citation_title',
  'headline',
  'title',
];
const dateNames = [
  'article:published_time', 'og:article:published_time', 'article:published', 'og:published_time', 'og:pubdate', 'datepublished', 'parsely-pub-date', 'sailthru.date', 'dcterms.created', 'dcterms.issued',
  'dcterms.date', 'dc.date.issued', 'dc.date', 'dc.date.created', 'pubdate', 'publishdate', 'publish-date', 'publish_date', 'published_time', 'published-date', 'article_date_original', 'article.published', 'article.created',
  'originalpublicationdate', 'citation_publication_date', 'citation_date', 'cxenseparse:recs:publishtime', 'cxenseparse:publishtime', 'displaydate', 'ptime', 'datecreated', 'creation_date', 'date',
]; // prettier-ignore

const sameWords = (a: string, b: string): boolean => plain(a) === plain(b);

/** What stands between a title and a site's name. */
const joint = /[\s|｜–—\-·:»«]/;
function withoutJoint(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && joint.test(text[start]!)) start++;
  while (end > start && joint.test(text[end - 1]!)) end--;
  return text.slice(start, end);
}

/** A title without the site's name at its end or beginning: "Title - Site", "Site | Title". */
export function withoutSite(title: string, site: string | null): string {
  const parts = title.split(/\s+[|–—\-·:»«]\s+|\s*[|｜]\s*/);
  if (parts.length < 2) return title;
  const [first, last] = [parts[0]!, parts.at(-1)!];
  const cut = (part: string): string => {
    const at = part === last ? title.lastIndexOf(part) : title.indexOf(part) + part.length;
    const rest = part === last ? title.slice(0, at) : title.slice(at);
    return withoutJoint(rest);
  };
  if (site && sameWords(last, site)) return cut(last);
  if (site && sameWords(first, site)) return cut(first);
  // What is short after a bar is the site, by custom.
  const words = (text: string): number => text.split(/\s+/).length;
  return /[|｜]/.test(title) || (words(last) <= 4 && words(title) - words(last) >= 4) ? cut(last) || title : title;
}

/** Characters of an element that are looked at for a date, white space included. */
const PRINTED = 2000;

/** Microdata first, then what is marked as the date of publication, then any. */
const rank = (el: Element): number =>
  /\bdatePublished\b/.test(attr(el, 'itemprop') ?? '')
    ? 0
    : attr(el, 'pubdate') !== null || /publish|posted|entry-date/i.test(attr(el, 'class') ?? '')
      ? 1
      : 2;
function timeElement(root: Element, lang: string | null): string | null {
  const times = all(root, 'time, [itemprop~="datePublished"]').slice(0, 40);
  for (const el of [...times].sort((a, b) => rank(a) - rank(b))) {
    const date =
      isoDate(attr(el, 'datetime') ?? attr(el, 'content'), lang) ?? isoDate(textOf(el, PRINTED).slice(0, 100), lang);
    if (date) return date;
  }
  return null;
}

/** Names under which papers print the date where they say it nowhere else. */
const printedDate = ['date', 'time', 'byline', 'publish', 'posted', 'info']
  .map((name) => `[class*="${name}" i]`)
  .join();
function printed(root: Element, lang: string | null): string | null {
  for (const el of all(root, printedDate).slice(0, 60)) {
    const text = textOf(el, PRINTED);
    const date = text.length < 160 ? isoDate(text, lang) : null;
    if (date) return date;
  }
  return null;
}

/** The date of publication as it stands in an article's element: `<time>`, the address, a line of print. */
export function dateIn(root: Element, url: string | null, lang: string | null): string | null {
  return timeElement(root, lang) ?? dateInUrl(url) ?? printed(root, lang);
}

/** What changes when the page becomes another one; cheap to ask. */
export function metaSignature(doc: Document): string {
  const title = all(doc, 'title')[0];
  const named = all(doc, 'meta[property="og:title"], meta[property="og:url"], link[rel="canonical"]');
  return [title ? textOf(title, LONGEST) : '', ...named.map((el) => attr(el, 'content') ?? attr(el, 'href'))].join(
    '\n',
  );
}

/**
 * Reads it in steps: each search goes through the whole document.
 * @param address the page's own address, where it is known better than the page says.
 */
export function* readMeta(doc: Document, address: string | null = null): Generator<void, Meta> {
  const meta = reader(doc);
  yield;
  const root = rootElement(doc);
  const canonical = all(doc, 'link[rel~="canonical" i]')[0];
  const said = meta('og:url') ?? (canonical ? (attr(canonical, 'href')?.slice(0, LONGEST) ?? null) : null);
  const url = address ?? (said && /^https?:\/\//.test(said) ? said : null);
  yield;
  const data = linkedData(doc);
  yield;
  const article = pageArticle(data, url);
  const site = meta('og:site_name', 'application-name', 'twitter:site');
  const titleEl = all(doc, 'head > title, title')[0];
  const windowTitle = titleEl ? decoded(textOf(titleEl, LONGEST)) || null : null;
  const lang = root ? attr(root, 'lang') || attr(root, 'xml:lang') : null;
  const body = all(doc, 'body')[0];
  const langs = [
    lang,
    article?.lang ?? null,
    meta('og:locale'),
    meta('content-language', 'dc.language', 'language', 'inlanguage'),
    body ? attr(body, 'lang') : null,
  ];
  const metaTitle = article?.headline ?? meta(...titleNames);
  const title = metaTitle ? withoutSite(decoded(metaTitle), site) : windowTitle ? withoutSite(windowTitle, site) : null;
  const tongue = langs.find(Boolean) ?? null;
  let published = isoDate(article?.published, tongue);
  for (const name of published ? [] : dateNames) published ??= isoDate(meta(name), tongue);
  return {
    title: title || null,
    loose: !metaTitle,
    published,
    langs,
    url,
    site,
    type: meta('og:type')?.toLowerCase() ?? null,
    windowTitle,
    data,
    article,
  };
}
