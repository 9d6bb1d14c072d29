import { describe, expect, test } from 'vitest';
import { Settle } from '../../page/settle';

/** A clock that runs timers when told to. */
class Clock {
  time = 0;
  set = 0;
  private timers = new Map<number, { at: number; run: () => void }>();

  options = {
    now: () => this.time,
    later: (run: () => void, ms: number) => {
      this.timers.set(++this.set, { at: this.time + ms, run });
      return this.set;
    },
    cancel: (id: unknown) => void this.timers.delete(id as number),
  };

  get pending(): number {
    return this.timers.size;
  }

  async to(time: number): Promise<void> {
    for (;;) {
      const due = [...this.timers].filter(([, t]) => t.at <= time).sort((a, b) => a[1].at - b[1].at)[0];
      if (!due) break;
      this.timers.delete(due[0]);
      this.time = Math.max(this.time, due[1].at);
      due[1].run();
      for (let i = 0; i < 5; i++) await Promise.resolve();
    }
    this.time = time;
  }
}

describe('settling', () => {
  test('one change is looked at when it has been quiet', async () => {
    const clock = new Clock();
    const looks: number[] = [];
    const settle = new Settle(() => (looks.push(clock.time), 0), clock.options);
    settle.touch();
    await clock.to(249);
    expect(looks).toEqual([]);
    await clock.to(5000);
    expect(looks).toEqual([250]);
    expect(clock.pending).toBe(0);
  });

  test('a burst is looked at once, after its last change', async () => {
    const clock = new Clock();
    const looks: number[] = [];
    const settle = new Settle(() => (looks.push(clock.time), 0), clock.options);
    for (let t = 0; t <= 500; t += 50) {
      await clock.to(t);
      settle.touch();
    }
    await clock.to(5000);
    expect(looks).toEqual([750]);
  });

  test('60 changes a second for ten seconds: a look a second, and few timers', async () => {
    const clock = new Clock();
    const looks: number[] = [];
    const settle = new Settle(() => (looks.push(clock.time), 0), clock.options);
    for (let t = 0; t < 10_000; t += 1000 / 60) {
      await clock.to(t);
      settle.touch();
    }
    expect(looks.length).toBeGreaterThanOrEqual(8);
    expect(looks.length).toBeLessThanOrEqual(10);
    expect(clock.set).toBeLessThan(60);
  });

  test('looks that cost much become rarer: a fiftieth of the time in the long run, after a first burst', async () => {
    const clock = new Clock();
    let spent = 0;
    const settle = new Settle(() => ((spent += 40), 40), clock.options);
    for (let t = 0; t < 120_000; t += 100) {
      await clock.to(t);
      settle.touch();
    }
    expect(spent).toBeLessThanOrEqual(400 + 0.02 * 120_000 + 40);
    expect(spent).toBeGreaterThan(0.02 * 120_000);
  });

  test('one look that costs much does not delay the next', async () => {
    const clock = new Clock();
    const looks: number[] = [];
    const settle = new Settle(() => (looks.push(clock.time), 150), clock.options);
    settle.touch();
    await clock.to(1000);
    settle.touch();
    await clock.to(2000);
    expect(looks).toEqual([250, 1250]);
  });

  test('another page breaks a rest', async () => {
    const clock = new Clock();
    const looks: number[] = [];
    const settle = new Settle(() => (looks.push(clock.time), 500), clock.options);
    settle.touch();
    await clock.to(1000);
    settle.touch();
    await clock.to(3000);
    expect(looks).toEqual([250]);
    settle.touch(true);
    await clock.to(3500);
    expect(looks).toEqual([250, 3250]);
  });

  test('a rest is not broken again and again by a page that changes its address', async () => {
    const clock = new Clock();
    const looks: number[] = [];
    const settle = new Settle(() => (looks.push(clock.time), 100), { ...clock.options, burst: 0 });
    for (let t = 0; t <= 20_000; t += 300) {
      await clock.to(t);
      settle.touch(true);
    }
    expect(looks.length).toBeGreaterThan(2);
    expect(looks.length).toBeLessThanOrEqual(10);
  });

  test('never two at once; what changed meanwhile is looked at afterwards', async () => {
    const clock = new Clock();
    let running = 0;
    let most = 0;
    let looks = 0;
    let finish = () => {};
    const settle = new Settle(async () => {
      looks++;
      most = Math.max(most, ++running);
      await new Promise<void>((resolve) => (finish = resolve));
      running--;
      return 0;
    }, clock.options);
    settle.touch();
    await clock.to(300);
    settle.touch();
    await clock.to(5000);
    expect(looks).toBe(1);
    finish();
    for (let i = 0; i < 5; i++) await Promise.resolve();
    await clock.to(10_000);
    expect([looks, most]).toEqual([2, 1]);
  });

  test('held, nothing runs and nothing is forgotten', async () => {
    const clock = new Clock();
    const looks: number[] = [];
    const settle = new Settle(() => (looks.push(clock.time), 0), clock.options);
    settle.touch();
    settle.hold(true);
    settle.touch();
    await clock.to(60_000);
    expect([looks, clock.pending]).toEqual([[], 0]);
    settle.hold(false);
    await clock.to(120_000);
    expect(looks).toHaveLength(1);
  });

  test('a look that throws does not end the looking', async () => {
    const clock = new Clock();
    let looks = 0;
    const settle = new Settle(() => {
      looks++;
      return Promise.reject(new Error('once')).catch(() => 0);
    }, clock.options);
    settle.touch();
    await clock.to(1000);
    settle.touch();
    await clock.to(2000);
    expect(looks).toBe(2);
  });

  test('stopped, it leaves no timer', () => {
    const clock = new Clock();
    const settle = new Settle(() => 0, clock.options);
    settle.touch();
    settle.stop();
    expect(clock.pending).toBe(0);
  });
});
