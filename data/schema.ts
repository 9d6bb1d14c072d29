/**
 * The schema of a pack: everything the extension knows about one essay. Readers of this file who want to write a pack
 * of their own find the words explained in docs/writing-a-pack.md.
 *
 * A pack is a folder:
 *   essay.txt       the text, byte for byte
 *   pack.json       PackMeta: who, where, when, rights, and the strings about the subject
 *   passages.json   Passage[]
 *   concepts.json   Concept[] with surface forms
 *   patterns.json   Patterns: word classes and the compounds made of them
 *   relevance.json  words that tell how far an article is about the subject (may be missing)
 *   timeline.json   { events: Event[], later: LaterEvent[], notes: Note[], flags: Flag[] }
 *   ranker.json     Ranker: weights of the link ranker
 */
import * as v from 'valibot';

/** A string in each language of the interface. */
export const Text = v.strictObject({ en: v.pipe(v.string(), v.minLength(1)), ko: v.pipe(v.string(), v.minLength(1)) });
export type Text = v.InferOutput<typeof Text>;

const Id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/));
const Confidence = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
/** ISO date, as precise as it is known: 2013, 2013-07 or 2013-07-15. */
export const IsoDate = v.pipe(
  v.string(),
  v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/),
  // 2013-02-30 has the form of a date and is none.
  v.check((date) => new Date(date).toJSON()?.startsWith(date) ?? false, 'no such day'),
);

const Url = v.pipe(v.string(), v.url(), v.regex(/^https?:\/\//));

/** A source. `weak` marks copies, blogs and aggregators that stand in for a primary source. */
export const Source = v.strictObject({
  url: Url,
  /** Who publishes it, as the reader sees it: "UN", "Yonhap". */
  name: v.pipe(v.string(), v.minLength(1)),
  weak: v.optional(v.boolean(), false),
});
export type Source = v.InferOutput<typeof Source>;

const Offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const Range = v.strictObject({ start: Offset, end: Offset });

/** W3C TextQuoteSelector with a position: `exact` is the passage's text from `start` to `end` (UTF-16 units). */
export const Anchor = v.strictObject({ passage: Id, exact: v.pipe(v.string(), v.minLength(1)), ...Range.entries });
export type Anchor = v.InferOutput<typeof Anchor>;

export const PackMeta = v.strictObject({
  id: Id,
  version: v.string(),
  title: v.string(),
  author: v.string(),
  outlet: v.string(),
  /** Language of the essay. */
  lang: v.string(),
  published: IsoDate,
  /** Opinion, report … as shown beside every quote. */
  genre: Text,
  /** Short attribution: "Doug Bandow, Forbes, July 2013". */
  attribution: Text,
  /** "July 2013", as shown beside every passage. */
  when: Text,
  /** Where the dated evidence for author, outlet and date is. */
  evidence: v.array(Source),
  /** The date line printed in the copy, why it cannot be right. */
  dateLine: v.optional(v.strictObject({ printed: v.string(), why: Text })),
  /** What the reader should know of the copy: incomplete, … */
  about: v.array(Text),
  /** `full`: the text may be shipped whole. `excerpts`: quotes only, with a link. */
  rights: v.strictObject({
    ship: v.picklist(['full', 'excerpts']),
    holder: v.string(),
    note: Text,
    url: v.optional(v.string()),
  }),
  /** The pack's own words for its subject. */
  strings: v.strictObject({
    /** "Korea policy" */
    topic: Text,
    /** "About Korea policy" */
    about: Text,
    /** "Speaks of Korea policy in passing" */
    mentions: Text,
    /** "Nothing about Korea policy here" */
    none: Text,
    /** Title of a built-in sample article, and its paragraphs (welcome page). English and Korean. */
    sampleTitle: Text,
    sample: v.array(Text),
    /** One-line description of the product with this pack. */
    tagline: Text,
  }),
});
export type PackMeta = v.InferOutput<typeof PackMeta>;

export const PassageKind = v.picklist(['report', 'argument', 'recommendation']);
export const Passage = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^p\d+$/)),
  /** Where it stands in essay.txt, in UTF-16 units. */
  ...Range.entries,
  kind: PassageKind,
  claim: Text,
  /** The sentence or two (at most some 320 characters) that carry the claim, in UTF-16 units of the passage: what a card quotes. */
  quote: Range,
  /** What a card quotes instead where the mention is of one of these concepts: the sentence that speaks of it. */
  quotes: v.optional(v.array(v.strictObject({ concepts: v.pipe(v.array(Id), v.minLength(1)), ...Range.entries }))),
  /** What a build that ships excerpts keeps and quotes of it instead: a clause that speaks for the passage. */
  excerpt: v.optional(Range),
  /** Concepts that the passage speaks to, those that say most first; `core` are those it is about. */
  concepts: v.array(Id),
  core: v.array(Id),
});
/** `text` is filled in from essay.txt when the pack is read. */
export type Passage = v.InferOutput<typeof Passage> & { text: string };

/**
 * What an ambiguous surface form needs before it counts. The words are those of `matching/company.ts`.
 * The detection room owns the exact vocabulary.
 */
export const SurfaceForm = v.strictObject({
  /** In the notation of matching/syntax.ts. */
  form: v.pipe(v.string(), v.minLength(1)),
  /** The company it needs, in the notation of matching/company.ts. */
  needs: v.optional(v.string()),
  /** Its capitals must be capitals in the text. */
  caseful: v.optional(v.boolean()),
  /** A name that must not stand beside another capitalised word. */
  alone: v.optional(v.boolean()),
});
export const Concept = v.strictObject({
  id: Id,
  label: Text,
  /** core concepts carry a story; secondary ones count only in a core one's company. */
  rank: v.picklist(['core', 'secondary', 'weak']),
  passages: v.array(Id),
  corePassages: v.array(Id),
  /** Surface forms by language; forms flagged ambiguous name the company they need. */
  forms: v.pipe(v.record(v.string(), v.array(v.union([v.string(), SurfaceForm]))), v.minEntries(1)),
  note: v.optional(Text),
});
export type Concept = v.InferOutput<typeof Concept>;

export const Basis = v.picklist(['stated', 'relative', 'named', 'implied']);
export type Basis = v.InferOutput<typeof Basis>;
export const Event = v.strictObject({
  id: Id,
  label: Text,
  anchor: Anchor,
  date: IsoDate,
  end: v.optional(IsoDate),
  precision: v.picklist(['day', 'month', 'year']),
  basis: Basis,
  /** The essay's own phrase for the time, where basis is `relative`: “earlier this year”. */
  phrase: v.optional(v.string()),
  evidence: v.pipe(v.array(Source), v.minLength(1)),
  confidence: Confidence,
  /** Concepts that an article speaks of when this event is the right one to show, the most telling first. */
  concepts: v.array(Id),
  note: v.optional(Text),
});
export type Event = v.InferOutput<typeof Event>;

/** An event after the essay that bears on what a passage says. */
export const LaterEvent = v.strictObject({
  id: Id,
  label: Text,
  date: IsoDate,
  precision: v.picklist(['day', 'month', 'year']),
  passages: v.array(Id),
  /** What it does to them. `extends`: takes further what they report. `mixed`: bears out one part, contradicts another. */
  effect: v.picklist(['undercuts', 'outdates', 'supports', 'changes', 'confirms', 'extends', 'relevant', 'mixed']),
  evidence: v.pipe(v.array(Source), v.minLength(1)),
  confidence: Confidence,
  concepts: v.array(Id),
  note: v.optional(Text),
});
export type LaterEvent = v.InferOutput<typeof LaterEvent>;

/** What an editor would add at a passage but not put on the timeline. */
export const Note = v.strictObject({
  id: Id,
  anchor: Anchor,
  text: Text,
  /** The event behind it, where it has a date. */
  date: v.optional(IsoDate),
  end: v.optional(IsoDate),
  precision: v.optional(v.picklist(['day', 'month', 'year'])),
  basis: v.optional(Basis),
  evidence: v.array(Source),
  confidence: Confidence,
});
export type Note = v.InferOutput<typeof Note>;

/** A claim of the essay that is wrong, disputed, imprecise or overtaken. */
export const Flag = v.strictObject({
  id: Id,
  anchor: Anchor,
  status: v.picklist(['overtaken', 'partly-overtaken', 'disputed', 'imprecise', 'wrong', 'opinion', 'time-bound']),
  /** One sentence. */
  verdict: Text,
  evidence: v.pipe(v.array(Source), v.minLength(1)),
  confidence: Confidence,
});
export type Flag = v.InferOutput<typeof Flag>;

export const Timeline = v.strictObject({
  events: v.array(Event),
  later: v.array(LaterEvent),
  notes: v.array(Note),
  flags: v.array(Flag),
});
export type Timeline = v.InferOutput<typeof Timeline>;

/** What face, sidebar, options and welcome read of a pack: no surface forms. */
export interface ReadingPack {
  meta: PackMeta;
  passages: Passage[];
  concepts: Pick<Concept, 'id' | 'label' | 'rank' | 'passages' | 'corePassages' | 'note'>[];
  timeline: Timeline;
  /** Weights of the link ranker, as `tools/train.ts` writes them; matching/links.ts knows the shape. */
  ranker: unknown;
}

/** A pack as read from its folder (tools/read-pack.ts). */
export interface Pack extends Omit<ReadingPack, 'concepts'> {
  dir: string;
  essay: string;
  concepts: Concept[];
  /** Validated by matching/compile.ts, whose shape it is. */
  patterns: unknown;
  /** relevance.json, where there is one. Validated by matching/compile.ts, whose shape it is. */
  relevance?: unknown;
}

/** data/outlets.json: the news sites asked for at install. Frozen at 1.0: an update that asks for more is disabled by Chrome, so later sites are optional. */
export const Outlet = v.strictObject({
  /** The host and everything below it: match patterns are `*://*.host/*`. Narrow where the domain also holds mail or search. */
  host: v.pipe(v.string(), v.regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/)),
  /** As its readers know it, in its own script. */
  name: v.pipe(v.string(), v.minLength(1)),
  /** Main language, BCP 47. */
  lang: v.picklist(['en', 'ko', 'ja', 'zh-Hans', 'zh-Hant', 'de', 'fr', 'es', 'ru']),
  group: v.picklist(['wire', 'us', 'world', 'korea', 'japan', 'china', 'taiwan-hongkong', 'europe', 'policy']),
});
export type Outlet = v.InferOutput<typeof Outlet>;
export const Outlets = v.pipe(
  v.array(Outlet),
  v.check(
    (all) => !all.some((a) => all.some((b) => a !== b && `.${a.host}`.endsWith(`.${b.host}`))),
    'a host stands twice, or below another',
  ),
);
