import packs from 'virtual:packs/reading';
import messages from 'virtual:words/dock';
import { render } from 'preact';
import { browser, type Browser } from 'wxt/browser';
import { askViews } from '../../components/Ask';
import { readInSlices } from '../../components/reading';
import { Sidebar } from '../../components/Sidebar';
import type { Answer, Place, SidebarActions } from '../../components/types';
import '../../components/tokens.css';
import '../../components/sidebar.css';
import { request } from '../../extension/grants';
import { PAGE } from '../../extension/api';
import { languageOf, words } from '../../extension/i18n';
import { FromPage, parse, ToPanel } from '../../extension/messages';
import { openAsTab } from '../../extension/own-sidebar';
import { takePending } from '../../extension/pending';
import { load, onChange, update } from '../../extension/settings';
import { withSite } from '../../extension/settings-edit';
import { ask } from '../../matching/ask';
import { mentionsAsked } from '../../matching/asked';
import { loadLinker } from '../../matching/links';
import { loadMatcher, type Matcher } from '../../matching/mentions';
import { copyText, saveText } from '../../page/clipboard';
import { breathe, inSlices } from '../../page/slices';
import { articleOf, foremost, type Frame } from './frames';
import { tabState } from './state';
import { TabView, type TabSeen } from './tab';

/** The browser's own sidebar: follows the active tab of its window (or one tab, when it is itself a tab). */
const query = new URLSearchParams(location.search);
const only = query.has('tab') ? Number(query.get('tab')) : undefined;

const linkers = new Map(packs.map((pack) => [pack.meta.id, loadLinker(pack)]));
/** One object: a new one each time would scroll the sidebar to its top with every message. */
const START: Place = { section: 'summary' };
const places = new Map<number, Place>();
const chosen = new Map<number, number>();
let seen: TabSeen | undefined;
let settings = (await load()).settings;
let windowId = -1;
/** What finding concepts in a question needs; comes once the page is shown. */
let matcher: Matcher | undefined = undefined;

const view = new TabView(
  (now) => {
    seen = now;
    void show();
  },
  () => draw(),
);

const frame = (): Frame | undefined => (seen?.standing.kind === 'open' ? foremost(seen.standing.frames) : undefined);

function answer(question: string): Answer {
  const linker = linkers.values().next().value!;
  return { question, links: ask(linker, question, matcher ? mentionsAsked(question, matcher) : []).links };
}

const actions: SidebarActions = {
  jump: (mention) => {
    const now = frame();
    const shown = state();
    const article = shown.kind === 'report' ? shown.current : now && articleOf(now);
    if (now && article !== undefined) view.send({ kind: 'jump', frame: now.id, article, mention });
  },
  setSite: (on) => void update((old) => withSite(old, seen?.host ?? '', on)),
  setEverywhere: (on) => void update((old) => ({ ...old, everywhere: on })),
  allowAlways: () => {
    if (seen?.host) void request(seen.host);
  },
  markAnyway: () => {
    const now = frame();
    if (now) view.send({ kind: 'mark', frame: now.id });
  },
  copy: (text) => copyText(text),
  save: (name, text) => saveText(name, text),
  print: () => (only === undefined ? void openAsTab(view.tabId) : print()),
  openOptions: () => void browser.runtime.openOptionsPage(),
  lookAgain: () => void view.lookAgain(),
  showArticle: (index) => {
    if (view.tabId !== undefined) chosen.set(view.tabId, index);
    draw();
  },
  ask: answer,
};

function state() {
  const tab = seen ?? { tabId: -1, host: '', standing: { kind: 'waiting' as const } };
  return tabState(tab, chosen.get(tab.tabId));
}

function go(place: Place): void {
  if (view.tabId !== undefined) places.set(view.tabId, place);
  draw();
}

/** Draws what was seen; the reading of a report takes long enough to be a task of its own. */
async function show(): Promise<void> {
  const now = state();
  if ('report' in now && (await inSlices(readInSlices(packs, now.report)))) await breathe();
  draw();
}

function draw(): void {
  const lang = languageOf(settings.lang, browser.i18n.getUILanguage());
  document.documentElement.lang = lang;
  render(
    <Sidebar
      words={words(lang, messages)}
      packs={packs}
      state={state()}
      once={seen?.once ?? false}
      place={places.get(view.tabId ?? -1) ?? START}
      onPlace={go}
      actions={actions}
      host="own"
      ask={askViews}
    />,
    document.getElementById('app')!,
  );
}

async function showActive(): Promise<void> {
  if (only !== undefined) return view.show(only, true);
  const [tab] = await browser.tabs.query({ active: true, windowId });
  if (tab?.id !== undefined) await view.show(tab.id);
}

browser.runtime.onConnect.addListener((port) => {
  const tabId = port.sender?.tab?.id;
  if (port.name !== PAGE || tabId === undefined || port.sender?.id !== browser.runtime.id) return;
  // A page's script asks the background; a verdict tells us that there is somebody to talk to.
  port.onMessage.addListener((raw: unknown) => {
    if (parse(FromPage, raw, () => undefined)?.kind === 'verdict') view.heard(tabId);
  });
  port.onDisconnect.addListener(() => void browser.runtime.lastError);
});

browser.runtime.onMessage.addListener(
  (raw: unknown, sender: Browser.runtime.MessageSender, respond: (answer: unknown) => void) => {
    if (sender.id !== browser.runtime.id) return undefined;
    // A page's script speaks to the background.
    if (sender.tab && sender.url?.startsWith('http')) return undefined;
    const message = parse(ToPanel, raw, () => undefined);
    if (!message || message.windowId !== windowId || only !== undefined) return undefined;
    if (message.kind === 'go') go(message.place);
    if (message.kind === 'look') void view.show(message.tabId, true);
    if (message.kind === 'close') void view.rest().then(() => window.close());
    respond(true);
    return true;
  },
);
browser.tabs.onActivated.addListener((now) => {
  if (only === undefined && now.windowId === windowId) void view.show(now.tabId);
});
browser.tabs.onUpdated.addListener((tabId, change) => {
  if (tabId === view.tabId && (change.status === 'complete' || change.url)) {
    chosen.delete(tabId);
    void view.show(tabId);
  }
});
browser.tabs.onRemoved.addListener((tabId) => {
  places.delete(tabId);
  chosen.delete(tabId);
});
const again = () => {
  if (view.tabId !== undefined) void view.show(view.tabId);
};
browser.permissions.onAdded.addListener(again);
browser.permissions.onRemoved.addListener(again);
onChange((now, before) => {
  settings = now;
  draw();
  if (now.everywhere !== before.everywhere || String(now.sitesOff) !== String(before.sitesOff)) setTimeout(again, 200);
});

windowId = (await browser.windows?.getCurrent())?.id ?? -1;
const pending = await takePending(windowId).catch(() => undefined);
await showActive();
matcher = loadMatcher((await import('virtual:packs/matcher')).default[0]!);
if (pending) go(pending);
