import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type BrowserName = 'chromium' | 'firefox';

/** No usable browser: the message says what was looked for and what to do. */
export class NoBrowser extends Error {
  override name = 'NoBrowser';
}

interface Kind {
  label: string;
  variable: string;
  /** Command names, the likelier first. */
  commands: string[];
  /** Usual places where no command is on the PATH. */
  places: string[];
  /** First major version that the extension supports. */
  minimum: number;
  packages: string[];
}

const env = (name: string) => process.env[name] ?? '';
const kinds: Record<BrowserName, Kind> = {
  chromium: {
    label: 'Chrome or Chromium',
    variable: 'CHROME_PATH',
    commands: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'],
    places: [
      '/opt/google/chrome/chrome',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      join(env('PROGRAMFILES'), 'Google/Chrome/Application/chrome.exe'),
      join(env('PROGRAMFILES(X86)'), 'Google/Chrome/Application/chrome.exe'),
      join(env('LOCALAPPDATA'), 'Google/Chrome/Application/chrome.exe'),
    ],
    minimum: 128,
    packages: ['chromium'],
  },
  firefox: {
    label: 'Firefox',
    variable: 'FIREFOX_PATH',
    commands: ['firefox', 'firefox-esr', 'firefox-developer-edition'],
    places: [
      '/opt/firefox/firefox',
      '/usr/lib/firefox/firefox',
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      join(env('PROGRAMFILES'), 'Mozilla Firefox/firefox.exe'),
      join(env('PROGRAMFILES(X86)'), 'Mozilla Firefox/firefox.exe'),
    ],
    minimum: 153,
    packages: ['firefox-esr'],
  },
};

const executable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Major version of a browser, null if it does not say (on Windows it never does). */
const majorVersion = (path: string): number | null => {
  if (process.platform === 'win32') return null;
  try {
    const said = execFileSync(path, ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 20_000,
    });
    return Number(/(\d+)\.\d/.exec(said)?.[1] ?? NaN) || null;
  } catch {
    return null;
  }
};

/**
 * Looks for a browser: the environment variable (CHROME_PATH, FIREFOX_PATH) alone where it is set, else the PATH, else the
 * usual places.
 * @returns the path, or a sentence that says why there is none.
 */
export function findBrowser(name: BrowserName): { path: string } | { why: string } {
  const { label, variable, commands, places, minimum } = kinds[name];
  const named = process.env[variable];
  if (named && !executable(named)) return { why: `${variable} is ${named}, which cannot be run.` };
  const folders = env('PATH').split(delimiter).filter(Boolean);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const candidates = named ? [named] : [...commands.flatMap((c) => folders.map((f) => join(f, c + suffix))), ...places];
  let old = '';
  for (const path of candidates.filter(executable)) {
    const version = majorVersion(path);
    if (version === null || version >= minimum) return { path };
    old ||= ` (${path} is version ${version})`;
  }
  return { why: `No ${label} ${minimum} or later was found${old}.` };
}

/** True where `apt-get install` gives real browsers: root on Debian itself (Ubuntu's packages only point to snaps). */
const canInstall = (): boolean =>
  process.getuid?.() === 0 &&
  existsSync('/etc/os-release') &&
  /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));

const hasKoreanFont = (): boolean => {
  try {
    return execFileSync('fc-list', [':lang=ko'], { encoding: 'utf8' }).trim() !== '';
  } catch {
    return false;
  }
};

/** The package lists are fetched once. */
let updated = false;

/**
 * Path of a browser; as root on Debian one is installed with apt-get if there is none, with a Korean font.
 * @param install false forbids installing.
 * @param say gets a line before anything is installed.
 * @throws NoBrowser with what to do.
 */
export function needBrowser(name: BrowserName, install = true, say: (line: string) => void = console.error): string {
  const { label, variable, minimum, packages } = kinds[name];
  const first = findBrowser(name);
  if ('path' in first) return first.path;
  const advice = `Install ${label} ${minimum} or later, or set ${variable} to its program.`;
  if (!install) throw new NoBrowser(`${first.why} ${advice} (Installing was forbidden.)`);
  if (!canInstall()) throw new NoBrowser(`${first.why} ${advice}`);
  const wanted = [...packages, ...(hasKoreanFont() ? [] : ['fonts-liberation', 'fonts-nanum'])];
  say(`${first.why} Installing with apt-get: ${wanted.join(' ')}`);
  const apt = (...args: string[]) =>
    execFileSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  try {
    if (!updated) apt('update');
    updated = true;
    apt('install', '-y', '--no-install-recommends', ...wanted);
  } catch (error) {
    throw new NoBrowser(`apt-get failed (${(error as Error).message}). ${advice}`);
  }
  const second = findBrowser(name);
  if ('path' in second) return second.path;
  throw new NoBrowser(`${second.why} ${advice}`);
}
