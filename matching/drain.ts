/** Runs work that is written in slices to its end at once, where there is no page to yield to. */
export function drain<T>(work: Generator<unknown, T, unknown>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
