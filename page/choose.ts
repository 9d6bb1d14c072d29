/** Which part of a page is the body of its article, or of each of its articles. */
import type { Box } from './boxes';
import { linkDensity, surrounds, worth } from './measure';

/** Least size of sentences for an article of its own among others on the page. */
const OWN_ARTICLE = 500;

/** The box in [first, last) that holds the article's text most densely; null when there are no sentences. */
export function densest(boxes: readonly Box[], first = 0, last = boxes.length): Box | null {
  let best: Box | null = null;
  let most = 0;
  for (let i = first; i < last; i++) {
    const box = boxes[i]!;
    if (surrounds(box)) {
      i = Math.max(i, box.last - 1);
      continue;
    }
    const value = worth(box);
    if (value > most) [best, most] = [box, value];
  }
  return best;
}

/** What share of the text around a body must be sentences too, for the body to be the larger box. */
function needed(up: Box, level: number): number {
  if (up.tag === 'body' || up.tag === 'html') return 0.6;
  if (up.hint === 'body' || up.hint === 'article') return 0.05;
  return up.tag === 'main' ? 0.15 : 0.1 + 0.1 * level;
}

/** Widens a body to the box that also holds what belongs to it: paragraphs before, after and between in boxes of their own. */
export function widen(best: Box, limit: Box | null): Box {
  let body = best;
  let level = 0;
  for (let up = best.parent; up && body !== limit; up = up.parent) {
    if (surrounds(up)) break;
    level++;
    const more = up.mass - body.mass;
    const links = up.linkSize - body.linkSize;
    const around = up.size - body.size;
    // The page may say what its article's text is, in one box or in several.
    const said = body.hint === 'body' ? body.mass : body.bodyMass;
    const saysMore = up.bodyMass > said * 1.05;
    if (!saysMore && body.mass > 400) {
      // Far from the body, what is more than the body is something else: comments, the next stories.
      if (level > 1 && more > body.mass * 1.5 && limit?.tag !== 'article') break;
      if (body.hint === 'body' && (level > 1 || more < body.mass * 0.3)) continue;
    }
    if (more > needed(up, level) * body.mass && links < around * 0.5) {
      body = up;
      level = 0;
    }
    if (up === limit) break;
  }
  return body;
}

/** Whether a box stands for one article, with a heading of its own. */
const isArticle = (box: Box): boolean => box.hint === 'article' && (box.tag === 'article' || box.titled);

/** Nearest box around a body that says it is one article. */
export function articleAround(body: Box): Box | null {
  let found: Box | null = null;
  for (let at: Box | null = body; at && at.tag !== 'body'; at = at.parent) {
    if (at.hint === 'article' || at.tag === 'main') {
      found = at;
      if (at.tag === 'article' || at.tag === 'main') break;
    }
  }
  return found;
}

/** The page's separate articles (a page that goes on to the next one when scrolled): outermost, each with enough text of its own. */
export function severalArticles(boxes: readonly Box[]): Box[] {
  const found: Box[] = [];
  for (let i = 0; i < boxes.length; i++) {
    const box = boxes[i]!;
    if (surrounds(box)) i = Math.max(i, box.last - 1);
    else if (
      isArticle(box) &&
      box.tag === 'article' &&
      box.mass >= OWN_ARTICLE &&
      box.paragraphs >= 3 &&
      linkDensity(box) < 0.5
    ) {
      found.push(box);
      i = Math.max(i, box.last - 1);
    }
  }
  const most = found.reduce((max, box) => Math.max(max, box.mass), 0);
  const large = found.filter((box) => box.mass >= most * 0.15);
  return large.length > 1 ? large : [];
}
