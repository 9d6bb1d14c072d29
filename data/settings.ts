/**
 * What the reader has set. Kept in the browser's own storage, and exported and imported as JSON.
 * Reading damaged or older settings is the work of extension/settings-repair.ts.
 */
import { flag, list, object, oneOf, record, text, whole, type Of } from './shape';

/** Version of the shape below; a change of shape raises it and adds a step to extension/settings-repair.ts. */
export const SETTINGS_VERSION = 1;
/** Most sites or concepts that one list holds: far more than anybody sets by hand, few enough to stay quick. */
export const LIST_LIMIT = 500;
/** The same for one site's own muted concepts, and for the sites that have some. */
export const HERE_LIMIT = 100;
/** How long the pointer rests on a term before its card opens, in milliseconds. */
export const DWELL = { min: 100, max: 1000 } as const;
/** Width of the sidebar docked in a page, in CSS pixels. */
export const DOCK_WIDTH = { min: 320, max: 560 } as const;

/**
 * A host name as `location.hostname` gives it: lower case, no port. It may be an IPv6 address in brackets.
 * The three names that are left out are those that no plain object can hold safely; no site has them.
 */
export const Host = text(
  253,
  /^(?!(?:__proto__|constructor|prototype)$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*|\[[0-9a-f:.]{2,45}\])$/,
);

/** Is a host a site that somebody may mean? A bare word is far more often a search, or a whole top-level domain. */
export const isSite = (host: string): boolean => host.includes('.') || host.startsWith('[') || host === 'localhost';

/** The host by which a site is known here: without the dot that may end it, and without `www.` before a name of its own. */
export const siteName = (hostname: string): string => hostname.replace(/\.$/, '').replace(/^www\.(?=[^.]+\.)/, '');

/** A concept of a pack, as `pack/concept`. */
export const ConceptKey = text(100, /^[a-z0-9][a-z0-9-]*\/[a-z0-9][a-z0-9-]*$/);

export const MarkStyle = oneOf('underline', 'dotted', 'background');
export type MarkStyle = Of<typeof MarkStyle>;
export const MarkColor = oneOf('blue', 'ochre', 'grey');
export type MarkColor = Of<typeof MarkColor>;

export const Settings = object({
  version: oneOf(SETTINGS_VERSION),
  /** Off: nothing is read or marked on any site. */
  everywhere: flag,
  /** Sites that the reader switched off; a site's subdomains go with it. */
  sitesOff: list(Host, LIST_LIMIT),
  /** Sites that the reader added to the outlet list; the browser's permission for them is the browser's to keep. */
  sitesAdded: list(Host, LIST_LIMIT),
  marks: object({
    style: MarkStyle,
    color: MarkColor,
    /** Mark every mention, not only a concept's first one in each section. */
    all: flag,
    /** Mark articles too that only speak of the subject in passing. */
    passing: flag,
  }),
  /** Concepts that are never marked. */
  muted: list(ConceptKey, LIST_LIMIT),
  /** Concepts that are not marked on one site. */
  mutedHere: record(Host, list(ConceptKey, HERE_LIMIT), HERE_LIMIT),
  dwell: whole(DWELL),
  /** Language of the interface; `auto` is the browser's. */
  lang: oneOf('auto', 'en', 'ko'),
  /** Keep the settings in the browser's synced storage. */
  sync: flag,
  dock: object({ side: oneOf('left', 'right'), width: whole(DOCK_WIDTH) }),
  welcomeSeen: flag,
});
export type Settings = Of<typeof Settings>;

/** What a reader has who has set nothing. */
export const defaults = (): Settings => ({
  version: SETTINGS_VERSION,
  everywhere: true,
  sitesOff: [],
  sitesAdded: [],
  marks: { style: 'dotted', color: 'blue', all: false, passing: false },
  muted: [],
  mutedHere: {},
  dwell: 150,
  lang: 'auto',
  sync: false,
  dock: { side: 'right', width: 380 },
  welcomeSeen: false,
});

/** A colour of the marks on light and on dark pages: the line, and the soft ground of the active mark. */
export interface MarkShade {
  line: string;
  soft: string;
}

/** The marks' colours. Each line has at least 3:1 against white and near-black pages and against its own soft ground. */
export const MARK_SHADES: Record<MarkColor, { light: MarkShade; dark: MarkShade }> = {
  blue: { light: { line: '#4f6fd0', soft: '#e3e9f8' }, dark: { line: '#8ca5f0', soft: '#2b365a' } },
  ochre: { light: { line: '#a06a00', soft: '#f7ecd2' }, dark: { line: '#d9a441', soft: '#46361a' } },
  grey: { light: { line: '#7c7971', soft: '#eeece6' }, dark: { line: '#a3a19a', soft: '#37393e' } },
};
