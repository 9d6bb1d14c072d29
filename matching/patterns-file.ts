/** Build time: the shapes of a pack's patterns.json and relevance.json, and the two read as one. The notation is that of syntax.ts. */
import * as v from 'valibot';
import type { Pack } from '../data/schema.ts';

/** A pack's patterns.json that does not hold together. */
export class PatternError extends Error {
  override name = 'PatternError';
}

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
  /**
   * Two cues: where a sentence has words of `words` and none of `unless`, or a word of `words` stands beside what is found,
   * other places or wars are spoken of, and nothing is mentioned but the concepts of `but`. See away.ts.
   */
  away: v.optional(v.strictObject({ words: Name, unless: Name, but: v.optional(v.array(Name), []) })),
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

function parse<S extends v.GenericSchema>(pack: Pack, file: string, schema: S, value: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const issue = result.issues[0];
  throw new PatternError(`${file} of ${pack.meta.id}: ${v.getDotPath(issue) ?? '(top)'}: ${issue.message}`);
}

/** Cues of relevance.json; a pack's own names have no colon. */
export const telling = ['anchors', 'faint', 'speaks', 'against'] as const;
export const tellingCue = (list: (typeof telling)[number]): string => `relevance:${list}`;

/**
 * patterns.json with what relevance.json adds: classes, and a cue for each of its lists.
 * @throws PatternError when one of them is malformed.
 */
export function readPatterns(pack: Pack): Patterns {
  const patterns = parse(pack, 'patterns.json', Patterns, pack.patterns);
  if (pack.relevance === undefined) return patterns;
  const { classes, ...lists } = parse(pack, 'relevance.json', TellingWords, pack.relevance);
  const twice = Object.keys(classes).find((name) => name in patterns.classes);
  if (twice) throw new PatternError(`relevance.json of ${pack.meta.id}: class "${twice}" is one of patterns.json`);
  const cues = Object.fromEntries(telling.map((list) => [tellingCue(list), lists[list]]));
  return { ...patterns, classes: { ...patterns.classes, ...classes }, cues: { ...patterns.cues, ...cues } };
}
