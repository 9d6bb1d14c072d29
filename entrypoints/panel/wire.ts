import { MOST } from '../../extension/to-page';
import type { LinkedMention, Report } from '../../matching/types';

/** What of a report goes to the sidebar, and in what form. Pure. */

/** Mentions in a message: reading so many takes the sidebar some 2 ms. */
const PART = 25;

/** A mention of a page that hides a thousand blanks in a name. */
function wireMention(mention: LinkedMention): LinkedMention {
  const { surface, context, why } = mention;
  const words = [surface, why.near ?? '', ...(why.parts ?? [])];
  if (context.length <= MOST.context && words.every(({ length }) => length <= MOST.words)) return mention;
  const short = (text: string): string => text.slice(0, MOST.words);
  return {
    ...mention,
    surface: short(surface),
    context: context.slice(0, MOST.context),
    why: {
      ...why,
      ...(why.near === undefined ? {} : { near: short(why.near) }),
      ...(why.parts ? { parts: why.parts.map(short) } : {}),
    },
  };
}

/** Mentions in the parts that they travel in, nothing in them longer than the sidebar takes. */
export function* partsOf(mentions: readonly LinkedMention[]): Generator<LinkedMention[]> {
  for (let at = 0; at < mentions.length; at += PART) yield mentions.slice(at, at + PART).map(wireMention);
}

/** A report without what travels ahead of it, its mentions; the text stays in the page. */
export const wire = (report: Report): Report => {
  const { title, url, text } = report.article;
  return {
    ...report,
    article: {
      ...report.article,
      title: title?.slice(0, MOST.line) ?? null,
      url: url && url.length <= MOST.line ? url : null,
      text: '',
      length: text.length,
    },
    mentions: [],
  };
};
