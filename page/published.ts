/**
 * When an article was published, as its page says it: JSON-LD and meta tags, then `<time>`, the address, a line of print. Asked by who
 * shows the article: most pages that are judged are never shown.
 */
import type { Analysis, Dated } from '../matching/types';
import { dateInUrl, isoDate } from './dates';
import { all, attr, textOf } from './dom';
import { metaReader } from './meta';

const dateNames = [
  'article:published_time', 'og:article:published_time', 'article:published', 'og:published_time', 'og:pubdate', 'datepublished', 'parsely-pub-date', 'sailthru.date', 'dcterms.created', 'dcterms.issued',
  'dcterms.date', 'dc.date.issued', 'dc.date', 'dc.date.created', 'pubdate', 'publishdate', 'publish-date', 'publish_date', 'published_time', 'published-date', 'article_date_original', 'article.published', 'article.created',
  'originalpublicationdate', 'citation_publication_date', 'citation_date', 'cxenseparse:recs:publishtime', 'cxenseparse:publishtime', 'displaydate', 'ptime', 'datecreated', 'creation_date', 'date',
]; // prettier-ignore

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

/** The date as it stands in an article's element. */
export function dateIn(root: Element, url: string | null, lang: string | null): string | null {
  return timeElement(root, lang) ?? dateInUrl(url) ?? printed(root, lang);
}

/** The date that the page itself says of its article. */
function saidOf(doc: Document, published: string | null, lang: string | null): string | null {
  const meta = metaReader(all(doc, 'meta'));
  let date = isoDate(published, lang);
  for (const name of date ? [] : dateNames) date ??= isoDate(meta(name), lang);
  return date;
}

/** What was found, by an article's element: asked once, as long as the page says the same. */
const known = new WeakMap<Element, { signature: string; date: string | null }>();

/** An article's date in ISO 8601; null where its page says none. */
export function publishedOf(
  doc: Document,
  { article, scope, dated }: { article: { url: string | null }; scope: Element; dated: Dated },
): string | null {
  const { first, said, lang, signature } = dated;
  const before = known.get(scope);
  if (before?.signature === signature) return before.date;
  const date = (first ? saidOf(doc, said, lang) : null) ?? dateIn(scope, first ? article.url : null, lang);
  known.set(scope, { signature, date });
  return date;
}

/** Gives an analysis the date of its article, where it has none yet: it is about to be shown. */
export function date(
  doc: Document,
  { analysis: { article }, scope, dated }: { analysis: Analysis; scope: Element; dated: Dated },
): void {
  article.published ??= publishedOf(doc, { article, scope, dated });
}
