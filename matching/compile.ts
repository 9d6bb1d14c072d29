/**
 * Build time: a pack's surface forms, words and patterns -> compact data that the page loads. Says what is wrong with
 * them. The notation is that of syntax.ts and company.ts.
 */
import type { Pack } from '../data/schema.ts';
import type { Away } from './away.ts';
import type { Need, Scope } from './company.ts';
import { compileLevels } from './compile-rules.ts';
import { addForms, packedByLanguage, Words } from './compile-words.ts';
import { Names, unknown } from './names.ts';
import { type Members, packRules } from './packed-rules.ts';
import { PatternError, readPatterns, telling, tellingCue, type Patterns } from './patterns-file.ts';
import { bars, expand } from './syntax.ts';

export interface Subject {
  enough: number;
  /** Weight of each concept by index, [without need, with need]. */
  concepts: [number, number][];
  /** Weight of each cue by index. */
  cues: number[];
}

/** Numbers of the cues that speak for and against an article's being about the subject; see relevance.ts. */
export interface Telling {
  anchors: number;
  faint: number;
  speaks: number;
  against: number;
}

export interface MatcherData {
  id: string;
  concepts: string[];
  /** Numbers of the core concepts. */
  core: number[];
  /** Primary language subtags; bit n of every `langs` is the n-th. */
  langs: string[];
  /**
   * Packed words by primary language subtag, so that a page loads only its own; '' for texts in any other language.
   * `NAMES` go with languages that write Latin.
   */
  words: Record<string, string>;
  free: number;
  /** Classes of small words, and of names that are taken whole. */
  glue: number[];
  whole: number[];
  /** Class of any number in figures; -1: none. */
  number: number;
  /** Packed rules level by level, mentions last; `quiet` among them. */
  levels: string[];
  /** For classes that take in others whole, which. */
  members: Members;
  needs: Need[];
  /** Cues of each class. */
  cuesOf: number[][];
  /** Number of cues. */
  cues: number;
  away: Away | null;
  subject: Subject | null;
  relevance: Telling | null;
}

/** See `compileAnchors`. */
export interface AnchorData {
  words: string[];
  cores: string[];
}

function readNeed(text: string, names: Names): Need {
  return text.split('|').map((all) =>
    all.split('+').map((term) => {
      const langs = /^\s*lang=([a-z-]+)\s*$/.exec(term);
      if (langs) return { langs: names.langBits(langs[1]!) };
      const match = /^\s*(!?)([a-z0-9-]+)(?:\*(\d))?(?:@(sentence|paragraph|article))?\s*$/.exec(term);
      if (!match) throw new PatternError(`need "${text}": cannot read "${term.trim()}"`);
      const cue = names.cues.get(match[2]!) ?? unknown(`cue "${match[2]}"`, `need "${text}"`);
      const [, not, , count, scope] = match;
      return {
        cue,
        ...(count && count !== '1' ? { count: Number(count) } : {}),
        ...(scope && scope !== 'article' ? { scope: scope as Scope } : {}),
        ...(not ? { not: true as const } : {}),
      };
    }),
  );
}

/**
 * Compiles what finding mentions needs.
 * @throws PatternError when patterns.json or a need is malformed or names what does not exist.
 */
export function compileMatcher(pack: Pack): MatcherData {
  const patterns = readPatterns(pack);
  const concepts = pack.concepts.map((c) => c.id);
  const names = new Names(concepts, patterns, pack.concepts);
  const needs: Need[] = [];
  const needIds = new Map<string, number>();
  const need = (text: string): number => {
    let id = needIds.get(text);
    if (id === undefined) needIds.set(text, (id = needs.push(readNeed(text, names)) - 1));
    return id;
  };
  const words = new Words();
  try {
    addForms(words, pack.concepts, names, need);
    for (const [name, byLang] of Object.entries(patterns.classes))
      for (const [lang, list] of Object.entries(byLang))
        for (const word of bars(list)) {
          const cls = names.classes.get(name)!;
          if (word.trim()) words.add(word.trim(), { cls, langs: names.langBits(lang) });
        }
    const levels = compileLevels(patterns, names, need);
    return {
      id: pack.meta.id,
      concepts,
      core: pack.concepts.flatMap(({ rank }, i) => (rank === 'core' ? [i] : [])),
      langs: names.langs,
      words: packedByLanguage(words, names),
      free: patterns.free ? names.classIds(patterns.free, 'free')[0]! : -1,
      number: patterns.number ? names.classIds(patterns.number, 'number')[0]! : -1,
      glue: patterns.glue.flatMap((name) => names.classIds(name, 'glue')),
      whole: patterns.whole.flatMap((name) => names.classIds(name, 'whole')),
      levels: levels.map(packRules),
      members: Object.fromEntries(names.members),
      needs,
      cuesOf: cuesByClass(patterns, names),
      cues: names.cues.size,
      away: compileAway(patterns, names),
      subject: compileSubject(patterns, names),
      relevance: pack.relevance === undefined ? null : tellingOf(names),
    };
  } catch (error) {
    if (error instanceof PatternError) throw error;
    throw new PatternError(`pack ${pack.meta.id}: ${(error as Error).message}`);
  }
}

function cuesByClass(patterns: Patterns, names: Names): number[][] {
  const out: number[][] = [];
  for (const [name, classes] of Object.entries(patterns.cues))
    for (const cls of classes.flatMap((c) => names.classIds(c, `cue "${name}"`)))
      (out[cls] ??= []).push(names.cues.get(name)!);
  return Array.from(out, (cues) => cues ?? []);
}

function compileAway({ away }: Patterns, names: Names): Away | null {
  if (!away) return null;
  const cue = (name: string): number => names.cues.get(name) ?? unknown(`cue "${name}"`, 'away');
  const but = away.but.map((id) => names.conceptId(id, 'away'));
  return { words: cue(away.words), unless: cue(away.unless), but };
}

function compileSubject({ subject }: Patterns, names: Names): Subject | null {
  if (!subject) return null;
  const concepts = names.concepts.map((): [number, number] => [subject.sure, subject.company]);
  for (const [id, weight] of Object.entries(subject.concepts))
    concepts[names.conceptId(id, 'subject')] = [weight, weight];
  const cues = [...names.cues.keys()].map(() => 0);
  for (const [name, weight] of Object.entries(subject.cues))
    cues[names.cues.get(name) ?? unknown(`cue "${name}"`, 'subject')] = weight;
  return { enough: subject.enough, concepts, cues };
}

function tellingOf(names: Names): Telling {
  const [anchors, faint, speaks, against] = telling.map((list) => names.cues.get(tellingCue(list))!);
  return { anchors: anchors!, faint: faint!, speaks: speaks!, against: against! };
}

/** As long as a core is, where its anchor is long enough. */
const CORE = 5;

/**
 * Strings of which one stands in every anchor that is written in Latin letters (of Latin-1), without a space or a dash, which a
 * text may write in other ways. Few: of what may be taken, what stands in most anchors is taken first.
 */
function coresOf(words: readonly string[]): string[] {
  const cores: string[] = [];
  const candidates = (word: string): string[] => {
    const parts = word.split(/[\s*-]+/);
    const length = Math.min(CORE, Math.max(...parts.map((part) => part.length)));
    return parts.flatMap((part) =>
      Array.from({ length: Math.max(0, part.length - length + 1) }, (_, i) => part.slice(i, i + length)),
    );
  };
  let left = words.filter((word) => !word.startsWith('!') && !/[^\0-\xff]/.test(word));
  while (left.length) {
    const holders = new Map<string, number>();
    for (const core of left.flatMap((word) => [...new Set(candidates(word))]))
      holders.set(core, left.filter((word) => word.includes(core)).length);
    const [core] = [...holders].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]!;
    cores.push(core);
    left = left.filter((word) => !word.includes(core));
  }
  return cores;
}

/**
 * Anchors of all packs for the doorbell, the shorter first: lower-case strings of two characters at least, `*` at the
 * end for stems, `!` before what is no anchor though one stands in it; and their cores.
 * @throws PatternError when a pack's patterns.json is malformed.
 */
export function compileAnchors(packs: Pack[]): AnchorData {
  const read = (list: string): string[] =>
    bars(list)
      .flatMap((word) => expand(word.trim()))
      .filter(Boolean)
      .map((word) => word.toLowerCase());
  const all = packs.map((pack) => readPatterns(pack).anchors);
  const listed = all.flatMap(({ words, but }) => [...read(words), ...read(but).map((word) => `!${word}`)]);
  const length = (word: string): number => word.replace(/[!*]/g, '').length;
  const short = listed.find((word) => length(word) < 2);
  if (short) throw new PatternError(`The anchor "${short}" is too short`);
  const words = [...new Set(listed)].sort((a, b) => length(a) - length(b) || (a < b ? -1 : 1));
  return { words, cores: coresOf(words) };
}
