/**
 * What `tools/train.ts` writes into a pack's ranker.json, and what linking reads of it. All of it may be empty:
 * a pack without a trained ranker links by its concepts' passages, by shared cues and by likeness alone.
 */
export interface Ranker {
  /**
   * Cue words by class and language, separated by `|`, lower case. A cue of an alphabetic script matches at the start of a
   * word ("withdraw" finds "withdrawal"), with a final `!` to its end, with an initial `*` anywhere in it. Others match anywhere.
   */
  cues: Record<string, Record<string, string>>;
  /** Concept -> classes of cue words in whose company alone the essay has nothing to say about it, so that there is no link. */
  silent: Record<string, string[]>;
  /** Feature -> passage -> weight. The names of features are made in features.ts. */
  weights: Record<string, Record<string, number>>;
  /** Weights that all passages share: likeness, the pack's own table of concepts. */
  shared: Record<string, number>;
  /** Concept -> passage -> event -> share of such mentions at which an editor shows the event. */
  events: Record<string, Record<string, Record<string, number>>>;
  /** From what on a passage (a probability) is shown, a first event (a share), and further events beside it. */
  show: Record<string, number>;
}

const DEFAULTS: Ranker = {
  cues: {},
  silent: {},
  weights: {},
  shared: { core: 2, listed: 1, likeness: 1, cue: 0.5 },
  events: {},
  show: { passage: 0.12, event: 0.5, also: 0.35 },
};

/** @throws TypeError when a part is not of the shape above; absent parts are the defaults. */
export function readRanker(json: unknown): Ranker {
  if (json === undefined || json === null) return DEFAULTS;
  if (typeof json !== 'object' || Array.isArray(json)) throw new TypeError('ranker: not an object');
  const given = json as Record<string, unknown>;
  for (const [part, value] of Object.entries(given)) {
    if (!(part in DEFAULTS)) throw new TypeError(`ranker: no part ${part}`);
    check(value, DEPTH[part as keyof Ranker], `ranker.${part}`);
  }
  const ranker = { ...DEFAULTS, ...given } as Ranker;
  return { ...ranker, shared: { ...DEFAULTS.shared, ...ranker.shared }, show: { ...DEFAULTS.show, ...ranker.show } };
}

/** How deep the records go, and what stands at their end. */
const DEPTH: Record<keyof Ranker, [number, 'string' | 'number']> = {
  cues: [2, 'string'],
  silent: [2, 'string'],
  weights: [2, 'number'],
  shared: [1, 'number'],
  events: [3, 'number'],
  show: [1, 'number'],
};

function check(value: unknown, [depth, end]: [number, 'string' | 'number'], path: string): void {
  if (depth === 0) {
    if (typeof value !== end || Number.isNaN(value)) throw new TypeError(`${path}: not a ${end}`);
    return;
  }
  if (typeof value !== 'object' || value === null) throw new TypeError(`${path}: not a record`);
  for (const [key, inner] of Object.entries(value)) check(inner, [depth - 1, end], `${path}.${key}`);
}
