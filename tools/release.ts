/**
 * `npm run release -- major|minor|patch|X.Y.Z`: raises the version in package.json and package-lock.json and gives what stands under
 * "Unreleased" in CHANGELOG.md that version and today's date (UTC). Commits nothing; says what to do next.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The version that follows. @throws Error for a word that is none of the three and no version above the present one. */
export function bump(version: string, how: string): string {
  const parse = (text: string) =>
    /^(\d+)\.(\d+)\.(\d+)$/.exec(text)?.slice(1).map(Number) as [number, number, number] | undefined;
  const now = parse(version);
  if (!now) throw new Error(`package.json has no version of the form X.Y.Z: ${version}`);
  const [major, minor, patch] = now;
  if (how === 'major') return `${major + 1}.0.0`;
  if (how === 'minor') return `${major}.${minor + 1}.0`;
  if (how === 'patch') return `${major}.${minor}.${patch + 1}`;
  const wanted = parse(how);
  if (!wanted) throw new Error(`“${how}” is none of major, minor, patch, and no version X.Y.Z`);
  const differs = wanted.findIndex((part, i) => part !== now[i]);
  if (differs < 0 || wanted[differs]! < now[differs]!) throw new Error(`${how} is not above ${version}`);
  return wanted.join('.');
}

/** The changelog with its "Unreleased" section turned into the version's, under a new empty one. @throws Error if there is nothing in it. */
export function released(changelog: string, version: string, date: string): string {
  const [before, after] = changelog.split(/^## Unreleased$\n?/m);
  if (after === undefined) throw new Error('CHANGELOG.md has no section "## Unreleased"');
  const body = after.split(/^## /m)[0]!.trim();
  if (!body) throw new Error('Nothing stands under "## Unreleased" in CHANGELOG.md');
  return `${before}## Unreleased\n\n## ${version}, ${date}\n\n${after.trimStart()}`;
}

function main(how: string | undefined): void {
  const root = join(import.meta.dirname, '..');
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  if (!how) throw new Error('Usage: npm run release -- major|minor|patch|X.Y.Z');
  const pkg = JSON.parse(read('package.json')) as { version: string };
  const lock = JSON.parse(read('package-lock.json')) as { version: string; packages: { '': { version: string } } };
  const version = bump(pkg.version, how);
  const changelog = released(read('CHANGELOG.md'), version, new Date().toISOString().slice(0, 10));
  pkg.version = lock.version = lock.packages[''].version = version;
  const write = (file: string, text: string) => writeFileSync(join(root, file), text);
  write('package.json', `${JSON.stringify(pkg, null, 2)}\n`);
  write('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
  write('CHANGELOG.md', changelog);
  console.log(
    `${version}. Next:\n  git commit -am "Release ${version}" && git tag v${version}\n  npm test && npm run zip`,
  );
}

if (import.meta.filename === process.argv[1]) {
  try {
    main(process.argv[2]);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}
