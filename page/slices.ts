/** How long one slice may take, in ms: well under a frame, and under 50 ms on a machine four times slower. */
export const SLICE = 4;
/** Work that takes longer than this, in ms, goes on at a third of its pace: most of an ordinary article is read by then. */
const BRISK = 100;
/** How long it rests after each slice then, in ms. */
const REST = 8;

/** Lets the page's own work go first. */
export function breathe(): Promise<void> {
  if (typeof scheduler !== 'undefined' && 'yield' in scheduler) return scheduler.yield();
  return new Promise((resolve) => {
    // Not setTimeout: nested ones are slowed down to 4 ms.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/**
 * A pause for work that may be long, to be made as it begins: after a while every slice is followed by a rest, which the page, the
 * rest of the machine and the engine's compilers can use (docs/decisions/resting.md). No timer in a hidden page, where one takes a second.
 */
export function unhurried(): () => Promise<void> {
  const rests = performance.now() + BRISK;
  return () =>
    document.hidden || performance.now() < rests ? breathe() : new Promise((resolve) => setTimeout(resolve, REST));
}

export interface SliceOptions {
  /** ms a slice may take; a single step of `work` can't be cut. */
  budget?: number;
  signal?: AbortSignal;
  /** What is waited for between two slices. */
  pause?: () => Promise<void>;
  /** For tests. */
  now?: () => number;
}

/**
 * Runs `work` to its end in slices that yield to the page.
 * @returns what the generator returns
 * @throws the signal's reason when aborted (the generator's `finally` blocks run), or what the generator throws
 */
export async function inSlices<T>(work: Generator<unknown, T, unknown>, options: SliceOptions = {}): Promise<T> {
  const { budget = SLICE, signal, now = () => performance.now(), pause = breathe } = options;
  try {
    for (;;) {
      signal?.throwIfAborted();
      const end = now() + budget;
      do {
        const step = work.next();
        if (step.done) return step.value;
      } while (now() < end);
      await pause();
    }
  } finally {
    work.return(undefined as T);
  }
}
