/**
 * Pictures of every state, each checked by axe: `npm run screenshots [-- --browser=firefox] [--scene=card] [--fast]`.
 * Renders tools/gallery with the real pack and pipeline in both browsers, into artifacts/screenshots/<browser>/.
 * Exit code 1 if axe finds anything, or a text is cut off or overlaps.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { build } from 'vite';
import { findBrowser, type BrowserName } from './browsers.ts';
import { packs } from './pack-plugin.ts';
import { interfaceWords } from './words-plugin.ts';

interface Shot {
  width: number;
  theme: 'light' | 'dark';
  lang: 'en' | 'ko';
}
const root = join(import.meta.dirname, 'gallery');
const out = join(import.meta.dirname, '../artifacts/screenshots');
const site = join(import.meta.dirname, '../artifacts/gallery');
const flag = (name: string): string | undefined =>
  process.argv.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1];

/** Every scene is taken in the first two of its browser; those of `everyWay` in all. */
const shots: Record<BrowserName, Shot[]> = {
  chromium: [
    { width: 380, theme: 'light', lang: 'en' },
    { width: 320, theme: 'dark', lang: 'ko' },
    { width: 380, theme: 'dark', lang: 'en' },
    { width: 380, theme: 'light', lang: 'ko' },
    { width: 320, theme: 'light', lang: 'en' },
    { width: 560, theme: 'light', lang: 'en' },
    { width: 250, theme: 'light', lang: 'en' },
    { width: 250, theme: 'light', lang: 'ko' },
  ],
  firefox: [
    { width: 380, theme: 'light', lang: 'en' },
    { width: 320, theme: 'dark', lang: 'ko' },
    { width: 250, theme: 'light', lang: 'en' },
    { width: 250, theme: 'light', lang: 'ko' },
  ],
};
const everyWay = [
  'card',
  'card-overtaken',
  'whole',
  'timeline',
  'timeline-all',
  'passages',
  'essay',
  'docked',
  'options',
  'welcome',
];
/** Docked and cards: over a page. */
const overPage = (width: number): number => ({ 320: 360, 380: 1000, 560: 1280 })[width] ?? width;
const HEIGHT = 860;

async function makeGallery(): Promise<void> {
  await build({
    root,
    base: './',
    configFile: false,
    logLevel: 'warn',
    plugins: [packs(), interfaceWords()],
    build: { outDir: site, emptyOutDir: true, target: ['chrome128', 'firefox140'] },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  });
}

function serve(): Promise<{ url: string; close: () => void }> {
  const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    try {
      const body = readFileSync(join(site, path === '/' ? 'index.html' : path));
      response.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/html' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      done({ url: `http://127.0.0.1:${port}/`, close: () => server.close() });
    });
  });
}

const launch = (browser: BrowserName, path: string): Promise<Browser> =>
  browser === 'firefox'
    ? puppeteer.launch({ browser: 'firefox', executablePath: path, headless: true })
    : puppeteer.launch({ executablePath: path, headless: true, args: ['--no-sandbox', '--hide-scrollbars'] });

const settle = (page: Page) => page.evaluate(() => (globalThis as any).settled());

interface Meta {
  host?: string;
  kind: string;
  whole?: boolean;
  steps?: string[];
}

async function take(page: Page, name: string, meta: Meta, shot: Shot, dir: string): Promise<string[]> {
  const own = meta.kind === 'options' || meta.kind === 'welcome';
  const floats = meta.kind === 'card' || meta.host === 'page';
  const width = floats || own ? overPage(shot.width) : shot.width;
  await page.setViewport({ width, height: HEIGHT, deviceScaleFactor: 2 });
  await page.evaluate((...args) => (globalThis as any).show(...args), name, shot.lang, shot.theme);
  await settle(page);
  for (const step of meta.steps ?? []) {
    await page.evaluate((selector) => {
      const root = document.querySelector('.at-card, .at-dock')?.shadowRoot ?? document;
      root.querySelector<HTMLElement>(selector)?.click();
    }, step);
    await settle(page);
  }
  if (meta.whole) {
    const height = await page.evaluate(() => {
      const body = document.querySelector('.sb-body:not([hidden])')!;
      return innerHeight - body.clientHeight + body.scrollHeight;
    });
    await page.setViewport({ width, height, deviceScaleFactor: 1 });
    await settle(page);
  }
  const path = join(dir, `${name}-${shot.lang}-${shot.theme}-${shot.width}.png`) as `${string}.png`;
  await page.screenshot({ path, fullPage: own });
  const found = await page.evaluate(async () => {
    const result = await (globalThis as any).axe.run(document, {
      resultTypes: ['violations'],
      rules: { 'page-has-heading-one': { enabled: false }, region: { enabled: false } },
    });
    return result.violations.map(
      (v: any) => `${v.id}: ${v.nodes.map((n: any) => n.target.flat().join(' ')).join(' | ')}`,
    );
  });
  return [...found, ...((await page.evaluate(() => (globalThis as any).faults())) as string[])];
}

async function run(browser: BrowserName, path: string, url: string): Promise<number> {
  const dir = join(out, browser);
  mkdirSync(dir, { recursive: true });
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const launched = await launch(browser, path);
  let count = 0;
  const problems: string[] = [];
  try {
    const page = await launched.newPage();
    page.on('pageerror', (error) => {
      console.log(`page error: ${String(error)}`);
      problems.push(String(error));
    });
    await page.evaluateOnNewDocument(axe);
    await page.goto(url);
    const all = (await page.evaluate(() => (globalThis as any).scenes)) as Record<string, Meta>;
    const only = flag('scene')?.split(',');
    for (const [name, meta] of Object.entries(all)) {
      if (only && !only.includes(name)) continue;
      const ways = process.argv.includes('--fast') ? 1 : everyWay.includes(name) ? Infinity : 2;
      for (const shot of shots[browser].slice(0, ways)) {
        // Only the browser's own sidebar is ever so narrow.
        if (shot.width < 320 && (meta.kind !== 'sidebar' || meta.host === 'page')) continue;
        const found = await take(page, name, meta, shot, dir);
        const lines = found.map((f) => `${browser} ${name} ${shot.lang} ${shot.theme} ${shot.width}: ${f}`);
        for (const line of lines) console.log(line);
        problems.push(...lines);
        count++;
      }
    }
  } finally {
    await launched.close();
  }
  console.log(`${browser}: ${count} pictures in ${dir}, ${problems.length} problems`);
  writeFileSync(join(dir, 'problems.txt'), problems.join('\n'));
  return problems.length;
}

await makeGallery();
const server = await serve();
let problems = 0;
try {
  for (const browser of ['chromium', 'firefox'] as const) {
    if (flag('browser') && flag('browser') !== browser) continue;
    const found = findBrowser(browser);
    if ('why' in found) throw new Error(found.why);
    problems += await run(browser, found.path, server.url);
  }
} finally {
  server.close();
}
process.exitCode = problems ? 1 : 0;
