import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readPack } from '../../tools/read-pack.ts';
import { samplePage, sampleSite } from '../pages/index.ts';
import { buildWith } from './builds.ts';
import type { Driver, Tab } from './harness/driver.ts';
import { launch } from './harness/launch.ts';
import { startProxy, type Proxy } from './harness/proxy.ts';
import { until } from './harness/surface.ts';
import { closeSidebar, drawn, hover, leave, marked, openSidebar, settle } from './suites/steps.ts';

/** A build with a second pack, about something else altogether, beside the shipped one: no line of code knows either. */
const folders = ['data/packs/korea-alliance', 'tests/packs/city-tramways'];
const [first, second] = folders.map((folder) => readPack(join(import.meta.dirname, '../..', folder)));
const TRAMS = 'https://www.bbc.com/news/articles/council-splits-over-trams';

describe.each(['chromium', 'firefox'] as const)('a second pack in %s', (name) => {
  let out: string;
  let proxy: Proxy;
  let driver: Driver;
  let tab: Tab;
  beforeAll(async () => {
    out = mkdtempSync(join(tmpdir(), 'packs-'));
    const samples = sampleSite();
    const body = readFileSync(join(import.meta.dirname, '../pages/tramways.html'), 'utf8');
    proxy = await startProxy((url, request) => (url.href === TRAMS ? { body } : samples(url, request)));
    driver = await launch(name, { path: inject('paths')[name], extension: buildWith(name, folders, out), proxy });
    await driver.closeWelcome();
    tab = await driver.open(TRAMS);
  });
  afterAll(async () => {
    await driver?.close();
    await proxy?.close();
    rmSync(out, { recursive: true, force: true });
  });

  it('marks its own terms', async () => {
    const text = (await marked(tab)).map((mark) => mark.text).join('|');
    for (const term of ['trams', 'penny fare', 'council']) expect(text.toLowerCase()).toContain(term);
  });

  it('has a card that quotes its own essay, with its author and year', async () => {
    const { card } = await hover(tab);
    const [quote, attribution] = await card.evaluate((root) => [
      root.querySelector('.quote blockquote')?.textContent ?? '',
      root.querySelector('.quote figcaption')?.textContent ?? '',
    ]);
    expect(quote!.length).toBeGreaterThan(20);
    expect(second!.essay).toContain(quote);
    expect(attribution).toContain(second!.meta.author);
    expect(attribution).toContain('1926');
    await leave(tab);
  });

  it('has a sidebar with its own title, passages and events', async () => {
    const sidebar = await openSidebar(driver, tab);
    await drawn(sidebar);
    const text = await sidebar.text();
    expect(text).toContain(second!.meta.title);
    expect(text).not.toContain(first!.meta.author);
    const quotes = await sidebar.texts('[data-section="passages"] blockquote');
    expect(quotes.length).toBeGreaterThan(0);
    expect((await sidebar.texts('.tl .ev:not(.later)')).length).toBeGreaterThan(0);
    const terms = await sidebar.texts('.terms > li');
    expect(await tab.badge()).toBe(String(terms.length));
  });

  it('leaves the other pack’s pages to the other pack, in the sidebar too', async () => {
    const page = samplePage('wire');
    await tab.goto(page.url);
    await settle(tab, page);
    const sidebar = await openSidebar(driver, tab);
    await until('the sidebar shows the other essay', async () => (await sidebar.text()).includes(first!.meta.title));
    expect(await sidebar.text()).not.toContain(second!.meta.title);
    await closeSidebar(driver, tab);
  });

  // Asked once: errors are handed over only once, so a second try could not fail.
  it('leaves no error in any console', async () => {
    expect(await driver.errors()).toEqual([]);
  });
});
