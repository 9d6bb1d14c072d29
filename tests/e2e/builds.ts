import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserName } from '../../tools/browsers.ts';

const root = join(import.meta.dirname, '../..');
const folderOf = (name: BrowserName): string => (name === 'firefox' ? 'firefox-mv3' : 'chrome-mv3');

/** Builds for a browser, with these packs, below `out`. @returns the build's folder @throws Error with what the build says */
export function buildWith(name: BrowserName, packs: readonly string[], out: string): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/wxt/bin/wxt.mjs'), 'build', '-b', name === 'firefox' ? 'firefox' : 'chrome', '--mv3'],
    { cwd: root, env: { ...process.env, P38_PACKS: packs.join(), P38_OUT: out }, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The build for ${name} failed:\n${stdout}${stderr}`);
  return join(out, folderOf(name));
}

/** Folder of the build that is shipped for a browser. @throws Error when it has not been built. */
export function buildOf(name: BrowserName): string {
  const folder = join(root, '.output', folderOf(name));
  if (!existsSync(join(folder, 'manifest.json')))
    throw new Error(`${folder} is not there. Build it first: npm run build`);
  return folder;
}
