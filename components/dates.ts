/** Dates as people read them, by Intl. All dates are ISO strings as precise as they are known (data/schema.ts, IsoDate). */
import type { Words } from './types';

type Lang = Words['lang'];
/** English interface, day before month, as the packs' own strings have it ("15 July 2013"). */
const LOCALE: Record<Lang, string> = { en: 'en-GB', ko: 'ko-KR' };
const DAY = 86_400_000;

const formatters = new Map<string, Intl.DateTimeFormat>();
/** Constructing a formatter costs far more than formatting, so each is made once. */
function formatter(lang: Lang, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = lang + JSON.stringify(options);
  let made = formatters.get(key);
  if (!made) formatters.set(key, (made = new Intl.DateTimeFormat(LOCALE[lang], { ...options, timeZone: 'UTC' })));
  return made;
}

/** The calendar date of a timestamp, as its own zone has it: "2026-11-18T09:40+09:00" is 2026-11-18. Null if there is none. */
export const calendarDate = (iso: string | null): string | null => iso?.match(/^\d{4}(-\d{2}(-\d{2})?)?/)?.[0] ?? null;

const parse = (iso: string): Date =>
  new Date(Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7) || 1) - 1, Number(iso.slice(8, 10) || 1)));

/** Days since 1970-01-01 of the first day, or with `last` the last day, of the period that the date names. */
export function dayOf(iso: string, last = false): number {
  const date = parse(iso);
  if (last && iso.length < 7) date.setUTCFullYear(date.getUTCFullYear() + 1);
  else if (last && iso.length < 10) date.setUTCMonth(date.getUTCMonth() + 1);
  else return date.getTime() / DAY;
  return date.getTime() / DAY - 1;
}

/** `long`: "15 July 2013"; `short`: "15 Jul 2013". */
export type DateStyle = 'long' | 'short';
const options = (iso: string, style: DateStyle): Intl.DateTimeFormatOptions => ({
  year: 'numeric',
  ...(iso.length >= 7 && { month: style }),
  ...(iso.length >= 10 && { day: 'numeric' }),
});
/** Year only: Korean says 2013년, a span 2013~2016년; elsewhere the bare number. */
const tidy = (text: string): string =>
  text
    .replace(/\s*–\s*/g, '–')
    .replace(/\s*~\s*/g, '~')
    .replace(/년~/g, (m, at: number, all: string) => (/^\d+년~\d+년$/.test(all) ? '~' : m));

/** A date or a span, as precise as it is known: "1 Mar–30 Apr 2013", "Aug 2026", "2013년 3월 11일~21일". */
export function dateText(lang: Lang, iso: string, style: DateStyle = 'long', end?: string): string {
  if (!end || end === iso) return formatter(lang, options(iso, style)).format(parse(iso));
  const precise = end.length < iso.length ? end : iso;
  return tidy(formatter(lang, options(precise, style)).formatRange(parse(iso), parse(end)));
}

/** Label of a tick or a heading: a day of the epoch in the given detail. */
export const dayText = (lang: Lang, day: number, parts: Intl.DateTimeFormatOptions): string =>
  formatter(lang, parts).format(day * DAY);
export const daySpan = (lang: Lang, from: number, to: number, parts: Intl.DateTimeFormatOptions): string =>
  tidy(formatter(lang, parts).formatRange(from * DAY, to * DAY));
/** Year, month (0 … 11) and day of a day of the epoch. */
export function civil(day: number): { y: number; m: number; d: number } {
  const date = new Date(day * DAY);
  return { y: date.getUTCFullYear(), m: date.getUTCMonth(), d: date.getUTCDate() };
}
export const dayFrom = (y: number, m = 0, d = 1): number => Date.UTC(y, m, d) / DAY;

/**
 * How far one date is from another in the unit an editor would use: whole years from two years on, months from two
 * months on, else days. `n` is negative when `to` comes before `from`; at the precision that both have.
 */
export function apart(from: string, to: string): { unit: 'year' | 'month' | 'day'; n: number } {
  const [a, b] = from <= to ? [from, to] : [to, from];
  const sign = from <= to ? 1 : -1;
  const [x, y] = [civil(dayOf(a)), civil(dayOf(b))];
  const byDay = a.length >= 10 && b.length >= 10;
  const months = (y.y - x.y) * 12 + y.m - x.m - (byDay && y.d < x.d ? 1 : 0);
  if (months >= 24 || a.length < 7 || b.length < 7)
    return { unit: 'year', n: sign * (a.length < 7 || b.length < 7 ? y.y - x.y : Math.floor(months / 12)) };
  if (months >= 2 || !byDay) return { unit: 'month', n: sign * months };
  return { unit: 'day', n: sign * (dayOf(b) - dayOf(a)) };
}

const numbers = new Map<string, Intl.NumberFormat>();
function number(lang: Lang, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = lang + JSON.stringify(options);
  let made = numbers.get(key);
  if (!made) numbers.set(key, (made = new Intl.NumberFormat(LOCALE[lang], options)));
  return made;
}
/** "13 years", "1 month", "13년". */
export const amount = (lang: Lang, n: number, unit: 'year' | 'month' | 'day'): string =>
  number(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(n);
export const percent = (lang: Lang, part: number): string => number(lang, { style: 'percent' }).format(part);
