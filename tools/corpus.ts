import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { buildOf } from '../tests/e2e/builds.ts';
import type { Driver, Tab } from '../tests/e2e/harness/driver.ts';
import { launch } from '../tests/e2e/harness/launch.ts';
import { startProxy, type Site } from '../tests/e2e/harness/proxy.ts';
import { closeSidebar, drawn, hover, openSidebar } from '../tests/e2e/suites/steps.ts';
import { needBrowser, type BrowserName } from './browsers.ts';

/**
 * Opens every page of ../shared/corpus in both browsers with the shipped build, each under its own host where the outlet
 * list has it, and says what was shown. Exits with 1 if too little is shown on `policy` or anything much elsewhere.
 */
const root = join(import.meta.dirname, '..');
const corpus = join(root, '../shared/corpus');
const FEWEST_POLICY = 15;
const MOST_FALSE = 2;
/** Ms after the load event in which a page may still come to show something: where it shouldn't, and where it should. */
const PATIENCE = 1500;
const LONGEST = 10_000;

interface Row {
  file: string;
  label: string;
  url: string;
}
interface Result {
  marks: number;
  badge: string;
  hosts: number;
  card: boolean;
  passages: number;
  events: number;
  /** It was looked at to the end. */
  seen: boolean;
  error?: string;
}

/** The page's own address under its own host if that is an outlet's, else under another outlet's. */
function addressOf(own: string, number: number, outlets: string[]): string {
  const given = URL.canParse(own) ? new URL(own) : new URL(`https://invalid/page-${number}.html`);
  const listed = outlets.some((host) => given.hostname === host || given.hostname.endsWith(`.${host}`));
  if (!listed) given.host = 'www.upi.com';
  given.protocol = 'https:';
  given.hash = '';
  return given.href;
}

function rows(): Row[] {
  const outlets = (JSON.parse(readFileSync(join(root, 'data/outlets.json'), 'utf8')) as { host: string }[]).map(
    ({ host }) => host,
  );
  const [, ...lines] = readFileSync(join(corpus, 'labels.tsv'), 'utf8').trim().split('\n');
  return lines.map((line, number) => {
    const [file = '', label = '', , url = ''] = line.split('\t');
    return { file, label, url: addressOf(url, number, outlets) };
  });
}

const isUtf8 = (bytes: Buffer): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** The pages as they were stored; everything else that they ask for is empty at once. */
function site(pages: Row[]): Site {
  const byUrl = new Map(pages.map((row) => [row.url, row.file]));
  return (url, request) => {
    const file = byUrl.get(url.href);
    if (!file || request.headers['sec-fetch-dest'] !== 'document') return undefined;
    const body = readFileSync(join(corpus, file));
    return { type: isUtf8(body) ? 'text/html; charset=utf-8' : 'text/html', body };
  };
}

const nothing = (): Result => ({ marks: 0, badge: '', hosts: 0, card: false, passages: 0, events: 0, seen: false });

/** Fills in what the page shows, as far as it comes. */
async function look(driver: Driver, tab: Tab, row: Row, result: Result): Promise<void> {
  const end = Date.now() + (row.label === 'policy' ? LONGEST : PATIENCE);
  do {
    await sleep(150);
    result.marks = (await tab.marks()).length;
  } while (!result.marks && Date.now() < end);
  result.badge = await tab.badge();
  result.hosts = (await tab.roots()).length;
  if (row.label !== 'policy' || !result.marks) return;
  const { card } = await hover(tab, (mark) => !!mark.box);
  result.card = !!(await card.box('.quote blockquote'));
  await tab.reach.press('Escape');
  const sidebar = await openSidebar(driver, tab);
  await drawn(sidebar);
  result.passages = (await sidebar.texts('[data-section="passages"] blockquote')).length;
  result.events = (await sidebar.texts('.seg-ctl')).length && (await sidebar.texts('.tl .ev:not(.later)')).length;
  await closeSidebar(driver, tab);
}

const silent = (r: Result) => r.seen && !r.marks && !r.badge && !r.hosts;
const whole = (r: Result) => r.marks > 0 && r.card && r.passages > 0 && r.events > 0;

async function run(name: BrowserName, pages: Row[]): Promise<{ row: Row; result: Result }[]> {
  const proxy = await startProxy(site(pages));
  let driver: Driver | undefined;
  const results: { row: Row; result: Result }[] = [];
  try {
    driver = await launch(name, { path: needBrowser(name), extension: buildOf(name), proxy });
    await driver.closeWelcome();
    for (const row of pages) {
      const result = nothing();
      let tab: Tab | undefined;
      try {
        tab = await driver.open('about:blank');
        // A page that never ends loading is looked at as it stands then.
        await tab.goto(row.url).catch((error: Error) => (result.error = error.message.split('\n')[0]));
        await look(driver, tab, row, result);
        result.seen = true;
      } catch (error) {
        result.error = (error as Error).message.split('\n')[0];
      } finally {
        await tab?.close().catch(() => {});
      }
      results.push({ row, result });
    }
  } finally {
    await driver?.close();
    await proxy.close();
  }
  return results;
}

/** Prints one browser's table and its failures. Gives whether it is good enough. */
function tell(name: BrowserName, results: { row: Row; result: Result }[]): boolean {
  console.log(`\n${name}`);
  console.log('label      pages  marks  badge  host  card  passage  event  whole  silent  error');
  for (const label of ['policy', 'passing', 'unrelated', 'other']) {
    const of = results.filter(({ row }) => row.label === label).map(({ result }) => result);
    if (!of.length) continue;
    const count = (test: (r: Result) => unknown) => String(of.filter(test).length);
    const cells = [
      String(of.length).padStart(5),
      count((r) => r.marks).padStart(7),
      count((r) => r.badge).padStart(7),
      count((r) => r.hosts).padStart(6),
      count((r) => r.card).padStart(6),
      count((r) => r.passages).padStart(9),
      count((r) => r.events).padStart(7),
      count(whole).padStart(7),
      count(silent).padStart(8),
      count((r) => r.error).padStart(7),
    ];
    console.log(label.padEnd(11) + cells.join(''));
  }
  const wrong = results.filter(
    ({ row, result }) =>
      result.error ||
      (row.label === 'policy' ? !whole(result) : row.label === 'passing' ? result.marks > 0 : !silent(result)),
  );
  for (const { row, result } of wrong) console.log(`  ${row.label} ${row.file} ${JSON.stringify(result)}`);
  const of = (label: RegExp) => results.filter(({ row }) => label.test(row.label));
  const missed = of(/^policy$/).filter(({ result }) => !whole(result)).length;
  const unseen = results.filter(({ result }) => !result.seen).length;
  const extra = of(/^(unrelated|other)$/).filter(({ result }) => result.seen && !silent(result)).length;
  const allowed = Math.max(0, of(/^policy$/).length - FEWEST_POLICY);
  console.log(
    `  policy pages that are not whole: ${missed} (at most ${allowed}); unrelated and other pages that show something: ${extra} (at most ${MOST_FALSE}); pages that could not be looked at: ${unseen} (none)`,
  );
  return missed <= allowed && extra <= MOST_FALSE && unseen === 0;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { browser: { type: 'string' }, only: { type: 'string' } } });
  if (!existsSync(join(corpus, 'labels.tsv'))) return console.log(`Skipped: ${corpus} is not here.`);
  const pages = rows().filter(({ file, label }) => !values.only || file.includes(values.only) || label === values.only);
  const names = (['chromium', 'firefox'] as const).filter((name) => !values.browser || values.browser === name);
  const all = await Promise.all(names.map(async (name) => [name, await run(name, pages)] as const));
  mkdirSync(join(root, 'artifacts'), { recursive: true });
  writeFileSync(join(root, 'artifacts/corpus.json'), JSON.stringify(Object.fromEntries(all), null, 1));
  const good = all.map(([name, results]) => tell(name, results));
  if (good.includes(false)) process.exitCode = 1;
}

await main();
