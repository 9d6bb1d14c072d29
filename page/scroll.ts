import { attr } from './dom';
import { around, flatParent, rectsOf, type TextRange } from './ranges';

/** Where in the free part of the window a mention is brought: a little above the middle. */
const AIM = 0.4;
/** px of air around a mention that counts as seen. */
const AIR = 12;
/** Longest wait for a smooth scroll to end, ms. */
const PATIENCE = 1500;

/** How far to scroll so that `from … to` lies within `low … high`; 0 if it does. All in px of one axis. */
export function distance(from: number, to: number, low: number, high: number): number {
  if (from >= low && to <= high) return 0;
  const aim = low + (high - low) * AIM;
  return Math.round(to - from > high - low ? from - low : (from + to) / 2 - aim);
}

/** What lies over the page's top edge and stays there (a sticky header), or its bottom edge: px from that edge. */
function covered(doc: Document, x: number, edge: 'top' | 'bottom'): number {
  const height = doc.documentElement.clientHeight;
  let most = 0;
  for (const element of doc.elementsFromPoint(x, edge === 'top' ? 1 : height - 2)) {
    const { position } = getComputedStyle(element);
    if (position !== 'fixed' && position !== 'sticky') continue;
    const rect = element.getBoundingClientRect();
    const depth = edge === 'top' ? rect.bottom : height - rect.top;
    // More than a third is no header but a layer over everything.
    if (depth < height / 3) most = Math.max(most, depth);
  }
  return most;
}

/** Opens what the browser itself would open for find-in-page: `<details>` and `hidden="until-found"`. */
function open(node: Text): void {
  for (let at = flatParent(node); at; at = flatParent(at)) {
    const details = at.parentElement;
    if (at instanceof HTMLDetailsElement && !at.open) at.open = true;
    else if (details instanceof HTMLDetailsElement && !details.open && at.localName !== 'summary') details.open = true;
    if (attr(at, 'hidden') === 'until-found') {
      at.dispatchEvent(new Event('beforematch', { bubbles: true }));
      at.removeAttribute('hidden');
    }
  }
}

const scrolls = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll' || overflow === 'overlay';

/**
 * Scrolls the words into view, in every scroller around them, smoothly unless the reader wants less motion, and not behind a sticky header.
 * Nothing moves if they are in view. The one thing of the page that it changes is what it has to open: `<details>`, as find-in-page does.
 * @param options.bottom px at the window's lower edge that are taken (a sheet)
 * @returns false when the words are not shown anywhere; otherwise true, once the scrolling has ended
 */
export async function reveal(ranges: readonly TextRange[], { bottom = 0 }: { bottom?: number } = {}): Promise<boolean> {
  const node = ranges[0]?.node;
  const view = node?.ownerDocument.defaultView;
  if (!node?.isConnected || !view) return false;
  open(node);
  const calm = view.matchMedia('(prefers-reduced-motion: reduce)').matches || view.document.hidden;
  if (!bring(ranges, bottom, calm ? 'instant' : 'smooth')) return around(rectsOf(ranges)) !== null;
  await ended(view);
  // What was loaded on the way may have moved it.
  bring(ranges, bottom, 'instant');
  return around(rectsOf(ranges)) !== null;
}

/** @returns whether anything scrolls */
function bring(ranges: readonly TextRange[], bottom: number, behavior: ScrollBehavior): boolean {
  const node = ranges[0]!.node;
  const doc = node.ownerDocument;
  const found = around(rectsOf(ranges));
  if (!found) return false;
  let { left, top } = found;
  let moved = false;
  const root = doc.scrollingElement ?? doc.documentElement;
  const scroll = (element: Element, dx: number, dy: number): void => {
    if (!dx && !dy) return;
    const [x, y] = [element.scrollLeft, element.scrollTop];
    const limit = (value: number, most: number) => Math.max(0, Math.min(value, most));
    // Right-to-left and vertical-rl scrollers count backwards from 0: let the browser clamp those.
    const goX = x < 0 || dx < 0 ? dx : limit(x + dx, element.scrollWidth - element.clientWidth) - x;
    const goY = limit(y + dy, element.scrollHeight - element.clientHeight) - y;
    if (!goX && !goY) return;
    element.scrollBy({ left: goX, top: goY, behavior });
    left -= goX;
    top -= goY;
    moved = true;
  };
  for (let at = flatParent(node); at && at !== root; at = flatParent(at)) {
    if (at === doc.documentElement || (at === doc.body && doc.compatMode === 'BackCompat')) continue;
    const { overflowX, overflowY } = getComputedStyle(at);
    const [across, down] = [scrolls(overflowX), scrolls(overflowY)];
    if (!across && !down) continue;
    const box = at.getBoundingClientRect();
    scroll(
      at,
      across ? distance(left, left + found.width, box.left, box.right) : 0,
      down ? distance(top, top + found.height, box.top + AIR, box.bottom - AIR) : 0,
    );
  }
  const { clientWidth: width, clientHeight: height } =
    doc.compatMode === 'BackCompat' ? (doc.body ?? doc.documentElement) : doc.documentElement;
  const x = Math.max(0, Math.min(left + found.width / 2, width - 1));
  const high = covered(doc, x, 'top') + AIR;
  const low = height - Math.max(bottom, covered(doc, x, 'bottom')) - AIR;
  scroll(root, distance(left, left + found.width, 0, width), distance(top, top + found.height, high, low));
  return moved;
}

function ended(view: Window): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      view.removeEventListener('scrollend', done, true);
      resolve();
    };
    const timer = setTimeout(done, PATIENCE);
    view.addEventListener('scrollend', done, true);
  });
}
