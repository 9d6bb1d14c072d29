/** Which tasks of a Chromium trace are ours, and how long. Pure: events in, tasks out. */

/** As much of a trace event as is read. Times in µs. */
export interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** CPU time of the thread in it. */
  tdur?: number;
  id?: string;
  args?: {
    name?: string;
    data?: {
      startTime?: number;
      timeDeltas?: number[];
      cpuProfile?: {
        nodes?: {
          id: number;
          parent?: number;
          callFrame: { functionName: string; url?: string; lineNumber?: number; columnNumber?: number };
        }[];
        samples?: number[];
      };
    };
  };
}

/** What a trace must record for this. */
export const CATEGORIES = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-v8.cpu_profiler',
  '__metadata',
];

export interface Task {
  thread: string;
  start: number;
  /** ms of CPU that the task took; wall time where the trace has no CPU time. */
  took: number;
  /** The part of it in which a script of ours was on the stack. */
  ours: number;
  /** Functions of ours that were on top of the stack, with their ms, the dearest first. */
  top: [string, number][];
}

interface Sample {
  ts: number;
  delta: number;
  /** Our function nearest to the top of the stack; null where there is none. */
  name: string | null;
}

/** What the profiler told of a thread. */
interface Profile {
  /** When it was started, which takes long by itself: it notes all functions that there are. */
  starts: number[];
  /** In order. */
  samples: Sample[];
}

/** Profiles by thread. */
function profilesOf(events: readonly TraceEvent[], origin: string): Map<string, Profile> {
  const profiles = new Map<
    string,
    { thread: string; start: number; at: number; names: Map<number, string | null>; samples: Sample[] }
  >();
  const key = ({ pid, id }: TraceEvent) => `${pid} ${id}`;
  for (const event of events) {
    if (event.name !== 'Profile') continue;
    const start = event.args?.data?.startTime ?? event.ts;
    const thread = `${event.pid} ${event.tid}`;
    profiles.set(key(event), { thread, start, at: start, names: new Map(), samples: [] });
  }
  for (const event of events) {
    const profile = event.name === 'ProfileChunk' ? profiles.get(key(event)) : undefined;
    const { cpuProfile, timeDeltas = [] } = event.args?.data ?? {};
    if (!profile || !cpuProfile) continue;
    for (const { id, parent, callFrame } of cpuProfile.nodes ?? []) {
      const own = callFrame.url?.startsWith(origin);
      const { functionName, url, lineNumber = 0, columnNumber = 0 } = callFrame;
      const name = `${functionName} ${url?.split('/').at(-1)}:${lineNumber + 1}:${columnNumber + 1}`.trim();
      profile.names.set(id, own ? name : parent === undefined ? null : (profile.names.get(parent) ?? null));
    }
    (cpuProfile.samples ?? []).forEach((node, i) => {
      const delta = timeDeltas[i] ?? 0;
      profile.at += delta;
      profile.samples.push({ ts: profile.at, delta, name: profile.names.get(node) ?? null });
    });
  }
  const byThread = new Map<string, Profile>();
  for (const { thread, start, samples } of profiles.values()) {
    const { starts, samples: before } = byThread.get(thread) ?? { starts: [], samples: [] };
    byThread.set(thread, { starts: [...starts, start], samples: [...before, ...samples] });
  }
  for (const { samples } of byThread.values()) samples.sort((a, b) => a.ts - b.ts);
  return byThread;
}

/**
 * The tasks of renderers' main threads that took at least `least` ms, with our part in them; without that in which the
 * profiler was started.
 * @param origin where our scripts are from: `chrome-extension://…/`
 */
export function tasksOf(events: readonly TraceEvent[], origin: string, least = 1): Task[] {
  const main = new Set(
    events
      .filter((e) => e.name === 'thread_name' && e.args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const profiles = profilesOf(events, origin);
  const found: Task[] = [];
  for (const { name, ph, pid, tid, ts, dur = 0, tdur = dur } of events) {
    const thread = `${pid} ${tid}`;
    if (name !== 'RunTask' || ph !== 'X' || !main.has(thread) || tdur < least * 1000) continue;
    const { starts = [], samples = [] } = profiles.get(thread) ?? {};
    if (starts.some((start) => start > ts && start <= ts + dur)) continue;
    const top = new Map<string, number>();
    let ours = 0;
    // A sample stands for the time before it.
    for (const sample of samples) {
      if (sample.name === null || sample.ts <= ts || sample.ts > ts + dur) continue;
      const part = (Math.min(sample.delta, sample.ts - ts) / dur) * (tdur / 1000);
      ours += part;
      top.set(sample.name, (top.get(sample.name) ?? 0) + part);
    }
    found.push({ thread, start: ts / 1000, took: tdur / 1000, ours, top: [...top].sort((a, b) => b[1] - a[1]) });
  }
  return found;
}

/** Threads on which a script of ours whose file matches has run. */
export const threadsOf = (tasks: readonly Task[], file: RegExp): Set<string> =>
  new Set(tasks.filter(({ top }) => top.some(([name]) => file.test(name))).map(({ thread }) => thread));
