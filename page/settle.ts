export interface SettleOptions {
  /** ms without a change after which things count as settled. */
  quiet?: number;
  /** ms after the first change at which we look at a page that never settles. */
  longest?: number;
  /** Greatest share of the time that looking may take in the long run. */
  share?: number;
  /** ms of looking that may be spent at once, before the share counts. */
  burst?: number;
  /** For tests. */
  now?: () => number;
  later?: (run: () => void, ms: number) => unknown;
  cancel?: (timer: unknown) => void;
}

/** Longest rest, ms: even on a page that costs much, the reader sees new marks after this. */
const REST = 10_000;
/** A rest is broken for another page at most so often, ms: a page may change its address as often as it likes. */
const HURRY = 5000;

/**
 * Calls `run` when a burst of changes has settled. One timer while something is due, none otherwise, however many changes there are.
 * `run` may be asynchronous; it never runs twice at once. What it takes sets how soon it may run again.
 */
export class Settle {
  private readonly options: Required<SettleOptions>;
  private timer: unknown = null;
  private first = 0;
  private last = 0;
  /** ms of looking that are left, growing by `share` a ms up to `burst`; while it is below 0 we rest. */
  private credit: number;
  private paidAt: number;
  private restUntil = -Infinity;
  /** When a rest was last broken. */
  private broke = -Infinity;
  private due = false;
  private running = false;
  private held = false;

  /** @param run returns the ms of work that it did, or nothing: then the time that it took counts */
  constructor(
    private readonly run: () => unknown,
    options: SettleOptions = {},
  ) {
    this.options = {
      quiet: 250,
      longest: 1000,
      share: 0.02,
      burst: 400,
      now: () => performance.now(),
      later: (go, ms) => setTimeout(go, ms),
      cancel: (timer) => clearTimeout(timer as number),
      ...options,
    };
    this.credit = this.options.burst;
    this.paidAt = this.options.now();
  }

  /** Something changed. @param urgent it is worth breaking a rest for: another page */
  touch(urgent = false): void {
    this.last = this.options.now();
    if (urgent && this.restUntil > this.last && this.last - this.broke > HURRY) {
      this.broke = this.last;
      this.restUntil = -Infinity;
      this.first = this.last;
      this.disarm();
      this.arm();
    }
    if (this.due) return;
    this.due = true;
    this.first = this.last;
    this.arm();
  }

  /** While held (a hidden tab), changes are remembered and nothing runs. */
  hold(on: boolean): void {
    this.held = on;
    if (on) this.disarm();
    else if (this.due) this.arm();
  }

  stop(): void {
    this.disarm();
    this.due = false;
  }

  private disarm(): void {
    if (this.timer !== null) this.options.cancel(this.timer);
    this.timer = null;
  }

  private arm(): void {
    if (this.timer !== null || this.held || this.running || !this.due) return;
    const { now, later, quiet, longest } = this.options;
    const at = Math.max(this.restUntil, Math.min(this.last + quiet, this.first + longest));
    const look = (): void => {
      this.timer = null;
      // Changes that came meanwhile only move the time; a timer each would be 60 a second.
      const due = Math.max(this.restUntil, Math.min(this.last + quiet, this.first + longest));
      if (now() + 1 >= due) void this.go();
      else this.arm();
    };
    this.timer = later(look, Math.max(0, at - now()));
  }

  private async go(): Promise<void> {
    this.due = false;
    this.running = true;
    const { now } = this.options;
    const start = now();
    let work: unknown;
    try {
      work = await this.run();
    } finally {
      this.running = false;
      this.pay(typeof work === 'number' ? work : now() - start);
      this.arm();
    }
  }

  private pay(cost: number): void {
    const { now, share, burst } = this.options;
    const at = now();
    this.credit = Math.min(burst, this.credit + (at - this.paidAt) * share) - cost;
    this.paidAt = at;
    if (this.credit < 0) this.restUntil = at + Math.min(REST, -this.credit / share);
  }
}
