// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import axe from 'axe-core';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Options } from '../../components/Options';
import type { ImportResult, OptionsActions, OptionsProps, Site } from '../../components/options-types';
import { unmuted } from '../../components/options/Muted';
import { sitesInOrder } from '../../components/options/Sites';
import { siteOf } from '../../components/site-of';
import { defaults, type Settings } from '../../data/settings';
import { readPack } from '../../tools/read-pack';
import { reading } from '../../tools/pack-plugin';
import { words } from './helpers/words';

const pack = reading(readPack('tests/packs/city-tramways'));
const listed = (name: string, rest: Partial<Site> = {}): Site => ({
  host: `${name.toLowerCase()}.example`,
  name,
  from: 'list',
  granted: true,
  ...rest,
});
const SITES = ['Anton', 'Berta', 'Caesar', 'Dora', 'Emil', 'Frida', 'Gustav', 'Hanna'].map((name) => listed(name));

/** The page with a host that keeps the settings, as the entrypoint does. */
function show(
  rest: Partial<Omit<OptionsProps, 'actions'>> = {},
  lang: 'en' | 'ko' = 'en',
  acts: Partial<OptionsActions> = {},
) {
  const change = vi.fn<(patch: Partial<Settings>) => void>();
  const actions: OptionsActions = {
    change,
    allow: vi.fn(async () => true),
    remove: vi.fn(),
    exportSettings: vi.fn(),
    importSettings: vi.fn(async (): Promise<ImportResult> => ({ ok: true, repaired: [] })),
    reset: vi.fn(),
    deleteEverything: vi.fn(async () => undefined),
    changeKeys: vi.fn(),
    readEssay: vi.fn(),
    ...acts,
  };
  function Host() {
    const [settings, setSettings] = useState<Settings>(rest.settings ?? defaults());
    change.mockImplementation((patch) => setSettings((old) => ({ ...old, ...patch })));
    return (
      <Options
        words={words(lang)}
        packs={[pack]}
        sites={SITES}
        browserLang="en"
        keys={{ next: 'Alt+Shift+Period', previous: 'Alt+K', sidebar: '' }}
        dropped={0}
        repaired={[]}
        managed={[]}
        version="1.2.3"
        {...rest}
        settings={settings}
        actions={actions}
      />
    );
  }
  return { ...render(<Host />), actions, change };
}
const press = (name: string | RegExp, role = 'button') => fireEvent.click(screen.getByRole(role, { name }));
vi.setConfig({ testTimeout: 30_000 });
afterEach(cleanup);

describe('options: sites', () => {
  it('turns a site off and on again', () => {
    const { change } = show();
    press('Read Anton', 'switch');
    expect(change).toHaveBeenLastCalledWith({ sitesOff: ['anton.example'] });
    press('Read Anton', 'switch');
    expect(change).toHaveBeenLastCalledWith({ sitesOff: [] });
  });

  it('shows few sites at first, and all on request', () => {
    show();
    expect(screen.queryByText('Hanna')).toBeNull();
    press('Show all');
    expect(screen.getByText('Hanna')).toBeTruthy();
    press('Show fewer');
    expect(screen.queryByText('Hanna')).toBeNull();
  });

  it('puts first what the reader has to do with, last what is only on offer', () => {
    const sites = [
      listed('Anton'),
      listed('Berta'),
      listed('Caesar', { granted: false }),
      listed('Dora', { from: 'later', granted: false }),
      listed('Zoe', { from: 'reader' }),
    ];
    const order = sitesInOrder(sites, ['berta.example', 'else.example']).map(({ name }) => name);
    expect(order).toEqual(['Berta', 'Caesar', 'else.example', 'Zoe', 'Anton', 'Dora']);
  });

  it('finds a site by name or host', () => {
    show();
    fireEvent.input(screen.getByRole('textbox', { name: 'Find or add a site' }), { target: { value: 'HANNA.ex' } });
    expect(screen.getAllByRole('listitem').filter((item) => item.textContent!.includes('.example'))).toHaveLength(1);
    fireEvent.input(screen.getByRole('textbox'), { target: { value: 'nothing' } });
    expect(screen.getByText(/No site of that name/)).toBeTruthy();
  });

  it('adds a site by its address, straight from the click', async () => {
    const { actions } = show();
    fireEvent.input(screen.getByRole('textbox'), { target: { value: 'https://www.Local.example/news?x=1' } });
    press('Add a site');
    // No await before this: the browser asks only in a click's own turn.
    expect(actions.allow).toHaveBeenCalledWith('local.example');
    await screen.findByText('Added: local.example');
    expect((screen.getByRole('textbox') as HTMLInputElement).value).toBe('');
  });

  it.each([
    ['', 'Type the address of the site first.'],
    ['two words', '“two words” is not the address of a website.'],
    ['anton.example', 'Already in the list: anton.example'],
  ])('says why it does not add “%s”', async (typed, said) => {
    const { actions } = show();
    fireEvent.input(screen.getByRole('textbox'), { target: { value: typed } });
    press('Add a site');
    await screen.findByText(said);
    expect(actions.allow).not.toHaveBeenCalled();
  });

  it('says so when the permission was not given', async () => {
    show({}, 'en', { allow: async () => false });
    fireEvent.input(screen.getByRole('textbox'), { target: { value: 'local.example' } });
    press('Add a site');
    await screen.findByText('Not added, because the browser was not given permission: local.example');
  });

  it('offers what is not allowed, and removes what was added', () => {
    const sites = [
      listed('Anton', { granted: false }),
      listed('Own', { from: 'reader' }),
      listed('New', { from: 'later', granted: false }),
    ];
    const { actions } = show({ sites });
    expect(screen.getByText('not allowed by the browser')).toBeTruthy();
    expect(screen.getByText('new, not yet allowed')).toBeTruthy();
    press('Allow New');
    expect(actions.allow).toHaveBeenCalledWith('new.example');
    press('Remove Own');
    expect(actions.remove).toHaveBeenCalledWith('own.example');
  });

  it('has a row for a site switched off that is in no list', () => {
    const { change } = show({ settings: { ...defaults(), sitesOff: ['else.example'] } });
    press('Read else.example', 'switch');
    expect(change).toHaveBeenLastCalledWith({ sitesOff: [] });
    expect(screen.queryByText('else.example')).toBeNull();
  });

  it('switches everything off and says so', () => {
    const { change } = show();
    press('Parallel 38 is on', 'switch');
    expect(change).toHaveBeenLastCalledWith({ everywhere: false });
    expect(screen.getByText('Off everywhere. No page is read.')).toBeTruthy();
  });
});

describe('options: an address as somebody types it', () => {
  it.each([
    ['news.example', 'news.example'],
    [' HTTPS://www.News.Example:8080/a?b#c ', 'news.example'],
    ['http://news.example.', 'news.example'],
    ['뉴스.example', 'xn--vg1b002a.example'],
    ['localhost', 'localhost'],
    ['127.0.0.1', '127.0.0.1'],
    ['', null],
    ['   ', null],
    ['word', null],
    ['two words', null],
    ['ftp://news.example', null],
    ['javascript://news.example', null],
    ['https://', null],
    ['*.example', null],
    ['<b>.example', null],
  ])('%j is %j', (typed, site) => expect(siteOf(typed)).toBe(site));
});

describe('options: marks', () => {
  it('changes one value and leaves the others', () => {
    const { change } = show({
      settings: { ...defaults(), marks: { style: 'dotted', color: 'ochre', all: true, passing: false } },
    });
    press('Soft background', 'radio');
    expect(change).toHaveBeenLastCalledWith({
      marks: { style: 'background', color: 'ochre', all: true, passing: false },
    });
    press('Grey', 'radio');
    press('First mention of each term in a section', 'radio');
    press('Those that mention it in passing, too', 'radio');
    expect(change).toHaveBeenLastCalledWith({
      marks: { style: 'background', color: 'grey', all: false, passing: true },
    });
  });

  it('shows at once how they will look, on both grounds', () => {
    const { container } = show();
    press('Underline', 'radio');
    press('Ochre', 'radio');
    const [light, dark] = [...container.querySelectorAll<HTMLElement>('.op-preview p')];
    expect(light!.style.getPropertyValue('--line')).toBe('#a06a00');
    expect(dark!.style.getPropertyValue('--line')).toBe('#d9a441');
    expect(container.querySelectorAll('.op-preview .pg-mark.underline')).toHaveLength(4);
    expect(container.querySelectorAll('.op-preview .is-active')).toHaveLength(2);
  });

  it('marks a muted term again, everywhere or on its site', () => {
    const concept = pack.concepts[0]!;
    const key = `${pack.meta.id}/${concept.id}`;
    const settings = { ...defaults(), muted: [key, 'gone/concept'], mutedHere: { 'anton.example': [key] } };
    const { change } = show({ settings });
    expect(screen.getByText('on anton.example only')).toBeTruthy();
    press('Mark again: gone/concept');
    expect(change).toHaveBeenLastCalledWith({ muted: [key] });
    fireEvent.click(screen.getAllByRole('button', { name: `Mark again: ${concept.label.en}` })[1]!);
    expect(change).toHaveBeenLastCalledWith({ mutedHere: {} });
  });

  it('leaves the other muted terms of a site', () => {
    const settings = { ...defaults(), mutedHere: { 'a.example': ['p/one', 'p/two'], 'b.example': ['p/one'] } };
    expect(unmuted(settings, 'p/one', 'a.example')).toEqual({
      mutedHere: { 'a.example': ['p/two'], 'b.example': ['p/one'] },
    });
  });
});

describe('options: card, language, essay', () => {
  it('sets the dwell and says it in seconds', () => {
    const { change } = show();
    const range = screen.getByRole('slider', { name: 'Card opens after' });
    fireEvent.input(range, { target: { value: '400' } });
    expect(change).toHaveBeenLastCalledWith({ dwell: 400 });
    expect(range.getAttribute('aria-valuetext')).toBe('0.4 s');
  });

  it('keeps the width when the side changes', () => {
    const { change } = show({ settings: { ...defaults(), dock: { side: 'right', width: 500 } } });
    press('On the left', 'radio');
    expect(change).toHaveBeenLastCalledWith({ dock: { side: 'left', width: 500 } });
  });

  it('shows the shortcuts, where there are any', () => {
    const { actions, unmount } = show();
    expect(screen.getByText('Alt+Shift+.')).toBeTruthy();
    expect(screen.getByText('not set')).toBeTruthy();
    press('Change in the browser');
    expect(actions.changeKeys).toHaveBeenCalled();
    unmount();
    show({ keys: null });
    expect(screen.queryByText('Keyboard')).toBeNull();
  });

  it('chooses the language', () => {
    const { change } = show();
    press('한국어', 'radio');
    expect(change).toHaveBeenLastCalledWith({ lang: 'ko' });
  });

  it('says whose text it is and how much of it there is', () => {
    const { container, actions } = show();
    expect(screen.getByRole('heading', { name: pack.meta.title })).toBeTruthy();
    expect(container.querySelector('.op-facts')!.textContent).toContain(`passages${pack.passages.length}`);
    expect(container.textContent).toContain(pack.meta.rights.holder);
    for (const link of container.querySelectorAll('a[target=_blank]'))
      expect(link.getAttribute('rel')).toContain('noopener');
    press('Read the essay');
    expect(actions.readEssay).toHaveBeenCalledWith(pack.meta.id);
  });
});

describe('options: settings as a whole', () => {
  const choose = (text: string) => {
    const input = document.querySelector<HTMLInputElement>('input[type=file]')!;
    Object.defineProperty(input, 'files', { value: [new File([text], 'settings.json')], configurable: true });
    fireEvent.change(input);
  };

  it('exports', () => {
    const { actions } = show();
    press('Export');
    expect(actions.exportSettings).toHaveBeenCalledOnce();
  });

  it.each<[ImportResult, string]>([
    [{ ok: true, repaired: [] }, 'Imported.'],
    [
      { ok: true, repaired: ['marks.color', 'sitesOff', 'sitesAdded'] },
      'Imported. Damaged values in the file were replaced: Marks, Sites.',
    ],
    [{ ok: false, error: 'too-big' }, 'Not imported: the file is too big to be settings.'],
    [{ ok: false, error: 'not-json' }, 'Not imported: the file is not JSON.'],
    [{ ok: false, error: 'not-settings' }, 'Not imported: these are not settings of Parallel 38.'],
    [{ ok: false, error: 'newer' }, 'Not imported: the file comes from a newer version of Parallel 38.'],
  ])('imports, and says how it went: %j', async (result, said) => {
    const importSettings = vi.fn(async () => result);
    show({}, 'en', { importSettings });
    choose('the text');
    await screen.findByText(said);
    expect(importSettings).toHaveBeenCalledWith('the text');
  });

  it('resets and deletes only when told twice', async () => {
    const { actions } = show();
    press('Reset');
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Keep them'));
    press('Keep them');
    expect(actions.reset).not.toHaveBeenCalled();
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Reset'));
    press('Reset');
    press('Reset settings');
    expect(actions.reset).toHaveBeenCalledOnce();
    press('Delete everything');
    fireEvent.keyDown(screen.getByRole('button', { name: 'Keep them' }), { key: 'Escape' });
    expect(screen.queryByRole('button', { name: 'Delete' })).toBeNull();
    press('Delete everything');
    press('Delete');
    expect(actions.deleteEverything).toHaveBeenCalledOnce();
    await screen.findByText('Deleted. Nothing is stored.');
  });

  it('says what was repaired, what is fixed from above, and what was ignored', () => {
    show({
      repaired: ['dwell', 'marks.style'],
      managed: ['dwell', 'everywhere', 'marks.color', 'lang', 'sync', 'dock.side'],
      dropped: 4,
    });
    expect(screen.getByText('Look again at: Card opens after, Marks. Everything else is as you left it.')).toBeTruthy();
    expect(screen.getByText(/set by your organisation/)).toBeTruthy();
    expect(screen.getByText(/ignored since the browser started: 4/)).toBeTruthy();
    expect((screen.getByRole('slider') as HTMLInputElement).disabled).toBe(true);
    for (const [role, name] of [
      ['switch', 'Parallel 38 is on'],
      ['radio', 'Blue'],
      ['radio', 'English'],
      ['radio', 'On the left'],
      ['switch', 'Sync with your other browsers'],
    ] as const)
      expect((screen.getByRole(role, { name }) as HTMLInputElement).disabled, name).toBe(true);
    expect((screen.getByRole('radio', { name: 'Underline' }) as HTMLInputElement).disabled).toBe(false);
  });

  it('says nothing of that where there is nothing', () => {
    const { container } = show();
    expect(container.querySelector('.note')).toBeNull();
    expect(container.textContent).not.toContain('ignored');
  });
});

describe('options: for everybody', () => {
  it.each(['en', 'ko'] as const)('axe finds nothing wrong (%s)', async (lang) => {
    const { container } = show(
      { repaired: ['dwell'], managed: ['lang'], dropped: 2, settings: { ...defaults(), muted: ['a/b'] } },
      lang,
    );
    document.documentElement.lang = lang;
    // Colours need a real browser; the end-to-end tests look at them.
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
  });

  it('leads from each entry of the contents to its section', () => {
    const { container } = show();
    const links = within(screen.getByRole('navigation')).getAllByRole('link');
    expect(links).toHaveLength(6);
    for (const link of links) {
      const section = container.querySelector(link.getAttribute('href')!)!;
      expect(section.querySelector('h2')!.textContent).toBe(link.textContent);
    }
  });

  it('can be reached by keyboard, all of it', () => {
    const { container } = show();
    for (const part of container.querySelectorAll<HTMLElement>('button, input:not([hidden]), a'))
      expect(part.tabIndex, part.outerHTML).toBeGreaterThanOrEqual(0);
  });
});
