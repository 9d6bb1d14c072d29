import { browser, type Browser } from 'wxt/browser';
import { granted } from '../../extension/grants';
import { inject, probe, type Probe } from '../../extension/inject';
import { FromPort, parse } from '../../extension/messages';
import { MAX_MESSAGE, type ToPort } from '../../extension/to-page';
import { countDropped } from '../../extension/dropped';
import { load } from '../../extension/settings';
import { hostOf, standing } from '../../extension/hosts';
import { receive, type Frames } from './frames';

/** Where the sidebar's tab stands, before any view of it. */
export type Standing =
  | { kind: 'waiting' }
  | { kind: 'unreadable'; why: 'browser' | 'store' | 'pdf' | 'reader' }
  | { kind: 'needs-permission' }
  | { kind: 'off'; scope: 'site' | 'everywhere' }
  /** We may read it. No frames: only the doorbell is there, or nothing. */
  | { kind: 'open'; frames: Frames };

export interface TabSeen {
  tabId: number;
  host: string;
  /** Read by the right of one click: the site itself is not granted. */
  once?: boolean;
  standing: Standing;
}

/** What the browser answers about pages that no extension may touch. */
function unreadable(
  { message }: Extract<Probe, { kind: 'forbidden' }>,
  url: string | undefined,
): 'browser' | 'store' | 'reader' | undefined {
  if (
    /gallery|webstore/i.test(message) ||
    /^https:\/\/(addons\.mozilla\.org|chromewebstore\.google\.com)\//.test(url ?? '')
  )
    return 'store';
  if (/^about:reader/.test(url ?? '')) return 'reader';
  if (
    /chrome(-extension|-untrusted)?:\/\/|devtools:|view-source:|about:|moz-extension:|edge:|cannot be scripted|error page/i.test(
      message,
    )
  )
    return 'browser';
  return undefined;
}

/** Follows one tab: asks what it is, talks with the scripts in it, and tells the listener whenever that changes. */
export class TabView {
  #port: Browser.runtime.Port | undefined;
  #frames: Frames = new Map();
  /** Counts looks, so that an answer about a tab that was left is dropped. */
  #look = 0;
  #asked = new Set<number>();
  #looking: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly listener: (seen: TabSeen) => void,
    private readonly gone: (mention: string) => void,
  ) {}

  tabId: number | undefined;

  /** Looks at a tab. `clicked`: the reader has just pressed the toolbar button on it, so a refusal is the browser's last word. */
  show(tabId: number, clicked = false): Promise<void> {
    const shown = this.#show(tabId, clicked);
    this.#looking = Promise.allSettled([this.#looking, shown]);
    return shown;
  }

  /** Resolves when the browser has answered all that was asked: to Firefox, an answer to a closed page is an error. */
  async rest(): Promise<void> {
    await this.#looking;
  }

  async #show(tabId: number, clicked: boolean): Promise<void> {
    const look = ++this.#look;
    this.#disconnect();
    this.tabId = tabId;
    if (clicked) this.#asked.add(tabId);
    const tab = await browser.tabs.get(tabId).catch(() => undefined);
    const [found, { settings }] = await Promise.all([probe(tabId), load()]);
    if (look !== this.#look) return;
    const host = hostOf(tab?.url) ?? '';
    let once = false;
    const say = (state: Standing) => this.listener({ tabId, host, once, standing: state });
    if (!settings.everywhere) return say({ kind: 'off', scope: 'everywhere' });
    if (found.kind === 'forbidden') {
      const why = unreadable(found, tab?.url) ?? (this.#asked.has(tabId) ? 'browser' : undefined);
      return say(why ? { kind: 'unreadable', why } : { kind: 'needs-permission' });
    }
    this.#asked.delete(tabId);
    if (host && standing(settings, host) === 'off-site') return say({ kind: 'off', scope: 'site' });
    if (found.type === 'application/pdf') return say({ kind: 'unreadable', why: 'pdf' });
    // What is no host to grant (an address of numbers in some browsers) is not offered.
    once = host !== '' && !(await granted(host).catch(() => true));
    if (look !== this.#look) return;
    this.#frames = new Map();
    if (found.present !== 'judge' && !clicked) return say({ kind: 'open', frames: this.#frames });
    this.#connect(tabId, say);
  }

  /** The page's scripts spoke: if we do not hear this tab yet, now we can. */
  heard(tabId: number): void {
    if (tabId === this.tabId && !this.#port) void this.show(tabId);
  }

  send(message: ToPort): void {
    this.#port?.postMessage(message);
  }

  /** Reads the page although the doorbell did not ring. */
  async lookAgain(): Promise<void> {
    if (this.tabId === undefined) return;
    if (this.#port) this.send({ kind: 'look' });
    else if (await inject('judge', { tabId: this.tabId })) await this.show(this.tabId, true);
  }

  #connect(tabId: number, say: (standing: Standing) => void): void {
    const port = browser.tabs.connect(tabId, { name: 'panel' }) as Browser.runtime.Port;
    this.#port = port;
    say({ kind: 'waiting' });
    port.onMessage.addListener((raw: unknown) => {
      if (port !== this.#port || JSON.stringify(raw).length > MAX_MESSAGE) return void countDropped();
      const message = parse(FromPort, raw, countDropped);
      if (!message) return;
      if (message.kind === 'gone') return this.gone(message.mention);
      this.#frames = receive(this.#frames, message);
      // Shown with the snapshot or delta that they belong to.
      if (message.kind !== 'mentions') say({ kind: 'open', frames: this.#frames });
    });
    port.onDisconnect.addListener(() => {
      // The page was left, or nobody listens there (any more).
      void browser.runtime.lastError;
      if (port !== this.#port) return;
      this.#port = undefined;
      say({ kind: 'open', frames: new Map() });
    });
  }

  #disconnect(): void {
    this.#port?.disconnect();
    this.#port = undefined;
    this.#frames = new Map();
  }
}
