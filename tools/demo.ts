import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { buildOf } from '../tests/e2e/builds.ts';
import type { Driver, Tab } from '../tests/e2e/harness/driver.ts';
import { launch } from '../tests/e2e/harness/launch.ts';
import { startProxy } from '../tests/e2e/harness/proxy.ts';
import { closeSidebar, drawn, hover, marked, openSidebar, rootWith, squeeze } from '../tests/e2e/suites/steps.ts';
import { until } from '../tests/e2e/harness/surface.ts';
import { samplePage, samplePages, sampleSite } from '../tests/pages/index.ts';
import { findBrowser, needBrowser, NoBrowser, type BrowserName } from './browsers.ts';

const usage = `npm run demo -- [--browser chromium|firefox] [--no-install] [--headless] [--page NAME]

Builds the extension, serves sample articles on loopback and opens a browser with the extension on one of them.
Without a display, or with --headless, it hovers a term, opens the sidebar and saves screenshots in artifacts/demo.
Pages: ${samplePages.map(({ name }) => name).join(', ')}`;

const root = join(import.meta.dirname, '..');
const say = (line: string) => console.log(line);

/** The browser that was asked for, else whichever is there, else Chromium. */
function choose(named: string | undefined): BrowserName {
  if (named === 'firefox') return 'firefox';
  if (named === 'chromium' || named === 'chrome') return 'chromium';
  if (named !== undefined) throw new NoBrowser(`--browser ${named}: say chromium or firefox.`);
  return 'why' in findBrowser('chromium') && 'path' in findBrowser('firefox') ? 'firefox' : 'chromium';
}

function build(name: BrowserName): void {
  const wxt = join(root, 'node_modules/wxt/bin/wxt.mjs');
  const done = spawnSync(process.execPath, [wxt, 'build', ...(name === 'firefox' ? ['-b', 'firefox', '--mv3'] : [])], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (done.status !== 0) throw new Error(`The build failed:\n${done.stdout}${done.stderr}`);
}

const hasDisplay = (): boolean =>
  process.platform !== 'linux' || !!(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** Does what a reader would, and tells what there was to see. */
async function show(driver: Driver, tab: Tab): Promise<void> {
  const folder = join(root, 'artifacts/demo');
  mkdirSync(folder, { recursive: true });
  const picture = async (name: string, surface: { reach: Tab['reach'] }) => {
    const path = join(folder, `${driver.name}-${name}.png`);
    await surface.reach.screenshot(path);
    say(`  saved ${relative(process.cwd(), path)}`);
  };
  const marks = await marked(tab);
  say(`Marked in the article: ${[...new Set(marks.map((mark) => squeeze(mark.text)))].join(', ')}`);
  say(`Badge: ${await tab.badge()}`);

  const { card, mark } = await hover(tab);
  await until('the card has faded in', () =>
    card.evaluate((root) => {
      const shown = root.querySelector('.card');
      return !!shown && shown.getAnimations().length === 0 && getComputedStyle(shown).opacity === '1';
    }),
  );
  say(`Card at “${squeeze(mark.text)}”: ${squeeze((await card.texts('.card-head h2'))[0] ?? '')}`);
  say(`  ${squeeze((await card.texts('.quote blockquote'))[0] ?? '')}`);
  say(`  ${squeeze((await card.texts('.quote figcaption'))[0] ?? '')}`);
  await picture('card', tab);

  await card.click('.card-foot > .btn:last-child');
  const docked = await rootWith(tab, '.sb');
  await drawn(docked);
  await picture('docked', tab);
  await docked.click('.sb-bar .tools > .icon-btn:last-child');

  const sidebar = await openSidebar(driver, tab);
  await drawn(sidebar);
  say(
    `Sidebar: ${(await sidebar.texts('[data-section="passages"] blockquote')).length} passages, ${(await sidebar.texts('.tl .ev')).length} events, ${(await sidebar.texts('.terms > li')).length} terms`,
  );
  await picture('sidebar', sidebar);
  await closeSidebar(driver, tab);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      browser: { type: 'string' },
      page: { type: 'string', default: 'wire' },
      'no-install': { type: 'boolean', default: false },
      headless: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return say(usage);
  const page = samplePage(values.page);
  const name = choose(values.browser);
  const path = needBrowser(name, !values['no-install'], say);
  say(`Building for ${name} …`);
  build(name);
  const headless = values.headless || !hasDisplay();
  const proxy = await startProxy(sampleSite());
  let driver: Driver | undefined;
  try {
    driver = await launch(name, { path, extension: buildOf(name), proxy, headless });
    say(`${driver.version}${headless ? ', headless' : ''}, at ${page.url} (served from tests/pages on loopback)`);
    await driver.closeWelcome();
    const tab = await driver.open(page.url);
    if (headless) await show(driver, tab);
    else {
      say('Rest the pointer on a marked term; press the toolbar button for the sidebar. Other pages to open there:');
      for (const { url, verdict } of samplePages) say(`  ${url} (${verdict})`);
      say('Close the browser to end.');
      await driver.closed();
    }
  } finally {
    await driver?.close();
    await proxy.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof NoBrowser ? error.message : error);
  process.exitCode = 1;
});
