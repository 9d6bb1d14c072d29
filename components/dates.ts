/**
 * Dates as people read them. All dates are ISO strings as precise as they are known (data/schema.ts, IsoDate). Said as
 * `Intl` says them (a test compares), but without it: a browser takes 25 ms to make its first formatter, and every page
 * with a sidebar would wait for that.
 */
import type { Words } from './types';

type Lang = Words['lang'];
/** `long`: "15 July 2013"; `short`: "15 Jul 2013". English day before month, as the packs' own strings have it. */
export type DateStyle = 'long' | 'short';
const DAY = 86_400_000;
const MONTHS: Record<DateStyle, string[]> = {
  long: 'January February March April May June July August September October November December'.split(' '),
  short: 'Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec'.split(' '),
};

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

/** Year, month and day of a date, as far as they are named and `precision` (1 … 3) goes. */
const partsOf = (iso: string, precision: number): number[] =>
  iso.slice(0, 10).split('-').slice(0, precision).map(Number);

/** The parts from `from` on (0: the year) as they are said. */
function say(lang: Lang, parts: readonly number[], style: DateStyle, from = 0): string {
  if (lang === 'ko') return parts.map((part, i) => `${part}${'년월일'[i]}`).slice(from).join(' '); // prettier-ignore
  const [year, month, day] = parts;
  const named = month === undefined ? undefined : MONTHS[style][month - 1];
  return [day, from > 1 ? undefined : named, from > 0 ? undefined : year]
    .filter((part) => part !== undefined)
    .join(' ');
}

/** A date or a span, as precise as it is known: "1 Mar–30 Apr 2013", "Aug 2026", "2013년 3월 11일~21일". */
export function dateText(lang: Lang, iso: string, style: DateStyle = 'long', end?: string): string {
  const known = (one: string): number => one.slice(0, 10).split('-').length;
  if (!end || end === iso) return say(lang, partsOf(iso, 3), style);
  const precision = Math.min(known(iso), known(end));
  const [a, b] = [partsOf(iso, precision), partsOf(end, precision)];
  // What both share is said once: in English with the later date, in Korean with the earlier one.
  let shared = 0;
  while (shared < precision && a[shared] === b[shared]) shared++;
  if (shared === precision) return say(lang, a, style);
  if (lang === 'ko')
    return precision === 1 ? `${a[0]}~${b[0]}년` : `${say(lang, a, style)}~${say(lang, b, style, shared)}`;
  return `${say(lang, a, style, shared)}–${say(lang, b, style)}`;
}

const isoOf = (day: number): string => new Date(day * DAY).toISOString();

/** Label of a tick: the month of a day of the epoch, with the day if asked for. */
export function tickText(lang: Lang, day: number, withDay = false): string {
  return say(lang, [...partsOf(isoOf(day), withDay ? 3 : 2)], 'short', 1);
}
/** The months that two days of the epoch lie in: "March–April 2013". */
export const monthSpan = (lang: Lang, from: number, to: number): string =>
  dateText(lang, isoOf(from).slice(0, 7), 'long', isoOf(to).slice(0, 7));
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

const UNITS = { year: '년', month: '개월', day: '일' } as const;
/** "13 years", "1 month", "13년". */
export const amount = (lang: Lang, n: number, unit: keyof typeof UNITS): string =>
  lang === 'ko' ? `${n}${UNITS[unit]}` : `${n} ${unit}${n === 1 ? '' : 's'}`;
/** "75%". */
export const percent = (part: number): string => `${Math.round(part * 100)}%`;
