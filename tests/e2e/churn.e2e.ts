import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { pick, random } from '../bench/words.ts';
import { samplePage, sampleSite } from '../pages/index.ts';
import { buildOf } from './builds.ts';
import type { Driver, Tab } from './harness/driver.ts';
import { launch } from './harness/launch.ts';
import { startProxy, type Proxy } from './harness/proxy.ts';
import { until } from './harness/surface.ts';
import { settle } from './suites/steps.ts';

/** Pages of one tab's history, in order. */
const HISTORY = ['wire', 'football', 'opinion', 'passing', 'korean'].map(samplePage);
const STEPS = 50;
const SEED = Number(process.env['P38_SEED'] ?? 38);

/** What a reader sees of a page: words marked, the badge, and the sidebar's terms. */
interface Sight {
  marks: string[];
  badge: string;
  terms: string[];
}

describe.each(['chromium', 'firefox'] as const)('stopped, reloaded, back and forward in %s', (name) => {
  let proxy: Proxy;
  let driver: Driver;
  let tab: Tab;
  let known: Sight[] = [];
  let fresh = false;

  async function sight(): Promise<Sight> {
    if (!(await driver.sidebar())) await tab.toolbarClick();
    // A click while the extension is still loading is lost: the next look clicks again.
    const sidebar = await until('the sidebar is open', () => driver.sidebar(), 1500);
    const shown = await sidebar.evaluate((root) => ({
      host: root.querySelector('.sb-foot .host')?.textContent ?? '',
      terms: [...root.querySelectorAll('.terms > li .t')].map((term) => term.textContent ?? ''),
    }));
    const host = await tab.evaluate(() => location.host);
    return {
      marks: (await tab.marks()).map(({ text }) => text),
      badge: await tab.badge(),
      terms: host.endsWith(shown.host) ? shown.terms : [`of ${shown.host}`],
    };
  }

  /** A tab that has been on every page, and what was seen there. */
  async function visit(): Promise<void> {
    known = [];
    tab = await driver.open('about:blank');
    for (const page of HISTORY) {
      await tab.goto(page.url);
      await settle(tab, page);
      let last = '';
      // Twice the same a while apart: it has come to rest.
      known.push(
        await until('the page and the sidebar have settled', async () => {
          const now = await sight();
          const said = JSON.stringify(now);
          const still = said === last && now.terms.length > 0 === (page.verdict === 'about');
          last = said;
          await new Promise((done) => setTimeout(done, 400));
          return still && now;
        }),
      );
    }
    fresh = true;
  }

  async function begin(): Promise<void> {
    driver = await launch(name, { path: inject('paths')[name], extension: buildOf(name), proxy });
    await driver.closeWelcome();
    await visit();
  }

  beforeAll(async () => {
    proxy = await startProxy(sampleSite());
    await begin();
  });
  afterAll(async () => {
    await driver?.close();
    await proxy?.close();
  });

  it('differs from page to page, so that a mistake would show', () => {
    expect(new Set(known.map((one) => JSON.stringify(one))).size).toBe(HISTORY.length);
  });

  // A second try in a new browser: Chromium's protocol now and then loses a tab that comes out of the back/forward cache, and
  // Chromium itself has been seen to end when an extension whose sidebar is open was loaded anew.
  const patience = { timeout: 240_000, retry: 1 };
  it(`has the right marks, badge and sidebar after each of ${STEPS} steps in random order`, patience, async () => {
    if (!fresh) {
      await driver.close().catch(() => undefined);
      await begin();
    }
    fresh = false;
    const next = random(SEED);
    let at = HISTORY.length - 1;
    const done: string[] = [];
    for (let i = 0; i < STEPS; i++) {
      const can = [
        'stop',
        'reload',
        ...(at > 0 ? ['back', 'back'] : []),
        ...(at < HISTORY.length - 1 ? ['forward', 'forward'] : []),
      ];
      const what = pick(can, next);
      done.push(what);
      if (what === 'stop') await driver.stopBackground();
      else if (what === 'reload') await driver.reloadExtension();
      else {
        at += what === 'back' ? -1 : 1;
        await tab.evaluate((_, by) => void setTimeout(() => history.go(by)), what === 'back' ? -1 : 1);
        const { pathname } = new URL(HISTORY[at]!.url);
        await until(
          `${what} leads to ${pathname}`,
          async () => (await tab.evaluate(() => location.pathname).catch(() => '')) === pathname,
        );
      }
      let last: Sight | string = '';
      const wanted = JSON.stringify(known[at]);
      // While the extension reloads, nothing of it answers.
      const right = async () => {
        last = await sight().catch((error: Error) => error.message);
        return JSON.stringify(last) === wanted;
      };
      await until('all is right', right, 15_000).catch(() =>
        expect(last, `${HISTORY[at]!.name} after ${done.join(', ')} (seed ${SEED})`).toEqual(known[at]),
      );
    }
    expect(new Set(done)).toEqual(new Set(['stop', 'reload', 'back', 'forward']));
    expect(await tab.roots()).toEqual([]);
  });
});
