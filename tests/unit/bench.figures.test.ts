import { describe, expect, it } from 'vitest';
import { withSection } from '../bench/document';
import { figures, median, plan, table } from '../bench/figures';
import { makePage } from '../bench/pages';
import { tasksOf, threadsOf, type TraceEvent } from '../bench/trace';

describe('median', () => {
  it('is the middle one, or the middle of the two', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('figures', () => {
  const told = new Map([
    ['floor/plain/1MB', [{ floor: 10 }, { floor: 8 }, { floor: 12 }]],
    ['doorbell/plain/1MB', [{ doorbell: 51 }, { doorbell: 60 }, { doorbell: 20 }]],
    ['floor/mentions/1MB', [{ floor: 10 }]],
    ['judge/mentions/1MB', [{ judge: 400, load: 20, mentions: 5000, last: 20, middle: 21 }]],
    ['judge/mentions/10MB', [{ judge: 5200, mentions: 50000 }]],
    ['marker/mentions/1MB', [{ marker: 10000, marks: 5100, forms: 100 }]],
    ['living/mentions/1MB', [{ share: 2 }]],
  ]);
  const rows = figures(told, []);
  const row = (what: RegExp) => rows.find((one) => what.test(one.what));

  it('are medians in relation to medians of the same run, and hold up to their target', () => {
    expect(row(/^Doorbell, 1MB/)).toMatchObject({ value: '5.10 × the floor (51.0 ms / 10.0 ms)', holds: false });
    expect(row(/^Judge, 1MB, 5000/)).toMatchObject({ value: '40.0 × the floor (400 ms / 10.0 ms)', holds: true });
    expect(row(/^Growth.*judge/)).toMatchObject({ value: '1.30 × per MB', holds: true });
    expect(row(/^mark\.js on the 100 forms/)).toMatchObject({ holds: true });
    expect(row(/at the end/)).toMatchObject({ value: '5.0 % of the full scan (20.0 ms)', holds: true });
    expect(row(/in the middle/)).toMatchObject({ holds: false });
    expect(row(/60 times/)).toMatchObject({ holds: false });
  });

  it('leave out what was not run, and say of every row whether it holds', () => {
    expect(row(/10kB/)).toBeUndefined();
    expect(table(rows).split('\n')).toHaveLength(rows.length + 2);
    expect(table(rows).match(/does not hold/g)).toHaveLength(rows.filter(({ holds }) => holds === false).length);
  });

  it('take nothing but paths of the plan', () => {
    const paths = plan.paths(2);
    for (const path of told.keys()) expect(paths).toContain(path);
    expect(new Set(paths).size).toBe(paths.length);
  });
});

describe('a section of a document', () => {
  const before = 'A\n\n<!-- a -->\n\nold\n\n<!-- /a -->\n\nB <!-- b --><!-- /b -->\n';
  it('is replaced, and nothing else', () => {
    const after = withSection(before, 'a', '\nnew\n');
    expect(after).toBe('A\n\n<!-- a -->\n\nnew\n\n<!-- /a -->\n\nB <!-- b --><!-- /b -->\n');
    expect(withSection(after, 'a', 'new')).toBe(after);
  });
  it('must be there', () => {
    expect(() => withSection(before, 'c', 'new')).toThrow(/no section c/);
  });
});

describe('a page', () => {
  const forms = ['foremost', 'second', 'third'];
  it.each([10_000, 100_000, 1_000_000])('of %i bytes has about that size and is the same every time', (bytes) => {
    const page = makePage({ bytes });
    expect(Math.abs(page.length - bytes)).toBeLessThan(1000 + bytes / 50);
    expect(makePage({ bytes })).toBe(page);
  });
  it('mentions its forms as often as it should, the first the most', () => {
    const page = makePage({ bytes: 100_000, forms, mentions: 400 });
    const counts = forms.map((form) => page.split(form).length - 1);
    expect(counts.reduce((a, b) => a + b)).toBe(400);
    expect(counts[0]).toBeGreaterThan(counts[2]!);
    expect(counts[2]).toBeGreaterThan(0);
    expect(makePage({ bytes: 100_000 })).not.toContain('second');
  });
  it('does not pretend to hold more than fits', () => {
    expect(() => makePage({ bytes: 10_000, forms, mentions: 1000 })).toThrow(RangeError);
  });
});

describe('a trace', () => {
  const [pid, tid] = [7, 1];
  const task = (ts: number, dur: number, tdur: number, thread = tid): TraceEvent => ({
    name: 'RunTask',
    ph: 'X',
    pid,
    tid: thread,
    ts,
    dur,
    tdur,
  });
  const events: TraceEvent[] = [
    { name: 'thread_name', ph: 'M', pid, tid, ts: 0, args: { name: 'CrRendererMain' } },
    { name: 'Profile', ph: 'P', pid, tid, ts: 1000, id: '0x1', args: { data: { startTime: 1000 } } },
    {
      name: 'ProfileChunk',
      ph: 'P',
      pid,
      tid: 9,
      ts: 2000,
      id: '0x1',
      args: {
        data: {
          cpuProfile: {
            nodes: [
              { id: 1, callFrame: { functionName: '(root)' } },
              { id: 2, parent: 1, callFrame: { functionName: 'theirs', url: 'https://a.example/x.js' } },
              {
                id: 3,
                parent: 1,
                callFrame: {
                  functionName: 'ours',
                  url: 'chrome-extension://id/judge.js',
                  lineNumber: 4,
                  columnNumber: 2,
                },
              },
              { id: 4, parent: 3, callFrame: { functionName: 'native' } },
            ],
            samples: [2, 3, 4, 2],
          },
          // At 11, 21, 31 and 61 ms.
          timeDeltas: [10_000, 10_000, 10_000, 30_000],
        },
      },
    },
    task(1_000, 40_000, 20_000),
    task(50_000, 20_000, 20_000),
    task(90_000, 500, 500),
    task(1_000, 90_000, 90_000, 2),
  ];

  it('tells of each task of a main thread how much of its time was ours', () => {
    const tasks = tasksOf(events, 'chrome-extension://id/');
    expect(tasks).toHaveLength(2);
    // Two of four tenths of wall time were ours, and what they called; the processor's time is half of that.
    expect(tasks[0]).toMatchObject({ took: 20, top: [['ours judge.js:5:3', 10]] });
    expect(tasks[0]!.ours).toBeCloseTo(10);
    expect(tasks[1]).toMatchObject({ took: 20, ours: 0, top: [] });
    expect(threadsOf(tasks, /judge/)).toEqual(new Set(['7 1']));
    expect(threadsOf(tasks, /face/).size).toBe(0);
  });
  it('leaves out the task in which the profiler was started', () => {
    const start = { ...events[1]!, ts: 55_000, args: { data: { startTime: 60_000 } } };
    expect(tasksOf([...events, start], 'chrome-extension://id/').map(({ start }) => start)).toEqual([1]);
  });
  it('has nothing of ours where the scripts are from elsewhere', () => {
    expect(tasksOf(events, 'moz-extension://').every(({ ours }) => ours === 0)).toBe(true);
  });
});
