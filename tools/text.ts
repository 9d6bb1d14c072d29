/** Plain text to an article, with offsets that are those of the text. */
import type { Article, Block } from '../matching/types.ts';
import { langOf } from '../page/lang.ts';

/** Lines shorter than this that end in the middle of a sentence were broken by a program, not by the writer. */
const WRAPPED = 90;
const ends = /[.!?:;"”’)\]。！？」』…]\s*$/;

/** Whether a text's lines are pieces of paragraphs, which blank lines separate. */
function hardWrapped(lines: readonly string[]): boolean {
  const full = lines.filter((line, i) => line.trim() !== '' && (lines[i + 1] ?? '').trim() !== '');
  const broken = full.filter((line) => line.length < WRAPPED && line.length > 30 && !ends.test(line));
  return full.length >= 3 && broken.length > full.length * 0.6;
}

export interface TextCase {
  text: string;
  title?: string | null;
  lang?: string | null;
  url?: string | null;
}

/** Blocks are the text's lines (or paragraphs, where lines are hard-wrapped); joined by line feeds they are the text again. */
export function articleOfText({ text, title = null, lang = null, url = null }: TextCase): Article {
  const lines = text.split('\n');
  const wrapped = hardWrapped(lines);
  const blocks: Block[] = [];
  let start = 0;
  let led = false;
  lines.forEach((line, i) => {
    const last = blocks.at(-1);
    const goesOn = wrapped && last && line.trim() !== '' && lines[i - 1]!.trim() !== '';
    if (goesOn) last.text += `\n${line}`;
    else {
      const lead = !led && line.trim() !== '';
      led ||= lead;
      blocks.push({ text: line, role: lead ? 'lead' : 'body', section: 0, start });
    }
    start += line.length + 1;
  });
  return { title, lang: langOf([lang], text), published: null, url, blocks, kind: 'article' };
}
