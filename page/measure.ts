/** How much article there is in each part of a page: sums over boxes, and a score after Readability's (decaying with distance). */
import { isRun, type Box, type Run } from './boxes';
import { isHeading } from './tags';

/** Boxes that are one paragraph: what holds them is what can be an article's body. */
const paragraphTags = new Set(
  'p pre blockquote li dd dt td th figcaption h1 h2 h3 h4 h5 h6 caption summary'.split(' '),
);
const SLICE = 200;

/** Size of a run that reads like an article's sentences, else 0. */
export function sentences(run: Run): number {
  const own = run.size - run.linkSize;
  if (own < 40 || run.linkSize > own || isHeading(run.box.tag)) return 0;
  return run.marks > 0 || own >= 100 ? own : 0;
}

export const linkDensity = (box: Box | Run): number => (box.size > 0 ? box.linkSize / box.size : 0);

function clear(box: Box): void {
  box.size = box.linkSize = box.mass = box.offMass = box.bodyMass = box.paragraphs = box.score = 0;
  box.pardoned = box.titled = false;
}

function sumUpRun(into: Box, run: Run): void {
  const own = sentences(run);
  into.size += run.size;
  into.linkSize += run.linkSize;
  into.mass += own;
  if (own > 0) into.paragraphs++;
}

/** Lists all boxes below `root` in order of the document and fills in their sums. */
export function* sums(root: Box): Generator<void, Box[]> {
  const boxes: Box[] = [];
  const open: { box: Box; at: number }[] = [];
  const begin = (box: Box): void => {
    clear(box);
    box.first = boxes.length;
    boxes.push(box);
    open.push({ box, at: 0 });
  };
  begin(root);
  let steps = 0;
  for (let top = open.at(-1); top; top = open.at(-1)) {
    if (++steps % SLICE === 0) yield;
    const { box } = top;
    const item = box.items[top.at++];
    if (item === undefined) {
      box.last = boxes.length;
      open.pop();
      if (box.parent && open.length > 0) sumUp(box.parent, box);
    } else if (isRun(item)) sumUpRun(box, item);
    else begin(item);
  }
  return boxes;
}

/** Sums up a box again whose runs or children are others; what is in the children is known. */
export function sumAgain(box: Box): void {
  const { pardoned } = box;
  clear(box);
  box.pardoned = pardoned;
  for (const item of box.items) {
    if (isRun(item)) sumUpRun(box, item);
    else sumUp(box, item);
  }
}

/**
 * Lists all boxes below `root` in order of the document and fills in their sums and scores.
 * Boxes that look like surroundings by name but hold most of the page's sentences are pardoned.
 */
export function* measure(root: Box): Generator<void, Box[]> {
  const boxes = yield* sums(root);
  yield;
  pardon(boxes);
  yield* propagate(boxes);
  return boxes;
}

function sumUp(into: Box, box: Box): void {
  into.size += box.size;
  into.linkSize += box.linkSize;
  into.titled ||= box.tag === 'h1' || box.titled;
  into.bodyMass += box.hint === 'body' ? box.mass : box.bodyMass;
  const off = surrounds(box);
  into.mass += off ? 0 : box.mass;
  into.offMass += box.offMass + (off ? box.mass : 0);
  into.paragraphs += off ? 0 : box.paragraphs;
}

/** @param all size of the page's sentences, without its comments */
function pardonable(box: Box, page: Box, all: number): boolean {
  const share = box.mass / (all || 1);
  if (box.hint === 'credit') return false;
  if (box.hint === 'comments') return box.titled && share > 0.6;
  // What has nearly all the page's text, links too, is a frame around the page.
  if (box.size > page.size * 0.85) return true;
  if (box.titled || box.bodyMass > 0 || box.hint === 'paywall') return share > 0.3;
  return share > 0.6 && box.mass > 400;
}

/** Takes what holds most of the page's sentences for no surroundings, and corrects the sums around it; innermost first. */
function pardon(boxes: readonly Box[]): void {
  const page = boxes[0]!;
  let all = page.mass + page.offMass;
  for (let i = 0; i < boxes.length; i++) {
    const box = boxes[i]!;
    if (box.hint !== 'comments') continue;
    // Readers may write more than the article has.
    if (!box.titled) all -= box.mass + box.offMass;
    i = box.last - 1;
  }
  for (let i = boxes.length - 1; i >= 0; i--) {
    const box = boxes[i]!;
    if (!box.off || !pardonable(box, page, all)) continue;
    box.pardoned = true;
    for (let at = box.parent; at; at = at.parent) {
      at.mass += box.mass;
      at.offMass -= box.mass;
      at.paragraphs += box.paragraphs;
      if (at.off && !at.pardoned) break;
    }
  }
}

/** Whether a box is surroundings, all told. */
export const surrounds = (box: Box): boolean => box.off && !box.pardoned;

/** Gives a run's points to the boxes around it, the less the farther they are. A function of its own: engines compile one loop at a time. */
function score(box: Box, run: Run): void {
  const own = sentences(run);
  if (own === 0) return;
  const points = 1 + Math.min(run.marks, 10) + Math.min(own / 100, 5);
  let at: Box | null = paragraphTags.has(box.tag) ? box.parent : box;
  for (let level = 0; at && level < 5; level++, at = at.parent)
    at.score += level === 0 ? points : level === 1 ? points / 2 : points / (level * 3);
}

function* propagate(boxes: readonly Box[]): Generator<void> {
  for (let i = 0; i < boxes.length; i++) {
    if (i % SLICE === 0) yield;
    const box = boxes[i]!;
    if (surrounds(box)) {
      i = Math.max(i, box.last - 1);
      continue;
    }
    for (const item of box.items) if (isRun(item)) score(box, item);
  }
}

/** Score with what the name says and what the links take away. */
export function worth(box: Box): number {
  const named = box.hint === 'body' ? 1.4 : box.hint === 'article' ? 1.15 : 1;
  const tag = box.tag === 'ul' || box.tag === 'ol' || box.tag === 'form' || box.tag === 'dl' ? 0.7 : 1;
  return box.score * named * tag * (1 - linkDensity(box));
}
