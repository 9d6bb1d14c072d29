import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * All tests: both builds, then unit tests, then end-to-end tests in both browsers. Runs everything even if something
 * fails, ends with the sum of both as `N passed, N failed`, and exits with 1 if anything failed.
 */
const root = join(import.meta.dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'test-results-'));

/** Runs a program of node_modules. Gives its exit code. */
const run = (program: string, ...args: string[]): number =>
  spawnSync(process.execPath, [join(root, 'node_modules', program), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  }).status ?? 1;

interface Count {
  passed: number;
  failed: number;
}

/** A run that ends without results, or with an error outside its tests, counts as one failure at least. */
function vitest(name: string, config: string): Count {
  const file = join(scratch, `${name}.json`);
  const code = run(
    'vitest/vitest.mjs',
    'run',
    '--config',
    config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  );
  let passed = 0;
  let failed = 0;
  try {
    const results = JSON.parse(readFileSync(file, 'utf8')) as { numPassedTests: number; numFailedTests: number };
    passed = results.numPassedTests;
    failed = results.numFailedTests;
  } catch {
    console.error(`${name}: no results`);
  }
  return { passed, failed: code === 0 && passed > 0 ? failed : Math.max(1, failed) };
}

const counts: Count[] = [];
try {
  const built =
    run('wxt/bin/wxt.mjs', 'build') === 0 && run('wxt/bin/wxt.mjs', 'build', '-b', 'firefox', '--mv3') === 0;
  counts.push(vitest('unit', 'vitest.config.ts'));
  if (built) counts.push(vitest('end-to-end', 'vitest.e2e.config.ts'));
  else {
    console.error('The extension could not be built, so the end-to-end tests did not run.');
    counts.push({ passed: 0, failed: 1 });
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
const sum = (what: keyof Count) => counts.reduce((total, count) => total + count[what], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') ? 1 : 0;
