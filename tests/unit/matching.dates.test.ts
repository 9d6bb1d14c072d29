import { describe, expect, it } from 'vitest';
import { datesIn, fits, MONTHS, monthsByIntl } from '../../matching/dates';

const armistice = '1953-07-27';
const best = (text: string, lang: string, published: string | null = null) =>
  Math.max(0, ...datesIn(text, lang, published).map((d) => fits(d, armistice)));

describe('month names', () => {
  it.each(Object.entries(MONTHS).filter(([, names]) => names))('are those of Intl: %s', (lang, names) =>
    expect(names.split(' ')).toEqual(monthsByIntl(lang)),
  );
});

describe('dates in running text', () => {
  it.each([
    ['The truce of July 27, 1953, held.', 'en', 3],
    ['signed on 27 July 1953', 'en', 3],
    ['signed in July 1953', 'en', 2],
    ['the 1953 armistice', 'en', 1],
    ['le 27 juillet 1953', 'fr', 3],
    ['el 27 de julio de 1953', 'es', 3],
    ['vom 27. Juli 1953', 'de', 3],
    ['27 июля 1953 года', 'ru', 3],
    ['1953년 7월 27일', 'ko', 3],
    ['1953年7月27日', 'ja', 3],
    ['1953年7月', 'zh', 2],
    ['in October 1953', 'en', 0],
    ['July 26, 1953', 'en', 0],
    ['it cost $1953', 'en', 0],
    ['at 1953.5 points', 'en', 0],
    ['no date at all', 'xx-not-a-language', 0],
    // A page may say anything of its language.
    ['signed in July 1953', 'constructor', 2],
    ['le 27 juillet 1953', '__proto__', 1],
  ])('%s', (text, lang, fit) => expect(best(text, lang)).toBe(fit));
});

describe('anniversaries', () => {
  it.each([
    ['the 70th anniversary of the armistice', 'en'],
    ['for 70 years', 'en'],
    ['정전 70주년', 'ko'],
    ['休戦から70年、', 'ja'],
    ['停战70周年', 'zh'],
    ['停戰70週年', 'zh'],
    ['hace 70 años', 'es'],
    ['il y a 70 ans', 'fr'],
    ['vor 70 Jahren', 'de'],
    ['70 лет назад', 'ru'],
  ])('%s is reckoned from the article’s own date, and only with it', (text, lang) => {
    expect(best(text, lang, '2023-07-27T09:00:00Z')).toBe(1);
    expect(best(text, lang, '2021-07-27')).toBe(0);
    expect(best(text, lang, null)).toBe(0);
  });
});

describe('fits', () => {
  it('holds a lasting event to both its ends', () => {
    expect(fits({ year: 2013, month: 4, text: '' }, '2013-03-01', '2013-04-30')).toBe(2);
    expect(fits({ year: 2013, month: 5, text: '' }, '2013-03-01', '2013-04-30')).toBe(0);
  });
  it('takes any day for an event that is known by its month', () => {
    expect(fits({ year: 2011, month: 3, day: 19, text: '' }, '2011-03')).toBe(2);
  });
});
