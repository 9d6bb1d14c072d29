// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Welcome } from '../../components/Welcome';
import type { WelcomeProps } from '../../components/welcome-types';
import { pictured, runsOf, sampleArticle } from '../../components/welcome/sample';
import { defaults } from '../../data/settings';
import { articleText, type LinkedMention, type Report } from '../../matching/types';
import { reading } from '../../tools/pack-plugin';
import { readPack } from '../../tools/read-pack';
import { words } from './helpers/words';

const pack = reading(readPack('tests/packs/city-tramways'));
vi.setConfig({ testTimeout: 30_000 });
afterEach(cleanup);

/** A report on the sample in which the first and the last word of each paragraph, and the title's first, are mentions. */
function reportOf(lang: 'en' | 'ko'): Report {
  const article = sampleArticle(pack, lang);
  const concept = pack.concepts[0]!.id;
  const mention = (
    id: string,
    where: 'title' | 'text',
    block: number,
    start: number,
    surface: string,
    events: number,
  ): LinkedMention => ({
    id,
    in: where,
    block,
    concept,
    surface,
    start,
    end: start + surface.length,
    context: '',
    why: { by: 'form' },
    passages: where === 'text' ? [{ id: pack.passages[0]!.id, score: 1, why: { concepts: [], words: [] } }] : [],
    events: Array.from({ length: events }, () => ({
      id: pack.timeline.events[0]!.id,
      score: 1,
      why: { concepts: [], words: [] },
    })),
  });
  const title = article.title!.split(' ')[0]!;
  const mentions = [
    mention('m0', 'title', -1, 0, title, 1),
    ...article.blocks.flatMap(({ text, start }, i) => {
      const [first, last] = [text.split(' ')[0]!, text.split(' ').at(-1)!];
      return [
        mention(`m${2 * i + 1}`, 'text', i, start, first, 0),
        mention(`m${2 * i + 2}`, 'text', i, start + text.length - last.length, last, 1),
      ];
    }),
  ];
  return {
    pack: pack.meta.id,
    relevance: { verdict: 'about', score: 1 },
    article: {
      title: article.title,
      published: null,
      lang,
      url: null,
      kind: 'article',
      text: articleText(article.blocks),
    },
    mentions,
    passages: [],
    events: [],
  };
}

function show(rest: Partial<WelcomeProps> = {}, lang: 'en' | 'ko' = 'en') {
  const report = reportOf(lang);
  const props: WelcomeProps = {
    words: words(lang),
    pack,
    sites: 100,
    browser: 'chrome',
    nextKey: 'Alt+J',
    marks: defaults().marks,
    report,
    marked: report.mentions.map(({ id }) => id),
    card: (mention) => <button type="button">Card of {mention}</button>,
    onLive: vi.fn(),
    onOptions: vi.fn(),
    ...rest,
  };
  return { ...render(<Welcome {...props} />), props };
}

describe('sample article', () => {
  it.each(['en', 'ko'] as const)('has the pack’s paragraphs as blocks whose offsets are right (%s)', (lang) => {
    const article = sampleArticle(pack, lang);
    const text = articleText(article.blocks);
    expect(article.title).toBe(pack.meta.strings.sampleTitle[lang]);
    expect(article.blocks.map((block) => block.text)).toEqual(
      pack.meta.strings.sample.map((paragraph) => paragraph[lang]),
    );
    for (const { start, text: words } of article.blocks) expect(text.slice(start, start + words.length)).toBe(words);
  });

  it('opens the card on the first marked mention that has an event, else on the first with a passage', () => {
    const report = reportOf('en');
    expect(pictured(report, ['m0', 'm1', 'm2'])?.id).toBe('m2');
    expect(pictured(report, ['m0', 'm1'])?.id).toBe('m1');
    expect(pictured(report, ['m0'])).toBeUndefined();
    expect(pictured(null, [])).toBeUndefined();
  });

  it('splits a block at its mentions and loses nothing', () => {
    const report = reportOf('en');
    const [block] = sampleArticle(pack, 'en').blocks;
    const mine = report.mentions.filter((mention) => mention.block === 0);
    const runs = runsOf(block!.text, 0, mine);
    expect(runs.map(({ text }) => text).join('')).toBe(block!.text);
    expect(runs.filter(({ mention }) => mention).map(({ text, mention }) => [mention, text])).toEqual(
      mine.map((m) => [m.id, m.surface]),
    );
    // One that overlaps another or runs out of the block is left out, not cut.
    expect(
      runsOf('abcdef', 0, [
        { ...mine[0]!, start: 0, end: 3 },
        { ...mine[0]!, start: 2, end: 4 },
        { ...mine[0]!, start: 4, end: 9 },
      ]),
    ).toEqual([{ text: 'abc', mention: 'm1' }, { text: 'def' }]);
  });
});

describe('welcome', () => {
  it('begins as a picture that says what it shows and holds nothing to press', () => {
    const { container, props } = show();
    const picture = screen.getByRole('img', { name: /A card is open on one of them/ });
    expect(picture.getAttribute('aria-label')).toContain(pack.concepts[0]!.label.en);
    expect(picture.querySelectorAll('.pg-mark')).toHaveLength(props.marked.length);
    expect(picture.querySelector('.pg-mark.is-active')!.textContent).toBe(
      props.report!.mentions.find(({ id }) => id === 'm2')!.surface,
    );
    const card = container.querySelector('.we-card')!;
    expect(card.hasAttribute('inert')).toBe(true);
    expect(card.textContent).toBe('Card of m2');
    expect(props.onLive).not.toHaveBeenCalled();
  });

  it('comes alive on "Try it": plain text, in an element of its own, that takes the focus', async () => {
    const { container, props } = show();
    const before = container.querySelector('article');
    fireEvent.click(screen.getByRole('button', { name: 'Try it on a sample article' }));
    await waitFor(() => expect(props.onLive).toHaveBeenCalledOnce());
    const article = vi.mocked(props.onLive).mock.calls[0]![0];
    expect(article).not.toBe(before);
    expect(article.isConnected).toBe(true);
    expect(article.querySelector('.pg-mark')).toBeNull();
    expect(article.textContent).toBe(
      pack.meta.strings.sampleTitle.en + pack.meta.strings.sample.map(({ en }) => en).join(''),
    );
    await waitFor(() => expect(document.activeElement).toBe(article));
    expect(screen.queryByRole('img')).toBeNull();
    expect(container.querySelector('.we-card')).toBeNull();
    expect(screen.getByRole('article', { name: pack.meta.strings.sampleTitle.en })).toBe(article);
    expect(container.querySelector('.we-paper footer')!.textContent).toBe(
      'Point at a marked term, tap it, or press Alt+J',
    );
  });

  it('comes alive when the pointer reaches a mark, not before, and takes no focus then', async () => {
    const { container, props } = show();
    fireEvent.pointerOver(container.querySelector('.we-paper article p')!);
    expect(props.onLive).not.toHaveBeenCalled();
    fireEvent.pointerOver(container.querySelector('.pg-mark')!);
    await waitFor(() => expect(props.onLive).toHaveBeenCalledOnce());
    expect(document.activeElement).toBe(document.body);
  });

  it('is a plain picture where nothing is found', () => {
    const { container } = show({ report: null, marked: [] });
    expect(screen.getByRole('img', { name: 'A news article with marked terms.' })).toBeTruthy();
    expect(container.querySelector('.we-card')).toBeNull();
  });

  it('leads to the options', () => {
    const { props } = show();
    fireEvent.click(screen.getByRole('button', { name: 'Choose sites' }));
    fireEvent.click(screen.getByRole('button', { name: 'Options' }));
    expect(props.onOptions).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['chrome', /Pin it there/],
    ['firefox', /cogwheel/],
    ['android', /browser's menu/],
  ] as const)('says where the button is in %s', (browser, said) => {
    const { container } = show({ browser });
    expect(container.querySelector('.we-button p')!.textContent).toMatch(said);
    expect(container.querySelector('.we-bar') === null).toBe(browser === 'android');
  });

  it('names a key only where there is one', () => {
    const { container } = show({ nextKey: '' });
    expect(container.querySelector('kbd')).toBeNull();
    expect(container.querySelector('.we-steps')!.textContent).toContain(
      'The card opens when the pointer rests there, or on a tap.',
    );
  });

  it('says whose view it is', () => {
    const { container } = show();
    expect(container.querySelector('cite')!.textContent).toBe(pack.meta.title);
    expect(container.querySelector('.tag')!.textContent).toBe(pack.meta.genre.en);
  });

  it.each(['en', 'ko'] as const)('axe finds nothing wrong, picture or alive (%s)', async (lang) => {
    const { container, props } = show({}, lang);
    document.documentElement.lang = lang;
    const look = async () => {
      const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
      return violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
    };
    expect(await look()).toEqual([]);
    fireEvent.click(container.querySelector('.btn.primary')!);
    await waitFor(() => expect(props.onLive).toHaveBeenCalled());
    expect(await look()).toEqual([]);
  });
});
