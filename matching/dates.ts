/** Dates and anniversaries in running text. */

export interface DateFound {
  year: number;
  /** 1 … 12 */
  month?: number;
  day?: number;
  /** As it stands in the text. */
  text: string;
}

/**
 * Letters, as far as a date's neighbours matter. No Unicode classes here: each costs a browser several milliseconds to compile, and a page
 * tens of kilobytes for as long as it lives.
 */
const LETTER = '\\w\\u00aa\\u00b5\\u00ba\\u00c0-\\u024f\\u0370-\\u1fff';
const YEAR = '(1[89]\\d\\d|20\\d\\d)(?!\\d|[.,]\\d)';
const BARE = new RegExp(`(?<![\\d.,$€£-])${YEAR}`, 'g');
const EAST = /(?<!\d)(1[89]\d\d|20\d\d)\s?[년年]\s?(\d{1,2})\s?[월月](?:\s?(\d{1,2})\s?[일日])?/g;
/** "70th anniversary", "70-year-old", "70 Jahre", "70주년", "70年来": a number of whole years back from the article's date. */
const AGO = new RegExp(
  `(?<![\\d.,$€£])(\\d{2,3})(?:(?:st|nd|rd|th)\\s+anniversar[${LETTER}]*|[\\s-]years?\\b|\\s?ans\\b|e\\s+anniversaire|\\.\\s?jahrestag|\\s?jahren?\\b|\\s?años|\\s?aniversario|\\s?лет(?![${LETTER}])|[\\s-]?лети[${LETTER}]*|-[${LETTER}]+\\s+годовщин[${LETTER}]*|\\s?주년|\\s?년(?=\\s?(?:간|만|째|전|동안|이|을|$))|\\s?[周週]年|\\s?年(?=[来來前间間をにのでが、，。]|$))`,
  'gi',
);

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

const patterns = new Map<string, { months: string[]; full: RegExp | undefined }>();

/** Month names of a language, and the pattern of a written-out date; none where months are numbers. */
function monthsOf(lang: string): { months: string[]; full: RegExp | undefined } {
  let found = patterns.get(lang);
  if (!found) {
    const months = MONTHS[lang]?.split(' ').filter(Boolean) ?? monthsByIntl(lang);
    const name = [...months].sort((a, b) => b.length - a.length).join('|');
    const day = '(\\d{1,2})(?:st|nd|rd|th|er)?';
    const full = `(?<![${LETTER}])(?:${day}\\.?\\s+(?:de\\s+|of\\s+)?)?(${name})\\.?\\s+(?:${day},?\\s+)?(?:de\\s+|del\\s+|of\\s+)?${YEAR}`;
    patterns.set(lang, (found = { months, full: months.length ? new RegExp(full, 'gi') : undefined }));
  }
  return found;
}

/**
 * Has the browser compile the patterns one by one, all the way: it does that at the second use.
 * @param text what will be looked through: a pattern is compiled once for texts of Latin-1 and once for others
 */
export function* readyDates(lang: string, text: string): Generator<void> {
  const { full } = monthsOf(lang);
  // Long enough to be held as the whole text is.
  const sample = text.slice(0, 32);
  for (const pattern of [full, EAST, BARE, AGO])
    for (let use = 0; pattern && use < 2; use++) {
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
  const { months, full } = monthsOf(lang);
  const found: DateFound[] = [];
  for (const m of full ? text.matchAll(full) : []) {
    const day = Number(m[1] ?? m[3]);
    found.push({
      year: Number(m[4]),
      month: (months.indexOf(m[2]!.toLowerCase()) % 12) + 1,
      ...(day ? { day } : {}),
      text: m[0],
    });
  }
  for (const m of text.matchAll(EAST))
    found.push({ year: Number(m[1]), month: Number(m[2]), ...(m[3] ? { day: Number(m[3]) } : {}), text: m[0] });
  for (const m of text.matchAll(BARE))
    if (!found.some((f) => f.text.includes(m[0]))) found.push({ year: Number(m[1]), text: m[0] });
  const now = published ? Number(published.slice(0, 4)) : 0;
  if (now) for (const m of text.matchAll(AGO)) found.push({ year: now - Number(m[1]), text: m[0].trim() });
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
