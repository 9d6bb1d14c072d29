import { describe, expect, it } from 'vitest';
import { hintOf } from '../../page/hints.ts';

const named = (names: string, tag = 'div'): string | null =>
  hintOf(tag, { names, role: null, itemprop: null, itemtype: null });

describe('what a class says', () => {
  it.each([
    ['c-related-links', 'off'],
    ['relatedLinks3', 'off'],
    ['meta', 'off'],
    ['meta__item', 'off'],
    ['meta-analysis-body', null],
    ['by_line', 'off'],
    ['with-sidebar', null],
    ['page no-comments', null],
    ['address', 'off'],
    ['adjacent-column', null],
    ['lazy-load', null],
    ['article-body', 'body'],
    ['articleBody_main', 'body'],
    ['article__content-wrapper', 'body'],
    ['body-art', null],
    ['story', 'article'],
    ['comment-list', 'comments'],
    ['comment', 'comments'],
    ['comment-on-politics', null],
    ['photo-caption', 'caption'],
    ['caption photo-credit', 'credit'],
    ['standfirst', 'lead'],
    ['entry-title', 'headline'],
    ['live-blog-2024', 'live'],
    ['paywall-overlay', 'paywall'],
    ['sr-only', 'hidden'],
    ['SR-Only', 'hidden'],
    ['a11y-hidden', 'hidden'],
    ['side--bar', 'off'],
    ['', null],
    ['   ', null],
    ['--', null],
    ['constructor __proto__ toString', null],
  ])('%s: %s', (names, hint) => expect(named(names)).toBe(hint));

  it('an article is one whatever its topics are called, but for teasers and comments', () => {
    expect(named('tag-menu sidebar', 'article')).toBe('article');
    expect(named('related-story', 'article')).toBe('off');
    expect(named('comment', 'article')).toBe('comments');
  });

  it('the first list counts, wherever its name stands', () => {
    expect(named('article-body newsletter')).toBe('off');
    expect(named('article-body social')).toBe('body');
  });

  it('reads no more of a name than anybody writes', () => {
    expect(named(`${'x'.repeat(500)} sidebar`)).toBeNull();
  });
});
