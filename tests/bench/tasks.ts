/** Looks for long tasks of ours: the shipped Chromium build on large pages, on a machine four times slower. */
import type { CDPSession, Page } from 'puppeteer-core';
import { setTimeout as sleep } from 'node:timers/promises';
import { needBrowser } from '../../tools/browsers.ts';
import { buildOf } from '../e2e/builds.ts';
import type { Driver, Tab } from '../e2e/harness/driver.ts';
import { launch } from '../e2e/harness/launch.ts';
import { startProxy } from '../e2e/harness/proxy.ts';
import { until } from '../e2e/harness/surface.ts';
import { closeSidebar, hover, openSidebar, rootWith } from '../e2e/suites/steps.ts';
import { median, type Figure } from './figures.ts';
import type { BenchSite } from './site.ts';
import { CATEGORIES, tasksOf, threadsOf, type Task, type TraceEvent } from './trace.ts';

export const SLOWER = 4;
/** Longest task that we may cause, ms. */
export const LIMIT = 50;
/** A host of the outlet list, where the shipped build runs by itself. */
export const HOST = 'https://www.upi.com';

export interface Scenario {
  name: string;
  tasks: Task[];
}

const throttle = (session: CDPSession, rate: number) => session.send('Emulation.setCPUThrottlingRate', { rate });

/** Records what happens while `act` runs. */
async function traced(page: Page, origin: string, act: () => Promise<void>): Promise<Task[]> {
  await page.tracing.start({ categories: CATEGORIES });
  let raw: Uint8Array | undefined;
  try {
    await act();
  } finally {
    raw = await page.tracing.stop();
  }
  const { traceEvents } = JSON.parse(new TextDecoder().decode(raw)) as { traceEvents: TraceEvent[] };
  return tasksOf(traceEvents, origin);
}

export const marks = (tab: Tab): Promise<number> =>
  tab.evaluate(() => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0));

/** Waits until nothing more is marked. */
export async function quiet(tab: Tab, least: number): Promise<void> {
  await until(`${least} marks`, async () => (await marks(tab)) >= least, 60_000);
  for (let before = -1, now = await marks(tab); now !== before; now = await marks(tab)) {
    before = now;
    await sleep(1500);
  }
}

export async function withChromium<T>(
  pages: BenchSite,
  run: (driver: Driver) => Promise<T>,
  extension: string | null = buildOf('chromium'),
): Promise<T> {
  const proxy = await startProxy(pages.site);
  let driver: Driver | undefined;
  try {
    driver = await launch('chromium', { path: needBrowser('chromium'), extension, proxy });
    return await run(driver);
  } finally {
    await driver?.close();
    await proxy.close();
  }
}

/** The extension's own pages (welcome, sidebar) load chunks with a hash in their names; scripts that come into a page have none. */
const CHUNK = / ?[\w-]+-[\w-]{8}\.js:/;

/** Tasks of pages that are not the extension's own. */
function foreign(tasks: Task[]): Task[] {
  const own = threadsOf(tasks, CHUNK);
  return tasks.filter(({ thread }) => !own.has(thread));
}

/** A page from its address to its last mark. */
export async function pageTasks(driver: Driver, path: string, least: number): Promise<Task[]> {
  const tab = await driver.open('about:blank');
  try {
    const session = await tab.page.createCDPSession();
    const tasks = await traced(tab.page, driver.origin, async () => {
      await throttle(session, SLOWER);
      await tab.goto(`${HOST}/${path}`);
      await throttle(session, SLOWER);
      await quiet(tab, least);
      if (!least) await sleep(2500);
    });
    return foreign(tasks);
  } finally {
    await tab.close();
  }
}

const ARTICLE = 'article';

/** Card, docked sidebar and the browser's own one on an article of 5,000 words with 300 mentions. */
async function viewTasks(driver: Driver): Promise<Scenario[]> {
  const tab = await driver.open('about:blank');
  const session = await tab.page.createCDPSession();
  const trace = (act: () => Promise<void>) =>
    traced(tab.page, driver.origin, async () => {
      await throttle(session, SLOWER);
      await act();
      await sleep(1500);
    });
  try {
    const found: Scenario[] = [];
    const load = await trace(async () => {
      await tab.goto(`${HOST}/real/article`);
      await quiet(tab, 1);
    });
    found.push({ name: `${ARTICLE}: marks`, tasks: foreign(load) });
    found.push({ name: `${ARTICLE}: hover card`, tasks: foreign(await trace(async () => void (await hover(tab)))) });
    const card = await rootWith(tab, '.card');
    const dock = await trace(async () => {
      await card.click('.card-foot > .btn:last-child');
      await rootWith(tab, '.sb');
    });
    found.push({ name: `${ARTICLE}: docked sidebar`, tasks: foreign(dock) });

    await tab.goto('about:blank');
    await openSidebar(driver, tab);
    const target = await until('the sidebar is a target', async () =>
      tab.page
        .browser()
        .targets()
        .find((one) => one.url().startsWith(`${driver.origin}sidepanel`)),
    );
    const inside = await target.createCDPSession();
    const panel = await trace(async () => {
      await throttle(inside, SLOWER);
      await tab.goto(`${HOST}/real/article`);
      const sidebar = await openSidebar(driver, tab);
      await until('the terms are listed', async () => (await sidebar.texts('.terms > li')).length > 0, 30_000);
    });
    const own = threadsOf(panel, CHUNK);
    found.push({ name: `${ARTICLE}: sidebar, page side`, tasks: foreign(panel) });
    // In our own page everything is ours: style, layout and painting too.
    found.push({
      name: `${ARTICLE}: sidebar`,
      tasks: panel.filter(({ thread }) => own.has(thread)).map((task) => ({ ...task, ours: task.took })),
    });
    await closeSidebar(driver, tab);
    return found;
  } finally {
    await tab.close();
  }
}

/**
 * All scenarios, one after the other, each round in a browser of its own: what one slow moment of the machine does to a
 * single task says little.
 * @param say gets a line for each scenario
 * @param only a part of the names of those that are wanted; of the article, all or none
 * @returns the scenarios of each round
 */
export async function longTasks(
  pages: BenchSite,
  rounds: number,
  say: (line: string) => void,
  only = '',
): Promise<Scenario[][]> {
  const all: Scenario[][] = [];
  for (let round = 1; round <= rounds; round++) {
    say(`round ${round} of ${rounds}`);
    all.push(await once(pages, say, only));
  }
  return all;
}

async function once(pages: BenchSite, say: (line: string) => void, only: string): Promise<Scenario[]> {
  return withChromium(pages, async (driver) => {
    const found: Scenario[] = [];
    const add = (scenario: Scenario): void => {
      found.push(scenario);
      say(line(scenario));
    };
    const addPage = async (name: string, path: string, least: number): Promise<void> => {
      if (name.includes(only)) add({ name, tasks: await pageTasks(driver, path, least) });
    };
    await addPage('1 MB, no anchor', 'real/plain/1MB', 0);
    await addPage('1 MB, 5,000 mentions', 'real/mentions/1MB', 1);
    for (const [i, name] of pages.large.entries()) await addPage(name, `real/large/${i}`, 0);
    if (ARTICLE.includes(only)) for (const scenario of await viewTasks(driver)) add(scenario);
    return found;
  });
}

export const worst = ({ tasks }: Scenario): Task | undefined => [...tasks].sort((a, b) => b.ours - a.ours)[0];

/** One scenario's worst task, for people. */
export function line(scenario: Scenario): string {
  const task = worst(scenario);
  const over = scenario.tasks.filter(({ ours }) => ours > LIMIT).length;
  const top = (task?.top ?? []).slice(0, 3).map(([name, took]) => `${name} ${took.toFixed(0)}`);
  return `${scenario.name}: ours at most ${(task?.ours ?? 0).toFixed(1)} ms, ${over} over ${LIMIT} ms${top.length ? ` (${top.join(', ')})` : ''}`;
}

/** Rows for the table: of each scenario the median of its rounds' longest tasks, and from where to where they go. */
export const taskFigures = (rounds: readonly (readonly Scenario[])[]): Figure[] =>
  (rounds[0] ?? []).map(({ name }, i) => {
    const longest = rounds.map((scenarios) => worst(scenarios[i]!)?.ours ?? 0).sort((a, b) => a - b);
    const middle = median(longest);
    const range = rounds.length > 1 ? ` (${longest[0]!.toFixed(0)} to ${longest.at(-1)!.toFixed(0)})` : '';
    return {
      what: name,
      value: `our longest task: ${middle.toFixed(1)} ms${range}`,
      target: `at most ${LIMIT} ms`,
      holds: middle <= LIMIT,
    };
  });
