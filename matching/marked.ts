import type { Block, Mention } from './types';

/** Which mentions are painted. The sidebar lists them all; the page shows few. */

/** Paragraphs that count as one section where an article has none of its own. */
const PARAGRAPHS = 6;

/**
 * The section each block falls into, for the spreading of marks: the article's own sections where it has more than
 * one, else runs of six paragraphs. The headline and what stands before the first paragraph belong to the first.
 */
export function sectionsOf(blocks: readonly Pick<Block, 'role' | 'section'>[]): number[] {
  const own = new Set(blocks.map((block) => block.section)).size > 1;
  let paragraphs = 0;
  return blocks.map(({ role, section }) => {
    if (own) return section;
    const here = Math.floor(paragraphs / PARAGRAPHS);
    if (role === 'body' || role === 'lead') paragraphs++;
    return here;
  });
}

export interface Spread {
  /** Every mention instead of a concept's first in each section. */
  all: boolean;
  /** Concepts that are not marked. */
  muted: ReadonlySet<string>;
}

/** The mentions to paint, in order of the text. Mentions in the title have no place in the page. */
export function markedMentions(
  mentions: readonly Mention[],
  sections: readonly number[],
  { all, muted }: Spread,
): Mention[] {
  const seen = new Set<string>();
  return mentions.filter((mention) => {
    if (mention.in === 'title' || muted.has(mention.concept)) return false;
    const key = `${sections[mention.block] ?? 0} ${mention.concept}`;
    if (!all && seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
