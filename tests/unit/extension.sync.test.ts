import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaults, type Settings } from '../../data/settings';

type Changes = Record<string, { oldValue?: unknown; newValue?: unknown }>;
type Listener = (changes: Changes, area: string) => void;

/** As much of a browser's storage as is used, with Chrome's limit for a synced item. */
class Machine {
  listeners: Listener[] = [];
  local = this.area('local', {});
  constructor(readonly sync = this.area('sync', {})) {}

  area(name: string, items: Record<string, unknown>) {
    const tell = (changes: Changes) =>
      Object.keys(changes).length && this.listeners.forEach((one) => one(structuredClone(changes), name));
    const remove = async (keys: string | string[]) => {
      const changes: Changes = {};
      for (const key of [keys].flat())
        if (key in items) {
          changes[key] = { oldValue: items[key] };
          delete items[key];
        }
      tell(changes);
    };
    return {
      items,
      get: async (key?: string) =>
        structuredClone(key === undefined ? items : key in items ? { [key]: items[key] } : {}),
      async set(some: Record<string, unknown>) {
        const changes: Changes = {};
        for (const [key, value] of Object.entries(some)) {
          if (name === 'sync' && key.length + Buffer.byteLength(JSON.stringify(value)) > 8192)
            throw new Error('QUOTA_BYTES_PER_ITEM');
          if (JSON.stringify(items[key]) === JSON.stringify(value)) continue;
          changes[key] = { oldValue: items[key], newValue: value };
          items[key] = structuredClone(value);
        }
        tell(changes);
      },
      remove,
      clear: () => remove(Object.keys(items)),
    };
  }
}

const settled = () => new Promise((done) => setTimeout(done, 10));
const machine = new Machine();
/** What an administrator has set. */
let managed: Partial<Settings> = {};
let sync: typeof import('../../extension/sync');

beforeAll(async () => {
  const storage = {
    local: machine.local,
    sync: machine.sync,
    managed: { get: async () => structuredClone(managed) },
    onChanged: { addListener: (listener: Listener) => machine.listeners.push(listener) },
  };
  vi.stubGlobal('chrome', { runtime: { id: 'p38' }, storage });
  vi.stubGlobal('browser', { runtime: { id: 'p38' }, storage });
  sync = await import('../../extension/sync');
  sync.followSync();
});
beforeEach(async () => {
  await machine.local.clear();
  await machine.sync.clear();
  await settled();
});

const store = async (settings: Settings) => {
  await machine.local.set({ settings });
  await settled();
};
const full = (): Settings => ({
  ...defaults(),
  sync: true,
  sitesOff: Array.from({ length: 500 }, (_, n) => `site-${n}.한국.example`.replace('한국', 'xn--3e0b707e')),
});

describe('synced settings', () => {
  it('are not stored for a reader who did not ask for it', async () => {
    await store({ ...defaults(), dwell: 400 });
    expect(machine.sync.items).toEqual({});
  });

  it('are stored and come back whole, larger than an item may be, and leave when the reader says so', async () => {
    await store(full());
    expect(Object.keys(machine.sync.items).length).toBeGreaterThan(2);
    expect(sync.fromItems(machine.sync.items)?.value).toEqual(full());
    await store({ ...defaults(), sync: true });
    expect(sync.fromItems(machine.sync.items)?.value).toEqual({ ...defaults(), sync: true });
    await store(defaults());
    expect(machine.sync.items).toEqual({});
  });

  it('of another machine are taken over, those of this one are no news', async () => {
    await store({ ...defaults(), sync: true, dwell: 300 });
    const old = structuredClone(machine.sync.items);
    await machine.sync.set(sync.toItems(JSON.stringify({ ...full(), dwell: 700 })));
    await settled();
    expect(machine.local.items['settings']).toEqual({ ...full(), dwell: 700 });
    await store({ ...full(), dwell: 500 });
    // What was written before the change is heard of after it.
    await machine.sync.set(old);
    await settled();
    expect(machine.local.items['settings']).toEqual({ ...full(), dwell: 500 });
  });

  it('stay or go as an administrator says', async () => {
    managed = { sync: false };
    await store({ ...defaults(), sync: true });
    expect(machine.sync.items).toEqual({});
    managed = { sync: true };
    await store({ ...defaults(), dwell: 200 });
    expect(sync.fromItems(machine.sync.items)?.value).toEqual({ ...defaults(), dwell: 200 });
    managed = {};
    await store({ ...defaults(), sync: true, dwell: 250 });
    await store(defaults());
    expect(machine.sync.items).toEqual({});
  });

  it('are left alone where what is stored is no settings', async () => {
    await store({ ...defaults(), sync: true });
    for (const broken of [{ settings0: '{' }, { settings0: 7 }, { settings0: 'null' }, { settings0: '[]' }]) {
      await machine.sync.set(broken);
      await settled();
      expect((machine.local.items['settings'] as Settings).version).toBe(1);
    }
  });

  it('are any text in pieces', () => {
    fc.assert(
      fc.property(fc.anything({ maxDepth: 3 }), fc.nat(9000), (value, length) => {
        const text = JSON.stringify([value ?? null, '"한'.repeat(length)]);
        const items = sync.toItems(text);
        expect(sync.fromItems(items)?.text).toBe(text);
        for (const [key, item] of Object.entries(items))
          expect(key.length + Buffer.byteLength(JSON.stringify(item))).toBeLessThanOrEqual(8192);
      }),
    );
  });
});
