/** JSON-LD as it stands in pages: lists, graphs, comments around it, stray control characters. */

export interface LinkedData {
  type: string[];
  headline: string | null;
  published: string | null;
  lang: string | null;
  url: string | null;
  /** Said to be free to read; null when not said. */
  free: boolean | null;
}

const articleTypes = /(?:Article|BlogPosting|Posting|Report|Review)$/;
export const isArticleType = (type: string): boolean => articleTypes.test(type);

/** Characters of a page's JSON-LD that are read. */
const MAX = 500_000;
/** Characters of a title or an address that are read: no real one is longer. */
export const LONGEST = 2000;

function parse(source: string): unknown {
  const text = source.replace(
    /^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[|\/\/\s*<!\[CDATA\[)|(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>)(?:\s*;)?\s*$/g,
    '',
  );
  for (const attempt of [
    text,
    text
      .replace(/[\u0000-\u001f]+/g, ' ')
      .replace(/,\s*(?=[\]}])/g, '')
      .replace(/;\s*$/, ''),
  ])
    try {
      return JSON.parse(attempt);
    } catch {
      // Tried again with what breaks most of them taken out; then it is as if it weren't there.
    }
  return null;
}

const text = (value: unknown): string | null => {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' && first.trim() !== '' ? first.trim().slice(0, LONGEST) : null;
};
const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

function read(node: Record<string, unknown>): LinkedData {
  const main = node.mainEntityOfPage;
  const lang = node.inLanguage;
  const free = text(node.isAccessibleForFree) ?? node.isAccessibleForFree;
  const types: unknown[] = Array.isArray(node['@type']) ? node['@type'] : [node['@type']];
  return {
    type: types.filter((type): type is string => typeof type === 'string').map((type) => type.replace(/^.*[/:#]/, '')),
    headline: text(node.headline) ?? text(node.name) ?? text(node.title),
    published: text(node.datePublished) ?? text(node.dateCreated) ?? text(node.uploadDate),
    lang: text(lang) ?? text(field(lang, 'alternateName')) ?? text(field(lang, 'name')),
    url: text(node.url) ?? text(main) ?? text(field(main, '@id')),
    free:
      typeof free === 'boolean' ? free : typeof free === 'string' ? !/^(?:false|no|http.*False)$/i.test(free) : null,
  };
}

/** Every typed thing that the page's JSON-LD speaks of, what is said first first. Nothing thrown, whatever stands in these scripts. */
export function linkedData(scripts: readonly Element[]): LinkedData[] {
  const found: LinkedData[] = [];
  let left = MAX;
  for (const script of scripts.slice(0, 30)) {
    const source = script.textContent ?? '';
    if (source.length > left) continue;
    left -= source.length;
    const queue: unknown[] = [parse(source)];
    for (let i = 0; i < queue.length && i < 500; i++) {
      const node = queue[i];
      if (Array.isArray(node)) queue.push(...node.slice(0, 200));
      else if (typeof node === 'object' && node !== null) {
        if ('@type' in node) found.push(read(node as Record<string, unknown>));
        for (const name of ['@graph', 'mainEntity', 'mainEntityOfPage']) {
          const inner = field(node, name);
          if (typeof inner === 'object') queue.push(inner);
        }
      }
    }
  }
  return found;
}

/** The thing that is the page's article (or video): the one with the page's address, else the first of an article's type. */
export function pageArticle(things: readonly LinkedData[], url: string | null): LinkedData | null {
  const articles = things.filter((thing) => thing.type.some(isArticleType));
  const path = (address: string | null): string | null =>
    address?.replace(/^https?:\/\/(?:www\.)?|[?#].*$|\/$/g, '') ?? null;
  return articles.find((thing) => url !== null && path(thing.url) === path(url)) ?? articles[0] ?? null;
}
