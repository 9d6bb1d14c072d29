import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findBrowser, needBrowser } from '../../tools/browsers.ts';

let folder: string;
const program = (name: string, says: string): string => {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\necho '${says}'\n`);
  chmodSync(path, 0o755);
  return path;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'browsers-'));
  vi.stubEnv('CHROME_PATH', '');
  vi.stubEnv('FIREFOX_PATH', '');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe.skipIf(process.platform === 'win32')('finding a browser', () => {
  it('takes the first on the PATH that is new enough', () => {
    program('chromium', 'Chromium 99.0.1.2');
    const good = program('google-chrome', 'Google Chrome 140.0.7339.80');
    vi.stubEnv('PATH', folder);
    expect(findBrowser('chromium')).toEqual({ path: good });
  });
  it('takes what the variable names, and only that', () => {
    const named = program('my-firefox', 'Mozilla Firefox 153.0');
    vi.stubEnv('FIREFOX_PATH', named);
    expect(findBrowser('firefox')).toEqual({ path: named });
    vi.stubEnv('FIREFOX_PATH', join(folder, 'nothing'));
    expect(findBrowser('firefox')).toEqual({ why: `FIREFOX_PATH is ${join(folder, 'nothing')}, which cannot be run.` });
  });
  it('says which version was too old', () => {
    vi.stubEnv('FIREFOX_PATH', program('firefox', 'Mozilla Firefox 128.3.0esr'));
    expect(findBrowser('firefox')).toEqual({ why: expect.stringContaining('is version 128') });
  });
  it('says what to install where installing is forbidden', () => {
    vi.stubEnv('CHROME_PATH', join(folder, 'nothing'));
    expect(() => needBrowser('chromium', false)).toThrow(/Install Chrome or Chromium 128 or later, or set CHROME_PATH/);
  });
});
