import * as v from 'valibot';
import { MOST } from './to-page';

/**
 * Messages to the background and the sidebar, parsed by schema at the border. What does not parse is dropped and counted.
 * Those to a page's scripts are in to-page.ts.
 */

const Id = v.pipe(v.string(), v.maxLength(80));
export const PlaceSchema = v.strictObject({
  section: v.picklist(['summary', 'timeline', 'terms', 'passages', 'essay', 'ask']),
  passage: v.optional(Id),
  event: v.optional(Id),
  mention: v.optional(Id),
  question: v.optional(v.pipe(v.string(), v.maxLength(2000))),
});
const Verdict = v.picklist(['about', 'mentions', 'none']);

/** From a script in a page to the background. */
export const FromPage = v.variant('kind', [
  /** The doorbell found an anchor. */
  v.strictObject({ kind: v.literal('ring') }),
  /** The judge asks for the reader's settings. */
  v.strictObject({ kind: v.literal('settings') }),
  /** The judge's verdict on its frame; `concepts` is the number of distinct ones found. `first`: it has said none before. */
  v.strictObject({
    kind: v.literal('verdict'),
    verdict: Verdict,
    concepts: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10000)),
    first: v.optional(v.boolean()),
  }),
  /** The judge needs the packs' words in these languages ('' for all others), or their names in other letters than Latin. */
  v.strictObject({
    kind: v.literal('words'),
    langs: v.pipe(v.array(v.pipe(v.string(), v.regex(/^(?:[a-z]{2,3}|names|)$/))), v.maxLength(12)),
  }),
  /** The judge needs the face in its frame. */
  v.strictObject({ kind: v.literal('face') }),
  /** The judge was asked by the browser's own sidebar. */
  v.strictObject({ kind: v.literal('panel') }),
  /** The reader opened the sidebar in the page. */
  v.strictObject({ kind: v.literal('dock') }),
  /** The face has gone; its styles can go too. */
  v.strictObject({ kind: v.literal('unface') }),
  /** The card asks: is the browser's own sidebar open in this window? If so, it goes to this place. */
  v.strictObject({ kind: v.literal('reveal'), place: PlaceSchema }),
  /** The docked sidebar's search button. */
  v.strictObject({ kind: v.literal('open-own'), place: PlaceSchema }),
  v.strictObject({ kind: v.literal('options') }),
  /** Something malformed reached a page's script. */
  v.strictObject({ kind: v.literal('dropped') }),
]);
export type FromPage = v.InferOutput<typeof FromPage>;

/** From the background to the sidebar of one window, which answers true when it is there. */
export const ToPanel = v.variant('kind', [
  v.strictObject({ kind: v.literal('present'), windowId: v.number() }),
  v.strictObject({ kind: v.literal('go'), windowId: v.number(), place: PlaceSchema }),
  v.strictObject({ kind: v.literal('close'), windowId: v.number() }),
  /** The toolbar button gave leave to read this tab; look at it again. */
  v.strictObject({ kind: v.literal('look'), windowId: v.number(), tabId: v.number() }),
]);

const Reason = v.strictObject({
  concepts: v.array(Id),
  words: v.array(v.pipe(v.string(), v.maxLength(200))),
  date: v.optional(v.pipe(v.string(), v.maxLength(200))),
});
const Link = v.strictObject({ id: Id, score: v.number(), why: Reason });
const Because = v.strictObject({ id: Id, score: v.number(), because: v.array(Id) });
const MentionSchema = v.strictObject({
  id: Id,
  in: v.picklist(['title', 'text']),
  block: v.number(),
  concept: Id,
  surface: v.pipe(v.string(), v.maxLength(MOST.words)),
  start: v.number(),
  end: v.number(),
  context: v.pipe(v.string(), v.maxLength(MOST.context)),
  why: v.strictObject({
    by: v.picklist(['form', 'company', 'pattern']),
    near: v.optional(v.pipe(v.string(), v.maxLength(MOST.words))),
    where: v.optional(v.picklist(['sentence', 'paragraph', 'article'])),
    parts: v.optional(v.array(v.pipe(v.string(), v.maxLength(MOST.words)))),
  }),
  passages: v.array(Link),
  events: v.array(Link),
});
const Short = v.nullable(v.pipe(v.string(), v.maxLength(MOST.line)));
const relevance = v.strictObject({ verdict: Verdict, score: v.number() });
const summary = { passages: v.array(Because), events: v.array(Because) };
const ReportSchema = v.strictObject({
  pack: Id,
  relevance,
  article: v.strictObject({
    title: Short,
    published: Short,
    lang: Short,
    url: Short,
    kind: v.picklist(['article', 'front', 'list', 'live', 'video', 'teaser']),
    /** Left empty on the way to the sidebar, which needs the mentions' contexts and the text's length only. */
    text: v.literal(''),
    length: v.number(),
  }),
  /** They have come ahead. */
  mentions: v.pipe(v.array(v.never()), v.maxLength(0)),
  ...summary,
});

/** Over the port from a page to the sidebar. `frame` tells frames apart. */
export const FromPort = v.variant('kind', [
  v.strictObject({ kind: v.literal('reading'), frame: Id, top: v.boolean(), done: v.number(), total: v.number() }),
  /** Mentions of the report `index`, which the next snapshot, or delta of that report, takes in, after those that came before. */
  v.strictObject({
    kind: v.literal('mentions'),
    frame: Id,
    index: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST.reports - 1)),
    mentions: v.array(MentionSchema),
  }),
  v.strictObject({
    kind: v.literal('snapshot'),
    frame: Id,
    top: v.boolean(),
    reports: v.pipe(v.array(ReportSchema), v.maxLength(MOST.reports)),
    current: v.number(),
    marked: v.boolean(),
  }),
  /** The mentions from `at` on, `remove` of them, give way to those that came ahead; the rest of the last snapshot stands. */
  v.strictObject({
    kind: v.literal('delta'),
    frame: Id,
    index: v.number(),
    at: v.number(),
    remove: v.number(),
    relevance,
    ...summary,
  }),
  /** Which article is in view. */
  v.strictObject({ kind: v.literal('current'), frame: Id, current: v.number() }),
  /** The words of a mention are gone. */
  v.strictObject({ kind: v.literal('gone'), frame: Id, mention: Id }),
  v.strictObject({ kind: v.literal('bye'), frame: Id }),
]);
export type FromPort = v.InferOutput<typeof FromPort>;

/**
 * Parses what came in. Returns undefined, and calls `dropped`, for anything unknown, oversized or malformed.
 */
export function parse<S extends v.GenericSchema>(
  schema: S,
  input: unknown,
  dropped: () => void,
): v.InferOutput<S> | undefined {
  const result = v.safeParse(schema, input, { abortEarly: true });
  if (result.success) return result.output;
  dropped();
  return undefined;
}
