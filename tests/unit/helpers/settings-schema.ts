/** The settings once more, in valibot: what data/settings.ts says in shapes of its own is held against it. */
import * as v from 'valibot';
import { DOCK_WIDTH, DWELL, HERE_LIMIT, LIST_LIMIT, SETTINGS_VERSION } from '../../../data/settings';

/** To valibot a list is an object too. */
const plain = v.custom<Record<string, unknown>>((value) => !Array.isArray(value));

const Host = v.pipe(
  v.string(),
  v.maxLength(253),
  v.regex(
    /^(?!(?:__proto__|constructor|prototype)$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*|\[[0-9a-f:.]{2,45}\])$/,
  ),
);
const ConceptKey = v.pipe(v.string(), v.maxLength(100), v.regex(/^[a-z0-9][a-z0-9-]*\/[a-z0-9][a-z0-9-]*$/));

const listOf = <S extends v.GenericSchema>(item: S, limit = LIST_LIMIT) => v.pipe(v.array(item), v.maxLength(limit));
const whole = (range: { min: number; max: number }) =>
  v.pipe(v.number(), v.integer(), v.minValue(range.min), v.maxValue(range.max));

const MarkStyle = v.picklist(['underline', 'dotted', 'background']);
const MarkColor = v.picklist(['blue', 'ochre', 'grey']);

export const Schema = v.object({
  version: v.literal(SETTINGS_VERSION),
  everywhere: v.boolean(),
  sitesOff: listOf(Host),
  sitesAdded: listOf(Host),
  marks: v.object({
    style: MarkStyle,
    color: MarkColor,
    all: v.boolean(),
    passing: v.boolean(),
  }),
  muted: listOf(ConceptKey),
  mutedHere: v.pipe(plain, v.record(Host, listOf(ConceptKey, HERE_LIMIT)), v.maxEntries(HERE_LIMIT)),
  dwell: whole(DWELL),
  lang: v.picklist(['auto', 'en', 'ko']),
  sync: v.boolean(),
  dock: v.object({ side: v.picklist(['left', 'right']), width: whole(DOCK_WIDTH) }),
  welcomeSeen: v.boolean(),
});
