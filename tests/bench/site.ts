/** The pages that the bench measures, and their addresses. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packFolders } from '../../tools/pack-plugin.ts';
import { readPack } from '../../tools/read-pack.ts';
import type { Site } from '../e2e/harness/proxy.ts';
import { makePage } from './pages.ts';

/** Pages of real outlets for timing; not part of the project and skipped where they are absent. */
export const LARGE = join(import.meta.dirname, '../../../shared/corpus/large');

/** Different forms on the pages that mention any. */
const FORMS = 100;

/** English surface forms of the shipped packs that stand alone, first those that stand first in their concepts. */
export function plainForms(): string[] {
  const lists = packFolders()
    .flatMap((folder) => readPack(folder).concepts)
    .map(({ forms }) =>
      (forms.en ?? []).filter(
        (form): form is string => typeof form === 'string' && /^[A-Za-z][A-Za-z .'-]*$/.test(form),
      ),
    );
  const forms: string[] = [];
  for (let i = 0; forms.length < FORMS && lists.some((list) => list.length > i); i++)
    forms.push(...lists.flatMap((list) => list[i] ?? []));
  return [...new Set(forms)].slice(0, FORMS);
}

const kB = 1000;
const MB = 1000 * kB;
/** Mentions in a page's kB, where it has any. */
const DENSE = 5;
const sizes = { '10kB': 10 * kB, '100kB': 100 * kB, '1MB': MB, '10MB': 10 * MB };
export type Size = keyof typeof sizes;

/** Changes 60 times a second: a number in the page's head by replacing its node, one in the article by its data, a list's items. */
const restless = `<ul id="feed"></ul><script>{
  let n = 0;
  const [ticker, readers, feed] = ['ticker', 'readers', 'feed'].map((id) => document.getElementById(id));
  setInterval(() => {
    n++;
    ticker.textContent = 'Index ' + n;
    readers.firstChild.data = n + ' readers';
    const item = document.createElement('li');
    item.textContent = 'Update ' + n + ' of the day, ' + new Date().toISOString();
    feed.append(item);
    if (feed.children.length > 20) feed.firstChild.remove();
  }, 1000 / 60);
}</script>`;

/** A single-page application with four stories: on each `next` it goes to another address, then swaps title and story. */
const application = (forms: readonly string[]): string => {
  const stories = [0, 1, 2, 3].map((i) => {
    const page = makePage({
      bytes: 12 * kB,
      forms: forms.slice(i * 5),
      mentions: 40,
      title: titleOf(forms.slice(i * 5)),
    });
    return { title: /<title>(.*?)<\/title>/.exec(page)![1]!, html: /<article>([\s\S]*)<\/article>/.exec(page)![1]! };
  });
  return `<script>{
    const stories = ${JSON.stringify(stories).replaceAll('</', '<\\/')};
    let n = 0;
    document.addEventListener('next', () => {
      const { title, html } = stories[n++ % stories.length];
      history.pushState(null, '', '/real/app/' + (n % stories.length));
      document.title = title;
      setTimeout(() => { document.querySelector('article').innerHTML = html; }, 50);
    });
  }</script>`;
};

const titleOf = (forms: readonly string[]): string => `What ${forms[0]} and ${forms[1]} are for`;

export interface BenchSite {
  site: Site;
  forms: string[];
  /** Names of the large pages. */
  large: string[];
}

/**
 * Serves `/<task>/plain/<size>` (nothing of any pack), `/<task>/mentions/<size>` (five mentions a kB), `/<task>/article`,
 * `/<task>/app` and `/<task>/large/<n>` on every host. Pages are made once.
 */
export function benchSite(): BenchSite {
  const forms = plainForms();
  const large = existsSync(LARGE) ? readdirSync(LARGE).sort() : [];
  const made = new Map<string, string | Buffer>();
  const make = (task: string, kind: string, name: string): string | Buffer | undefined => {
    if (kind === 'large') return large[Number(name)] && readFileSync(join(LARGE, large[Number(name)]!));
    // 5,000 words with 300 mentions.
    if (kind === 'article') return makePage({ bytes: 38 * kB, forms, mentions: 300, title: titleOf(forms) });
    if (kind === 'app') {
      const tail = application(forms);
      return makePage({ bytes: 24 * kB + tail.length, forms, mentions: 40, title: titleOf(forms), tail });
    }
    const bytes = sizes[name as Size];
    if (!bytes) return undefined;
    const tail = task === 'living' ? restless : '';
    if (kind === 'plain') return makePage({ bytes, tail });
    // The sentences around speak of summits and talks, which are mentions then: five per kB come of these.
    const mentions = Math.round((bytes / kB) * DENSE * 0.89);
    const head = task.startsWith('marker')
      ? `<script type="application/json" id="forms">${JSON.stringify(forms)}</script>`
      : '';
    return makePage({ bytes, forms, mentions, head, tail, title: titleOf(forms) });
  };
  return {
    forms,
    large,
    site({ pathname }) {
      const [, task = '', kind = '', name = ''] = pathname.split('/');
      let body = made.get(pathname);
      if (!body) {
        body = make(task, kind, name);
        if (!body) return undefined;
        made.set(pathname, body);
      }
      // Isolated pages have finer clocks: 5 µs in Chromium, 20 µs in Firefox.
      const headers: Record<string, string> = {
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      };
      // A real page must not go elsewhere, or fetch, while it is timed.
      if (kind === 'large' && task !== 'real')
        headers['content-security-policy'] = "default-src 'none'; style-src 'unsafe-inline'";
      return { body, headers };
    },
  };
}
