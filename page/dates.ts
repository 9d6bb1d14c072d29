/** Dates as pages write them, to ISO 8601. */

/** How the names of the months begin. */
const months: readonly string[][] = (
  'jan ene янв 1月|feb fév fev фев 2月|mar mär maer мар 3月|apr avr abr апр 4月|may mai мая май 5月|jun juin июн 6月|' +
  'jul juil июл 7月|aug aoû aou ago авг 8月|sep сен 9月|oct okt окт 10月|nov ноя 11月|dec dez déc dic дек 12月'
)
  .split('|')
  .map((names) => names.split(' '));

const two = (n: number): string => String(n).padStart(2, '0');

function ymd(year: number, month: number, day: number): string | null {
  if (
    year < 1900 ||
    year > 2100 ||
    month < 1 ||
    month > 12 ||
    day < 1 ||
    day > new Date(Date.UTC(year, month, 0)).getUTCDate()
  )
    return null;
  return `${year}-${two(month)}-${two(day)}`;
}

const monthOf = (name: string): number =>
  1 + months.findIndex((names) => names.some((one) => name.toLowerCase().startsWith(one)));

const zone = '(Z|UTC|GMT|[+-]\\d{2}:?\\d{2}|[+-]\\d{2}(?!\\d))';
const clock = new RegExp(
  `^[^\\d+-]{0,24}?(\\d{1,2})\\s*(?::|시|時|时|h(?=\\d))\\s*(\\d{2})(?:\\s*분|\\s*分)?(?::(\\d{2}))?(?:[.,]\\d+)?\\s*([ap]\\.?m\\.?(?![a-z]))?\\s*${zone}?`,
  'i',
);

/** Time of day that follows a date: "T08:00:00+09:00", " 08:00", "오전 8:00". Empty when there is none. */
function timeAfter(rest: string): string {
  const match = clock.exec(rest);
  if (!match) return '';
  let hour = Number(match[1]);
  const afternoon = match[4] ? /^p/i.test(match[4]) : /오후|午後|下午/.test(match[0]);
  const morning = match[4] ? /^a/i.test(match[4]) : /오전|午前|上午/.test(match[0]);
  if (afternoon && hour < 12) hour += 12;
  if (morning && hour === 12) hour = 0;
  const minute = Number(match[2]);
  if (hour > 23 || minute > 59) return '';
  const offset = match[5]
    ? /^(?:Z|UTC|GMT)$/i.test(match[5])
      ? 'Z'
      : match[5].replace(/^([+-]\d{2}):?(\d{2})?$/, (_, h: string, m?: string) => `${h}:${m ?? '00'}`)
    : '';
  return `T${two(hour)}:${two(minute)}${match[3] ? `:${match[3]}` : ''}${offset}`;
}

type Read = (match: RegExpExecArray, american: boolean) => string | null;

const forms: [RegExp, Read][] = [
  [/(?<!\d)(\d{4})\s?[-./]\s?(\d{1,2})\s?[-./]\s?(\d{1,2})(?!\d)/, (m) => ymd(+m[1]!, +m[2]!, +m[3]!)],
  [/(?<!\d)(\d{4})\s*[년年]\s*(\d{1,2})\s*[월月]\s*(\d{1,2})\s*[일日号號]/, (m) => ymd(+m[1]!, +m[2]!, +m[3]!)],
  [/(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?=\d{4,6}(?!\d)|T\d|(?!\d))/, (m) => ymd(+m[1]!, +m[2]!, +m[3]!)],
  // July 15, 2013 / Jul. 15th 2013
  [
    /(?<!\p{L})(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/iu,
    (m) => ymd(+m[3]!, monthOf(m[1]!), +m[2]!),
  ],
  // 15 July 2013 / 15. Juli 2013 / 15 de julio de 2013 / 15-Jul-2013
  [
    /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º)?[.\s-]+(?:de\s+)?(\p{L}{3,9})\.?,?[\s-]+(?:del?\s+)?(\d{4})(?!\d)/iu,
    (m) => ymd(+m[3]!, monthOf(m[2]!), +m[1]!),
  ],
  // 15.7.2013 is day first everywhere; 7/15/2013 depends.
  [/(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/, (m) => ymd(+m[3]!, +m[2]!, +m[1]!)],
  [
    /(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)/,
    (m, american) =>
      +m[1]! > 12 || (!american && +m[2]! <= 12) ? ymd(+m[3]!, +m[2]!, +m[1]!) : ymd(+m[3]!, +m[1]!, +m[2]!),
  ],
];

/**
 * The first date in a string, with its time of day and offset where they follow: "2013-07-15", "2013-07-15T08:00+09:00".
 * @param lang decides what 7/8/2013 is; month first only in American English, and where the language is not known.
 */
export function isoDate(written: string | null | undefined, lang: string | null = null): string | null {
  const text = written?.slice(0, 200).trim();
  if (!text) return null;
  if (/^\d{10}(?:\d{3})?$/.test(text)) {
    const at = new Date(Number(text) * (text.length === 10 ? 1000 : 1));
    return ymd(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()) && `${at.toISOString().slice(0, 19)}Z`;
  }
  const american = lang === null || /^en(?:-us)?$/i.test(lang);
  for (const [form, read] of forms) {
    const match = form.exec(text);
    const day = match && read(match, american);
    if (!day) continue;
    const rest = text.slice(match.index + match[0].length);
    // 20130715080000
    const packed = /^(\d{2})(\d{2})(\d{2})?(?!\d)/.exec(rest);
    return (
      day +
      (packed && /\d$/.test(match[0]) && match[0].length === 8
        ? timeAfter(`T${packed[1]}:${packed[2]}`)
        : timeAfter(rest))
    );
  }
  return null;
}

/** A date in an address: /2013/07/15/, /20130715/, AEN20130715…, /2013-07-15-. */
export function dateInUrl(url: string | null): string | null {
  const path = url?.replace(/^https?:\/\/[^/]*/, '') ?? '';
  const match = /(?<!\d)((?:19|20)\d{2})([-/_.]?)(\d{1,2})\2(\d{1,2})(?!\d{1,3}(?:\D|$))/.exec(path);
  return match && (match[2] !== '' || (match[3]!.length === 2 && match[4]!.length === 2))
    ? ymd(+match[1]!, +match[3]!, +match[4]!)
    : null;
}
