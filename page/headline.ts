/** Which box on the page is an article's headline. */
import { isRun, type Box, type Run } from './boxes';
import { surrounds } from './measure';
import { plain } from './plain';

const bigrams = (text: string): Set<string> => {
  const letters = plain(text);
  const out = new Set<string>();
  for (let i = 0; i + 1 < letters.length; i++) out.add(letters.slice(i, i + 2));
  return out;
};

/** Dice coefficient of letter pairs, 0 … 1: works for any script. */
export function similarity(a: string, b: string): number {
  const [x, y] = [bigrams(a), bigrams(b)];
  if (x.size === 0 || y.size === 0) return 0;
  let both = 0;
  for (const pair of x) if (y.has(pair)) both++;
  return (2 * both) / (x.size + y.size);
}

/** The runs directly in a box and in those inside it, at most a few. */
export function runsOf(box: Box, most = 4): Run[] {
  const found: Run[] = [];
  const open = [{ box, at: 0 }];
  for (let top = open.at(-1); top && found.length < most; top = open.at(-1)) {
    const item = top.box.items[top.at++];
    if (item === undefined) open.pop();
    else if (isRun(item)) found.push(item);
    else if (!item.closed) open.push({ box: item, at: 0 });
  }
  return found;
}

/** Boxes of a body that may stand before its headline. */
const INTO_BODY = 60;

/**
 * The headline: an h1, h2 or what is named so, before the body's end, most like the page's title.
 * @param text collects a run's text.
 */
export function headlineOf(
  boxes: readonly Box[],
  within: Box,
  body: Box,
  title: string | null,
  text: (run: Run) => string,
): Run | null {
  let best: Run | null = null;
  let most = 0;
  let seen = 0;
  const end = Math.min(body.last, body.first + INTO_BODY);
  for (let i = within.first; i < end && seen < 60; i++) {
    const box = boxes[i]!;
    if (box.tag !== 'h1' && box.tag !== 'h2' && box.hint !== 'headline') {
      if (surrounds(box) && !box.titled) i = Math.max(i, box.last - 1);
      continue;
    }
    if (box.size < 4 || box.size > 600) continue;
    const run = runsOf(box, 1)[0];
    if (!run) continue;
    seen++;
    const inBody = box.first > body.first;
    const rank = box.tag === 'h1' ? 0.45 : box.hint === 'headline' ? 0.35 : inBody ? 0.01 : 0.1;
    if (!title) {
      if (rank > most) [best, most] = [run, rank];
      continue;
    }
    const like = similarity(text(run), title);
    // The page's name is an h1 on many pages: likeness counts for more than rank.
    const value = rank + like - (box.linkSize > box.size / 2 ? 0.3 : 0);
    if (value > most && (like > 0.4 || value >= 0.35)) [best, most] = [run, value];
  }
  return best;
}
