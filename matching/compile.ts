/**
 * Build time: a pack's surface forms, words and patterns -> compact data that the page loads. Validates patterns.json
 * and says what is wrong with it. The notation is that of syntax.ts and company.ts.
 */
import * as v from 'valibot';
import type { Concept, Pack } from '../data/schema.ts';
import type { Need, Scope } from './company.ts';
import { hasOtherLetters, writesLatin } from './language.ts';
import { NAMES } from './gazetteer.ts';
import { foldString } from './normalize.ts';
import { packWords, type Group, type Meaning } from './packed-words.ts';
import { compileLevels } from './compile-rules.ts';
import { Names, PatternError, unknown } from './names.ts';
import { type Members, packRules } from './packed-rules.ts';
import { bars, expand } from './syntax.ts';

export { PatternError } from './names.ts';

const Name = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/));
const Rules = v.array(v.pipe(v.string(), v.minLength(1)));
/** The shape of patterns.json. */
export const Patterns = v.strictObject({
  /** Word classes: name -> language ("any" for all) -> alternatives in the notation of syntax.ts. */
  classes: v.record(Name, v.record(v.string(), v.string())),
  /** Class whose words cost no distance: articles, possessives. */
  free: v.optional(Name),
  /** Classes of small words: where nothing else of the lists stands in a sentence, there is nothing to look for. */
  glue: v.optional(v.array(Name), []),
  /** Names that are taken whole: words inside them are not looked at. */
  whole: v.optional(v.array(v.string()), []),
  /** Class that numbers in figures belong to. */
  number: v.optional(Name),
  /** Larger parts made of smaller ones; a rule may use what rules before it make. */
  make: v.optional(v.array(v.strictObject({ class: Name, of: Rules })), []),
  /** Compounds that mention a concept. */
  mentions: v.optional(v.array(v.strictObject({ concept: Name, of: Rules, needs: v.optional(v.string()) })), []),
  /** Where these match, forms mention nothing: a capital as a place, a team. They are company all the same. */
  quiet: v.optional(Rules, []),
  /** Where these match, there is nothing at all: other names. */
  empty: v.optional(Rules, []),
  /** What needs may ask for: name -> classes and @concepts (`@concept.sure`: only forms that need no company). */
  cues: v.optional(v.record(Name, v.array(v.string())), {}),
  /** When a stretch of text is about the pack's subject at all; see mentions.ts. */
  subject: v.optional(
    v.strictObject({
      enough: v.number(),
      /** What a concept found adds, where nothing else is said: without and with a need. */
      sure: v.number(),
      company: v.number(),
      concepts: v.record(Name, v.number()),
      /** What each different word of a cue adds (three at most count); negative for other subjects. */
      cues: v.record(Name, v.number()),
    }),
  ),
  /** Strings that show by themselves that a text has to do with the subject. `but`: longer strings that don't. */
  anchors: v.optional(v.strictObject({ words: v.string(), but: v.optional(v.string(), '') }), { words: '' }),
});
export type Patterns = v.InferOutput<typeof Patterns>;

/** The shape of relevance.json: words that tell how far an article is about the subject. Lists are like those of cues. */
export const TellingWords = v.strictObject({
  /** Word classes beside those of patterns.json. */
  classes: v.optional(Patterns.entries.classes, {}),
  /** Names that are the subject's own, and names that other subjects have too. */
  anchors: v.array(v.string()),
  faint: v.array(v.string()),
  /** Words of what the subject is about, and words of other subjects. */
  speaks: v.array(v.string()),
  against: v.array(v.string()),
});

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
  subject: Subject | null;
  relevance: Telling | null;
}

export interface AnchorData {
  words: string[];
  but: string[];
}

function parse<S extends v.GenericSchema>(pack: Pack, file: string, schema: S, value: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const issue = result.issues[0];
  throw new PatternError(`${file} of ${pack.meta.id}: ${v.getDotPath(issue) ?? '(top)'}: ${issue.message}`);
}

/** Cues of relevance.json; a pack's own names have no colon. */
const telling = ['anchors', 'faint', 'speaks', 'against'] as const;
const tellingCue = (list: (typeof telling)[number]): string => `relevance:${list}`;

/** patterns.json with what relevance.json adds: classes, and a cue for each of its lists. */
function readPatterns(pack: Pack): Patterns {
  const patterns = parse(pack, 'patterns.json', Patterns, pack.patterns);
  if (pack.relevance === undefined) return patterns;
  const { classes, ...lists } = parse(pack, 'relevance.json', TellingWords, pack.relevance);
  const twice = Object.keys(classes).find((name) => name in patterns.classes);
  if (twice) throw new PatternError(`relevance.json of ${pack.meta.id}: class "${twice}" is one of patterns.json`);
  const cues = Object.fromEntries(telling.map((list) => [tellingCue(list), lists[list]]));
  return { ...patterns, classes: { ...patterns.classes, ...classes }, cues: { ...patterns.cues, ...cues } };
}

function readNeed(text: string, names: Names): Need {
  return text.split('|').map((all) =>
    all.split('+').map((term) => {
      const langs = /^\s*lang=([a-z-]+)\s*$/.exec(term);
      if (langs) return { langs: names.langBits(langs[1]!) };
      const match = /^\s*(!?)([a-z0-9-]+)(?:\*(\d))?(?:@(sentence|paragraph|article))?\s*$/.exec(term);
      if (!match) throw new PatternError(`need "${text}": cannot read "${term.trim()}"`);
      const cue = names.cues.get(match[2]!) ?? unknown(`cue "${match[2]}"`, `need "${text}"`);
      const scope = (match[4] ?? 'article') as Scope;
      return { cue, count: Number(match[3] ?? 1), scope, ...(match[1] ? { not: true as const } : {}) };
    }),
  );
}

/** A meaning with the languages it counts in, as bits; 0: all. */
interface Listed extends Meaning {
  langs: number;
}

/** Collects words with what they stand for. */
class Words {
  private words = new Map<string, Map<string, Listed>>();

  add(word: string, { langs, ...meaning }: Listed): void {
    const caseful = word.startsWith('=');
    for (const variant of expand(caseful ? word.slice(1) : word)) {
      const text = variant.trim().replace(/\s+/g, ' ');
      if (!text) throw new PatternError(`"${word}" stands for nothing`);
      const key = foldString(text, caseful);
      const meanings = this.words.get(key) ?? new Map<string, Listed>();
      this.words.set(key, meanings);
      const id = JSON.stringify(meaning);
      const old = meanings.get(id);
      meanings.set(id, { ...meaning, langs: old ? (old.langs && langs ? old.langs | langs : 0) : langs });
    }
  }

  /** The words that count, packed. `counts`: in which languages (bits; 0: in all), and whether in other letters than Latin. */
  packed(counts: (langs: number, other: boolean) => boolean): string {
    const groups = new Map<string, Group>();
    for (const text of [...this.words.keys()].sort()) {
      const other = hasOtherLetters(text);
      const own = [...this.words.get(text)!.values()].filter(({ langs }) => counts(langs, other));
      if (!own.length) continue;
      const meanings = own.map(({ langs: _langs, ...meaning }): Meaning => meaning);
      const key = JSON.stringify(meanings);
      const group = groups.get(key) ?? { meanings, words: [] };
      groups.set(key, group);
      group.words.push(text);
    }
    return packWords([...groups.values()]);
  }
}

function addForms(words: Words, concepts: Concept[], names: Names, need: (text: string) => number): void {
  concepts.forEach((concept, index) => {
    for (const [lang, forms] of Object.entries(concept.forms))
      for (const given of forms) {
        const { form, needs, caseful, alone } =
          typeof given === 'string'
            ? ({ form: given } as { form: string; needs?: string; caseful?: boolean; alone?: boolean })
            : given;
        const sure = !needs;
        // A name in Latin letters is the same in every language; a common word with a need counts in its own only.
        const everywhere = sure || /[A-Z0-9]/.test(form);
        words.add(caseful ? `=${form}` : form, {
          cls: index * 2 + (sure ? 0 : 1),
          langs: everywhere && (sure || lang === 'en') ? 0 : names.langBits(lang),
          ...(sure ? {} : { need: need(needs!) }),
          ...(alone ? { alone: true as const } : {}),
        });
      }
  });
}

/**
 * Names that count in every language are in each language's list. Those in other letters than Latin are a list of their
 * own for languages that write Latin: few texts of these hold any.
 */
function packedByLanguage(words: Words, names: Names): Record<string, string> {
  const own = (bits: number) => (langs: number, other: boolean) => (langs ? (langs & bits) !== 0 : !other);
  const all = (bits: number) => (langs: number) => langs === 0 || (langs & bits) !== 0;
  const of = (lang: string) => (writesLatin(lang) ? own : all)(names.langBits(lang));
  return {
    '': words.packed(own(0)),
    [NAMES]: words.packed((langs, other) => langs === 0 && other),
    ...Object.fromEntries(names.langs.map((lang) => [lang, words.packed(of(lang))])),
  };
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

/**
 * Anchors of all packs for the doorbell: lower-case strings, `*` at the end for stems.
 * @throws PatternError when a pack's patterns.json is malformed.
 */
export function compileAnchors(packs: Pack[]): AnchorData {
  const read = (list: string): string[] =>
    bars(list)
      .flatMap((word) => expand(word.trim()))
      .filter(Boolean)
      .map((word) => word.toLowerCase());
  const all = packs.map((pack) => readPatterns(pack).anchors);
  const unique = (list: string[]): string[] => [...new Set(list)].sort();
  return { words: unique(all.flatMap((a) => read(a.words))), but: unique(all.flatMap((a) => read(a.but))) };
}
