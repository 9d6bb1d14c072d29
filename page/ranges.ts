import { parentOf } from './dom';

/** A stretch of one text node; `start` and `end` are UTF-16 offsets into `node.data`. */
export interface TextRange {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
}

/** A mention as the live page knows it: an id and where its words stand ("<b>New</b> York" is two ranges). */
export interface Mark {
  readonly id: string;
  readonly ranges: readonly TextRange[];
}

/** Whether the range still stands in a document and inside its node. */
export const isLive = ({ node, start, end }: TextRange): boolean =>
  node.isConnected && start < end && end <= node.length;

/** The characters that the ranges hold now. */
export const wordsOf = (ranges: readonly TextRange[]): string =>
  ranges.map(({ node, start, end }) => node.data.slice(start, end)).join('');

/** For painting: unlike a `Range`, a `StaticRange` costs nothing when the page changes. */
export const staticRange = ({ node, start, end }: TextRange): StaticRange =>
  new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end });

/** One `Range` for all measuring: every live range makes each later change of the page dearer. */
let ruler: Range | undefined;

/**
 * The boxes of the ranges, one a line, in CSS px of the window; none for text that is not laid out.
 * Forces layout if the page is dirty.
 */
export function rectsOf(ranges: readonly TextRange[]): DOMRect[] {
  const rects: DOMRect[] = [];
  for (const range of ranges) {
    if (!isLive(range)) continue;
    const { node, start, end } = range;
    if (ruler?.startContainer.ownerDocument !== node.ownerDocument) ruler = node.ownerDocument.createRange();
    ruler!.setStart(node, start);
    ruler!.setEnd(node, end);
    for (const rect of ruler!.getClientRects()) if (rect.width > 0 && rect.height > 0) rects.push(rect);
    // Lets go of the text, so that nothing of a page that is gone is kept.
    ruler!.selectNodeContents(node.ownerDocument);
    ruler!.collapse(true);
  }
  return rects;
}

/** Whether a point lies in the box, or at most `slack` px beside it. */
export const contains = (rect: DOMRectReadOnly, x: number, y: number, slack = 0): boolean =>
  x >= rect.left - slack && x <= rect.right + slack && y >= rect.top - slack && y <= rect.bottom + slack;

/** The smallest box around all of them; null when there are none. */
export function around(rects: readonly DOMRectReadOnly[]): DOMRect | null {
  if (rects.length === 0) return null;
  const left = Math.min(...rects.map((r) => r.left));
  const top = Math.min(...rects.map((r) => r.top));
  const right = Math.max(...rects.map((r) => r.right));
  const bottom = Math.max(...rects.map((r) => r.bottom));
  return new DOMRect(left, top, right - left, bottom - top);
}

/** The parent as the page is laid out: through slots and out of shadow roots. */
export function flatParent(node: Element | Text): Element | null {
  const slot: unknown = node.assignedSlot;
  const parent = slot instanceof HTMLSlotElement ? slot : parentOf(node);
  return parent instanceof Element ? parent : null;
}
