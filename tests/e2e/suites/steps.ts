import { setTimeout as sleep } from 'node:timers/promises';
import { CONTROL, samplePage, samplePages, type SamplePage } from '../../pages/index.ts';
import type { Driver, Mark, Tab } from '../harness/driver.ts';
import { until, type Surface } from '../harness/surface.ts';

/** Steps that several suites take. */

export const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Ms after the load event in which a page that has nothing for us is left to show something all the same. */
const QUIET = 1200;

/** Waits until a page that was just loaded is marked, or long enough to say that it isn't. */
export async function settle(tab: Tab, { verdict }: Pick<SamplePage, 'verdict'>): Promise<void> {
  if (verdict === 'about') await marked(tab);
  else await sleep(QUIET);
}

/** Opens a sample page in a new tab and waits until it has settled. */
export async function openSample(driver: Driver, name: string): Promise<Tab> {
  const page = samplePage(name);
  const tab = await driver.open(page.url);
  await settle(tab, page);
  return tab;
}

export const marked = (tab: Tab): Promise<Mark[]> =>
  until('the page is marked', async () => {
    const marks = await tab.marks();
    return marks.length > 0 && marks;
  });

/** The sample pages' DOM as it is on a host where the extension is not. */
export async function untouchedPages(driver: Driver): Promise<Map<string, string>> {
  const tab = await driver.open('about:blank');
  const pages = new Map<string, string>();
  for (const { name } of samplePages) {
    await tab.goto(`${CONTROL}/${name}`);
    pages.set(name, await tab.serialized());
  }
  await tab.close();
  return pages;
}

/** What was put into `before`, in one piece, to get `after`; null if that isn't all that happened. */
export function inserted(before: string, after: string): string | null {
  const n = after.length - before.length;
  let at = 0;
  while (at < before.length && before[at] === after[at]) at++;
  if (n < 0 || before.slice(at) !== after.slice(at + n)) return null;
  while (n > 0 && at > 0 && after[at] !== '<' && after[at - 1] === after[at + n - 1]) at--;
  return after.slice(at, at + n);
}

/** Our root in the page once its text matches. */
export const rootWith = (tab: Tab, selector: string): Promise<Surface> =>
  until(`${selector} is shown in the page`, async () => {
    for (const root of await tab.roots()) if (await root.box(selector)) return root;
    return null;
  });

export const gone = (tab: Tab): Promise<true> =>
  until('our host has left the page', async () => (await tab.roots()).length === 0);

/** Rests the pointer on a mark, scrolled into view, until its card is there. */
export async function hover(
  tab: Tab,
  pick: (mark: Mark) => boolean = () => true,
): Promise<{ card: Surface; mark: Mark }> {
  const index = (await tab.marks()).findIndex(pick);
  const mark = await until('the mark stands in the window', async () => {
    const found = (await tab.marks(index))[index];
    return found?.box && found.box.y >= 0 && { ...found, box: found.box };
  });
  const { x, y, width, height } = mark.box;
  await tab.reach.move(x + width / 2 - 3, y + height / 2);
  await tab.reach.move(x + width / 2, y + height / 2);
  return { card: await rootWith(tab, '.card'), mark };
}

/** Moves the pointer to the window's corner, where nothing is, and waits until it was seen there: moves of one frame are one. */
export async function leave(tab: Tab): Promise<void> {
  await tab.reach.move(2, 2);
  await tab.evaluate(
    () =>
      new Promise<void>((done) => {
        requestAnimationFrame(() => requestAnimationFrame(() => done()));
        setTimeout(done, 1000);
      }),
  );
}

/** Opens the browser's own sidebar by the toolbar button if it is not open, and gives it. */
export async function openSidebar(driver: Driver, tab: Tab): Promise<Surface> {
  await tab.page.bringToFront();
  if (!(await driver.sidebar())) await tab.toolbarClick();
  return until('the sidebar is open', () => driver.sidebar());
}

/** Waits until the sidebar has drawn the report to its end, so that nothing moves any more. */
export async function drawn(sidebar: Surface): Promise<void> {
  let last = -1;
  await until('the sidebar is drawn', async () => {
    const [terms, height, later] = await sidebar.evaluate((root) => [
      root.querySelectorAll('.terms > li').length,
      root.querySelector('.sb-body')?.scrollHeight ?? 0,
      root.querySelectorAll('[data-later]').length,
    ]);
    const still = height === last;
    last = height ?? 0;
    await sleep(250);
    return still && !!terms && later === 0;
  });
}

/** True when the element stands inside the sidebar's visible part. */
export const inView = (surface: Surface, selector: string): Promise<boolean> =>
  surface.evaluate((root, css) => {
    const box = root.querySelector(css)?.getBoundingClientRect();
    return !!box && box.height > 0 && box.bottom > 0 && box.top < innerHeight;
  }, selector);

export async function closeSidebar(driver: Driver, tab: Tab): Promise<void> {
  // on a site that may not be read, the first click reads the page, the second closes
  for (let clicks = 0; clicks < 2 && (await driver.sidebar()); clicks++) {
    await tab.toolbarClick();
    for (let waited = 0; waited < 3000 && (await driver.sidebar()); waited += 100) await sleep(100);
  }
  await until('the sidebar is closed', async () => !(await driver.sidebar()));
}
