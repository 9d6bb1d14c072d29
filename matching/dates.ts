/** Dates and anniversaries in running text, in the languages that `Intl` knows. */

export interface DateFound {
  year: number;
  /** 1 … 12 */
  month?: number;
  day?: number;
  /** As it stands in the text. */
  text: string;
  /** True for "70 years since", where the year was reckoned back from the article's date. */
  anniversary?: boolean;
}

const YEAR = /(?<![\p{N}.,])(1[89]\d\d|20\d\d)(?![\p{N}]|[.,]\p{N})/gu;
const AGO =
  /(?<![\p{N}.,])(\d{2,3})(?:(?:st|nd|rd|th)\b|-year|\s?years|e?[\s-](?:an(?:s|niversaire)|jahre?)|\.\s?jahrestag|\s?años|\s?лет|-лети|-й годов|\s?주년|\s?년(?!\s?\d)|\s?周年|\s?年(?=[、，。]|来|來|間|间|$))/giu;

const months = new Map<string, RegExp[]>();
/** Month names of a language, long and short, as patterns in the order of the year. */
function monthNames(lang: string): RegExp[] {
  let found = months.get(lang);
  if (!found) {
    const format = (month: 'long' | 'short') =>
      new Intl.DateTimeFormat(lang, { month, day: 'numeric', timeZone: 'UTC' });
    found = Array.from({ length: 12 }, (_, m) => {
      const names = [format('long'), format('short')].flatMap((f) =>
        f.formatToParts(Date.UTC(2000, m, 15)).flatMap((p) => (p.type === 'month' ? [p.value.replace(/\.$/, '')] : [])),
      );
      const body = names.every((n) => /^\d+/.test(n))
        ? `(?<!\\d)0?${m + 1}\\s?[월月]`
        : `(?<!\\p{L})(?:${names.join('|')})(?!\\p{L})`;
      return new RegExp(body, 'iu');
    });
    months.set(lang, found);
  }
  return found;
}

/** How far around a year its month and day may stand. */
const AROUND = 18;

/**
 * The dates in a text.
 * @param published the article's own date, from which "70 years since" is reckoned; without it such phrases say nothing.
 */
export function datesIn(text: string, lang: string, published: string | null): DateFound[] {
  const found: DateFound[] = [];
  for (const m of text.matchAll(YEAR)) {
    const from = Math.max(0, m.index - AROUND);
    const near = text.slice(from, m.index + m[0].length + AROUND);
    const month = monthNames(lang).findIndex((name) => name.test(near)) + 1;
    const date: DateFound = { year: Number(m[1]), text: m[0] };
    if (month) {
      date.month = month;
      const day = /(?<!\d)([0-3]?\d)(?:st|nd|rd|th)?(?!\d)\s?(?:de\s|\.\s)?/u.exec(
        near.replace(m[0], ' ').replace(/\d{1,2}\s?[월月]/u, ' '),
      );
      if (day && Number(day[1]) >= 1 && Number(day[1]) <= 31) date.day = Number(day[1]);
    }
    found.push(date);
  }
  const year = published ? Number(published.slice(0, 4)) : NaN;
  if (year)
    for (const m of text.matchAll(AGO)) found.push({ year: year - Number(m[1]), text: m[0].trim(), anniversary: true });
  return found;
}

/** How well a found date fits an ISO date: 0 another year, 1 the year, 2 the month too, 3 the very day. A wrong month fits nothing. */
export function fits(found: DateFound, iso: string): 0 | 1 | 2 | 3 {
  const [year, month, day] = iso.split('-').map(Number);
  if (found.year !== year) return 0;
  if (!found.month || !month) return 1;
  if (found.month !== month) return 0;
  return found.day && found.day === day ? 3 : 2;
}
