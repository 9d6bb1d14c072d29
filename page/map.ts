/** The way back from an article's text to the page: block and offset to text nodes, and the reverse. */
import type { Piece } from './boxes';

export interface Stretch {
  node: Text;
  start: number;
  end: number;
}

export class TextMap {
  private reverse: Map<Text, { block: number; piece: Piece }[]> | null = null;

  /** @param blocks for each block of the article, where its text is from. */
  constructor(private readonly blocks: readonly (readonly Piece[])[]) {}

  /**
   * The nodes that hold a block's characters from `start` to `end`, in order, one stretch for each node. White space that HTML does not
   * show lies inside a stretch. Empty when a node has been shortened since.
   */
  toRanges(block: number, start: number, end: number): Stretch[] {
    const pieces = this.blocks[block] ?? [];
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

  /** The same as one range over all its nodes, as StaticRange and Range take it; null when there is nothing to mark. */
  toRange(block: number, start: number, end: number): StaticRangeInit | null {
    const stretches = this.toRanges(block, start, end);
    const [first, last] = [stretches[0], stretches.at(-1)];
    return first && last
      ? { startContainer: first.node, startOffset: first.start, endContainer: last.node, endOffset: last.end }
      : null;
  }

  /** Block and offset of a character in the page; null for what is not in the article. */
  at(node: Text, offset: number): { block: number; offset: number } | null {
    this.reverse ??= this.index();
    let last: { block: number; offset: number } | null = null;
    for (const { block, piece } of this.reverse.get(node) ?? []) {
      if (offset < piece.offset) break;
      // Within white space that is not shown: where the next shown character is.
      last = { block, offset: piece.at + Math.min(offset - piece.offset, piece.length) };
      if (offset < piece.offset + piece.length) break;
    }
    return last;
  }

  /** All text nodes of the article, in order. */
  nodes(): Iterable<Text> {
    this.reverse ??= this.index();
    return this.reverse.keys();
  }

  private index(): Map<Text, { block: number; piece: Piece }[]> {
    const index = new Map<Text, { block: number; piece: Piece }[]>();
    this.blocks.forEach((pieces, block) => {
      for (const piece of pieces) {
        const list = index.get(piece.node);
        if (list) list.push({ block, piece });
        else index.set(piece.node, [{ block, piece }]);
      }
    });
    return index;
  }
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
