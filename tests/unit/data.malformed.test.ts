import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PackError, readPack } from '../../tools/read-pack';

const WHOLE = 'tests/packs/city-tramways';
const FILES = ['pack.json', 'passages.json', 'concepts.json', 'timeline.json'] as const;
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Place = { file: (typeof FILES)[number]; path: string[] };

/** Keys that may be missing. `*` is any index; what depends on others is not here. */
const OPTIONAL = new Set([
  'concepts.json *.forms.en.*.needs',
  'concepts.json *.forms.ko.*.needs',
  'pack.json rights.url',
  'passages.json *.quotes',
  'timeline.json events.*.end',
  'timeline.json events.*.note',
  'timeline.json events.*.evidence.*.weak',
]);
/** Records whose keys are not the schema's. */
const FREE = /^concepts\.json \*\.forms\.[^.]+$/;
const FORM = /^concepts\.json \*\.forms\.[^.]+\.\*$/;
const generic = ({ file, path }: Place) => `${file} ${path.map((key) => (/^\d+$/.test(key) ? '*' : key)).join('.')}`;

let dir = '';
const original = new Map<string, string>();
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'pack-'));
  cpSync(WHOLE, dir, { recursive: true });
  for (const file of [...FILES, 'essay.txt', 'ranker.json']) original.set(file, readFileSync(join(dir, file), 'utf8'));
});
afterAll(() => rmSync(dir, { recursive: true }));

function places(value: Json, file: Place['file'], path: string[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = { file, path: [...path, key] };
    return [here, ...places(inner, file, here.path)];
  });
}
const all = FILES.flatMap((file) => places(JSON.parse(readFileSync(join(WHOLE, file), 'utf8')), file));
const keyed = all.filter(({ path }) => !/^\d+$/.test(path.at(-1)!));

/** Reads the pack with one file changed. */
function readWith(file: string, change: (text: string) => string): void {
  try {
    writeFileSync(join(dir, file), change(original.get(file)!));
    readPack(dir);
  } finally {
    writeFileSync(join(dir, file), original.get(file)!);
  }
}
function errorOf(file: string, change: (text: string) => string): PackError | null {
  try {
    readWith(file, change);
    return null;
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    return error;
  }
}
const edit =
  ({ path }: Place, act: (parent: { [key: string]: Json }, key: string) => void) =>
  (text: string) => {
    const root = JSON.parse(text) as Json;
    let parent = root as { [key: string]: Json };
    for (const key of path.slice(0, -1)) parent = parent[key] as { [key: string]: Json };
    act(parent, path.at(-1)!);
    return JSON.stringify(root);
  };

describe('a malformed pack', () => {
  it('is whole before it is broken', () => {
    expect(readPack(dir).meta.id).toBe('city-tramways');
  });

  it('is refused when a key is missing, with the file and the place', () => {
    const taken = new Set<string>();
    for (const place of keyed) {
      const error = errorOf(
        place.file,
        edit(place, (parent, key) => delete parent[key]),
      );
      if (error) expect(error.message.replace(dir, '')).toMatch(/^\/[a-z]+\.json: [\w.-]+: ./);
      else taken.add(generic(place));
    }
    expect(new Set([...taken].filter((place) => !FREE.test(place)))).toEqual(OPTIONAL);
  }, 300_000);

  it('is refused when a value has the wrong type, with the file and the place', () => {
    const wrong = fc.constantFrom<Json>(null, {}, [], -1, true, 'x y', { x: 1 }, 0.5, '', 1e9);
    fc.assert(
      fc.property(fc.constantFrom(...all), wrong, (place, value) => {
        let old: Json = null;
        edit(place, (parent, key) => (old = parent[key]!))(original.get(place.file)!);
        // Another value of the same type may be a good one: whatever string a label is. A form is a string or an object.
        fc.pre(kind(old) !== kind(value) && !(FORM.test(generic(place)) && kind(value) === 'string'));
        const error = errorOf(
          place.file,
          edit(place, (parent, key) => (parent[key] = value)),
        );
        expect(error, `${generic(place)} = ${JSON.stringify(value)}`).toBeInstanceOf(PackError);
        expect(error!.message.startsWith(`${join(dir, place.file)}: ${place.path[0]}`)).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  }, 300_000);

  it('is refused when an anchor or a passage is moved', () => {
    const moved = all.filter(
      ({ file, path }) =>
        /^(start|end)$/.test(path.at(-1)!) &&
        (path.includes('anchor') || (file === 'passages.json' && path.length === 2)),
    );
    expect(moved.length).toBeGreaterThan(15);
    fc.assert(
      fc.property(fc.constantFrom(...moved), fc.integer({ min: -9, max: 9 }), (place, by) => {
        fc.pre(by !== 0);
        const error = errorOf(
          place.file,
          edit(place, (parent, key) => (parent[key] = (parent[key] as number) + by)),
        );
        expect(error, `${generic(place)} by ${by}`).toBeInstanceOf(PackError);
        expect(error!.message).toMatch(/\.json: [\w.-]+: /);
      }),
      { numRuns: 10_000 },
    );
  }, 300_000);

  it('is refused when the essay differs by a character', () => {
    const essay = readFileSync(join(WHOLE, 'essay.txt'), 'utf8');
    const held = readPack(WHOLE).timeline.events.map((e) => essay.indexOf(e.anchor.exact));
    fc.assert(
      fc.property(fc.constantFrom(...held), fc.nat(5), (at, by) => {
        expect(errorOf('essay.txt', (text) => `${text.slice(0, at + by)}#${text.slice(at + by)}`)).toBeInstanceOf(
          PackError,
        );
      }),
    );
  });

  it.each<[string, string, (text: string) => string, RegExp]>([
    ['no JSON', 'timeline.json', () => '{', /timeline\.json: .*JSON/],
    ['an unknown key', 'pack.json', (t) => t.replace('{', '{"colour":"red",'), /pack\.json: colour: /],
    [
      'an id that stands twice',
      'timeline.json',
      (t) => t.replace('"great-storm-1923"', '"fare-rise-1924"'),
      /fare-rise-1924: stands twice/,
    ],
    [
      'an unknown concept',
      'timeline.json',
      (t) => t.replaceAll('"power-station"', '"gasworks"'),
      /great-storm-1923: no concept gasworks/,
    ],
    ['an unknown passage', 'timeline.json', (t) => t.replace('"p5"', '"p9"'), /last-tram-1951: no passage p9/],
    ['tables that differ', 'concepts.json', (t) => t.replace(/"p2",\s*"p4"/, '"p2"'), /concepts\.json: tramway: p4 /],
    [
      'a day that is none',
      'timeline.json',
      (t) => t.replace('1921-05-04', '1921-02-30'),
      /events\.0\.date: no such day/,
    ],
    [
      'a month said to be a day',
      'timeline.json',
      (t) => t.replace('1921-05-04', '1921-05'),
      /harbour-line-1921: 1921-05 /,
    ],
    [
      'an end before the beginning',
      'timeline.json',
      (t) => t.replace('1923-11-14', '1923-11-10'),
      /great-storm-1923: ends before/,
    ],
    [
      'a later event that is not',
      'timeline.json',
      (t) => t.replace('1951-07-14', '1925-07-14'),
      /last-tram-1951: .* not later/,
    ],
    [
      'a phrase the essay has not',
      'timeline.json',
      (t) => t.replace('"Last autumn"', '"Last spring"'),
      /omnibuses-1925: “Last spring”/,
    ],
    [
      'a source that is no page',
      'timeline.json',
      (t) => t.replace('https://archive.hallmere.example/minutes/1921-05', 'javascript:0'),
      /evidence\.0\.url: /,
    ],
    ['a ranker of another shape', 'ranker.json', () => '{"weights":7}', /ranker\.json: ranker\.weights: /],
  ])('with %s is refused where it is', (_, file, change, message) => {
    expect(change(original.get(file)!)).not.toBe(original.get(file));
    expect(() => readWith(file, change)).toThrow(PackError);
    expect(() => readWith(file, change)).toThrow(message);
  });

  it('is refused when a file is missing or no UTF-8', () => {
    for (const file of [...FILES, 'patterns.json', 'ranker.json', 'essay.txt']) {
      const broken = mkdtempSync(join(tmpdir(), 'pack-'));
      try {
        cpSync(WHOLE, broken, { recursive: true });
        rmSync(join(broken, file));
        expect(() => readPack(broken)).toThrow(PackError);
        expect(() => readPack(broken)).toThrow(join(broken, file));
        writeFileSync(join(broken, file), Buffer.from([0x7b, 0xff, 0x7d]));
        expect(() => readPack(broken)).toThrow(join(broken, file));
      } finally {
        rmSync(broken, { recursive: true });
      }
    }
  });
});

const kind = (value: Json) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);
