import { drain } from '../../matching/drain.ts';
import { describe, expect, it } from 'vitest';
import { Collector } from '../../page/article.ts';
import { publishedOf } from '../../page/published';
import { parse } from '../../tools/html.ts';
import { collect, paragraphs, sentence, texts } from './helpers/collect.ts';

const page = (main: string, head = '', around = ''): string =>
  `<!doctype html><html lang="en"><head><title>Plan goes ahead after all</title>${head}</head><body>
   <nav><ul><li><a href="/">Home</a></li><li><a href="/w">World news, all of it, every day</a></li></ul></nav>
   ${main}${around}<footer><p>${sentence(900)}</p></footer></body></html>`;

describe('what is an article', () => {
  it('takes headline, lead and body and leaves the surroundings', () => {
    const [one] = collect(
      page(
        `<main><article><h1>Plan goes ahead after all</h1><p class="standfirst">${sentence(1)}</p>
         <div class="byline">By A. Writer, our correspondent, in the capital city</div>
         <div class="article-body">${paragraphs(4, 10)}
         <aside><h3>Related</h3><p>${sentence(500)}</p></aside>
         <div class="newsletter-signup"><p>${sentence(501)}</p></div><h2>What comes next</h2>${paragraphs(2, 30)}</div></article></main>`,
        '',
        `<section class="most-read"><p>${sentence(600)}</p></section><div id="comments">${paragraphs(6, 700)}</div>`,
      ),
    );
    const all = texts(one);
    expect(all[0]).toBe('Plan goes ahead after all');
    expect(one!.article.blocks.map((b) => b.role).slice(0, 3)).toEqual(['headline', 'lead', 'body']);
    expect(all.join('\n')).not.toMatch(/day (?:500|501|600|70\d|900)|By A\. Writer|Home|Related/);
    expect(all).toContain('What comes next');
    expect(one!.article.blocks.at(-1)!.section).toBe(1);
    expect(one!.article).toMatchObject({ title: 'Plan goes ahead after all', lang: 'en', kind: 'article' });
  });

  it('counts offsets as the joined text does', () => {
    const [one] = collect(page(`<article><h1>Plan goes ahead after all</h1>${paragraphs(5)}</article>`));
    const whole = texts(one).join('\n');
    for (const { start, text } of one!.article.blocks) expect(whole.slice(start, start + text.length)).toBe(text);
  });

  it('pardons a wrapper that is named like surroundings', () => {
    const [one] = collect(page(`<div class="off-canvas-wrap sidebar-layout"><h1>Plan goes ahead after all</h1>${paragraphs(6)}</div>`)); // prettier-ignore
    expect(texts(one)).toHaveLength(7);
  });

  it('does not take long comments for the article', () => {
    const [one] = collect(page(`<div class="entry-content"><h1>Plan goes ahead after all</h1>${paragraphs(3)}</div>
      <ol class="comment-list">${Array.from({ length: 20 }, (_, i) => `<li class="comment">${paragraphs(2, 100 + i * 3)}</li>`).join('')}</ol>`)); // prettier-ignore
    expect(texts(one).join()).not.toMatch(/day 1\d\d /);
  });

  it('drops a heading that nothing comes after, and captions keep their role', () => {
    const [one] = collect(page(`<article><h1>Plan goes ahead after all</h1>${paragraphs(3)}
      <figure><img alt=""><figcaption>The minister at the door of the ministry <span class="credit">AFP PHOTO</span></figcaption></figure>
      ${paragraphs(2, 50)}<h3>Read more</h3><ul><li><a href="/a">One other story of the day</a></li><li><a href="/b">And one more story</a></li></ul></article>`)); // prettier-ignore
    expect(texts(one).join('\n')).not.toMatch(/Read more|other story/);
    expect(one!.article.blocks.find((b) => b.role === 'caption')?.text).toMatch(/^The minister/);
  });

  it('reads several articles apart, each with its own headline, date and address', () => {
    const story = (n: number): string =>
      `<article><h2><a href="https://x.test/${n}">Story number ${n} of the day</a></h2><time datetime="2020-01-0${n}"></time>${paragraphs(5, n * 100)}</article>`;
    const found = collect(page(story(1) + story(2)));
    expect(found).toHaveLength(2);
    expect(found.map(({ article }) => article.title)).toEqual([
      'Plan goes ahead after all',
      'Story number 2 of the day',
    ]);
    const second = found[1]!;
    expect(second.article.url).toBe('https://x.test/2');
    expect(publishedOf(second.scope.ownerDocument, second)).toBe('2020-01-02');
    expect(texts(found[1]).join()).not.toContain('day 101');
  });

  it('finds nothing where there is nothing', () => {
    expect(collect('')).toEqual([]);
    expect(collect('<p>Hi</p>')).toEqual([]);
    expect(collect('<svg xmlns="http://www.w3.org/2000/svg"><text>Hi</text></svg>')).toEqual([]);
  });
});

describe('what is text', () => {
  const body = (inner: string): string[] => texts(collect(page(`<article>${inner}${paragraphs(4, 200)}</article>`))[0]);

  it('runs across inline elements and not across blocks', () => {
    expect(
      body(`<p><b>No</b>rth <i>by</i> <a href="/x">north</a>west ${sentence(1)}</p><div>Left<div>right</div></div>`)[0],
    ).toBe(`North by northwest ${sentence(1)}`);
  });

  it('ends a run at two line breaks, not at one', () => {
    const [first, second] = body(`<div>${sentence(1)}<br>second line<br> <br>${sentence(2)}</div>`);
    expect(first).toBe(`${sentence(1)}\nsecond line`);
    expect(second).toBe(sentence(2));
  });

  it('reads no script, field, editor, hidden or ruby text, and no name across what is not text', () => {
    const [first] = body(
      `<p>One<script>two</script> three <span hidden>four</span><span style="color:red; display: none">five</span>
       <span class="sr-only">six</span><ruby>北<rt>きた</rt></ruby> <code>x</code>seven <button>eight</button> ${sentence(1)}</p>
       <div contenteditable="true"><p>${sentence(2)}</p></div><p hidden>${sentence(3)}</p><textarea>${sentence(4)}</textarea>`,
    );
    expect(first).toBe(`One three 北 \uFFFCseven \uFFFC ${sentence(1)}`);
    expect(body(`<div contenteditable><p>${sentence(2)}</p></div>`).join()).not.toContain('day 2 ');
  });

  it('asks the browser whether text shows, where it can', () => {
    const html = page(`<article>${paragraphs(4)}<p id="gone">${sentence(77)}</p></article>`);
    const [one] = collect(html, { visible: (el) => el.id !== 'gone' });
    expect(texts(one).join()).not.toContain('day 77');
  });

  it('reads shadow roots, closed ones through the way that is given', () => {
    const doc = parse(page('<article><h1>Plan goes ahead after all</h1><my-body></my-body></article>'));
    const host = doc.querySelector('my-body')!;
    const shadow = doc.createElement('div');
    for (let i = 0; i < 4; i++)
      shadow.appendChild(doc.createElement('p')).textContent = `${sentence(i)} ${sentence(i + 50)}`;
    const root = { firstChild: shadow } as unknown as ShadowRoot;
    const found = drain(new Collector(doc, { openShadow: (el) => (el === host ? root : null) }).collect());
    expect(texts(found[0])).toHaveLength(5);
  });
});

describe('hostile pages', () => {
  it('reads a form whose fields hide its properties', () => {
    const doc = parse(
      page(
        `<form><h1>Plan goes ahead after all</h1>${paragraphs(4)}<input name="x"></form><p>${sentence(99)} ${sentence(98)}</p>`,
      ),
    );
    const form = doc.querySelector('form')!;
    const field = doc.querySelector('input')!;
    for (const name of ['firstChild', 'nextSibling', 'textContent', 'hasAttribute', 'parentNode'])
      Object.defineProperty(form, name, { value: field });
    expect(texts(drain(new Collector(doc).collect())[0]).join()).toMatch(/day 0 .*day 99 /s);
  });

  it('goes down thousands of elements', () => {
    const doc = parse(page('<article id="deep"></article>'));
    let at: Element = doc.getElementById('deep')!;
    for (let i = 0; i < 5000; i++) at = at.appendChild(doc.createElement(i % 3 ? 'div' : 'span'));
    for (let i = 0; i < 4; i++)
      at.appendChild(doc.createElement('p')).textContent = `${sentence(i)} ${sentence(i + 50)}`;
    expect(texts(drain(new Collector(doc).collect())[0])).toHaveLength(4);
  });

  it('collects nothing in a page that is edited as a whole', () => {
    const doc = parse(page(`<article>${paragraphs(4)}</article>`));
    Object.defineProperty(doc, 'designMode', { value: 'on' });
    expect(drain(new Collector(doc).collect())).toEqual([]);
  });

  it('yields all along on a large page', () => {
    const steps = new Collector(parse(page(`<article>${paragraphs(2000)}</article>`))).collect();
    let yields = 0;
    while (!steps.next().done) yields++;
    expect(yields).toBeGreaterThan(100);
  });
});

describe('kinds of page', () => {
  const teaser = (n: number): string =>
    `<div><h3><a href="/${n}">A headline that leads to story number ${n}</a></h3><p>Short.</p></div>`;
  const teasers = Array.from({ length: 15 }, (_, i) => teaser(i)).join('');
  const kind = (html: string, url: string | null = null): string | undefined => collect(html, { url })[0]?.article.kind;
  const ld = (data: object): string => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

  it('tells front pages, lists, live blogs, videos and teasers from articles', () => {
    const intro = `<main><p>${sentence(1)}</p>${teasers}</main>`;
    expect(kind(page(intro), 'https://x.test/')).toBe('front');
    expect(kind(page(intro), 'https://x.test/topics/plans')).toBe('list');
    expect(kind(page(`<article><h1>Plan goes ahead after all</h1>${paragraphs(5)}</article>${teasers}`), 'https://x.test/2020/plan')).toBe('article'); // prettier-ignore
    expect(kind(page(`<article>${paragraphs(9)}</article>`, ld({ '@type': 'LiveBlogPosting', headline: 'x' })))).toBe(
      'live',
    );
    expect(kind(page(`<main><h1>Plan goes ahead after all</h1><p>${sentence(1)}</p></main>`, ld({ '@type': 'VideoObject', name: 'Plan goes ahead after all' })))).toBe('video'); // prettier-ignore
    expect(kind(page(`<article><h1>Plan goes ahead after all</h1>${paragraphs(2)}</article>`, ld({ '@type': 'NewsArticle', isAccessibleForFree: 'False' })))).toBe('teaser'); // prettier-ignore
  });

  it('reads the headline of a page that has nothing else', () => {
    const [one] = collect(page('<main><h1>Plan goes ahead after all</h1><video></video></main>'));
    expect(texts(one)).toEqual(['Plan goes ahead after all']);
  });
});
