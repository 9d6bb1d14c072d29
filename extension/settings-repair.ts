/** Settings as they may be found: older, damaged, or from a file. All pure; nothing here knows the browser. */
import * as v from 'valibot';
import { defaults, SETTINGS_VERSION, Settings } from '../data/settings';

export interface Repaired {
  settings: Settings;
  /** Dotted paths of what was damaged and is now a default, or of a list that lost damaged items. */
  repaired: string[];
}

type Plain = Record<string, unknown>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const ownValue = (object: Plain, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined);
const valid = (schema: v.GenericSchema, value: unknown): boolean => v.safeParse(schema, value).success;

/** The parts of a valibot schema that `mend` walks. */
type Walkable = v.GenericSchema & {
  entries?: Record<string, Walkable>;
  item?: Walkable;
  key?: Walkable;
  value?: Walkable;
  pipe?: { type: string; requirement?: unknown }[];
};

const SCHEMA = Settings as unknown as Walkable;

/** How many items or entries a list or record may hold. */
const limitOf = (schema: Walkable): number =>
  Number(
    schema.pipe?.find((step) => step.type === 'max_length' || step.type === 'max_entries')?.requirement ?? Infinity,
  );

/** Keeps what is valid of `found`, part by part, and takes the rest from `fallback`. */
function mend(schema: Walkable, found: unknown, fallback: unknown, path: string, repaired: string[]): unknown {
  if (schema.type === 'object') {
    const from = isPlain(found) ? found : {};
    return Object.fromEntries(
      Object.entries(schema.entries!).map(([key, part]) => [
        key,
        mend(part, ownValue(from, key), (fallback as Plain)[key], path ? `${path}.${key}` : key, repaired),
      ]),
    );
  }
  if (schema.type === 'array' && Array.isArray(found)) {
    const kept = found.filter((item) => valid(schema.item!, item)).slice(0, limitOf(schema));
    if (kept.length < found.length) repaired.push(path);
    return kept;
  }
  if (schema.type === 'record' && isPlain(found)) {
    const inner: string[] = [];
    const all = Object.entries(found);
    const kept = all
      .filter(([key, value]) => valid(schema.key!, key) && Array.isArray(value))
      .slice(0, limitOf(schema))
      .map(([key, value]) => [key, mend(schema.value!, value, [], key, inner)]);
    if (kept.length < all.length || inner.length) repaired.push(path);
    return Object.fromEntries(kept);
  }
  if (valid(schema, found)) return found;
  repaired.push(path);
  return structuredClone(fallback);
}

/** One step from a version of the settings to the next. It may get anything that calls itself that version. */
export type Step = (old: Plain) => Plain;

/** `STEPS[n]` makes version n+1 of version n. Version 1 is the first that was released, so there is none yet. */
export const STEPS: Record<number, Step> = {};

/**
 * Brings stored settings up to `target` by the steps that lie between. What is not an object, says no version, or comes from a newer release
 * is handed back as it is, for `repair` to keep what it knows of it. A step that throws on damaged settings ends the migration there.
 */
export function migrate(
  found: unknown,
  steps: Record<number, Step> = STEPS,
  target: number = SETTINGS_VERSION,
): unknown {
  if (!isPlain(found)) return found;
  let current = found;
  for (let version = ownValue(found, 'version'); typeof version === 'number' && version < target; version++) {
    const step = Object.hasOwn(steps, version) ? steps[version] : undefined;
    if (!step) break;
    try {
      current = { ...step(current), version: version + 1 };
    } catch {
      break;
    }
  }
  return current;
}

/**
 * Makes settings of anything that was stored: older ones are migrated, every valid value is kept, everything else becomes its default. Never throws.
 * Nothing stored (`undefined`) is no damage: it is a reader who has set nothing. Unknown keys are left out quietly.
 */
export function repair(found: unknown): Repaired {
  const repaired: string[] = [];
  if (found === undefined) return { settings: defaults(), repaired };
  return { settings: mend(SCHEMA, migrate(found), defaults(), '', repaired) as Settings, repaired };
}

/**
 * Lays what an administrator has set (storage.managed) over the reader's own settings. Only valid values count, and of those not `version` and
 * `welcomeSeen`. Lists of sites and concepts are joined with the reader's; every other value replaces the reader's.
 * `managed` names, as dotted paths, what the reader cannot change.
 */
export function applyManaged(own: Settings, found: unknown): { settings: Settings; managed: string[] } {
  const managed: string[] = [];
  const lay = (schema: Walkable, mine: unknown, theirs: unknown, path: string): unknown => {
    if (theirs === undefined || path === 'version' || path === 'welcomeSeen') return mine;
    if (schema.type === 'object' && isPlain(theirs))
      return Object.fromEntries(
        Object.entries(schema.entries!).map(([key, part]) => [
          key,
          lay(part, (mine as Plain)[key], ownValue(theirs, key), path ? `${path}.${key}` : key),
        ]),
      );
    if (schema.type === 'array' && Array.isArray(theirs)) {
      const both = new Set([...theirs.filter((item) => valid(schema.item!, item)), ...(mine as unknown[])]);
      return [...both].slice(0, limitOf(schema));
    }
    if (schema.type === 'record' || !valid(schema, theirs)) return mine;
    managed.push(path);
    return theirs;
  };
  return { settings: lay(SCHEMA, own, isPlain(found) ? found : {}, '') as Settings, managed };
}
