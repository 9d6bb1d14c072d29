/** A passage with its citation, to be pasted elsewhere. Pure. */
import type { PackMeta, Passage } from '../data/schema';
import { dateText } from './dates';
import type { Words } from './types';

type CitedMeta = Pick<PackMeta, 'author' | 'title' | 'outlet' | 'published'>;

/** `Author, “Title”, Outlet, 15 July 2013, passage 12`; the date as precise as it is known. */
export const citation = ({ t, lang }: Words, meta: CitedMeta, passage: string): string =>
  t('common_citation', meta.author, meta.title, meta.outlet, dateText(lang, meta.published), passage.slice(1));

/** The exact text, then the citation in brackets. */
export const citeText = (words: Words, meta: CitedMeta, passage: Pick<Passage, 'id' | 'text'>): string =>
  `${passage.text} (${citation(words, meta, passage.id)})`;

/** Characters that Markdown would read as markup; what is pasted must read as it stands in the essay. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>~|]/g, '\\$&')
    .replace(/^(\s*)([#+-]|\d+(?=[.)]))/gm, (_, space: string, mark: string) =>
      /\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
    );

/** A quote block with the citation under it. */
export const citeMarkdown = (words: Words, meta: CitedMeta, passage: Pick<Passage, 'id' | 'text'>): string =>
  `${quoteBlock(passage.text)}\n>\n> — ${escapeMarkdown(citation(words, meta, passage.id))}\n`;

export const quoteBlock = (text: string): string =>
  escapeMarkdown(text)
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
