/**
 * `npm run bench`: what the extension costs, measured in real browsers and written to docs/performance.md.
 *
 *   npm run bench                      times, as ratios within the run, in both browsers
 *   npm run bench -- --tasks           long tasks in Chromium at a quarter of the speed
 *   npm run bench -- --memory          heap and layout shift in Chromium
 *   --browser chromium|firefox         one browser (prints, writes nothing)
 *   --only judge                       paths of the plan that hold this, of --tasks: names (prints, writes nothing)
 *   --rounds 9                         how often each page is opened (prints, writes nothing, unless 9); of --tasks: 5
 *
 * Run it on a machine that does nothing else. Exits with 1 when a target is missed.
 */
import { parseArgs } from 'node:util';
import { machine, writeSection } from '../tests/bench/document.ts';
import { figures, plan, table, type Figure } from '../tests/bench/figures.ts';
import { memoryFigures } from '../tests/bench/memory.ts';
import { benchSite } from '../tests/bench/site.ts';
import { LIMIT, longTasks, taskFigures } from '../tests/bench/tasks.ts';
import { measure } from '../tests/bench/timing.ts';
import type { BrowserName } from './browsers.ts';

const ROUNDS = 9;
/** Long tasks vary more from run to run than sums of time do, and a round of them takes two minutes. */
const TASK_ROUNDS = 5;
const say = (line: string): void => console.error(line);
const show = (title: string, rows: readonly Figure[]): string => `### ${title}\n\n${table(rows)}`;

/** Prints, writes if asked to, and says by the exit code whether all holds. */
async function finish(section: string | null, parts: string[], rows: readonly Figure[]): Promise<void> {
  const text = `Measured on ${machine()}.\n\n${parts.join('\n\n')}`;
  console.log(text);
  if (section) await writeSection(section, text);
  if (rows.some(({ holds }) => holds === false)) process.exitCode = 1;
}

const { values } = parseArgs({
  options: {
    tasks: { type: 'boolean' },
    memory: { type: 'boolean' },
    browser: { type: 'string' },
    only: { type: 'string' },
    rounds: { type: 'string' },
  },
});
const site = benchSite();

if (values.tasks) {
  const rows = taskFigures(await longTasks(site, Number(values.rounds ?? TASK_ROUNDS), say, values.only));
  await finish(values.rounds || values.only ? null : 'tasks', [show(`Tasks over ${LIMIT} ms`, rows)], rows);
} else if (values.memory) {
  const rows = await memoryFigures(site, say);
  await finish('memory', [show('Memory and layout', rows)], rows);
} else {
  const names = (['chromium', 'firefox'] as const).filter(
    (name: BrowserName) => !values.browser || name === values.browser,
  );
  if (!names.length) throw new Error(`--browser ${values.browser}: chromium or firefox`);
  const rounds = Number(values.rounds ?? ROUNDS);
  if (!(rounds >= 1)) throw new Error(`--rounds ${values.rounds}: a number from 1`);
  const paths = plan.paths(site.large.length).filter((path) => !values.only || path.includes(values.only));
  const parts: string[] = [];
  const all: Figure[] = [];
  // One browser after the other: they would slow each other down.
  for (const name of names) {
    const { version, told } = await measure(name, site, paths, rounds, say);
    const rows = figures(told, site.large);
    parts.push(show(version.replace('/', ' '), rows));
    // So that nothing is lost where the other browser fails.
    say(parts.at(-1)!);
    all.push(...rows);
  }
  const whole = names.length === 2 && !values.only && rounds === ROUNDS;
  await finish(whole ? 'times' : null, parts, all);
}
