import type { Span } from './around';

/** Where in a text each class of cue words stands. */
export type Cues = (text: string, lang: string) => { cue: string; span: Span }[];

const escape = (s: string): string => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const ALPHABETIC = /[\p{Script=Latin}\p{Script=Cyrillic}]/u;

/** `withdraw` -> at the start of a word; `end!` -> to its end; `*abzug` -> anywhere in it; 철수 -> anywhere. A space is any white space. */
function source(cue: string): string {
  const body = escape(cue.replace(/^\*|!$/g, '')).replace(/ /g, '\\s+');
  const from = cue.startsWith('*') || !ALPHABETIC.test(cue) ? '' : '(?<![\\p{L}\\p{N}])';
  return `${from}${body}${cue.endsWith('!') ? '(?![\\p{L}\\p{N}])' : ''}`;
}

/** Length-preserving lower case, so that offsets hold. */
const lower = (text: string): string => {
  const low = text.toLowerCase();
  return low.length === text.length
    ? low
    : Array.from(text, (c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join('');
};

/** Compiles the cue lists of a pack; the lists of a language are compiled when first asked for. */
export function compileCues(lists: Record<string, Record<string, string>>): Cues {
  const byLang = new Map<string, [string, RegExp][]>();
  const of = (lang: string) => {
    let found = byLang.get(lang);
    if (!found) {
      found = Object.entries(lists).flatMap(([cue, langs]) => {
        const list = langs[lang];
        return list ? [[cue, new RegExp(list.split('|').map(source).join('|'), 'gu')] as [string, RegExp]] : [];
      });
      byLang.set(lang, found);
    }
    return found;
  };
  return (text, lang) => {
    const low = lower(text).replaceAll('’', "'");
    return of(lang).flatMap(([cue, pattern]) =>
      Array.from(low.matchAll(pattern), (m) => ({ cue, span: { start: m.index, end: m.index + m[0].length } })),
    );
  };
}
