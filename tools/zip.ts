/**
 * `npm run zip`: builds both browsers' packages afresh and writes to artifacts/
 *   parallel-38-VERSION-chrome.zip, -firefox.zip, and -sources.zip for the reviewers of addons.mozilla.org.
 * Two runs on one commit give the same bytes: every date is the commit's. With P38_RIGHTS=excerpts the packages hold
 * excerpts and a link in place of the whole essay, and say so in their names.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { zipOf, type Packed } from './zip-files.ts';

const root = join(import.meta.dirname, '..');
const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1e8 });

/** Everything below a folder. */
const below = (folder: string): Packed[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return { path: file.slice(folder.length + 1).replaceAll(sep, '/'), data: readFileSync(file) };
    });

/** What is tracked, as it is in the commit, and the reviewers' instructions where they look for them. */
function sources(): Packed[] {
  const paths = git('ls-files', '-z').split('\0').filter(Boolean);
  const files = paths.map((path) => ({ path, data: readFileSync(join(root, path)) }));
  return [...files, { path: 'SOURCE_CODE_REVIEW.md', data: readFileSync(join(root, 'docs/building.md')) }];
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

async function main(): Promise<void> {
  const changed = git('status', '--porcelain').trim();
  if (changed && !process.argv.includes('--dirty'))
    fail(`Uncommitted changes; an archive should be of a commit (--dirty makes it all the same):\n${changed}`);
  const date = new Date(Number(git('log', '-1', '--format=%ct')) * 1000);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const excerpts = process.env['P38_RIGHTS'] === 'excerpts' ? '-excerpts' : '';

  for (const browser of ['chrome', 'firefox'])
    rmSync(join(root, `.output/${browser}-mv3`), { recursive: true, force: true });
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });

  mkdirSync(join(root, 'artifacts'), { recursive: true });
  const parts: [string, Packed[]][] = [
    [`chrome${excerpts}`, below(join(root, '.output/chrome-mv3'))],
    [`firefox${excerpts}`, below(join(root, '.output/firefox-mv3'))],
    ['sources', sources()],
  ];
  for (const [name, files] of parts) {
    const file = `artifacts/parallel-38-${version}-${name}.zip`;
    const bytes = await zipOf(files, date);
    writeFileSync(join(root, file), bytes);
    const hash = createHash('sha256').update(bytes).digest('hex');
    console.log(`${hash}  ${file}  ${files.length} files, ${Math.ceil(bytes.length / 1024)} kB`);
  }
}

await main();
