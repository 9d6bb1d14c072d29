import type { ReadingPack } from '../../data/schema';
import { articleText, type Article, type LinkedMention, type Report } from '../../matching/types';
import type { Words } from '../types';

/** The pack's sample as an article: one block a paragraph. */
export function sampleArticle({ meta }: ReadingPack, lang: Words['lang']): Article {
  const blocks: Article['blocks'] = [];
  for (const paragraph of meta.strings.sample) {
    const start = blocks.length ? articleText(blocks).length + 1 : 0;
    blocks.push({ text: paragraph[lang], role: blocks.length ? 'body' : 'lead', section: 0, start });
  }
  return { title: meta.strings.sampleTitle[lang], lang, published: null, url: null, kind: 'article', blocks };
}

/** The mention that the picture opens a card on: the first marked one in the text with a passage and an event, or at least a passage. */
export function pictured(report: Report | null, marked: readonly string[]): LinkedMention | undefined {
  const all = report?.mentions.filter((m) => m.in === 'text' && m.passages.length && marked.includes(m.id)) ?? [];
  return all.find((m) => m.events.length) ?? all[0];
}

export interface Run {
  text: string;
  /** The mention that these words are. */
  mention?: string;
}

/** A block's text in runs, marked and unmarked; mentions are in the order of the text and don't overlap. */
export function runsOf(text: string, start: number, mentions: readonly LinkedMention[]): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const mention of mentions) {
    const [from, to] = [mention.start - start, mention.end - start];
    if (from < at || to > text.length) continue;
    if (from > at) runs.push({ text: text.slice(at, from) });
    runs.push({ text: text.slice(from, to), mention: mention.id });
    at = to;
  }
  if (at < text.length) runs.push({ text: text.slice(at) });
  return runs;
}
