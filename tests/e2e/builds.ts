import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserName } from '../../tools/browsers.ts';

/** Folder of the build that is shipped for a browser. @throws Error when it has not been built. */
export function buildOf(name: BrowserName): string {
  const folder = join(import.meta.dirname, '../../.output', name === 'firefox' ? 'firefox-mv3' : 'chrome-mv3');
  if (!existsSync(join(folder, 'manifest.json')))
    throw new Error(`${folder} is not there. Build it first: npm run build`);
  return folder;
}
