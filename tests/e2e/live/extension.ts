import { build } from 'esbuild';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserName } from '../../../tools/browsers.ts';

/** Builds the test extension of one browser into a temporary folder; `remove` takes that away. */
export async function buildTestExtension(browser: BrowserName): Promise<{ folder: string; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'p38-live-'));
  await build({
    entryPoints: ['face', 'background'].map((name) => join(import.meta.dirname, `${name}.ts`)),
    outdir: folder,
    bundle: true,
    format: 'iife',
    target: browser === 'firefox' ? 'firefox153' : 'chrome128',
    logLevel: 'error',
  });
  const manifest = {
    manifest_version: 3,
    name: 'Live page test',
    version: '1.0.0',
    permissions: ['scripting'],
    host_permissions: ['<all_urls>'],
    content_scripts: [{ matches: ['<all_urls>'], js: ['face.js'], run_at: 'document_idle', all_frames: true }],
    background: browser === 'firefox' ? { scripts: ['background.js'] } : { service_worker: 'background.js' },
    browser_specific_settings: { gecko: { id: 'live@parallel-38.example' } },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
