/** What of a body's box is the article's own text: drops surroundings that stand in the middle of it. */
import { isRun, type Box, type Run } from './boxes';
import { linkDensity, sentences, surrounds } from './measure';
import { isHeading } from './tags';

/** Lines that stand in articles and are no text of theirs. */
const notice =
  /^(?:advertise?ment|ad|anzeige|werbung|publicité|publicidad|реклама|광고|広告|广告|廣告|share(?: this)?|read more|loading|story continues below|article continues below|continue reading|전체메뉴|기사입력|무단전재|ⓒ|©|copyright)[\s.:…]*/i;

/** Items looked at between two yields. */
const SLICE = 200;

export interface Kept {
  run: Run;
  heading: number;
  caption: boolean;
}

/** Whether a box inside the body is something else than the article. `sub` is not a paragraph. */
function alien(box: Box, body: Box): boolean {
  if (box.closed || surrounds(box)) return true;
  const density = linkDensity(box);
  switch (box.tag) {
    case 'ul':
    case 'ol':
    case 'dl':
      return box.mass === 0 ? density > 0.3 || box.size < 12 : density > 0.6;
    case 'table':
    case 'form':
    case 'fieldset':
      return box.mass === 0 ? density > 0.25 || box.tag !== 'table' : density > 0.5;
    case 'p':
    case 'blockquote':
    case 'li':
    case 'td':
    case 'figcaption':
      return false;
    case 'figure':
      return false;
    default:
      if (isHeading(box.tag)) return false;
      return box.mass === 0
        ? density > 0.33 && box.size < 1000 + body.size / 10
        : density > 0.5 && box.mass < body.mass / 3;
  }
}

function keepRun(run: Run): boolean {
  const { box, size, linkSize } = run;
  if (size < 2) return false;
  if (sentences(run) > 0) return true;
  // A line that is one link leads elsewhere ("Read also: …"); in a list or heading it may be the text itself.
  if (linkSize > size * 0.8) return isHeading(box.tag);
  if (box.tag === 'p' || isHeading(box.tag) || box.tag === 'li' || box.tag === 'blockquote' || box.tag === 'figcaption')
    return true;
  return size >= 20 || run.marks > 0;
}

/** The article's runs in a body, in order. A heading is kept when text of its own comes after it. */
export function* clean(body: Box): Generator<void, Kept[]> {
  const kept: Kept[] = [];
  let headings: Kept[] = [];
  const open: { box: Box; at: number; caption: boolean }[] = [{ box: body, at: 0, caption: false }];
  let steps = 0;
  for (let top = open.at(-1); top; top = open.at(-1)) {
    if (++steps % SLICE === 0) yield;
    const item = top.box.items[top.at++];
    if (item === undefined) open.pop();
    else if (!isRun(item)) {
      if (!alien(item, body))
        open.push({ box: item, at: 0, caption: top.caption || item.hint === 'caption' || item.tag === 'figure' });
    } else if (keepRun(item)) {
      const { tag } = item.box;
      const heading = isHeading(tag) ? Number(tag[1]) : 0;
      const entry: Kept = { run: item, heading, caption: top.caption };
      if (heading) headings = [...headings.slice(-1), entry];
      else {
        // A caption does not show that a heading has text.
        if (!top.caption) {
          kept.push(...headings);
          headings = [];
        }
        kept.push(entry);
      }
    }
  }
  return kept;
}

export const isNotice = (text: string): boolean =>
  text.length < 80 && notice.test(text) && text.replace(notice, '').length < 25;
