/** A pack's compiled data in use: what of it is made when a text needs it, and which lists of words a text needs. */
import type { MatcherData } from './compile.ts';
import { loadGazetteer, NAMES, type Gazetteer } from './gazetteer.ts';
import { hasOtherLetters, languageOf, writesLatin } from './language.ts';
import { unpackRules } from './packed-rules.ts';
import { indexPatterns, type PatternIndex } from './patterns.ts';
import type { Article } from './types.ts';

/** What is made of the compiled data when a text needs it, and can be made again. */
interface Made {
  /** Tries by language. */
  tries: Map<string, Gazetteer>;
  /** Patterns by level. */
  patterns: PatternIndex[] | undefined;
}

export interface Matcher extends Omit<MatcherData, 'whole' | 'glue'>, Made {
  /** What was made, while nothing is read: the browser may take its memory back. */
  resting?: WeakRef<Made>;
  /** By class: a small word; a name that is taken whole. */
  glue: boolean[];
  whole: boolean[];
}

/** Takes compiled data; most of it is unpacked in slices when the first text comes. */
export function loadMatcher({ words, glue, whole, ...rest }: MatcherData): Matcher {
  const marked = (classes: number[]): boolean[] => {
    const out: boolean[] = [];
    for (const cls of classes) out[cls] = true;
    return out;
  };
  return {
    ...rest,
    words: { ...words },
    tries: new Map(),
    glue: marked(glue),
    whole: marked(whole),
    patterns: undefined,
  };
}

/** Lets go of what can be made again, until `wake`: a page that was read keeps its findings and little else. */
export function rest(matcher: Matcher): void {
  const { tries, patterns } = matcher;
  matcher.resting = new WeakRef({ tries, patterns });
  matcher.tries = new Map();
  matcher.patterns = undefined;
}

/** Takes up what `rest` let go of, as far as it is still there. */
export function wake(matcher: Matcher): void {
  const made = matcher.resting?.deref();
  matcher.resting = undefined;
  if (made) Object.assign(matcher, made);
}

/** Takes packed words that have come: of a language, or `NAMES`. */
export function addWords(matcher: Matcher, lang: string, packed: string): void {
  if (lang in matcher.words) return;
  matcher.words[lang] = packed;
  // Tries were built without them.
  matcher.tries.clear();
  matcher.resting = undefined;
}

const knows = ({ langs }: Pick<Matcher, 'langs'>, lang: string): boolean => langs.includes(lang);

/** The trie for texts of a language, in slices; where its words are not there, that of names which count in every language. */
export function* trieOf(matcher: Matcher, lang: string): Generator<void, Gazetteer> {
  const { words, tries, number } = matcher;
  const own = knows(matcher, lang) && lang in words ? lang : '';
  let trie = tries.get(own);
  if (!trie) {
    const lists = [own, ...(own && !writesLatin(own) ? [] : [NAMES])];
    trie = yield* loadGazetteer(
      lists.map((list) => words[list] ?? ''),
      number,
    );
    tries.set(own, trie);
  }
  return trie;
}

/** Its patterns, level by level, in slices. */
export function* patternsOf(matcher: Matcher): Generator<void, PatternIndex[]> {
  if (matcher.patterns) return matcher.patterns;
  const levels: PatternIndex[] = [];
  for (const packed of matcher.levels) {
    levels.push(indexPatterns(yield* unpackRules(packed, matcher.members)));
    yield;
  }
  return (matcher.patterns ??= levels);
}

/** May names in other letters than Latin stand in a text of Latin ones? */
export function needsNames(text: string, matcher: Pick<Matcher, 'langs'>, hint: string | null): boolean {
  if (!hasOtherLetters(text)) return false;
  const own = languageOf(text, hint);
  return !knows(matcher, own) || writesLatin(own);
}

/** Blocks that are looked at for the languages of an article. */
const LOOKED_AT = 24;

/** Languages of an article, of those that the pack has words for; '' where it is written in another. */
export function languagesOf({ blocks, title, lang }: Article, matcher: Pick<Matcher, 'langs'>): string[] {
  const every = Math.ceil(blocks.length / LOOKED_AT);
  const texts = blocks.filter((_, i) => i % every === 0).map(({ text }) => text);
  const all = (title ? [title, ...texts] : texts).map((text) => languageOf(text, lang));
  return [...new Set(all.map((one) => (knows(matcher, one) ? one : '')))];
}
