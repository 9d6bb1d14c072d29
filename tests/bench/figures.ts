/** What the measured times say: medians, ratios within a run, and whether the targets hold. Pure. */
import type { Told } from './timing.ts';

/** @throws RangeError on an empty list */
export function median(values: readonly number[]): number {
  if (!values.length) throw new RangeError('Nothing was measured');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export interface Figure {
  what: string;
  /** As people read it: "3.1 × the floor". */
  value: string;
  /** Empty where a figure is only told. */
  target: string;
  /** Undefined where there is no target. */
  holds?: boolean;
}

const ms = (value: number): string =>
  `${value >= 100 ? Math.round(value) : value >= 10 ? value.toFixed(1) : value.toFixed(2)} ms`;
const number = (value: number): string =>
  value >= 100 ? String(Math.round(value)) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

/** Paths of the plan, and the rows of the table that come of what they told. */
export const plan = {
  pages: ['10kB', '100kB', '1MB', '10MB'] as const,
  paths(large: number): string[] {
    const sized = this.pages.flatMap((size) => [
      `floor/plain/${size}`,
      `doorbell/plain/${size}`,
      `floor/mentions/${size}`,
      `judge/mentions/${size}`,
    ]);
    const real = Array.from({ length: large }, (_, i) => [`floor/large/${i}`, `judge/large/${i}`]).flat();
    return [
      ...sized,
      'judge/plain/1MB',
      'marker/mentions/1MB',
      'marker-within/mentions/1MB',
      'living/mentions/1MB',
      ...real,
    ];
  },
};

/**
 * @param told what each path of the plan told, a round at a time; paths that were not run leave their rows out
 * @param large names of the large pages
 */
export function figures(told: ReadonlyMap<string, readonly Told[]>, large: readonly string[]): Figure[] {
  const rows: Figure[] = [];
  /** Median of one figure of a path; undefined when the path was not run. */
  const of = (path: string, name: string): number | undefined => {
    const all = told.get(path);
    return all?.length ? median(all.map((one) => Number(one[name]))) : undefined;
  };
  const ratio = (
    what: string,
    a: number | undefined,
    b: number | undefined,
    most?: number,
    unit = 'the floor',
  ): void => {
    if (a === undefined || b === undefined) return;
    const value = a / b;
    rows.push({
      what,
      value: `${number(value)} × ${unit} (${ms(a)} / ${ms(b)})`,
      target: most === undefined ? '' : `at most ${most} ×`,
      ...(most === undefined ? {} : { holds: value <= most }),
    });
  };

  for (const size of plan.pages)
    ratio(
      `Doorbell, ${size}, no anchor`,
      of(`doorbell/plain/${size}`, 'doorbell'),
      of(`floor/plain/${size}`, 'floor'),
      size === '1MB' ? 5 : undefined,
    );
  for (const size of plan.pages) {
    const path = `judge/mentions/${size}`;
    const mentions = of(path, 'mentions');
    if (mentions === undefined) continue;
    ratio(
      `Judge, ${size}, ${mentions} mentions`,
      of(path, 'judge'),
      of(`floor/mentions/${size}`, 'floor'),
      size === '1MB' ? 40 : undefined,
    );
  }
  ratio('Judge, 1MB, no mention', of('judge/plain/1MB', 'judge'), of('floor/plain/1MB', 'floor'));
  const [load, wall] = [of('judge/mentions/1MB', 'load'), of('judge/mentions/1MB', 'wall')];
  if (load !== undefined)
    rows.push({ what: 'Judge: loading its data (part of the above)', value: ms(load), target: '' });
  if (wall !== undefined)
    rows.push({ what: 'Judge, 1MB: until its verdict is there, rests included', value: ms(wall), target: '' });

  const perMB = (kind: string, name: string): void => {
    const [one, ten] = [of(`${kind}/1MB`, name), of(`${kind}/10MB`, name)];
    if (one === undefined || ten === undefined) return;
    const value = ten / 10 / one;
    rows.push({
      what: `Growth from 1 MB to 10 MB, ${name}`,
      value: `${value.toFixed(2)} × per MB`,
      target: 'at most 1.3 ×',
      holds: value <= 1.3,
    });
  };
  perMB('doorbell/plain', 'doorbell');
  perMB('judge/mentions', 'judge');

  const judge = of('judge/mentions/1MB', 'judge');
  for (const [task, how, least] of [
    ['marker', 'across elements, as the judge does', 25],
    ['marker-within', 'within elements only', undefined],
  ] as const) {
    const marker = of(`${task}/mentions/1MB`, 'marker');
    if (marker === undefined || judge === undefined) continue;
    const [forms, marks] = [of(`${task}/mentions/1MB`, 'forms'), of(`${task}/mentions/1MB`, 'marks')];
    rows.push({
      what: `mark.js on the ${forms} forms present, ${how}, 1MB (${marks} marks)`,
      value: `${number(marker / judge)} × the judge (${ms(marker)} / ${ms(judge)})`,
      target: least === undefined ? '' : `at least ${least} ×`,
      ...(least === undefined ? {} : { holds: marker / judge >= least }),
    });
  }
  for (const where of ['last', 'middle']) {
    const [one, all] = [of('judge/mentions/1MB', where), judge];
    if (one === undefined || all === undefined) continue;
    const percent = (100 * one) / all;
    rows.push({
      what: where === 'last' ? 'One paragraph added at the end, 1MB' : 'One paragraph added in the middle, 1MB',
      value: `${percent.toFixed(1)} % of the full scan (${ms(one)})`,
      target: 'at most 5 % or 2 ms',
      holds: percent <= 5 || one <= 2,
    });
  }
  const share = of('living/mentions/1MB', 'share');
  if (share !== undefined)
    rows.push({
      what: '1MB page that changes 60 times a second',
      value: `${share.toFixed(2)} % of a core`,
      target: 'under 2 %',
      holds: share < 2,
    });
  large.forEach((name, i) =>
    ratio(`Judge, ${name.slice(0, 24)}…`, of(`judge/large/${i}`, 'judge'), of(`floor/large/${i}`, 'floor')),
  );
  return rows;
}

/** The rows of one browser as a Markdown table. */
export const table = (rows: readonly Figure[]): string =>
  ['| what | figure | target | |', '| --- | --- | --- | --- |']
    .concat(
      rows.map(
        ({ what, value, target, holds }) =>
          `| ${what} | ${value} | ${target} | ${holds === undefined ? '' : holds ? 'holds' : '**does not hold**'} |`,
      ),
    )
    .join('\n');
