/** Runs tasks in a real browser, each on a page of its own that nothing has run on before. */
import { needBrowser, type BrowserName } from '../../tools/browsers.ts';
import type { Driver } from '../e2e/harness/driver.ts';
import { launch } from '../e2e/harness/launch.ts';
import { startProxy } from '../e2e/harness/proxy.ts';
import { until } from '../e2e/harness/surface.ts';
import { buildBench, ORIGIN } from './extension.ts';
import type { BenchSite } from './site.ts';

/** What a task told, by name. Times are in ms. */
export type Told = Record<string, number | string>;

/** The longest that a task may take, ms. */
const PATIENCE = 240_000;

async function once(driver: Driver, path: string): Promise<Told> {
  const tab = await driver.open(`${ORIGIN}/${path}`);
  try {
    const title = await until(
      `${path} tells its figures`,
      async () => {
        // Real pages have errors of their own, and may tell them late, when they are gone: Firefox names about:blank then.
        const failed = (await driver.errors()).find(
          (e) => e.includes(driver.origin) || (e.startsWith(ORIGIN) && !e.includes('/large/')),
        );
        if (failed) throw new Error(failed);
        const text = await tab.evaluate(() => document.title);
        return text.startsWith('{') && text;
      },
      PATIENCE,
    );
    return JSON.parse(title) as Told;
  } finally {
    await tab.close();
  }
}

export interface Runs {
  version: string;
  /** What each path told, a round at a time. */
  told: Map<string, Told[]>;
}

/**
 * Runs every path (`judge/mentions/1MB`) once a round, so that what slows the machine down for a while slows down all.
 * @param say gets a line a round
 */
export async function measure(
  name: BrowserName,
  { site }: BenchSite,
  paths: readonly string[],
  rounds: number,
  say: (line: string) => void,
): Promise<Runs> {
  const extension = await buildBench(name);
  const proxy = await startProxy(site);
  let driver: Driver | undefined;
  try {
    driver = await launch(name, { path: needBrowser(name), extension: extension.folder, proxy });
    const told = new Map<string, Told[]>(paths.map((path) => [path, []]));
    for (let round = 1; round <= rounds; round++) {
      const start = Date.now();
      for (const path of paths) told.get(path)!.push(await once(driver, path));
      say(`${name}: round ${round} of ${rounds}, ${Math.round((Date.now() - start) / 1000)} s`);
    }
    return { version: driver.version, told };
  } finally {
    await driver?.close();
    await proxy.close();
    extension.remove();
  }
}
