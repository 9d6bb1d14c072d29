/** The way back from an article's text to the page: offset in a block to text nodes. */
import type { Piece } from './boxes';

export interface Stretch {
  node: Text;
  start: number;
  end: number;
}

/**
 * The nodes that hold a block's characters from `start` to `end`, in order, one stretch for each node. White space that HTML does not
 * show lies inside a stretch. Empty when a node has been shortened since.
 * @param pieces where the block's text is from
 */
export function stretchesOf(pieces: readonly Piece[], start: number, end: number): Stretch[] {
  const out: Stretch[] = [];
  for (let i = firstEndingAfter(pieces, start); i < pieces.length; i++) {
    const { at, node, offset, length } = pieces[i]!;
    if (at >= end) break;
    const from = offset + Math.max(0, start - at);
    const to = offset + Math.min(length, end - at);
    if (to > node.data.length) return [];
    const last = out.at(-1);
    if (last?.node === node && last.end <= from) last.end = to;
    else out.push({ node, start: from, end: to });
  }
  return out;
}

/** Index of the first piece that reaches beyond an offset. */
function firstEndingAfter(pieces: readonly Piece[], offset: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle]!;
    if (piece.at + piece.length <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
