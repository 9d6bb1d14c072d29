import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { defaults } from '../../data/settings';
import { applyManaged } from '../../extension/settings-repair';
import schema from '../../public/managed-schema.json';
import { Schema } from './helpers/settings-schema';

interface Part {
  type: string;
  enum?: string[];
  minimum?: number;
  maximum?: number;
  properties?: Record<string, Part>;
  items?: Part;
}

/** The schema's leaves with their paths. */
const leaves = (part: Part, path: string[] = []): [string[], Part][] =>
  part.properties
    ? Object.entries(part.properties).flatMap(([key, inner]) => leaves(inner, [...path, key]))
    : [[path, part]];
const put = (path: string[], value: unknown): Record<string, unknown> =>
  path.length > 1 ? { [path[0]!]: put(path.slice(1), value) } : { [path[0]!]: value };
/** Values at the edges of what the schema takes. */
const examples = ({ type, enum: all, minimum, maximum }: Part): unknown[] =>
  all ?? { boolean: [true, false], integer: [minimum, maximum], array: [[], ['a/b']] }[type] ?? [];

describe('schema of managed storage', () => {
  const all = leaves(schema as Part);

  it('covers every setting but those that are no administrator’s', () => {
    expect([...new Set(all.map(([[top]]) => top))].sort()).toEqual(
      Object.keys(defaults())
        .filter((key) => !['version', 'welcomeSeen', 'mutedHere'].includes(key))
        .sort(),
    );
    expect(Object.keys(schema.properties.marks.properties)).toEqual(Object.keys(defaults().marks));
    expect(Object.keys(schema.properties.dock.properties)).toEqual(Object.keys(defaults().dock));
  });

  it.each(all.filter(([, part]) => part.type !== 'array'))('%j takes exactly what the settings take', (path, part) => {
    for (const value of examples(part))
      expect(applyManaged(defaults(), put(path, value)).managed, JSON.stringify(value)).toEqual([path.join('.')]);
    const wrong = part.type === 'integer' ? [part.minimum! - 1, part.maximum! + 1] : ['no such value', 7];
    for (const value of wrong)
      expect(applyManaged(defaults(), put(path, value)).managed, JSON.stringify(value)).toEqual([]);
  });

  it('keeps to what Chrome allows: one type each, no additionalProperties at the top', () => {
    expect(schema.type).toBe('object');
    expect(schema).not.toHaveProperty('additionalProperties');
    for (const [path, part] of all)
      expect([path, ['boolean', 'integer', 'string', 'array'].includes(part.type)]).toEqual([path, true]);
  });

  it('is explained, value by value', () => {
    const text = readFileSync('docs/managed.md', 'utf8');
    for (const [path, part] of all)
      for (const word of [path.join('.'), ...(part.enum ?? [])]) expect(text).toContain(`\`${word}\``);
  });

  it('leaves valid settings', () => {
    for (const [path, part] of all)
      for (const value of examples(part))
        expect(v.is(Schema, applyManaged(defaults(), put(path, value)).settings)).toBe(true);
  });
});
