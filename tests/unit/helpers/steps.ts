/**
 * Counts steps without a clock: how often V8 ran each block of our code. Only what is imported after this module is counted, and native
 * work (regular expressions, sorting) is not.
 */
import { Session, type Profiler } from 'node:inspector';

const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

/** Runs of all blocks since the last time. */
function taken(ours: RegExp): number {
  let found: Profiler.ScriptCoverage[] = [];
  // The callback is called before `post` returns.
  session.post('Profiler.takePreciseCoverage', (error, { result }) => {
    if (error) throw error;
    found = result;
  });
  let sum = 0;
  for (const { url, functions } of found)
    if (ours.test(url.replace(/\?.*$/, '')))
      for (const { ranges } of functions) for (const { count } of ranges) sum += count;
  return sum;
}

/** Steps that `work` took in the files whose address `ours` accepts. */
export function stepsOf(work: () => void, ours = /\/(?:matching|page)\/[\w-]+\.ts$/): number {
  taken(ours);
  work();
  return taken(ours);
}
