import packs from 'virtual:packs/reading';
import messages from 'virtual:words/pages';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { Options } from '../../components/Options';
import type { OptionsActions, Site } from '../../components/options-types';
import '../../components/tokens.css';
import '../../components/base.css';
import '../../components/pages.css';
import outlets from '../../data/outlets.json';
import { defaults } from '../../data/settings';
import { droppedCount } from '../../extension/dropped';
import { addedHosts, giveBack, granted, request, syncRegistration } from '../../extension/grants';
import { languageOf, words } from '../../extension/i18n';
import { openAsTab } from '../../extension/own-sidebar';
import { deleteEverything, load, onChange, update } from '../../extension/settings';
import { exportSettings, importSettings } from '../../extension/settings-file';
import { isOutlet } from '../../extension/sites';
import { saveText } from '../../page/clipboard';

/** The options page: everything shown comes from storage and the browser, and is read again whenever one of them changes. */
const browserLang = languageOf('auto', browser.i18n.getUILanguage());

async function sites(added: string[]): Promise<Site[]> {
  const own = [...new Set([...added, ...(await addedHosts())])].filter((host) => !isOutlet(host)).sort();
  const listed = outlets.map(async ({ host, name }): Promise<Site> => ({
    host,
    name,
    from: 'list',
    granted: await granted(host),
  }));
  const reader = own.map(async (host): Promise<Site> => ({
    host,
    name: host,
    from: 'reader',
    granted: await granted(host),
  }));
  return Promise.all([...listed, ...reader]);
}

async function keys() {
  const all = await browser.commands?.getAll();
  if (!all) return null;
  const of = (name: string) => all.find((command) => command.name === name)?.shortcut ?? '';
  return { next: of('next-mention'), previous: of('previous-mention'), sidebar: of('_execute_action') };
}

const commands = browser.commands as unknown as { openShortcutSettings?: () => Promise<void> } | undefined;

const actions: OptionsActions = {
  change: (patch) => void update((settings) => ({ ...settings, ...patch })),
  async allow(host) {
    if (!(await request(host))) return false;
    if (!isOutlet(host))
      await update((settings) => ({ ...settings, sitesAdded: [...new Set([host, ...settings.sitesAdded])] }));
    return true;
  },
  remove(host) {
    void giveBack(host).catch(() => false);
    void update((settings) => ({ ...settings, sitesAdded: settings.sitesAdded.filter((site) => site !== host) }));
  },
  exportSettings: () =>
    void load().then(({ settings }) => saveText('parallel-38-settings.json', exportSettings(settings))),
  async importSettings(text) {
    const { settings } = await load();
    const read = importSettings(text, settings);
    if (!read.ok) return read;
    await update(() => read.settings);
    return { ok: true, repaired: read.repaired };
  },
  reset: () => void update(({ sync, welcomeSeen, sitesAdded }) => ({ ...defaults(), sync, welcomeSeen, sitesAdded })),
  async deleteEverything() {
    await Promise.allSettled((await addedHosts()).map(giveBack));
    await deleteEverything();
    await syncRegistration();
    await draw();
  },
  readEssay: () => void openAsTab(),
  ...(commands?.openShortcutSettings
    ? { changeKeys: () => void commands.openShortcutSettings!() }
    : globalThis.chrome?.sidePanel
      ? { changeKeys: () => void browser.tabs.create({ url: 'chrome://extensions/shortcuts' }) }
      : {}),
};

async function draw(): Promise<void> {
  const { settings, repaired, managed } = await load();
  const lang = languageOf(settings.lang, browserLang);
  const [list, shortcuts, dropped] = await Promise.all([sites(settings.sitesAdded), keys(), droppedCount()]);
  document.documentElement.lang = lang;
  document.title = `${words(lang, messages).t('options_title')} · Parallel 38`;
  render(
    <Options
      words={words(lang, messages)}
      settings={settings}
      packs={packs}
      sites={list}
      browserLang={browserLang}
      keys={shortcuts}
      dropped={dropped}
      repaired={repaired}
      managed={managed}
      version={browser.runtime.getManifest().version}
      actions={actions}
    />,
    document.getElementById('app')!,
  );
}

onChange(() => void draw());
browser.permissions.onAdded.addListener(() => void draw());
browser.permissions.onRemoved.addListener(() => void draw());
await draw();
