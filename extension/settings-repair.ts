/** Settings as they may be found: older, damaged, or from a file. All pure; nothing here knows the browser. */
import { defaults, SETTINGS_VERSION, Settings } from '../data/settings';
import { isPlain, ownValue, type Plain, type Shape } from '../data/shape';

export interface Repaired {
  settings: Settings;
  /** Dotted paths of what was damaged and is now a default, or of a list that lost damaged items. */
  repaired: string[];
}

/** Keeps what is valid of `found`, part by part, and takes the rest from `fallback`. */
function mend(shape: Shape<unknown>, found: unknown, fallback: unknown, path: string, repaired: string[]): unknown {
  const { fields, item, key, most } = shape;
  if (fields) {
    const from = isPlain(found) ? found : {};
    return Object.fromEntries(
      Object.entries(fields).map(([name, part]) => [
        name,
        mend(part, ownValue(from, name), (fallback as Plain)[name], path ? `${path}.${name}` : name, repaired),
      ]),
    );
  }
  if (key && isPlain(found)) {
    const inner: string[] = [];
    const all = Object.entries(found);
    const kept = all
      .filter(([name, value]) => key.is(name) && Array.isArray(value))
      .slice(0, most)
      .map(([name, value]) => [name, mend(item!, value, [], name, inner)]);
    if (kept.length < all.length || inner.length) repaired.push(path);
    return Object.fromEntries(kept);
  }
  if (item && !key && Array.isArray(found)) {
    const kept = [...new Set(found.filter((one) => item.is(one)))].slice(0, most);
    if (kept.length < found.length) repaired.push(path);
    return kept;
  }
  if (shape.is(found)) return found;
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
  return { settings: mend(Settings, migrate(found), defaults(), '', repaired) as Settings, repaired };
}

/**
 * Lays what an administrator has set (storage.managed) over the reader's own settings. Only valid values count, and of those not `version` and
 * `welcomeSeen`. Lists of sites and concepts are joined with the reader's; every other value replaces the reader's.
 * `managed` names, as dotted paths, what the reader cannot change.
 */
export function applyManaged(own: Settings, found: unknown): { settings: Settings; managed: string[] } {
  const managed: string[] = [];
  const lay = (shape: Shape<unknown>, mine: unknown, theirs: unknown, path: string): unknown => {
    const { fields, item, key, most } = shape;
    if (theirs === undefined || path === 'version' || path === 'welcomeSeen') return mine;
    if (fields && isPlain(theirs))
      return Object.fromEntries(
        Object.entries(fields).map(([name, part]) => [
          name,
          lay(part, (mine as Plain)[name], ownValue(theirs, name), path ? `${path}.${name}` : name),
        ]),
      );
    if (item && !key && Array.isArray(theirs)) {
      const both = new Set([...theirs.filter((one) => item.is(one)), ...(mine as unknown[])]);
      return [...both].slice(0, most);
    }
    if (key || !shape.is(theirs)) return mine;
    managed.push(path);
    return theirs;
  };
  return { settings: lay(Settings, own, isPlain(found) ? found : {}, '') as Settings, managed };
}
