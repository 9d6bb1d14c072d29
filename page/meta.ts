/** Title and language of a page: from JSON-LD, OpenGraph and its kin, in that order. */
import { all, attr, rootElement, tagOf, textOf } from './dom';
import { linkedData, LONGEST, pageArticle, type LinkedData } from './json-ld';
import { plain } from './plain';

export interface Meta {
  title: string | null;
  /** The title is only the window's, which may say more than the article's. */
  loose: boolean;
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

/** The first non-empty content of these meta names, properties or itemprops, in their order. @param metas the page's meta elements */
export function metaReader(metas: readonly Element[]): (...names: string[]) => string | null {
  const values = new Map<string, string>();
  for (const meta of metas) {
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

const isTitle = (el: Element): boolean => tagOf(el) === 'title';

/** What changes when the page becomes another one; cheap to ask. */
export function metaSignature(doc: Document): string {
  const found = all(doc, 'title, meta[property="og:title"], meta[property="og:url"], link[rel="canonical"]');
  const title = found.find(isTitle);
  const named = found.filter((el) => !isTitle(el)).map((el) => attr(el, 'content') ?? attr(el, 'href'));
  return [title ? textOf(title, LONGEST) : '', ...named].join('\n');
}

/**
 * Reads it in steps; the whole document is searched once.
 * @param address the page's own address, where it is known better than the page says.
 */
export function* readMeta(doc: Document, address: string | null = null): Generator<void, Meta> {
  const found = all(doc, 'title, meta, link[rel~="canonical" i], script[type="application/ld+json" i], body');
  const named = (tag: string): Element[] => found.filter((el) => tagOf(el) === tag);
  yield;
  const meta = metaReader(named('meta'));
  yield;
  const root = rootElement(doc);
  const canonical = named('link')[0];
  const said = meta('og:url') ?? (canonical ? (attr(canonical, 'href')?.slice(0, LONGEST) ?? null) : null);
  const url = address ?? (said && /^https?:\/\//.test(said) ? said : null);
  yield;
  const data = linkedData(named('script'));
  yield;
  const article = pageArticle(data, url);
  const site = meta('og:site_name', 'application-name', 'twitter:site');
  const titleEl = found.find(isTitle);
  const windowTitle = titleEl ? decoded(textOf(titleEl, LONGEST)) || null : null;
  const lang = root ? attr(root, 'lang') || attr(root, 'xml:lang') : null;
  const body = named('body')[0];
  const langs = [
    lang,
    article?.lang ?? null,
    meta('og:locale'),
    meta('content-language', 'dc.language', 'language', 'inlanguage'),
    body ? attr(body, 'lang') : null,
  ];
  const metaTitle = article?.headline ?? meta(...titleNames);
  const title = metaTitle ? withoutSite(decoded(metaTitle), site) : windowTitle ? withoutSite(windowTitle, site) : null;
  return {
    title: title || null,
    loose: !metaTitle,
    langs,
    url,
    site,
    type: meta('og:type')?.toLowerCase() ?? null,
    windowTitle,
    data,
    article,
  };
}
