/** What kind of page this is: only an article is judged as one. */
import type { Box, Run } from './boxes';
import { similarity } from './headline';
import type { Meta } from './meta';
import { surrounds } from './measure';
import { isHeading } from './tags';
import { isArticleType } from './json-ld';

export type Kind = 'article' | 'front' | 'list' | 'live' | 'video' | 'teaser';

/** Size of sentences below which a body is no article's. */
const SHORT = 500;

interface Signs {
  /** Headings that are links, outside surroundings: a list of stories. */
  linked: number;
  live: boolean;
  paywall: boolean;
}

export function signs(boxes: readonly Box[]): Signs {
  const found: Signs = { linked: 0, live: false, paywall: false };
  for (let i = 0; i < boxes.length; i++) {
    const box = boxes[i]!;
    if (box.hint === 'paywall' && box.size > 20) found.paywall = true;
    if (box.hint === 'live' && box.mass > SHORT) found.live = true;
    if (surrounds(box)) i = Math.max(i, box.last - 1);
    else if (isHeading(box.tag) && box.size > 15 && box.linkSize > box.size * 0.8) found.linked++;
  }
  return found;
}

const frontPath = /^\/?(?:index\.\w+|home|main|default\.\w+|[a-z]{2}(?:-[a-z]{2})?)?\/?$/i;
const listPath =
  /\/(?:tags?|topics?|category|categories|section|archives?|author|authors|search|latest)(?:\/[^/]*){0,2}\/?$/i;

function pathOf(url: string | null): string | null {
  try {
    return url ? new URL(url).pathname + (new URL(url).search ? '?' : '') : null;
  } catch {
    return null;
  }
}

/** A headline that is the page's title and no site's name. */
function titled(headline: Run | null, text: string, meta: Meta): boolean {
  if (!headline || headline.size < 16 || headline.linkSize > headline.size / 2) return false;
  return [meta.title, meta.windowTitle].some((title) => title !== null && similarity(text, title) > 0.5);
}

/** @param body the article's body; `headline` and its text, if there is one. */
export function kindOfPage(meta: Meta, boxes: readonly Box[], body: Box, headline: Run | null, text: string): Kind {
  const { linked, live, paywall } = signs(boxes);
  const { mass } = body;
  const types = meta.data.flatMap((thing) => thing.type);
  const path = pathOf(meta.url);
  const says = meta.article !== null || meta.type === 'article' || titled(headline, text, meta);
  if (meta.article?.type.includes('LiveBlogPosting') || (live && mass > SHORT)) return 'live';
  if (path !== null && frontPath.test(path) && (linked >= 5 || mass < SHORT)) return 'front';
  if (path !== null && listPath.test(path) && linked >= 4) return 'list';
  if (!says && linked >= 8 && mass < SHORT + linked * 100)
    return path === null || frontPath.test(path) ? 'front' : 'list';
  const video = types.includes('VideoObject') || (meta.type ?? '').startsWith('video');
  if (video && mass < SHORT * 3 && !types.some(isArticleType)) return 'video';
  const locked = meta.article?.free === false || paywall;
  if (locked && mass < SHORT * 4) return 'teaser';
  if (!says && mass < SHORT / 2 && linked >= 5) return 'list';
  return 'article';
}
