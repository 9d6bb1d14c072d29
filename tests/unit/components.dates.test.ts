import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amount, apart, calendarDate, dateText, dayOf, monthSpan, percent, tickText } from '../../components/dates';

describe('dateText', () => {
  it('says a date as precisely as it is known', () => {
    expect(dateText('en', '2013-07-15')).toBe('15 July 2013');
    expect(dateText('en', '2013-07')).toBe('July 2013');
    expect(dateText('en', '2013')).toBe('2013');
    expect(dateText('ko', '2013-07-15')).toBe('2013년 7월 15일');
    expect(dateText('ko', '2013-07')).toBe('2013년 7월');
  });
  it('says a span without repeating what both ends share', () => {
    expect(dateText('en', '2013-03-01', 'short', '2013-04-30')).toBe('1 Mar–30 Apr 2013');
    expect(dateText('en', '2013-03-11', 'short', '2013-03-21')).toBe('11–21 Mar 2013');
    expect(dateText('ko', '2013-03-01', 'short', '2013-04-30')).toBe('2013년 3월 1일~4월 30일');
    expect(dateText('en', '1953', 'short', '2013')).toBe('1953–2013');
    expect(dateText('ko', '1953', 'short', '2013')).toBe('1953~2013년');
    expect(dateText('en', '2003-08-27', 'short', '2008-12')).toBe('Aug 2003–Dec 2008');
  });
});

describe('what Intl says', () => {
  const locale = { en: 'en-GB', ko: 'ko-KR' };
  const lang = fc.constantFrom('en' as const, 'ko' as const);
  const style = fc.constantFrom('long' as const, 'short' as const);
  const iso = fc
    .tuple(fc.integer({ min: -10_000, max: 30_000 }), fc.constantFrom(4, 7, 10))
    .map(([day, length]) => new Date(day * 86_400_000).toISOString().slice(0, length));
  const date = (text: string): Date => new Date(`${text}${'-01-01'.slice(0, 10 - text.length)}`);
  const format = (l: 'en' | 'ko', text: string, month: 'long' | 'short') =>
    new Intl.DateTimeFormat(locale[l], {
      timeZone: 'UTC',
      year: 'numeric',
      ...(text.length > 4 && { month }),
      ...(text.length > 7 && { day: 'numeric' }),
    });
  const tidy = (text: string): string =>
    text
      .replace(/\s*–\s*/g, '–')
      .replace(/\s*~\s*/g, '~')
      .replace(/년~/g, (m, at: number, all: string) => (/^\d+년~\d+년$/.test(all) ? '~' : m));

  it('of a date and of a span', () => {
    fc.assert(
      fc.property(lang, style, iso, iso, (l, s, a, b) => {
        expect(dateText(l, a, s)).toBe(format(l, a, s).format(date(a)));
        const [from, to] = date(a) <= date(b) ? [a, b] : [b, a];
        const precise = to.length < from.length ? to : from;
        expect(dateText(l, from, s, to)).toBe(tidy(format(l, precise, s).formatRange(date(from), date(to))));
      }),
      { numRuns: 500 },
    );
  });

  it('of ticks, months, amounts and shares', () => {
    const day = fc.integer({ min: -10_000, max: 30_000 });
    fc.assert(
      fc.property(lang, day, day, fc.nat(999), fc.nat(100), (l, a, b, n, hundredth) => {
        const intl = (options: Intl.DateTimeFormatOptions) =>
          new Intl.DateTimeFormat(locale[l], { timeZone: 'UTC', ...options });
        const ms = (days: number) => days * 86_400_000;
        expect(tickText(l, a)).toBe(intl({ month: 'short' }).format(ms(a)));
        expect(tickText(l, a, true)).toBe(intl({ month: 'short', day: 'numeric' }).format(ms(a)));
        const [from, to] = a <= b ? [a, b] : [b, a];
        expect(monthSpan(l, from, to)).toBe(
          tidy(intl({ year: 'numeric', month: 'long' }).formatRange(ms(from), ms(to))),
        );
        for (const unit of ['year', 'month', 'day'] as const)
          expect(amount(l, n, unit)).toBe(
            new Intl.NumberFormat(locale[l], { style: 'unit', unit, unitDisplay: 'long' }).format(n),
          );
        expect(percent(hundredth / 100)).toBe(
          new Intl.NumberFormat(locale[l], { style: 'percent' }).format(hundredth / 100),
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('calendarDate', () => {
  it('is the date in the timestamp’s own zone', () => {
    expect(calendarDate('2026-11-18T00:40:00+09:00')).toBe('2026-11-18');
    expect(calendarDate('2026-11')).toBe('2026-11');
    expect(calendarDate('yesterday')).toBeNull();
    expect(calendarDate(null)).toBeNull();
  });
});

describe('dayOf', () => {
  it('is the first or last day of what is named', () => {
    expect(dayOf('1970-01-01')).toBe(0);
    expect(dayOf('1970-02', true)).toBe(58);
    expect(dayOf('1970', true)).toBe(364);
    expect(dayOf('1972', true) - dayOf('1972')).toBe(365);
  });
});

describe('apart', () => {
  it('counts in the unit that an editor would use', () => {
    expect(apart('2013-07-15', '2026-11-18')).toEqual({ unit: 'year', n: 13 });
    expect(apart('2013-07-15', '2026-07-14')).toEqual({ unit: 'year', n: 12 });
    expect(apart('2013-07-15', '2014-01-20')).toEqual({ unit: 'month', n: 6 });
    expect(apart('2013-07-15', '2013-07-27')).toEqual({ unit: 'day', n: 12 });
    expect(apart('2013-07-15', '2011-10-03')).toEqual({ unit: 'month', n: -21 });
    expect(apart('2013-07-15', '2013-07-15').n).toBe(0);
    expect(apart('2013-07-15', '2020')).toEqual({ unit: 'year', n: 7 });
  });
  it('is the same distance both ways', () => {
    const day = fc.integer({ min: -20000, max: 30000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, (a, b) => {
        const there = apart(a, b);
        const back = apart(b, a);
        expect([there.unit, Math.abs(there.n)]).toEqual([back.unit, Math.abs(back.n)]);
      }),
    );
  });
  it('reads as people say it', () => {
    expect(amount('en', 1, 'month')).toBe('1 month');
    expect(amount('en', 13, 'year')).toBe('13 years');
    expect(amount('ko', 13, 'year')).toBe('13년');
  });
});
