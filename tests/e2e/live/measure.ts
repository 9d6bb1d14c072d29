/**
 * What the live page costs, in both real browsers: `npx tsx tests/e2e/live/measure.ts [chromium|firefox]`. Prints the best and the median of
 * nine runs; asserts nothing.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'esbuild';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { page } from '../../pages/hostile/markup.ts';
import { story } from '../../pages/hostile/story.ts';
import type { BrowserName } from '../../../tools/browsers.ts';
import { hostileSite } from '../../pages/hostile/index.ts';
import { openStage, type Actor } from './stage.ts';

const ROUNDS = 9;
/** A page with about `count` marks, a paragraph each. */
const many = (count: number): string =>
  page({
    story,
    main: `<article class="story">${Array.from({ length: count }, (_, i) => `<p>Number ${i}: the <b>U.S. troops</b> that are stationed there, said the general on that day.</p>`).join('')}</article>`,
  });

/**
 * How long an order of the face takes, ms: in Chromium the script's time on its thread, which the machine's other work hardly changes; in
 * Firefox the time on the clock.
 */
async function clockOf(actor: Actor): Promise<(order: string) => Promise<number>> {
  if (actor.name === 'firefox') return (order) => actor.order<number>(order);
  const session = await actor.tab.page.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const script = async (): Promise<number> =>
    (await session.send('Performance.getMetrics')).metrics.find((m) => m.name === 'ScriptDuration')!.value * 1000;
  return async (order) => {
    const before = await script();
    await actor.order(order);
    return (await script()) - before;
  };
}

async function measure(name: BrowserName): Promise<void> {
  const stage = await openStage(name);
  const site = hostileSite('https://frames.example');
  stage.driver.proxy.serve((url, request) => {
    const count = /^\/hostile\/many-(\d+)$/.exec(url.pathname)?.[1];
    return count ? { body: many(Number(count)) } : site(url, request);
  });
  const line = (what: string, value: string) => console.log(`${name.padEnd(9)} ${what.padEnd(58)} ${value}`);
  try {
    for (const count of [100, 1000, 5000]) {
      const actor = await stage.open(`many-${count}`);
      const clock = await clockOf(actor);
      for (const [what, rounds, label] of [
        ['paint', 1, 'painted, all new'],
        ['same', 10, 'set again, nothing new'],
        ['add', 100, 'one taken away and painted again'],
        ['hit', 300, 'one hit test'],
        ['check', 300, 'one look at the registry'],
      ] as const) {
        const runs: number[] = [];
        for (let i = 0; i < ROUNDS; i++) runs.push((await clock(`time ${what} ${rounds}`)) / rounds);
        runs.sort((a, b) => a - b);
        line(`${count} marks: ${label}`, `${runs[0]!.toFixed(3)} … ${runs[ROUNDS >> 1]!.toFixed(3)} ms`);
      }
      await actor.close();
    }
    const share = async (actor: Actor): Promise<string> => {
      const seconds = 10;
      await sleep(1000);
      const before = await actor.report();
      await sleep(seconds * 1000);
      const after = await actor.report();
      const looks = after.looks.length - before.looks.length;
      return `${(((after.spent - before.spent) / (seconds * 1000)) * 100).toFixed(2)} % of a core (${looks} looks)`;
    };
    for (const kind of ['plain', 'sixty']) {
      const actor = await stage.open(kind);
      line(`${kind}: mutation observers, ten seconds`, await share(actor));
      await actor.close();
    }
  } finally {
    await stage.close();
  }
}

async function sizes(): Promise<void> {
  const root = join(import.meta.dirname, '../../..');
  const bundle = async (contents: string): Promise<number> => {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: root, loader: 'ts' },
      bundle: true,
      minify: true,
      format: 'iife',
      write: false,
    });
    return gzipSync(outputFiles[0]!.contents, { level: 9 }).length;
  };
  const parts = [
    'marks',
    'mark-sheet',
    'hit-test',
    'pointer',
    'host',
    'focus',
    'place',
    'scroll',
    'watch',
    'visible',
    'theme',
    'slices',
  ];
  const all = await bundle(
    parts.map((p, i) => `import * as m${i} from './page/${p}.ts'; globalThis['x${i}'] = m${i};`).join('\n'),
  );
  const float = await bundle(
    `import { autoUpdate, computePosition, flip, hide, offset, shift, size } from '@floating-ui/dom';
     globalThis.x = [autoUpdate, computePosition, flip, hide, offset, shift, size];`,
  );
  console.log(
    `gzip      page/ live part ${((all - float) / 1000).toFixed(1)} kB, floating-ui ${(float / 1000).toFixed(1)} kB, together ${(all / 1000).toFixed(1)} kB`,
  );
}

await sizes();
const asked = process.argv.slice(2) as BrowserName[];
for (const name of asked.length ? asked : (['chromium', 'firefox'] as const)) await measure(name);
