/** Dates and anniversaries in running text. */
import { isWordAt, lower } from './letters';

export interface DateFound {
  year: number;
  /** 1 … 12 */
  month?: number;
  day?: number;
  /** As it stands in the text. */
  text: string;
}

const YEAR = '(1[89]\\d\\d|20\\d\\d)(?!\\d|[.,]\\d)';
const BARE = new RegExp(`(?<![\\d.,$€£-])${YEAR}`, 'g');
const EAST = /(?<!\d)(1[89]\d\d|20\d\d)\s?[년年]\s?(\d{1,2})\s?[월月](?:\s?(\d{1,2})\s?[일日])?/g;
/** "70th anniversary", "70-year-old", "70 Jahre", "70주년", "70年来": what makes of a number whole years back from the article's date. */
const AGO: Readonly<Record<string, string>> = {
  en: '(?:st|nd|rd|th)\\s+anniversar[a-z]*|[\\s-]years?\\b',
  es: '\\s?años|\\s?aniversario',
  fr: '\\s?ans\\b|e\\s+anniversaire',
  de: '\\.\\s?jahrestag|\\s?jahren?\\b',
  ru: '\\s?лет(?![а-џ])|[\\s-]?лети[а-џ]*|-[а-џ]+\\s+годовщин[а-џ]*',
  ko: '\\s?주년|\\s?년(?=\\s?(?:간|만|째|전|동안|이|을|$))',
  ja: '\\s?[周週]年|\\s?年(?=[来來前间間をにのでが、，。]|$)',
  zh: '\\s?[周週]年|\\s?年(?=[来來前间間をにのでが、，。]|$)',
};
const agoPatterns = new Map<string, RegExp>();
/** The pattern of a language, made when a text first asks for it; of English for one that has none. */
function agoIn(lang: string): RegExp {
  const own = Object.hasOwn(AGO, lang) ? lang : 'en';
  let pattern = agoPatterns.get(own);
  if (!pattern) agoPatterns.set(own, (pattern = new RegExp(`(?<![\\d.,$€£])(\\d{2,3})(?:${AGO[own]!})`, 'g')));
  return pattern;
}

/**
 * Month names, long and short, in the case a date puts them in. `Intl` knows them too, but takes 80 ms for the first
 * ones. Chinese, Japanese and Korean number their months.
 */
export const MONTHS: Readonly<Record<string, string>> = {
  en: 'january february march april may june july august september october november december jan feb mar apr may jun jul aug sep oct nov dec',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre ene feb mar abr may jun jul ago sept oct nov dic',
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre janv févr mars avr mai juin juil août sept oct nov déc',
  de: 'januar februar märz april mai juni juli august september oktober november dezember jan feb märz apr mai juni juli aug sept okt nov dez',
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря янв февр мар апр мая июн июл авг сент окт нояб дек',
  ko: '',
  ja: '',
  zh: '',
};

/** The same for any other language, by `Intl`. */
export function monthsByIntl(lang: string): string[] {
  const known = Intl.getCanonicalLocales(/^[a-z]{2,3}$/.test(lang) ? lang : 'en');
  const names = (month: 'long' | 'short'): string[] => {
    const format = new Intl.DateTimeFormat(known, { month, day: 'numeric', timeZone: 'UTC' });
    const name = (m: number): string =>
      format.formatToParts(Date.UTC(2000, m, 15)).find((p) => p.type === 'month')!.value;
    return Array.from({ length: 12 }, (_, m) => name(m));
  };
  return [...names('long'), ...names('short')].map((n) => n.toLowerCase().replace(/\.$/, ''));
}

const known = new Map<string, string[]>();

/** Month names of a language; none where months are numbers. */
function monthsOf(lang: string): string[] {
  let months = known.get(lang);
  if (!months)
    known.set(
      lang,
      (months = Object.hasOwn(MONTHS, lang) ? MONTHS[lang]!.split(' ').filter(Boolean) : monthsByIntl(lang)),
    );
  return months;
}

const DAY = '(\\d{1,2})(?:st|nd|rd|th|er)?';
/** Between a month and its year: "July 27, 1953", "julio de 1953". */
const AFTER = new RegExp(`\\.?\\s+(?:${DAY},?\\s+)?(?:de\\s+|del\\s+|of\\s+)?$`);
/** Before a month: "27. Juli", "27 de julio". */
const BEFORE = new RegExp(`${DAY}\\.?\\s+(?:de\\s+|of\\s+)?$`);
/** As much before a year as day and month take. */
const REACH = 48;

/** The month that a text in small letters ends with, by its number from 0, and where its name begins; null where there is none. */
function monthAtEnd(text: string, months: readonly string[]): { month: number; start: number } | null {
  let month = -1;
  // The longest that fits.
  months.forEach((name, i) => {
    if (text.endsWith(name) && name.length > (months[month]?.length ?? 0)) month = i;
  });
  if (month < 0) return null;
  const start = text.length - months[month]!.length;
  return { month: month % 12, start };
}

/** The written-out date that a year at `at` ends, in small letters. */
function written(
  low: string,
  at: number,
  months: readonly string[],
): { start: number; month: number; day: number } | null {
  const from = Math.max(0, at - REACH);
  const head = low.slice(from, at);
  const after = AFTER.exec(head);
  const name = after && monthAtEnd(head.slice(0, after.index), months);
  if (!name) return null;
  const before = BEFORE.exec(head.slice(0, name.start));
  const whole = before && !isWordAt(head, before.index - 1) ? before : null;
  const start = whole?.index ?? name.start;
  if (isWordAt(head, start - 1)) return null;
  return { start: from + start, month: name.month + 1, day: Number(whole?.[1] ?? after[1] ?? 0) };
}

/**
 * Has the browser compile the patterns one by one, all the way: it does that at the second use.
 * @param text what will be looked through: a pattern is compiled once for texts of Latin-1 and once for others
 */
export function* readyDates(lang: string, text: string): Generator<void> {
  monthsOf(lang);
  // Long enough to be held as the whole text is.
  const sample = text.slice(0, 32);
  for (const pattern of [EAST, BARE, agoIn(lang)])
    for (let use = 0; use < 2; use++) {
      yield;
      sample.search(pattern);
    }
}

/**
 * The dates in a text, in its order of exactness: written-out ones, years, anniversaries.
 * @param lang primary language subtag
 * @param published the article's own date (ISO 8601), from which "70 years ago" is reckoned; without it such words say nothing
 */
export function datesIn(text: string, lang: string, published: string | null): DateFound[] {
  const months = monthsOf(lang);
  const low = lower(text);
  const found: DateFound[] = [];
  const years = [...text.matchAll(BARE)];
  for (const { 0: year, index } of months.length ? years : []) {
    const date = written(low, index, months);
    if (!date) continue;
    const { start, month, day } = date;
    found.push({
      year: Number(year),
      month,
      ...(day ? { day } : {}),
      text: text.slice(start, index + year.length),
    });
  }
  for (const m of text.matchAll(EAST))
    found.push({ year: Number(m[1]), month: Number(m[2]), ...(m[3] ? { day: Number(m[3]) } : {}), text: m[0] });
  for (const m of years) if (!found.some((f) => f.text.includes(m[0]))) found.push({ year: Number(m[1]), text: m[0] });
  const now = published ? Number(published.slice(0, 4)) : 0;
  if (now)
    for (const { 0: ago, 1: years, index } of low.matchAll(agoIn(lang)))
      found.push({ year: now - Number(years), text: text.slice(index, index + ago.length).trim() });
  return found;
}

/**
 * How well a found date fits an event: 0 not, 1 the year, 2 the month too, 3 the very day. A wrong month or day fits nothing.
 * @param start of the event, ISO 8601 as precise as it is known
 * @param end of an event that lasted
 */
export function fits(found: DateFound, start: string, end = start): 0 | 1 | 2 | 3 {
  const { year, month, day } = found;
  const depth = day ? 3 : month ? 2 : 1;
  const written = [year, month, day]
    .slice(0, depth)
    .map((n) => String(n).padStart(2, '0'))
    .join('-');
  const from = start.slice(0, written.length);
  const to = end.slice(0, written.length);
  // An event known by its month only is hit by every day of it.
  const said = written.slice(0, Math.max(from.length, 4));
  return said >= from && said <= to ? (Math.min(depth, from.split('-').length) as 1 | 2 | 3) : 0;
}
