/**
 * Build time: a pack's surface forms, words and patterns -> compact data that the page loads. Validates patterns.json
 * and says what is wrong with it. The notation is that of syntax.ts and company.ts.
 */
import * as v from 'valibot';
import type { Concept, Pack } from '../data/schema.ts';
import type { Need, Scope } from './company.ts';
import type { GazetteerData, Item } from './gazetteer.ts';
import { foldString } from './normalize.ts';
import { LONGEST, type Element, type Pattern } from './patterns.ts';
import { bars, expand, parsePattern } from './syntax.ts';

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
  gazetteer: GazetteerData;
  free: number;
  /** Classes of small words, and of names that are taken whole. */
  glue: number[];
  whole: number[];
  /** Item that stands for any number in figures; -1: none. */
  number: number;
  /** Rules level by level, mentions last; `quiet` among them. */
  levels: Pattern[][];
  needs: Need[];
  cueNames: string[];
  /** Cues of each class. */
  cuesOf: number[][];
  subject: Subject | null;
  relevance: Telling | null;
}

export interface AnchorData {
  words: string[];
  but: string[];
}

/** A pack's patterns.json that does not hold together. */
export class PatternError extends Error {
  override name = 'PatternError';
}

const primary = (lang: string): string => lang.split('-')[0]!.toLowerCase();

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

/** Names of classes, cues and languages, resolved to numbers. */
class Names {
  readonly classes = new Map<string, number>();
  readonly langs: string[];
  readonly cues: Map<string, number>;
  /** Classes that a class takes in whole, by rules of one element: no search is needed for these. */
  readonly members = new Map<number, number[]>();
  constructor(
    readonly concepts: string[],
    patterns: Patterns,
    forms: Concept[],
  ) {
    const langs = new Set<string>();
    for (const concept of forms) for (const lang of Object.keys(concept.forms)) langs.add(primary(lang));
    for (const words of Object.values(patterns.classes))
      for (const lang of Object.keys(words)) langs.add(primary(lang));
    langs.delete('any');
    this.langs = [...langs].sort();
    this.cues = new Map(Object.keys(patterns.cues).map((name, i) => [name, i]));
    let next = concepts.length * 2;
    for (const name of [...Object.keys(patterns.classes), ...patterns.make.map((rule) => rule.class)])
      if (!this.classes.has(name)) this.classes.set(name, next++);
  }
  langBits(lang: string): number {
    const at = this.langs.indexOf(primary(lang));
    return lang === 'any' ? 0 : at < 0 ? unknown(`language "${lang}"`, 'patterns.json') : 1 << at;
  }
  /** Class numbers of a name: a concept has two classes, of its sure forms and of those with needs. */
  classIds(name: string, where: string): number[] {
    if (!name.startsWith('@')) {
      const cls = this.classes.get(name) ?? unknown(`class "${name}"`, where);
      return [cls, ...(this.members.get(cls) ?? [])];
    }
    const [id = '', only] = name.slice(1).split('.');
    const concept = this.conceptId(id, where);
    return only === 'sure' ? [concept * 2] : [concept * 2, concept * 2 + 1];
  }
  conceptId(id: string, where: string): number {
    const at = this.concepts.indexOf(id);
    return at < 0 ? unknown(`concept "${id}"`, where) : at;
  }
}

function unknown(what: string, where: string): never {
  throw new PatternError(`${where}: no ${what}`);
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

/** Collects words with what they stand for; one line a word in the end. */
class Words {
  readonly items: Item[] = [];
  private ids = new Map<string, number>();
  private words = new Map<string, Map<string, Item>>();

  add(word: string, item: Item): void {
    const caseful = word.startsWith('=');
    for (const variant of expand(caseful ? word.slice(1) : word)) {
      const text = variant.trim().replace(/\s+/g, ' ');
      if (!text) throw new PatternError(`"${word}" stands for nothing`);
      const key = foldString(text, caseful);
      const meanings = this.words.get(key) ?? new Map<string, Item>();
      this.words.set(key, meanings);
      const id = `${item.cls} ${item.need ?? ''} ${item.alone ?? ''}`;
      const old = meanings.get(id);
      meanings.set(id, { ...item, langs: old ? (old.langs && item.langs ? old.langs | item.langs : 0) : item.langs });
    }
  }

  itemId(item: Item): number {
    const key = JSON.stringify(item);
    let id = this.ids.get(key);
    if (id === undefined) {
      id = this.items.push(item) - 1;
      this.ids.set(key, id);
    }
    return id;
  }

  /** The words that count in a language (bits of `langs`; 0: in texts of any other language). */
  lines(bits: number): string {
    const all = [...this.words].flatMap(([text, meanings]) => {
      const own = [...meanings.values()].filter(({ langs }) => langs === 0 || (langs & bits) !== 0);
      return own.length ? [{ text, folded: text.toLowerCase(), meanings: own }] : [];
    });
    all.sort((a, b) => (a.folded < b.folded ? -1 : a.folded > b.folded ? 1 : a.text < b.text ? -1 : 1));
    let before = '';
    const lines = all.map(({ text, meanings }) => {
      let shared = 0;
      while (shared < text.length && shared < 70 && text[shared] === before[shared]) shared++;
      before = text;
      return `${String.fromCharCode(48 + shared)}${text.slice(shared)}\t${meanings.map((m) => this.itemId(m).toString(36)).join(',')}`;
    });
    return lines.join('\n');
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
          concept: index,
          need: sure ? -1 : need(needs!),
          ...(alone ? { alone } : {}),
        });
      }
  });
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
    const byLanguage = Object.fromEntries([
      ['', words.lines(0)],
      ...names.langs.map((lang) => [lang, words.lines(names.langBits(lang))] as const),
    ]);
    const number = patterns.number
      ? words.itemId({ cls: names.classIds(patterns.number, 'number')[0]!, langs: 0 })
      : -1;
    return {
      id: pack.meta.id,
      concepts,
      core: pack.concepts.flatMap(({ rank }, i) => (rank === 'core' ? [i] : [])),
      langs: names.langs,
      gazetteer: { words: byLanguage, items: words.items },
      free: patterns.free ? names.classIds(patterns.free, 'free')[0]! : -1,
      number,
      glue: patterns.glue.flatMap((name) => names.classIds(name, 'glue')),
      whole: patterns.whole.flatMap((name) => names.classIds(name, 'whole')),
      levels,
      needs,
      cueNames: [...names.cues.keys()],
      cuesOf: cuesByClass(patterns, names),
      subject: compileSubject(patterns, names),
      relevance: pack.relevance === undefined ? null : tellingOf(names),
    };
  } catch (error) {
    if (error instanceof PatternError) throw error;
    throw new PatternError(`pack ${pack.meta.id}: ${(error as Error).message}`);
  }
}

function compileLevels(patterns: Patterns, names: Names, need: (text: string) => number): Pattern[][] {
  const made = new Map<number, number>();
  const levels: Pattern[][] = [];
  const compile = (rule: string, result: Omit<Pattern, 'elements'>): { patterns: Pattern[]; level: number } => {
    let level = 0;
    const sequences = parsePattern(rule);
    if (sequences[0]!.elements.length > LONGEST)
      throw new PatternError(`pattern "${rule}": more than ${LONGEST} elements`);
    const compiled = sequences.map(({ langs, distinct, elements }) => ({
      ...result,
      ...(langs.length ? { langs: langs.reduce((bits, lang) => bits | names.langBits(lang), 0) } : {}),
      ...(distinct ? { distinct: true as const } : {}),
      elements: elements.map((e): Element => {
        const cls = [...new Set(e.names.flatMap((name) => names.classIds(name, `pattern "${rule}"`)))];
        for (const c of cls) level = Math.max(level, made.get(c) ?? 0);
        return {
          cls,
          gap: e.gap * 2,
          ...(e.optional ? { optional: true } : {}),
          ...(e.outside ? { outside: true } : {}),
        };
      }),
    }));
    return { patterns: compiled, level };
  };
  /** A rule of one element makes its classes members, where these are words as they stand. */
  const takesIn = (cls: number, text: string): boolean => {
    const [sequence] = parsePattern(text);
    const [element, more] = sequence!.elements;
    if (more || sequence!.langs.length) return false;
    const all = element!.names.flatMap((name) => names.classIds(name, `pattern "${text}"`));
    names.members.set(cls, [...(names.members.get(cls) ?? []), ...all.filter((one) => one !== cls)]);
    made.set(cls, Math.max(made.get(cls) ?? 0, ...all.map((one) => made.get(one) ?? 0)));
    return true;
  };
  for (const rule of patterns.make) {
    const cls = names.classes.get(rule.class)!;
    const compiled = rule.of.flatMap((text) => (takesIn(cls, text) ? [] : [compile(text, { cls })]));
    for (const { patterns: all, level } of compiled) (levels[level] ??= []).push(...all);
    made.set(cls, Math.max(made.get(cls) ?? 0, ...compiled.map((c) => c.level + 1)));
  }
  const last: Pattern[] = [];
  for (const { concept, of, needs } of patterns.mentions)
    for (const text of of)
      last.push(
        ...compile(text, { concept: names.conceptId(concept, `pattern "${text}"`), need: needs ? need(needs) : -1 })
          .patterns,
      );
  for (const text of patterns.quiet) last.push(...compile(text, { quiet: 'forms' }).patterns);
  for (const text of patterns.empty) last.push(...compile(text, { quiet: 'all' }).patterns);
  return [...levels, last];
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
