// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { askViews } from '../../components/Ask';
import { Sidebar } from '../../components/Sidebar';
import type { Place, SidebarActions, SidebarProps, TabState } from '../../components/types';
import { excerptPack, pack, report } from './helpers/report';
import { words } from './helpers/words';

// The one of happy-dom lays nothing out and tells nothing.
vi.stubGlobal('ResizeObserver', undefined);
afterEach(cleanup);

const host = 'news.example';
const shown: TabState = { kind: 'report', host, report, teaser: false, others: [], current: 0 };

function show(
  state: TabState = shown,
  rest: Partial<Omit<SidebarProps, 'actions'>> = {},
  acts: Partial<SidebarActions> = {},
) {
  const actions: SidebarActions = {
    jump: vi.fn(),
    setPage: vi.fn(),
    setSite: vi.fn(),
    setEverywhere: vi.fn(),
    allowAlways: vi.fn(),
    markAnyway: vi.fn(),
    copy: vi.fn(async () => true),
    save: vi.fn(),
    print: vi.fn(),
    openOptions: vi.fn(),
    lookAgain: vi.fn(),
    showArticle: vi.fn(),
    ...acts,
  };
  const places: Place[] = [];
  function Host() {
    const [place, setPlace] = useState<Place>(rest.place ?? { section: 'summary' });
    return (
      <Sidebar
        words={words()}
        packs={[pack]}
        state={state}
        host="own"
        ask={askViews}
        {...rest}
        place={place}
        onPlace={(next) => {
          places.push(next);
          setPlace(next);
        }}
        actions={actions}
      />
    );
  }
  return { ...render(<Host />), actions, places };
}
const section = (name: string) => screen.getByRole('region', { name });
/** What is below the fold is drawn in slices: waits for the last of them. */
const drawn = () => waitFor(() => expect(document.querySelector('[data-later]')).toBeNull(), { timeout: 10_000 });
const menu = (item: string) => {
  fireEvent.click(screen.getByLabelText('More'));
  fireEvent.click(screen.getByRole('menuitem', { name: item }));
};

describe('Sidebar with a report', () => {
  it('says whose essay, of what article, and how long after', async () => {
    show();
    await drawn();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Keep the Rails in the Street');
    expect(screen.getByText(/Edith Lorne, Hallmere Evening Gazette, 15 March 1926/)).toBeTruthy();
    expect(screen.getByText('Trams return')).toBeTruthy();
    expect(screen.getByText('About tramway policy').parentElement!.textContent).toBe(
      'About tramway policy, 27 years after the essay',
    );
  });

  it.each([
    [null, 'date unknown'],
    ['1926-03-15', 'of the same date as the essay'],
    ['1925-12-01', '3 months before the essay'],
  ])('says of an article of %s: %s', async (published, said) => {
    show({ ...shown, report: { ...report, article: { ...report.article, published } } });
    await drawn();
    expect(document.querySelector('.verdict')!.parentElement!.textContent).toContain(said);
  });

  it('sums up the claims with what they answer to and what is doubtful', async () => {
    show();
    await drawn();
    const claims = within(section('Summary')).getAllByRole('listitem');
    expect(claims).toHaveLength(3);
    expect(claims[0]!.textContent).toContain('argument, on motor omnibuses');
    expect(claims[0]!.querySelector('.flag')!.textContent).toBe('Overtaken');
    expect(claims[1]!.querySelector('.flag')).toBeNull();
  });

  it('draws the rest in slices and ends with what is disputed', async () => {
    show();
    expect(screen.queryByRole('heading', { name: 'Disputed or overtaken' })).toBeNull();
    await drawn();
    for (const name of ['Timeline', 'Terms', 'Passages'])
      expect(screen.getByRole('heading', { level: 2, name })).toBeTruthy();
  });

  it('draws first what the reader is sent to, and puts the focus there', async () => {
    show(shown, { place: { section: 'passages', passage: 'p3' } });
    await waitFor(() => expect(screen.getByRole('heading', { level: 3, name: 'Passage 3' })).toBeTruthy(), {
      interval: 1,
    });
    expect(screen.queryByRole('heading', { level: 2, name: 'Timeline' })).toBeNull();
    expect(document.activeElement!.getAttribute('data-at')).toBe('p3');
  });

  it('counts the terms, shows where, and goes round through their mentions', async () => {
    const { actions } = show();
    await drawn();
    const terms = section('Terms');
    const row = within(terms).getByText('Tramway').closest('li')!;
    expect(row.querySelector('.where .tick')!.getAttribute('d')).toMatch(/^M[\d.]+ 0v8$/);
    fireEvent.click(within(row).getByLabelText('Next'));
    fireEvent.click(within(row).getByLabelText('Next'));
    expect(actions.jump).toHaveBeenLastCalledWith('m1');
    fireEvent.click(within(row).getByText('Tramway'));
    const context = within(row).getByRole('button', { name: /The trams are back/ });
    expect(context.querySelector('b')!.textContent).toBe('trams');
    fireEvent.click(context);
    expect(actions.jump).toHaveBeenCalledTimes(3);
  });

  it('quotes passages exactly, with the reason, the notes and what came later', async () => {
    show();
    await drawn();
    const passage = screen.getByRole('article', { name: 'Passage 2' });
    expect(passage.querySelector('blockquote')!.textContent).toBe(pack.passages[1]!.text);
    expect(passage.textContent).toContain('written March 1926');
    expect(passage.textContent).toContain('Answers to motor omnibuses in the article.');
    expect(passage.querySelector('.note')!.textContent).toContain('Overtaken.');
    expect(screen.getByRole('article', { name: 'Passage 1' }).textContent).toContain('The last tram runs');
  });

  it('copies a passage with its citation, as text and as Markdown, and says so', async () => {
    const { actions } = show();
    await drawn();
    const passage = screen.getByRole('article', { name: 'Passage 2' });
    fireEvent.click(within(passage).getByLabelText('Copy with citation: text'));
    expect(actions.copy).toHaveBeenLastCalledWith(
      `${pack.passages[1]!.text} (Edith Lorne, “Keep the Rails in the Street”, Hallmere Evening Gazette, 15 March 1926, passage 2)`,
    );
    await within(passage).findByText('Copied');
    fireEvent.click(within(passage).getByLabelText('Copy with citation: Markdown'));
    expect(vi.mocked(actions.copy).mock.lastCall![0]).toMatch(/^> .*\n>\n> — Edith Lorne/);
  });

  it('opens the essay at a passage and comes back to where the reader was', async () => {
    const { actions, places } = show();
    await drawn();
    fireEvent.click(within(screen.getByRole('article', { name: 'Passage 3' })).getByText('In the essay'));
    expect(places.at(-1)).toEqual({ section: 'essay', passage: 'p3' });
    await waitFor(() => expect(document.querySelector('.reader [aria-current]')).toBeTruthy());
    const here = document.querySelector('.reader [aria-current]')!;
    expect(here.textContent).toContain(pack.passages[2]!.text);
    await drawn();
    expect(document.querySelectorAll('.reader .txt')).toHaveLength(5);
    fireEvent.click(within(here as HTMLElement).getByLabelText('Next'));
    expect(actions.jump).toHaveBeenLastCalledWith('m3');
    fireEvent.click(screen.getByLabelText('Back to this article'));
    expect(places.at(-1)!.section).toBe('summary');
    // Not drawn anew: all of it is still there.
    expect(screen.getByRole('heading', { name: 'Disputed or overtaken' })).toBeTruthy();
  });

  it('goes to a passage that it is sent to from outside while the essay is open', async () => {
    const actions = {} as SidebarActions;
    const props = { words: words(), packs: [pack], state: shown, onPlace: vi.fn(), actions, host: 'own' as const };
    const { rerender } = render(<Sidebar {...props} place={{ section: 'summary' }} />);
    await drawn();
    rerender(<Sidebar {...props} place={{ section: 'essay', passage: 'p1' }} />);
    await waitFor(() => expect(document.activeElement!.closest('.reader')).toBeTruthy());
    rerender(<Sidebar {...props} place={{ section: 'passages', passage: 'p3' }} />);
    expect(document.activeElement!.getAttribute('data-at')).toBe('p3');
    expect(document.activeElement!.closest('.reader')).toBeNull();
  });

  it('marks doubtful words in the essay and shows the editors’ notes', async () => {
    show(shown, { place: { section: 'essay' } });
    await drawn();
    expect(document.querySelectorAll('.reader .txt')).toHaveLength(5);
    expect(document.querySelector('.reader .doubt')!.textContent).toBe(
      'No motor omnibus will ever move a football crowd.',
    );
    expect(document.querySelector('.reader details.note')!.textContent).toContain(
      'The figure is the tramway office’s own.',
    );
  });

  it('shows no more of the essay than the build ships, and where the rest is', async () => {
    show(shown, { packs: [excerptPack], place: { section: 'essay' } });
    await drawn();
    expect(document.querySelectorAll('.reader .txt')).toHaveLength(5);
    const texts = [...document.querySelectorAll('.reader .txt')].map((p) => p.textContent);
    expect(texts).toEqual(excerptPack.passages.map((p) => p.text));
    const link = screen.getByText('Excerpts only. The whole essay:').querySelector('a')!;
    expect(link.getAttribute('href')).toBe(excerptPack.meta.rights.url);
  });

  it('has a switch for the site, a menu to switch off more, and options', async () => {
    const { actions } = show();
    await drawn();
    const toggle = screen.getByRole<HTMLInputElement>('switch', { name: 'On for news.example' });
    expect(toggle.checked).toBe(true);
    fireEvent.click(toggle);
    expect(actions.setSite).toHaveBeenLastCalledWith(false);
    menu('Off for this page');
    menu('Off everywhere');
    menu('Options');
    menu('Look again');
    expect([actions.setPage, actions.setEverywhere].map((f) => vi.mocked(f!).mock.lastCall)).toEqual([
      [false],
      [false],
    ]);
    expect(actions.openOptions).toHaveBeenCalledOnce();
    expect(actions.lookAgain).toHaveBeenCalledOnce();
  });

  it('saves and copies the notes of the article', async () => {
    const { actions } = show();
    await drawn();
    menu('Save notes as Markdown');
    const [name, text] = vi.mocked(actions.save).mock.lastCall!;
    expect(name).toBe('1953-07-14-Trams-return.md');
    expect(text).toContain('# [Trams return](https://news.example/a)');
    menu('Copy notes as Markdown');
    expect(actions.copy).toHaveBeenLastCalledWith(text);
  });

  it('steps through several articles and says when only a teaser could be read', async () => {
    const { actions } = show({
      ...shown,
      teaser: true,
      others: [
        { index: 1, title: 'a' },
        { index: 4, title: 'b' },
      ],
      current: 4,
    });
    await drawn();
    expect(screen.getByText('Only the beginning of this article could be read.')).toBeTruthy();
    expect(screen.getByText('Article 2 of 2')).toBeTruthy();
    fireEvent.click(within(screen.getByRole('group', { name: 'Articles on this page' })).getByLabelText('Next'));
    expect(actions.showArticle).toHaveBeenLastCalledWith(1);
  });

  it('speaks Korean', async () => {
    show(shown, { words: words('ko') });
    expect(screen.getByText('이디스 론, 핼미어 이브닝 가제트, 1926년 3월 15일', { exact: false })).toBeTruthy();
    await drawn();
    expect(screen.getByRole('heading', { name: '이견이 있거나 달라진 내용' })).toBeTruthy();
    const passage = screen.getByRole('article', { name: '2번째 단락' });
    expect(passage.querySelector('.gist')!.textContent).toBe(pack.passages[1]!.claim.ko);
    expect(passage.querySelector('blockquote')!.lang).toBe('en');
  });
});

describe('Sidebar, asking and filtering', () => {
  const answer = (question: string) => ({
    question,
    links: question.includes('fare') ? [{ passage: 'p3', score: 1, concepts: ['tram-fare'], words: ['fare'] }] : [],
  });

  it('answers in the essay’s own words, or says that it says nothing', async () => {
    show(shown, { place: { section: 'ask', question: 'What of the fare?' } }, { ask: answer });
    expect(screen.getByText('1 of 5 passages speaks to this.')).toBeTruthy();
    const quote = document.querySelector('.answers blockquote')!.textContent!;
    expect(pack.passages[2]!.text).toContain(quote);
    expect(quote).toContain('fare');
    const field = screen.getByRole<HTMLInputElement>('searchbox', { name: 'Ask the essay' });
    fireEvent.input(field, { target: { value: 'soup' } });
    await waitFor(() => expect(screen.getByText(/The essay says nothing about/).textContent).toContain('soup'));
  });

  it('filters the terms where there are many', async () => {
    const many = pack.concepts
      .slice(0, 6)
      .map((c, i) => ({ ...report.mentions[0]!, id: `x${i}`, concept: c.id, surface: c.label.en }));
    show({ ...shown, report: { ...report, mentions: many } });
    await drawn();
    const field = screen.getByRole('searchbox', { name: 'Filter terms' });
    const rows = () => section('Terms').querySelectorAll('.t').length;
    const before = rows();
    fireEvent.input(field, { target: { value: 'omnibus' } });
    expect(rows()).toBe(1);
    fireEvent.input(field, { target: { value: 'zeppelin' } });
    expect(rows()).toBe(0);
    expect(screen.getByText(/No term of this article matches/)).toBeTruthy();
    fireEvent.input(field, { target: { value: '' } });
    await waitFor(() => expect(rows()).toBe(before));
  });
});

describe('Sidebar docked in the page', () => {
  const dock = () => ({ side: 'right' as const, width: 400, setSide: vi.fn(), resize: vi.fn(), close: vi.fn() });

  it('has no text field anywhere: a page sees every key', async () => {
    show(shown, { host: 'page', ask: undefined }, { dock: dock(), openOwn: vi.fn() });
    await drawn();
    expect(document.querySelector('input:not([type=checkbox]), textarea, select, [contenteditable]')).toBeNull();
  });

  it('opens the browser’s own sidebar to search', async () => {
    const openOwn = vi.fn();
    show(shown, { host: 'page', ask: undefined }, { dock: dock(), openOwn });
    await drawn();
    fireEvent.click(screen.getByLabelText('Ask the essay'));
    expect(openOwn).toHaveBeenCalledOnce();
  });

  it('is resized by keyboard within its bounds, changes side and closes', async () => {
    const actions = dock();
    show(shown, { host: 'page', ask: undefined }, { dock: actions });
    await drawn();
    const grip = screen.getByRole('separator', { name: 'Width of the sidebar' });
    expect(['min', 'now', 'max'].map((k) => grip.getAttribute(`aria-value${k}`))).toEqual(['320', '400', '560']);
    for (const key of ['ArrowLeft', 'ArrowRight', 'Home', 'End', 'a']) fireEvent.keyDown(grip, { key });
    expect(actions.resize.mock.calls).toEqual([[416], [384], [320], [560]]);
    fireEvent.click(screen.getByLabelText('Dock at the left'));
    expect(actions.setSide).toHaveBeenCalledWith('left');
    fireEvent.click(screen.getByLabelText('Close'));
    expect(actions.close).toHaveBeenCalledOnce();
  });

  it('does not offer to print the page it stands in', async () => {
    show(shown, { host: 'page', ask: undefined }, { dock: dock() });
    await drawn();
    fireEvent.click(screen.getByLabelText('More'));
    expect(screen.queryByRole('menuitem', { name: 'Print' })).toBeNull();
  });
});

describe('Sidebar without a report', () => {
  const passing = { ...report, relevance: { verdict: 'mentions' as const, score: 0.4 } };
  const states: [TabState, string, string[]][] = [
    [{ kind: 'quiet', why: 'nothing', host }, 'Nothing about tramways here.', ['Look again', 'Read the essay']],
    [{ kind: 'quiet', why: 'no-article', host }, 'No article on this page.', ['Look again', 'Read the essay']],
    [
      { kind: 'passing', host, report: passing, marked: false },
      'Speaks of tramways in passing.',
      ['Mark them on this page'],
    ],
    [{ kind: 'needs-permission', host }, 'This site has not been read.', ['Always read this site']],
    [{ kind: 'needs-permission', host: '' }, 'This site has not been read.', []],
    [{ kind: 'off', scope: 'site', host }, 'Off for news.example.', ['Turn on for this site']],
    [{ kind: 'off', scope: 'page', host }, 'Off for this page.', ['Turn on for this page', 'Read the essay']],
    [{ kind: 'off', scope: 'everywhere', host }, 'Off everywhere.', ['Turn on', 'Read the essay']],
    [{ kind: 'reading', done: 3, total: 12, host }, 'Reading the article.', []],
    [{ kind: 'unreadable', why: 'pdf' }, 'The browser lets no extension read this page.', ['Read the essay']],
  ];
  it.each(states)('%o: %s', async (state, sentence, buttons) => {
    const { actions } = show(state);
    await drawn();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(sentence);
    expect([...document.querySelectorAll('.acts button')].map((b) => b.textContent)).toEqual(buttons);
    for (const button of document.querySelectorAll('.acts button')) fireEvent.click(button);
    if (state.kind === 'needs-permission') {
      expect(document.body.textContent).toMatch(/button in the toolbar to read this page once/);
      expect(actions.allowAlways).toHaveBeenCalledTimes(buttons.length);
    }
    if (state.kind === 'passing') expect(actions.markAnyway).toHaveBeenCalledOnce();
    if (state.kind === 'off') {
      const act = { page: actions.setPage!, site: actions.setSite, everywhere: actions.setEverywhere }[state.scope];
      expect(act).toHaveBeenCalledWith(true);
    }
    if (buttons.includes('Read the essay')) expect(document.querySelector('.reader')).toBeTruthy();
  });

  it('offers to read a site always that is read this once', async () => {
    const { actions } = show(shown, { once: true });
    await drawn();
    expect(screen.queryByRole('switch')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Always read this site' }));
    expect(actions.allowAlways).toHaveBeenCalledOnce();
  });

  it('shows how far reading has come, and not before it takes a while', async () => {
    show({ kind: 'reading', done: 3, total: 12, host, found: { mentions: 6, terms: 4 } });
    await drawn();
    expect(screen.getByText('3 of 12 paragraphs. 6 mentions of 4 terms so far.')).toBeTruthy();
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25');
    expect(document.querySelector('.state')!.className).toContain('late');
  });

  it('lists what is only mentioned, and once marked leads to it', () => {
    const { actions } = show({ kind: 'passing', host, report: passing, marked: true });
    const [first] = screen.getAllByRole('button', { name: /motor omnibuses to serve/ });
    fireEvent.click(first!);
    expect(actions.jump).toHaveBeenCalledWith('m2');
  });

  it('works without any pack', () => {
    show({ kind: 'quiet', why: 'nothing', host }, { packs: [] });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Nothing here.');
    expect(screen.queryByText('Read the essay')).toBeNull();
  });

  it('has no switch for a page that has no site', () => {
    show({ kind: 'unreadable', why: 'browser' });
    expect(screen.queryByRole('switch')).toBeNull();
  });
});

describe('Sidebar when printed', () => {
  it('is whole, whatever has been drawn until then', async () => {
    show();
    expect(document.querySelector('[data-later]')).toBeTruthy();
    window.dispatchEvent(new Event('beforeprint'));
    // Before the browser takes its picture: microtasks only.
    for (let i = 0; i < 20; i++) await Promise.resolve();
    expect(document.querySelector('[data-later]')).toBeNull();
    expect(screen.getAllByRole('article')).toHaveLength(3);
    window.dispatchEvent(new Event('afterprint'));
  });
});
