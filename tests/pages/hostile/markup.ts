import type { Story } from './story.ts';

/** The pieces of a page, so that each kind changes only what it is about. */
export interface Parts {
  story: Story;
  /** In the head, after our own style. */
  head?: string;
  /** Attributes of `html` and `body`, with a space before. */
  html?: string;
  body?: string;
  /** Instead of the article's markup. */
  main?: string;
  /** At the end of the body. */
  tail?: string;
  doctype?: string;
  /** Without our own style and data, for policies that would refuse them. */
  bare?: boolean;
}

export const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

const paragraph = (text: string): string => `<p>${escape(text)}</p>`;

/** The article as a news page has it. Also valid as XML. */
export const article = (story: Story, paragraphs: readonly string[] = story.paragraphs): string => `<article class="story">
<header>
<h1>${escape(story.title)}</h1>
<p class="byline">By ${escape(story.byline)} · <time datetime="${story.published}">${story.published.slice(0, 10)}</time></p>
</header>
<div class="text">
${paragraphs.map(paragraph).join('\n')}
</div>
</article>`;

export const STYLE = `
body{margin:0;font:18px/1.6 Georgia,serif;color:#1b1b1b;background:#fff}
.bar,.foot{padding:12px 24px;font:700 14px/1.4 Arial,sans-serif;border-bottom:1px solid #ccc}
.story{max-width:640px;margin:24px auto;padding:0 24px}
.story h1{font:700 32px/1.2 Georgia,serif}
.byline{font:14px/1.4 Arial,sans-serif;color:#555}`;

const data = (story: Story): string =>
  JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: story.title,
    datePublished: story.published,
    inLanguage: story.lang,
    author: [{ '@type': 'Person', name: story.byline }],
    publisher: { '@type': 'Organization', name: 'The Calder Post' },
  }).replace(/</g, '\\u003c');

export const page = ({ story, head = '', html = '', body = '', main, tail = '', doctype = '<!doctype html>', bare }: Parts): string => `${doctype}
<html lang="${story.lang}"${html}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(story.title)} | The Calder Post</title>
<meta property="og:type" content="article">
<meta property="article:published_time" content="${story.published}">
${bare ? '' : `<script type="application/ld+json">${data(story)}</script>\n<style>${STYLE}</style>`}
${head}
</head>
<body${body}>
<div class="bar">THE CALDER POST <a href="/hostile/plain">World</a> <a href="/hostile/pie">Kitchen</a></div>
<main>
${main ?? article(story)}
</main>
<div class="foot">A page for tests. The outlet, the people and the events are invented.</div>
${tail}
</body>
</html>
`;

/**
 * A script whose parts a test sets off: `act(name)` runs on `document.dispatchEvent(new CustomEvent('act', { detail: name }))`.
 * `steps` is a list of `name: function` in the object literal of a script.
 */
export const acts = (steps: string, before = ''): string => `<script>${before}
var steps={${steps}};
document.addEventListener('act',function(e){var r=steps[e.detail];if(!r)throw new Error('no act '+e.detail);r();});
</script>`;
