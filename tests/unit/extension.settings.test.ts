import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { defaults, DOCK_WIDTH, DWELL, HERE_LIMIT, Host, LIST_LIMIT, Settings } from '../../data/settings';
import { exportSettings, FILE_LIMIT, importSettings } from '../../extension/settings-file';
import { applyManaged, migrate, repair, STEPS } from '../../extension/settings-repair';
import { fuzz } from './helpers/fuzz';
import { Schema } from './helpers/settings-schema';
import version1 from './settings/v1.json';

vi.setConfig({ testTimeout: 60_000 });
const DEFAULTS = defaults();
const RUNS = fuzz();
const stay = { sync: false, welcomeSeen: false };

const host = fc.domain().filter((name) => Host.is(name));
const concept = fc
  .tuple(fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/), fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/))
  .map((parts) => parts.join('/'));
const list = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 5 });
const settings: fc.Arbitrary<Settings> = fc.record({
  version: fc.constant(1 as const),
  everywhere: fc.boolean(),
  sitesOff: list(host),
  sitesAdded: list(host),
  marks: fc.record({
    style: fc.constantFrom('underline', 'dotted', 'background'),
    color: fc.constantFrom('blue', 'ochre', 'grey'),
    all: fc.boolean(),
    passing: fc.boolean(),
  }),
  muted: list(concept),
  mutedHere: fc.dictionary(host, list(concept), { maxKeys: 4, noNullPrototype: true }),
  dwell: fc.integer(DWELL),
  lang: fc.constantFrom('auto', 'en', 'ko'),
  sync: fc.boolean(),
  dock: fc.record({ side: fc.constantFrom('left', 'right'), width: fc.integer(DOCK_WIDTH) }),
  welcomeSeen: fc.boolean(),
});

/** Every path of the settings that holds a value of its own: `marks.style`, `sitesOff` … */
const PATHS = Object.entries(DEFAULTS).flatMap(([key, value]) =>
  key === 'marks' || key === 'dock' ? Object.keys(value as object).map((inner) => `${key}.${inner}`) : [key],
);
const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], value);
const put = (value: Settings, path: string, what: unknown): unknown => {
  const copy = structuredClone(value) as unknown as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop()!;
  (keys.length ? (copy[keys[0]!] as Record<string, unknown>) : copy)[last] = what;
  return copy;
};
/** Damage that can be told from every valid value of a setting. */
const junk = fc.oneof(
  fc.constantFrom(null, undefined, NaN, -1, 1e9, 0.5, 'junk', {}, [], ''),
  fc.anything({ maxDepth: 2 }),
);

describe('the shape of settings', () => {
  const damaged = fc
    .tuple(settings, fc.array(fc.tuple(fc.constantFrom(...PATHS), junk), { maxLength: 2 }))
    .map(([good, all]) => all.reduce<unknown>((value, [path, what]) => put(value as Settings, path, what), good));

  it('takes what the same rules in another notation take, and nothing else', () => {
    fc.assert(
      fc.property(fc.oneof(damaged, fc.anything()), (value) => {
        expect(Settings.is(value)).toBe(v.is(Schema, value));
      }),
      RUNS,
    );
  });
});

describe('repair', () => {
  it('makes defaults of nothing, and says nothing of it', () => {
    expect(repair(undefined)).toEqual({ settings: DEFAULTS, repaired: [] });
  });

  it('does not hand out the defaults themselves', () => {
    repair(undefined).settings.marks.style = 'background';
    repair({ version: 1 }).settings.sitesOff.push('news.example');
    expect(repair(undefined).settings).toEqual(DEFAULTS);
    expect(DEFAULTS.sitesOff).toEqual([]);
  });

  it('keeps what is valid and names what was not', () => {
    const found = {
      ...DEFAULTS,
      everywhere: false,
      dwell: '150',
      marks: { style: 'background', color: 'mauve', all: true, passing: 0 },
    };
    const { settings, repaired } = repair(found);
    expect(settings).toEqual({
      ...DEFAULTS,
      everywhere: false,
      marks: { style: 'background', color: 'blue', all: true, passing: false },
    });
    expect(repaired).toEqual(['marks.color', 'marks.passing', 'dwell']);
  });

  it('keeps the valid items of a list and the valid entries of a record', () => {
    const { settings, repaired } = repair({
      ...DEFAULTS,
      sitesOff: ['news.example', 'Not A Host', 7, 'paper.example'],
      mutedHere: {
        'news.example': ['pack/one', '', 'pack/two'],
        'no host!': ['pack/one'],
        'paper.example': 'pack/one',
      },
    });
    expect(settings.sitesOff).toEqual(['news.example', 'paper.example']);
    expect(settings.mutedHere).toEqual({ 'news.example': ['pack/one', 'pack/two'] });
    expect(repaired).toEqual(['sitesOff', 'mutedHere']);
  });

  it('cuts a list that is too long', () => {
    const { settings, repaired } = repair({
      ...DEFAULTS,
      sitesOff: Array.from({ length: 5000 }, (_, i) => `s${i}.example`),
    });
    expect(settings.sitesOff).toHaveLength(LIST_LIMIT);
    expect(repaired).toEqual(['sitesOff']);
  });

  it('takes no value from a prototype', () => {
    const found = JSON.parse(
      '{"version":1,"__proto__":{"everywhere":false},"mutedHere":{"__proto__":["a/b"],"constructor":["a/b"]}}',
    ) as object;
    const { settings } = repair(found);
    expect(settings.everywhere).toBe(true);
    expect(Object.keys(settings.mutedHere)).toEqual([]);
    expect(({} as Record<string, unknown>)['everywhere']).toBeUndefined();
  });

  it('never throws, and always makes valid settings', () => {
    const anything = fc.oneof(
      fc.anything({
        withNullPrototype: true,
        withBigInt: true,
        withDate: true,
        withMap: true,
        withSparseArray: true,
        withTypedArray: true,
      }),
      fc.jsonValue(),
      fc.record(Object.fromEntries(Object.keys(DEFAULTS).map((key) => [key, junk])), { requiredKeys: [] }),
    );
    fc.assert(
      fc.property(anything, (found) => {
        const { settings } = repair(found);
        expect(v.is(Schema, settings)).toBe(true);
      }),
      RUNS,
    );
  });

  it('never loses a valid value, whatever stands beside it', () => {
    const damages = fc.uniqueArray(fc.tuple(fc.constantFrom(...PATHS), junk), {
      maxLength: 6,
      selector: ([path]) => path,
    });
    fc.assert(
      fc.property(settings, damages, (good, all) => {
        const found = all.reduce<unknown>((value, [path, what]) => put(value as Settings, path, what), good);
        const { settings: read, repaired } = repair(found);
        const hit = new Map(all);
        for (const path of PATHS) {
          if (!hit.has(path)) expect(at(read, path), path).toEqual(at(good, path));
          else if (v.is(Schema, put(DEFAULTS, path, hit.get(path))))
            expect(at(read, path), path).toEqual(hit.get(path));
          else expect(repaired).toContain(path);
        }
      }),
      RUNS,
    );
  });
});

describe('migrate', () => {
  it('reads version 1 as it was released', () => {
    const { settings, repaired } = repair(version1);
    expect(repaired).toEqual([]);
    expect(settings).toEqual(version1);
  });

  it('has an example of every version that can be stored', async () => {
    for (let version = 1; version <= DEFAULTS.version; version++) {
      const example = (await import(`./settings/v${version}.json`)) as { default: { version: number } };
      expect(example.default.version).toBe(version);
      expect(repair(example.default).repaired).toEqual([]);
      if (version < DEFAULTS.version) expect(STEPS[version]).toBeTypeOf('function');
    }
  });

  const steps = {
    1: (old: Record<string, unknown>) => ({ ...old, paused: !old['everywhere'] }),
    2: (old: Record<string, unknown>) => ({ ...old, note: (old['note'] as string).trim() }),
  };
  it('goes step by step, and stops where there is none', () => {
    expect(migrate({ version: 1, everywhere: false, note: ' x ' }, steps, 3)).toEqual({
      version: 3,
      everywhere: false,
      paused: true,
      note: 'x',
    });
    expect(migrate({ version: 2, note: ' x ' }, steps, 4)).toEqual({ version: 3, note: 'x' });
    expect(migrate({ version: 0 }, steps, 3)).toEqual({ version: 0 });
  });
  it('leaves alone what it cannot move: no object, no version, a newer one, or a step that throws', () => {
    for (const found of [null, 7, 'x', [], {}, { version: '1' }, { version: 9 }, { version: NaN }])
      expect(migrate(found, steps, 3)).toBe(found);
    expect(migrate({ version: 2, note: 5 }, steps, 3)).toEqual({ version: 2, note: 5 });
  });
  it('keeps what it knows of settings from a newer release', () => {
    const { settings, repaired } = repair({ ...DEFAULTS, version: 2, dwell: 400, later: true });
    expect(settings).toEqual({ ...DEFAULTS, dwell: 400 });
    expect(repaired).toEqual(['version']);
  });
});

describe('managed settings', () => {
  it('replace single values and join lists', () => {
    const own = { ...DEFAULTS, sitesOff: ['a.example'], muted: ['p/one'], dwell: 400, welcomeSeen: true };
    const found = {
      sitesOff: ['b.example', 'a.example'],
      muted: ['p/two'],
      marks: { all: true },
      sync: false,
      lang: 'ko',
      welcomeSeen: false,
    };
    expect(applyManaged(own, found)).toEqual({
      settings: {
        ...own,
        sitesOff: ['b.example', 'a.example'],
        muted: ['p/two', 'p/one'],
        marks: { ...own.marks, all: true },
        lang: 'ko',
      },
      managed: ['marks.all', 'lang', 'sync'],
    });
  });
  it('count for nothing where they are not valid', () => {
    const found = { dwell: 5, lang: 'xx', marks: 'all', sitesOff: 'a.example', mutedHere: {}, version: 7, more: 1 };
    expect(applyManaged(DEFAULTS, found)).toEqual({ settings: DEFAULTS, managed: [] });
    for (const none of [undefined, null, [], 'x', {}])
      expect(applyManaged(DEFAULTS, none)).toEqual({ settings: DEFAULTS, managed: [] });
  });
  it('always leave valid settings, whatever was set', () => {
    fc.assert(
      fc.property(
        settings,
        fc.oneof(
          fc.anything({ withNullPrototype: true }),
          settings,
          fc.dictionary(fc.constantFrom(...Object.keys(DEFAULTS)), junk),
        ),
        (own, found) => {
          expect(v.is(Schema, applyManaged(own, found).settings)).toBe(true);
        },
      ),
      RUNS,
    );
  });
});

describe('export and import', () => {
  it('gives back what was exported, all but what a file may not set', () => {
    fc.assert(
      fc.property(settings, fc.boolean(), fc.boolean(), (good, sync, welcomeSeen) => {
        const read = importSettings(exportSettings(good), { sync, welcomeSeen });
        expect(read).toEqual({ ok: true, settings: { ...good, sync, welcomeSeen }, repaired: [] });
      }),
      RUNS,
    );
  });

  it('fits the fullest settings there can be', () => {
    const long = (i: number) =>
      `${i}`.padStart(4, '0') + '.' + Array.from({ length: 4 }, () => 'x'.repeat(61)).join('.');
    const key = (i: number) => `${'a'.repeat(49)}/${`${i}`.padStart(50, '0')}`;
    const many = <T>(n: number, make: (i: number) => T) => Array.from({ length: n }, (_, i) => make(i));
    const full: Settings = {
      ...DEFAULTS,
      sitesOff: many(LIST_LIMIT, long),
      sitesAdded: many(LIST_LIMIT, long),
      muted: many(LIST_LIMIT, key),
      mutedHere: Object.fromEntries(many(HERE_LIMIT, (i) => [long(i), many(HERE_LIMIT, key)])),
    };
    expect(v.is(Schema, full)).toBe(true);
    expect(importSettings(exportSettings(full), stay)).toEqual({ ok: true, settings: full, repaired: [] });
  });

  it('says what is wrong with a file', () => {
    const file = (settings: unknown) => JSON.stringify({ kind: 'parallel-38-settings', settings });
    expect(importSettings(' '.repeat(FILE_LIMIT + 1), stay)).toEqual({ ok: false, error: 'too-big' });
    for (const text of ['', '{', 'settings', '['.repeat(200_000)])
      expect(importSettings(text, stay)).toEqual({ ok: false, error: 'not-json' });
    for (const text of [
      '{}',
      'null',
      '[]',
      '7',
      '{"version":1}',
      file([]),
      file(null),
      JSON.stringify({ kind: 'other', settings: DEFAULTS }),
    ])
      expect(importSettings(text, stay)).toEqual({ ok: false, error: 'not-settings' });
    expect(importSettings(file({ version: 2 }), stay)).toEqual({ ok: false, error: 'newer' });
  });

  it('repairs a damaged file and names the damage', () => {
    const text = JSON.stringify({
      kind: 'parallel-38-settings',
      settings: { ...DEFAULTS, dwell: 5, lang: 'ko', sync: true },
    });
    expect(importSettings(text, stay)).toEqual({
      ok: true,
      settings: { ...DEFAULTS, lang: 'ko' },
      repaired: ['dwell'],
    });
  });

  it('takes no whole top-level domain from a file, and no name twice', () => {
    const settings = {
      ...defaults(),
      sitesAdded: ['com', 'news.example', 'news.example', 'www.news.example', 'x.example.'],
    };
    const read = importSettings(JSON.stringify({ kind: 'parallel-38-settings', settings }), defaults());
    expect(read.ok && read.settings.sitesAdded).toEqual(['news.example']);
    expect(read.ok && read.repaired).toEqual(['sitesAdded']);
  });

  it('never throws on any text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.jsonValue().map((settings) => JSON.stringify({ kind: 'parallel-38-settings', settings })),
    );
    fc.assert(
      fc.property(text, (file) => {
        const read = importSettings(file, stay);
        if (read.ok) expect(v.is(Schema, read.settings)).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('host names', () => {
  it.each([
    'news.example',
    'www.xn--9t4b11yi5a.example',
    'localhost',
    '127.0.0.1',
    '[::1]',
    'a_b.example',
    'a.b-c.example',
  ])('%s is one', (name) => expect(Host.is(name)).toBe(true));
  it.each([
    '',
    'News.example',
    'https://news.example',
    'news.example/',
    'news.example:80',
    '*.example',
    'a..b',
    '-a.example',
    '.example',
    'a b',
    '__proto__',
    'constructor',
    'prototype',
    'x'.repeat(254),
  ])('%s is none', (name) => expect(Host.is(name)).toBe(false));
});
