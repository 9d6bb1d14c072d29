import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { drain } from '../../matching/drain';
import { inSlices, unhurried } from '../../page/slices';

/** Steps of given lengths in ms on a clock of its own. */
function work(lengths: readonly number[]) {
  let time = 0;
  let ended = false;
  function* steps(): Generator<void, string> {
    try {
      for (const length of lengths) {
        time += length;
        yield;
      }
      return 'done';
    } finally {
      ended = true;
    }
  }
  const slices: number[] = [];
  let from = 0;
  const pause = () => {
    slices.push(time - from);
    from = time;
    return Promise.resolve();
  };
  return { steps: steps(), now: () => time, pause, slices, ended: () => ended };
}

describe('slices', () => {
  test('gives what the work gives', async () => {
    const { steps, now, pause } = work([1, 2, 3]);
    expect(await inSlices(steps, { now, pause })).toBe('done');
    expect(drain(work([1, 2, 3]).steps)).toBe('done');
  });

  test('no slice is longer than the budget and its last step', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 200 }), async (lengths) => {
        const { steps, now, pause, slices } = work(lengths);
        await inSlices(steps, { now, pause, budget: 6 });
        expect(Math.max(0, ...slices)).toBeLessThan(6 + 4);
      }),
    ));

  test('short work never yields', async () => {
    const { steps, now, pause, slices } = work([1, 1]);
    await inSlices(steps, { now, pause });
    expect(slices).toEqual([]);
  });

  test('an abort ends it between two slices, and the work cleans up', async () => {
    const { steps, now, pause, ended } = work(Array(100).fill(3));
    const stop = new AbortController();
    let pauses = 0;
    const run = inSlices(steps, {
      now,
      signal: stop.signal,
      pause: () => {
        if (++pauses === 3) stop.abort(new Error('another page'));
        return pause();
      },
    });
    await expect(run).rejects.toThrow('another page');
    expect(pauses).toBe(3);
    expect(ended()).toBe(true);
  });

  test('an abort before the start does nothing at all', async () => {
    const { steps, now } = work([1]);
    await expect(inSlices(steps, { now, signal: AbortSignal.abort() })).rejects.toThrow();
    expect(now()).toBe(0);
  });

  test('an error of the work is the caller’s', async () => {
    function* bad(): Generator<void, void> {
      yield;
      throw new Error('bad');
    }
    await expect(inSlices(bad())).rejects.toThrow('bad');
  });

  test('yields for real where there is no scheduler', async () => {
    const { steps, now } = work(Array(10).fill(10));
    expect(await inSlices(steps, { now })).toBe('done');
  });
});

describe('work that may be long', () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  /** Whether a pause, that many ms after the work began, waits for a timer. */
  async function rests(after: number, hidden: boolean): Promise<boolean> {
    vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
    vi.stubGlobal('document', { hidden });
    vi.stubGlobal('scheduler', { yield: () => Promise.resolve() });
    const pause = unhurried();
    vi.advanceTimersByTime(after);
    let over = false;
    void pause().then(() => (over = true));
    for (let i = 0; i < 5; i++) await Promise.resolve();
    const waits = !over;
    await vi.runAllTimersAsync();
    expect(over).toBe(true);
    return waits;
  }

  test('goes on at once as long as an ordinary article takes', async () => expect(await rests(50, false)).toBe(false));
  test('then rests after every slice', async () => expect(await rests(150, false)).toBe(true));
  test('waits for no timer in a hidden page', async () => expect(await rests(150, true)).toBe(false));
});
