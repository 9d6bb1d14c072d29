import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { BrowserName } from '../../../tools/browsers.ts';
import { hostileSite } from '../../pages/hostile/index.ts';
import { sampleSite } from '../../pages/index.ts';
import { buildOf } from '../builds.ts';
import type { Driver } from '../harness/driver.ts';
import { launch } from '../harness/launch.ts';
import { startProxy, type Proxy } from '../harness/proxy.ts';
import { attackSuite } from './attacks.ts';
import { cardSuite } from './card.ts';
import { hostileSuite } from './hostile.ts';
import { keyboardSuite } from './keyboard.ts';
import { offSuite } from './off.ts';
import { pagesSuite } from './pages.ts';
import { sidebarSuite } from './sidebar.ts';
import { untouchedPages } from './steps.ts';
import { unexpected } from './traffic.ts';

/** What a suite works with; `driver` is there once tests run. */
export interface Context {
  readonly name: BrowserName;
  readonly driver: Driver;
  /** Serialized DOM of a sample page where the extension is not. */
  untouched(name: string): string;
}

/** All suites in one browser, launched once. */
export function suites(name: BrowserName): void {
  let driver: Driver | undefined;
  let proxy: Proxy | undefined;
  let pages: Map<string, string> | undefined;
  const context: Context = {
    name,
    untouched: (page) => pages?.get(page) ?? '',
    get driver() {
      if (!driver) throw new Error('The browser is not running');
      return driver;
    },
  };
  beforeAll(async () => {
    const [samples, strange] = [sampleSite(), hostileSite('https://www.reuters.com')];
    proxy = await startProxy((url, request) => samples(url, request) ?? strange(url, request));
    driver = await launch(name, { path: inject('paths')[name], extension: buildOf(name), proxy });
    await driver.closeWelcome();
    pages = await untouchedPages(driver);
  });
  afterAll(async () => {
    await driver?.close();
    await proxy?.close();
  });

  describe(name, () => {
    pagesSuite(context);
    cardSuite(context);
    sidebarSuite(context);
    keyboardSuite(context);
    offSuite(context);
    attackSuite(context);

    it('has made no request of its own in all of this', () => {
      expect(unexpected(context.driver.proxy.seen)).toEqual([]);
    });
    // Asked once: errors are handed over only once, so a second try could not fail.
    it('has left no error in any console', async () => {
      expect(await context.driver.errors()).toEqual([]);
    });

    // Last, since these pages make requests and errors of their own.
    hostileSuite(context);
    it('has left no error of its own on those either', async () => {
      expect((await context.driver.errors()).filter((error) => error.includes(context.driver.origin))).toEqual([]);
    });
  });
}
