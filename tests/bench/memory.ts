/** What the shipped Chromium build adds to a page's heap, whether it gives it back, and whether anything moves. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Driver, Tab } from '../e2e/harness/driver.ts';
import { until } from '../e2e/harness/surface.ts';
import { closeSidebar, gone, hover, leave, openSidebar, rootWith } from '../e2e/suites/steps.ts';
import type { Figure } from './figures.ts';
import type { BenchSite } from './site.ts';
import { HOST, marks, quiet, withChromium } from './tasks.ts';

const NAVIGATIONS = 200;
const OPENINGS = 100;
const MB = 1e6;

/** Bytes in use by all scripts of the tab's page and by what they hold of it, after a full collection. */
async function heap(tab: Tab): Promise<number> {
  const session = await tab.page.createCDPSession();
  try {
    // The second one takes what the first one's finalizers let go.
    for (let i = 0; i < 3; i++) {
      await session.send('HeapProfiler.collectGarbage');
      await sleep(200);
    }
    const used = (await session.send('Runtime.getHeapUsage')) as {
      usedSize: number;
      embedderHeapUsedSize?: number;
      backingStorageSize?: number;
    };
    return used.usedSize + (used.embedderHeapUsedSize ?? 0) + (used.backingStorageSize ?? 0);
  } finally {
    await session.detach();
  }
}

/** Heap of the article, read to its end, in a tab of its own. */
async function once(driver: Driver, extended: boolean): Promise<number> {
  const tab = await driver.open(`${HOST}/real/article`);
  try {
    if (extended) await quiet(tab, 1);
    else await sleep(3000);
    return await heap(tab);
  } finally {
    await tab.close();
  }
}

/** Goes to the next story of a single-page application and waits until it is marked (by us) or has settled. */
async function next(tab: Tab, extended: boolean): Promise<void> {
  await tab.evaluate(() => void document.dispatchEvent(new Event('next')));
  await sleep(600);
  if (extended) await until('the next story is marked', async () => (await marks(tab)) > 0, 20_000);
}

/** Layout shift of what is the page's own: what moves in a closed shadow root is told without a node. */
async function shift(tab: Tab): Promise<number> {
  return tab.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        type Shift = PerformanceEntry & { value: number; sources: readonly { node: Node | null }[] };
        const observer = new PerformanceObserver((list) => {
          for (const { value, sources } of list.getEntries() as Shift[])
            if (!sources.length || sources.some(({ node }) => node)) sum += value;
        });
        observer.observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 300);
      }),
  );
}

/** Layout shift of the article while marks, card and docked sidebar come and go. */
async function moved(driver: Driver): Promise<number> {
  const tab = await driver.open(`${HOST}/real/article`);
  try {
    await quiet(tab, 1);
    const { card } = await hover(tab);
    await card.click('.card-foot > .btn:last-child');
    const docked = await rootWith(tab, '.sb');
    await sleep(500);
    await docked.click('.sb-bar .tools > .icon-btn:last-child');
    await gone(tab);
    await leave(tab);
    return await shift(tab);
  } finally {
    await tab.close();
  }
}

/** Heap after many navigations, beyond what it was at the start, in bytes. */
async function navigated(driver: Driver, extended: boolean, say: (line: string) => void): Promise<number[]> {
  const tab = await driver.open(`${HOST}/real/app`);
  const sizes: number[] = [];
  try {
    if (extended) await quiet(tab, 1);
    // Stories come in turns of four: the first turn shows every one of them once.
    for (let i = 0; i < 4; i++) await next(tab, extended);
    sizes.push(await heap(tab));
    for (let i = 0; i < NAVIGATIONS; i++) await next(tab, extended);
    sizes.push(await heap(tab));
    if (!extended) return sizes;
    say(`${NAVIGATIONS} navigations done`);
    for (let i = 0; i < OPENINGS; i++) {
      const sidebar = await openSidebar(driver, tab);
      await until('the terms are listed', async () => (await sidebar.texts('.terms > li')).length > 0, 20_000);
      await closeSidebar(driver, tab);
    }
    sizes.push(await heap(tab));
    return sizes;
  } finally {
    await tab.close();
  }
}

const mb = (bytes: number): string => `${(bytes / MB).toFixed(2)} MB`;

export async function memoryFigures(pages: BenchSite, say: (line: string) => void): Promise<Figure[]> {
  const bare = await withChromium(
    pages,
    async (driver) => {
      const article = await once(driver, false);
      say('without the extension: article done');
      return { article, app: await navigated(driver, false, say) };
    },
    null,
  );
  const ours = await withChromium(pages, async (driver) => {
    const article = await once(driver, true);
    const shifted = await moved(driver);
    say('with the extension: article done');
    return { article, shifted, app: await navigated(driver, true, say) };
  });
  const more = ours.article - bare.article;
  const [start = 0, middle = 0, end = 0] = ours.app;
  const own = (bare.app[1] ?? 0) - (bare.app[0] ?? 0);
  return [
    {
      what: 'Layout shift of the page while marks, card and docked sidebar come and go',
      value: String(ours.shifted),
      target: '0',
      holds: ours.shifted === 0,
    },
    {
      what: 'Heap of an article of 5,000 words with 300 mentions, over the same page without us',
      value: `${mb(more)} (${mb(ours.article)} / ${mb(bare.article)})`,
      target: 'at most 4 MB',
      holds: more <= 4 * MB,
    },
    {
      what: `After ${NAVIGATIONS} single-page navigations, over the start`,
      value: `${mb(middle - start)} (the page alone: ${mb(own)})`,
      target: 'within 1 MB',
      holds: middle - start <= MB,
    },
    {
      what: `… and ${OPENINGS} openings of the sidebar`,
      value: mb(end - start),
      target: 'within 1 MB',
      holds: end - start <= MB,
    },
  ];
}
