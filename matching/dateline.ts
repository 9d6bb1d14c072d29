/**
 * Datelines: "SEOUL, May 23 (Yonhap) -- ", "Washington/Seúl (EFE).- ", "(서울=연합뉴스) 김 기자 = ", "【平壤10日新華社】",
 * "新华社首尔5月23日电". The place in one is where the story was filed, nothing that it speaks of.
 */
import { LETTER } from './letters.ts';

const LONGEST = 90;
const HAN = '\\u3400-\\u9fff';
/** Capitals and small letters; some letters between Latin-1 and Greek are either. */
const UPPER = 'A-Z\\xc0-\\xde\\u0100-\\u024f\\u0391-\\u042f';
const LOWER = 'a-z\\xdf-\\xff\\u0430-\\u045f';
/** In brackets at the very beginning: agency and place. */
const BRACKETED = /^\s*(?:[（(【[〔][^）)】\]〕]{2,40}[）)】\]〕])(?:[^=\n]{0,24}=)?/;
/** Bracketed text only counts as a dateline when it looks like one. */
const FILED = /[=＝／/]|電|电|讯|訊|報|报|日|聯合|联合|連合|共同|時事|通信|뉴스|특파원|기자/;
/** Agency, place and day run together: 新华社首尔5月23日电（记者…）. */
const WIRED = new RegExp(`^\\s*[${HAN}]{3,14}(?:\\d{1,2}月)?\\d{1,2}日(?:电|電|讯|訊)(?:\\s?[（(][^）)]{2,30}[）)])?`);
/** The dash after a point is none where the point is an initialism's: "U.S.-South Korean". */
const DASHED = new RegExp(
  `^.{2,80}?(?:\\s(?:--|[-–—])\\s?|(?<!(?:^|[^${LETTER}])[${UPPER}]{1,2})\\.\\s?[-–—]\\s?|[-–—]{2}\\s?|\\)\\s?:\\s|\\s=\\s|\\.\\s/[^/]{2,20}/\\.?)`,
);
/** One of these stands in whatever is `DASHED`, and in few other beginnings: looked for first, since it is quick. */
const SIGN = /\s[-–—=]|(?<!(?:^|[\s.(“"])[A-Z]{1,2})\.\s?[-–—]|[-–—]{2}|\)\s?:|\.\s\//;
const PLACE = new RegExp(`^\\s*[${UPPER}\\d]`);
/** Words of a sentence don't stand in a dateline: at most this many words in a row that begin small. */
const SMALL = new RegExp(`(?:(?:^|\\s)[${LOWER}][${LETTER}'’]*){4,}`);
const CAPITALS = new RegExp(`^\\s*[${UPPER}]{3,}[${UPPER}\\s.,'’-]*(?=[\\s,(/]|$)`);
const WORD = `[${LETTER}${HAN}가-힣]+`;
const DAY = new RegExp(`,\\s*\\d{1,2}\\s+${WORD}|${WORD}\\.?\\s+\\d{1,2}\\b`);
/** The same in plain letters, which is quick: for what stands before the sign. */
const SENTENCE = /(?:(?:^|\s)[a-z][a-z'’]*){4}/;

/** Length of the dateline that a block begins with; 0 if there is none. */
export function datelineLength(text: string): number {
  const head = text.slice(0, LONGEST);
  if (!/^\w/.test(head)) {
    const bracketed = BRACKETED.exec(head)?.[0];
    if (bracketed && FILED.test(bracketed)) return bracketed.length;
    const wired = WIRED.exec(head)?.[0];
    if (wired) return wired.length;
  }
  const sign = head.search(SIGN);
  if (sign < 0 || SENTENCE.test(head.slice(0, sign))) return 0;
  const dashed = DASHED.exec(head)?.[0];
  if (!dashed || !PLACE.test(dashed) || SMALL.test(dashed)) return 0;
  const place = dashed.replace(/[\s=()./:–—-]+$/, '');
  const capitals = CAPITALS.test(place);
  const agency = /\([^)]{2,30}\)?$/.test(place);
  const day = place.length < 60 && DAY.test(place);
  return capitals || agency || day ? dashed.length : 0;
}
