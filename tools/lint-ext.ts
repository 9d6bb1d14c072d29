/**
 * `npm run lint:ext`: web-ext lint on the Firefox build. Fails on any error, and on any warning but those that docs/building.md lists with
 * their reason.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

interface Finding {
  code: string;
  message: string;
  file?: string;
  line?: number;
}

/**
 * Preact can set `innerHTML` from `dangerouslySetInnerHTML`, and that code is in every bundle with a view. Nothing of ours uses it: the linter
 * forbids it in the sources.
 */
const known = ({ code, message }: Finding): boolean =>
  code === 'UNSAFE_VAR_ASSIGNMENT' && message.includes('innerHTML');

const root = join(import.meta.dirname, '..');
const run = (): string => {
  try {
    return execFileSync(
      process.execPath,
      [join(root, 'node_modules/web-ext/bin/web-ext.js'), 'lint', '-s', '.output/firefox-mv3', '-o', 'json'],
      { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
    );
  } catch (error) {
    // It exits with 1 when it finds errors; its findings are on stdout all the same.
    const { stdout } = error as { stdout?: string };
    if (!stdout) throw error;
    return stdout;
  }
};

const { errors, warnings } = JSON.parse(run()) as { errors: Finding[]; warnings: Finding[] };
const ours = warnings.filter((finding) => !known(finding));
for (const { code, message, file, line } of [...errors, ...ours])
  console.error(`${code}: ${message} (${file}:${line})`);
console.log(
  `${errors.length} errors, ${ours.length} warnings of our making, ${warnings.length - ours.length} known ones.`,
);
process.exit(errors.length + ours.length ? 1 : 0);
