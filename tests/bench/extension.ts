/** Builds the extension that measures, and the shipped doorbell with it, into a temporary folder. */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import type { BrowserName } from '../../tools/browsers.ts';
import { minify } from '../../tools/minify-plugin.ts';
import { packs } from '../../tools/pack-plugin.ts';
import { interfaceWords } from '../../tools/words-plugin.ts';
import { buildOf } from '../e2e/builds.ts';

/** Where the pages to measure are: `https://bench.example/<task>/<page>`. Each task's scripts run on its own pages only. */
export const ORIGIN = 'https://bench.example';

/** A task's content scripts, in order. `shipped:` is a file of the real build. */
const tasks = {
  floor: ['floor'],
  doorbell: ['still', 'shipped:doorbell', 'doorbell'],
  judge: ['clock', 'shipped:words/en', 'judge'],
  living: ['shipped:words/en', 'living'],
  marker: ['marker'],
  'marker-within': ['marker'],
} as const;
export type Task = keyof typeof tasks;

const fileOf = (name: string): string => `${name.replace(/[:/]/g, '-')}.js`;

async function bundle(name: string, folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(import.meta.dirname, 'extension'),
    publicDir: false,
    plugins: [packs(), interfaceWords(), minify(/./)],
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: ['chrome128', 'firefox153'],
      lib: {
        entry: join(import.meta.dirname, 'extension', `${name}.ts`),
        formats: ['iife'],
        name: 'bench',
        fileName: () => `${name}.js`,
      },
    },
  });
}

/** @returns the folder, and what takes it away. @throws Error when the real build is not there */
export async function buildBench(browser: BrowserName): Promise<{ folder: string; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'p38-bench-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    for (const name of new Set(Object.values(tasks).flat())) {
      const shipped = /^shipped:(.*)/.exec(name)?.[1];
      if (shipped) copyFileSync(join(buildOf(browser), `${shipped}.js`), join(folder, fileOf(name)));
      else await bundle(name, folder);
    }
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest()));
  } catch (error) {
    remove();
    throw error;
  }
  return { folder, remove };
}

const manifest = () => ({
  manifest_version: 3,
  name: 'Bench',
  version: '1.0.0',
  host_permissions: [`${ORIGIN}/*`],
  content_scripts: Object.entries(tasks).map(([task, scripts]) => ({
    matches: [`${ORIGIN}/${task}/*`],
    js: scripts.map(fileOf),
    run_at: 'document_idle',
    ...(task.startsWith('marker') ? { world: 'MAIN' } : {}),
  })),
  browser_specific_settings: { gecko: { id: 'bench@parallel-38.example' } },
});
