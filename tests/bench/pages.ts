/** News pages of any size, the same every time: one article of many paragraphs with what outlets put around it. */
import { random, sentence, sentenceAround } from './words.ts';

export interface PageKind {
  /** Size of the markup in bytes (1 kB = 1000 bytes), give or take a paragraph. */
  bytes: number;
  /** Strings to be mentioned, the commoner first; none for a page that has nothing to do with the pack. */
  forms?: readonly string[];
  /** How many mentions of `forms`. */
  mentions?: number;
  title?: string;
  /** Goes into the head as it is. */
  head?: string;
  /** Goes to the body's end as it is. */
  tail?: string;
}

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const SENTENCES = 4;
/** Share of the paragraphs that hold a link, an emphasis, a bold word. */
const INLINE = { a: 0.5, em: 0.15, strong: 0.1 } as const;

/** Sets one word of a paragraph in an inline element, as outlets do. */
function inline(text: string, next: () => number): string {
  let out = text;
  for (const [tag, share] of Object.entries(INLINE)) {
    if (next() > share) continue;
    const words = out.split(' ');
    const at = Math.floor(next() * words.length);
    if (/[<>"=]/.test(words[at]!)) continue;
    words[at] = tag === 'a' ? `<a href="/story/${at}">${words[at]}</a>` : `<${tag}>${words[at]}</${tag}>`;
    out = words.join(' ');
  }
  return out;
}

const links = (count: number, next: () => number): string =>
  Array.from(
    { length: count },
    (_, i) => `<li><a href="/section/${i}">${escape(sentence(next).slice(0, 40))}</a></li>`,
  ).join('');

/** A form, the commoner the earlier it stands in the list (about Zipf's law). */
const common = (forms: readonly string[], next: () => number): string =>
  forms[Math.floor((forms.length + 1) ** next()) - 1]!;

/**
 * The page's markup.
 * @throws RangeError when `mentions` do not fit into `bytes`
 */
export function makePage({ bytes, forms = [], mentions = 0, title, head = '', tail = '' }: PageKind): string {
  const next = random(38);
  const small = bytes < 50_000;
  const name = title ?? `The ${sentence(next).split(' ').slice(1, 7).join(' ')}`;
  const start = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(name)}</title>
<meta property="og:type" content="article"><meta property="article:published_time" content="2026-08-18T09:00:00Z">
<style>body{font:16px/1.5 serif;margin:0 auto;max-width:1100px}nav li,footer li{display:inline-block;margin-right:1em}article{max-width:680px}</style>
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":${JSON.stringify(name)},"datePublished":"2026-08-18T09:00:00Z"}</script>
${head}</head><body><header class="masthead"><p id="ticker">Index 0</p><nav><ul>${links(small ? 8 : 60, next)}</ul></nav></header>
<main><article><h1>${escape(name)}</h1><p class="byline">By a reporter <span id="readers">0 readers</span></p><div class="story-body">`;
  const end = `</div></article><aside class="related"><h2>More</h2><ul>${links(small ? 5 : 40, next)}</ul></aside></main>
<footer><ul>${links(small ? 5 : 30, next)}</ul></footer>${tail}</body></html>`;
  const room = bytes - start.length - end.length;
  const parts: string[] = [];
  let size = 0;
  let made = 0;
  for (let n = 0; size < room; n++) {
    const said: string[] = [];
    for (let i = 0; i < SENTENCES; i++) {
      // Mentions are spread evenly: as many as the share of the page that is written.
      const due = forms.length > 0 && made < Math.min(mentions, (mentions * size) / room);
      said.push(due ? sentenceAround(next).replace('|', () => common(forms, next)) : sentence(next));
      if (due) made++;
      size += said.at(-1)!.length + 1;
    }
    const text = inline(escape(said.join(' ')), next);
    let part = `<p>${text}</p>\n`;
    if (n % 10 === 9) part += `<h2>${escape(sentence(next).slice(0, 50))}</h2>\n`;
    if (n % 8 === 7)
      part += `<figure><div class="picture"></div><figcaption>${escape(sentence(next))}</figcaption></figure>\n`;
    parts.push(part);
    size += part.length - said.join(' ').length - 1;
  }
  // The last ones, where the page's end came first.
  while (made < mentions && forms.length) {
    const said = Array.from({ length: Math.min(SENTENCES, mentions - made) }, () =>
      sentenceAround(next).replace('|', () => common(forms, next)),
    );
    made += said.length;
    size += said.join(' ').length;
    parts.push(`<p>${escape(said.join(' '))}</p>\n`);
  }
  if (size > room * 1.1 + 1000) throw new RangeError(`${mentions} mentions do not fit into ${bytes} bytes`);
  return start + parts.join('') + end;
}
