import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reply, Site } from '../e2e/harness/proxy.ts';

/**
 * Sample pages in the shapes that outlets have, of our own writing: the outlets, people and events in them are invented.
 * They are served on real host names, through the loopback proxy.
 */
export interface SamplePage {
  /** File in this folder, without `.html`. */
  name: string;
  url: string;
  /** What the extension should think of it. Marks, badge and card for `about`; a quiet dot for `mentions`; else nothing. */
  verdict: 'about' | 'mentions' | 'none';
  /** Strings of which each must stand in some marked words, in any case. */
  marked: string[];
  /** CSS selectors of what is around the article: nothing in there may be marked. */
  around: string[];
}

const page = (name: string, url: string, verdict: SamplePage['verdict'], marked: string[] = [], around: string[] = []): SamplePage => ({
  name,
  url,
  verdict,
  marked,
  around,
});

export const samplePages: SamplePage[] = [
  page(
    'wire',
    'https://apnews.com/article/north-korea-exercises-talks-3f1c9a',
    'about',
    ['North Korea', 'joint military exercises', 'armistice'],
    ['.Bar', '.Hub', '.Cookie', '.Ad', '.Breaking', '.Tags'],
  ),
  page(
    'tabloid',
    'https://www.foxnews.com/world/kims-nuke-rage',
    'about',
    ['North Korea', 'nuclear weapons', 'Freedom Shield', 'alliance'],
    ['.menu', '.rail', '.comments', '.promo', '.poll'],
  ),
  page(
    'korean',
    'https://www.chosun.com/politics/north_korea/2026/08/18/EXAMPLE/',
    'about',
    ['북한', '비핵화', '한미동맹', '주한미군'],
    ['#header', '#gnb', '#aside', '#footer', '.reporter'],
  ),
  page(
    'live',
    'https://www.bbc.com/news/live/c0example38t',
    'about',
    ['North Korea', 'denuclearization', 'peace treaty'],
    ['body > header', 'footer'],
  ),
  page('front', 'https://www.koreaherald.com/', 'none'),
  page(
    'opinion',
    'https://foreignpolicy.com/2026/07/27/korean-war-armistice-alliance/',
    'about',
    ['armistice', 'alliance', 'denuclearization', 'peace treaty'],
    ['.masthead', '.news', '.read-next'],
  ),
  page(
    'video',
    'https://www.cnn.com/videos/world/2026/08/20/joint-drill.cnn',
    'about',
    ['North Korea', 'Demilitarized Zone', 'denuclearization'],
    ['.bar', '.rail'],
  ),
  page('football', 'https://www.theguardian.com/football/2026/jun/11/south-korea-north-korea-match-report', 'none'),
  page('kpop', 'https://www.koreatimes.co.kr/entertainment/k-pop/20260402/blue-hour', 'none'),
  page('business', 'https://www.reuters.com/markets/asia/south-koreas-chip-exports-surge-2026-08-01/', 'none'),
  page('recipe', 'https://www.washingtonpost.com/recipes/kimchi-jjigae/', 'none'),
  page('civil-war', 'https://www.theatlantic.com/magazine/archive/2026/04/truce-rappahannock/', 'none'),
  page('passing', 'https://www.npr.org/2026/02/20/iran-talks-muscat', 'mentions'),
  page(
    'anniversary',
    'https://www.38north.org/2013/07/armistice-sixty-years/',
    'about',
    ['DPRK', 'armistice', 'denuclearization', 'mutual defense treaty'],
    ['#masthead', '#secondary', '#colophon'],
  ),
];

export const samplePage = (name: string): SamplePage => {
  const found = samplePages.find((p) => p.name === name);
  if (!found) throw new Error(`No sample page ${name}`);
  return found;
};

/** A host that no outlet list names: the same pages there show what they are without the extension. */
export const CONTROL = 'https://control.example';

const markup = (name: string): string => readFileSync(join(import.meta.dirname, `${name}.html`), 'utf8');
const picture: Reply = {
  type: 'image/svg+xml',
  body: '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="9"><rect width="16" height="9" fill="#b9b9b4"/></svg>',
};

/** The sample pages under their addresses and under `/name` of the control host, with a grey picture for each image. */
export function sampleSite(): Site {
  const byUrl = new Map(samplePages.flatMap(({ name, url }) => [[url, name] as const, [`${CONTROL}/${name}`, name] as const]));
  return (url) => {
    const name = byUrl.get(url.origin + url.pathname);
    if (name) return { body: markup(name) };
    return url.pathname.startsWith('/img/') || url.pathname === '/favicon.ico' ? picture : undefined;
  };
}

/** True for a request that the sample pages themselves make: the page, a picture, the icon that the browser looks for. */
export const isOfSamplePage = (address: string): boolean => sampleSite()(new URL(address), undefined as never) !== undefined;
