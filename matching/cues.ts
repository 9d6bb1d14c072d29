import type { Span } from './around';
import { isWordAt, lower } from './letters';

/** Where in a text each class of cue words stands. */
export type Cues = (text: string, lang: string) => { cue: string; span: Span }[];

const ALPHABETIC = /[\p{Script=Latin}\p{Script=Cyrillic}]/u;
const SPACE = /\s/;

/** One cue word of a list: `withdraw` -> at the start of a word; `end!` -> to its end; `*abzug` -> anywhere in it; 철수 -> anywhere. */
interface Word {
  /** Number of the class it belongs to. */
  cue: number;
  text: string;
  starts: boolean;
  ends: boolean;
}

const wordOf = (cue: number, listed: string): Word => ({
  cue,
  text: listed.replace(/^\*|!$/g, ''),
  starts: !listed.startsWith('*') && ALPHABETIC.test(listed),
  ends: listed.endsWith('!'),
});

/** Where `word` ends when it stands at `from`, else -1. A space is any white space. */
function endOf(text: string, from: number, word: Word): number {
  let at = from;
  for (let i = 0; i < word.text.length; i++) {
    if (word.text[i] === ' ') {
      if (!SPACE.test(text[at] ?? '')) return -1;
      while (SPACE.test(text[at] ?? '')) at++;
    } else if (text.charCodeAt(at++) !== word.text.charCodeAt(i)) return -1;
  }
  if (word.starts && isWordAt(text, from - 1)) return -1;
  return word.ends && isWordAt(text, at) ? -1 : at;
}

/** Words of one language by the character they begin with, in the order of their lists. */
function indexOf(lists: Record<string, Record<string, string>>, lang: string): Map<number, Word[]> {
  const index = new Map<number, Word[]>();
  Object.values(lists).forEach((langs, cue) => {
    for (const listed of Object.hasOwn(langs, lang) ? langs[lang]!.split('|') : []) {
      const word = wordOf(cue, listed);
      const first = word.text.charCodeAt(0);
      const there = index.get(first);
      if (there) there.push(word);
      else index.set(first, [word]);
    }
  });
  return index;
}

/**
 * Compiles the cue lists of a pack; the lists of a language are indexed when first asked for. One pass over the text, no
 * regular expression of all the words: compiling those takes browsers half a second.
 */
export function compileCues(lists: Record<string, Record<string, string>>): Cues {
  const names = Object.keys(lists);
  const byLang = new Map<string, Map<number, Word[]>>();
  return (text, lang) => {
    let index = byLang.get(lang);
    if (!index) byLang.set(lang, (index = indexOf(lists, lang)));
    const low = lower(text).replaceAll('’', "'");
    const found: Span[][] = names.map(() => []);
    for (let at = 0; at < low.length; at++) {
      const words = index.get(low.charCodeAt(at));
      if (!words) continue;
      // Of each class the first that fits, from where the last one ended.
      for (const word of words) {
        const spans = found[word.cue]!;
        if (at < (spans.at(-1)?.end ?? 0)) continue;
        const end = endOf(low, at, word);
        if (end > at) spans.push({ start: at, end });
      }
    }
    return found.flatMap((spans, cue) => spans.map((span) => ({ cue: names[cue]!, span })));
  };
}
