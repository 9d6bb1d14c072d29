import messages from 'virtual:words/menu';
import { browser, type Browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { MARK_SHADES, type Settings } from '../data/settings';
import { PAGE } from '../extension/api';
import { showVerdict } from '../extension/badge';
import { ringOpenTabs, syncRegistration } from '../extension/grants';
import { languageOf, words } from '../extension/i18n';
import { inject, injectFace, injectWords, insertMarks, probe, removeMarks, type Frame } from '../extension/inject';
import { isMenuId, makeMenus } from '../extension/menus';
import { FromPage, parse } from '../extension/messages';
import { open, openAsTab, tell } from '../extension/own-sidebar';
import { load, onChange, update } from '../extension/settings';
import { withSite } from '../extension/settings-edit';
import { hostOf, hostOfPattern, standing } from '../extension/hosts';
import { followSync } from '../extension/sync';
import { outletHosts } from '../extension/sites';
import { leavePending } from '../extension/pending';
import { countDropped } from '../extension/dropped';
import { markSheet } from '../page/mark-sheet';
import type { Place } from '../components/types';

/**
 * Woken by events and stateless between them: what a page holds lives in the page, what the reader set in storage.
 * The worker may be stopped at any moment.
 */
const langOf = (settings: Settings) => languageOf(settings.lang, browser.i18n.getUILanguage());
const wordsOf = (settings: Settings) => words(langOf(settings), messages);

const sheetOf = ({ marks }: Settings): string => markSheet(marks.style, MARK_SHADES[marks.color]);

/**
 * True when the reader wants us in this frame: neither its own site nor the tab's is switched off, nor that of the page
 * which made a frame without an address of its own (its origin).
 */
const wanted = (settings: Settings, ...urls: (string | undefined)[]): boolean =>
  settings.everywhere &&
  urls.every((url) => {
    const host = hostOf(url);
    return host === undefined || standing(settings, host) === 'on';
  });

async function fromPage(message: FromPage, sender: Browser.runtime.MessageSender): Promise<unknown> {
  const tab = sender.tab;
  if (tab?.id === undefined || sender.frameId === undefined) return countDropped();
  const frame: Frame = { tabId: tab.id, frameId: sender.frameId };
  switch (message.kind) {
    case 'ring': {
      const { settings } = await load();
      return wanted(settings, sender.url, sender.origin, tab.url) && inject('judge', frame);
    }
    case 'settings':
      return (await load()).settings;
    case 'verdict': {
      // A frame inside the page may have something to show while the page around it, or another frame, has not: it must
      // not be wiped out by one that has nothing to take back.
      if (message.verdict === 'none' && (frame.frameId !== 0 || message.first)) return undefined;
      const { settings } = await load();
      return showVerdict(frame.tabId, message.verdict, message.concepts, wordsOf(settings));
    }
    case 'words':
      return (await Promise.all(message.langs.map((lang) => injectWords(lang, frame)))).every(Boolean);
    case 'face': {
      const { settings } = await load();
      await insertMarks(frame, sheetOf(settings));
      return injectFace(langOf(settings), frame);
    }
    case 'dock':
    case 'panel':
      return inject(message.kind, frame);
    case 'unface': {
      const { settings } = await load();
      return removeMarks(frame, sheetOf(settings));
    }
    case 'reveal':
      return tell({ kind: 'go', windowId: tab.windowId, place: message.place });
    case 'open-own':
      return openOwn(tab, message.place);
    case 'options':
      return browser.runtime.openOptionsPage();
    case 'dropped':
      return countDropped();
  }
}

/** Opens the browser's own sidebar at a place. Nothing may be awaited before `open`. */
async function openOwn(tab: { id?: number; windowId: number }, place: Place): Promise<void> {
  const left = leavePending(tab.windowId, place);
  const told = tell({ kind: 'go', windowId: tab.windowId, place });
  try {
    await open(tab.windowId, tab.id);
  } catch {
    // Firefox opens its sidebar only from its own buttons and menus: a tab does then.
    if (!(await told)) await openAsTab(tab.id);
  }
  await left;
}

/** The toolbar button: opens the sidebar, reads a page that was not read yet, and closes the sidebar on the second click. */
async function clicked(tab: Browser.tabs.Tab): Promise<void> {
  if (tab.id === undefined) return;
  const tabId = tab.id;
  const wasOpen = tell({ kind: 'present', windowId: tab.windowId });
  const opened = open(tab.windowId, tabId).catch(() => undefined);
  const [before, found, { settings }] = await Promise.all([wasOpen, probe(tabId), load(), opened]);
  const unread = found.kind === 'open' && found.present === 'nothing' && wanted(settings, tab.url);
  if (unread) {
    await inject('judge', { tabId });
    await tell({ kind: 'look', windowId: tab.windowId, tabId });
  } else if (before) await tell({ kind: 'close', windowId: tab.windowId });
  else await tell({ kind: 'look', windowId: tab.windowId, tabId });
}

async function menu(info: Browser.contextMenus.OnClickData, tab: Browser.tabs.Tab | undefined): Promise<void> {
  if (!isMenuId(info.menuItemId) || tab?.id === undefined) return;
  if (info.menuItemId === 'ask') {
    // First, while the click still counts.
    return openOwn(tab, { section: 'ask', question: (info.selectionText ?? '').slice(0, 2000) });
  }
  if (info.menuItemId === 'options') return browser.runtime.openOptionsPage();
  if (info.menuItemId === 'page-off') {
    await browser.tabs.sendMessage(tab.id, { kind: 'page' }).catch(() => undefined);
    return;
  }
  const host = hostOf(tab.url);
  if (host) await update((settings) => withSite(settings, host, standing(settings, host) !== 'on'));
}

async function settingsChanged(now: Settings, before: Settings): Promise<void> {
  if (now.lang !== before.lang) await makeMenus(wordsOf(now));
  const back =
    now.everywhere && !before.everywhere ? outletHosts : before.sitesOff.filter((site) => !now.sitesOff.includes(site));
  if (back.length) await ringOpenTabs(back);
}

async function answer(raw: unknown, port: Browser.runtime.Port): Promise<void> {
  const message = parse(FromPage, raw, countDropped);
  const said = message && (await fromPage(message, port.sender!).catch(() => undefined));
  try {
    port.postMessage(said ?? null);
  } catch {
    // The page was left meanwhile.
  }
}

export default defineBackground(() => {
  browser.runtime.onConnect.addListener((port) => {
    const { sender, name } = port;
    if (name !== PAGE || !sender?.tab || sender.id !== browser.runtime.id) return;
    port.onMessage.addListener((raw: unknown) => void answer(raw, port as Browser.runtime.Port));
    // A page that goes into the browser's cache closes it; Chrome logs an error that nobody looked at.
    port.onDisconnect.addListener(() => void browser.runtime.lastError);
  });
  browser.runtime.onMessage.addListener((raw: unknown, sender: Browser.runtime.MessageSender) => {
    // Extension pages talk to each other on the same channel; what they say is not for us.
    if (sender.id !== browser.runtime.id || !sender.tab) return undefined;
    const message = parse(FromPage, raw, countDropped);
    if (message) void fromPage(message, sender);
    return undefined;
  });
  browser.action.onClicked.addListener((tab) => void clicked(tab as Browser.tabs.Tab));
  browser.contextMenus?.onClicked.addListener(
    (info, tab) => void menu(info as Browser.contextMenus.OnClickData, tab as Browser.tabs.Tab),
  );
  browser.commands?.onCommand.addListener((command, tab) => {
    const by = command === 'next-mention' ? 1 : command === 'previous-mention' ? -1 : 0;
    if (by && tab?.id !== undefined) void browser.tabs.sendMessage(tab.id, { kind: 'step', by }).catch(() => undefined);
  });
  browser.permissions.onAdded.addListener(({ origins }) => {
    if (!origins?.length) return;
    const hosts = origins.map(hostOfPattern).filter((host) => host !== undefined);
    void syncRegistration().then(() => ringOpenTabs(hosts));
  });
  browser.permissions.onRemoved.addListener(({ origins }) => void (origins?.length && revoked(origins)));
  browser.runtime.onInstalled.addListener(({ reason }) => void installed(reason));
  browser.runtime.onStartup.addListener(() => void syncRegistration());
  onChange((now, before) => void settingsChanged(now, before));
  followSync();
});

/** A grant was taken back, here or in the browser's own settings: the scripts that are there take themselves away. */
async function revoked(origins: string[]): Promise<void> {
  await syncRegistration();
  const tabs = await browser.tabs.query({});
  await Promise.allSettled(
    tabs.map(async ({ id }) => id !== undefined && browser.tabs.sendMessage(id, { kind: 'revoked', origins })),
  );
}

async function installed(reason: string): Promise<void> {
  const { settings } = await load();
  await Promise.all([makeMenus(wordsOf(settings)), syncRegistration()]);
  // Firefox keeps settings for an extension that comes back.
  if (reason === 'install' && !settings.welcomeSeen) {
    await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
    await update((old) => ({ ...old, welcomeSeen: true }));
  }
  await ringOpenTabs();
}
