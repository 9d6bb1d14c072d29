/**
 * How much the extension weighs where it counts: gzip sizes of what is put into pages and of the sidebar, in both builds.
 * `npx tsx tools/budgets.ts` prints a table and exits with 1 when a budget is broken.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { writesLatin } from '../matching/language.ts';

/**
 * Limits in bytes of `gzip -9`; 1 kB is 1000 bytes. Doorbell, judge and face are what an article's page pays, in that
 * order; the judge's words and the face's essay come in one language each, so the largest counts. The dock comes on a
 * click only, the sidebar is the browser's own page: what they hold beyond the views is the essay, its timeline with all
 * sources, and the words of two languages.
 */
export const budgets: readonly {
  name: string;
  file: string;
  /** The largest file of a folder counts; of its languages those alone that are written in Latin letters. */
  oneOf?: string;
  latin?: true;
  also?: string;
  limit: number;
}[] = [
  { name: 'doorbell', file: 'doorbell.js', limit: 6_000 },
  { name: 'judge with the words of a language', file: 'judge.js', oneOf: 'words', limit: 60_000 },
  // Where a text in Latin letters holds others, the names in these come as well; lists of other languages hold them.
  {
    name: 'the same with names',
    file: 'judge.js',
    oneOf: 'words',
    latin: true,
    also: 'words/names.js',
    limit: 60_000,
  },
  // Aimed at, not reached: 55 kB for the face together with its essay.
  { name: 'face', file: 'face.js', limit: 55_000 },
  { name: 'face with the essay in a language', file: 'face.js', oneOf: 'essay', limit: 74_000 },
  { name: 'dock', file: 'dock.js', limit: 80_000 },
  { name: 'sidebar', file: 'sidepanel.html', limit: 120_000 },
];

export interface Weight {
  name: string;
  size: number;
  limit: number;
}

const gzipped = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length;

/** Files that an extension page loads from its own package, by the markup's `src` and `href` and what these scripts import. */
function filesOf(folder: string, page: string): string[] {
  const found = new Set<string>();
  const add = (path: string): void => {
    if (found.has(path) || !existsSync(join(folder, path))) return;
    found.add(path);
    if (!path.endsWith('.js')) return;
    for (const [, name] of readFileSync(join(folder, path), 'utf8').matchAll(
      /(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g,
    ))
      add(join(path, '..', name!));
  };
  found.add(page);
  for (const [, path] of readFileSync(join(folder, page), 'utf8').matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g))
    add(path!);
  return [...found];
}

/** @throws Error when a file is missing: the build is not whole */
export const weights = (folder: string): Weight[] =>
  budgets.map(({ name, file, oneOf, latin, also, limit }) => {
    const files = [...(file.endsWith('.html') ? filesOf(folder, file) : [file]), ...(also ? [also] : [])];
    const own = files.reduce((sum, one) => sum + gzipped(join(folder, one)), 0);
    const names = (oneOf ? readdirSync(join(folder, oneOf)) : []).filter(
      (one) => !latin || writesLatin(basename(one, '.js')),
    );
    const others = names.map((one) => gzipped(join(folder, oneOf!, one)));
    return { name, limit, size: own + Math.max(0, ...others) };
  });

const kB = (bytes: number): string => (bytes / 1000).toFixed(1).padStart(7);

function main(): void {
  const root = join(import.meta.dirname, '../.output');
  for (const build of ['chrome-mv3', 'firefox-mv3']) {
    console.log(`${build.padEnd(36)}     kB   limit`);
    for (const { name, size, limit } of weights(join(root, build))) {
      const broken = size > limit;
      console.log(`  ${name.padEnd(36)}${kB(size)} ${kB(limit)}${broken ? '  too large' : ''}`);
      if (broken) process.exitCode = 1;
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
