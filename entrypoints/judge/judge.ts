import type { Settings } from '../../data/settings';
import { api, isAlive } from '../../extension/api';
import { languageOf } from '../../extension/i18n';
import { session, type FaceApi, type JudgeApi, type PanelApi, type PageArticle } from '../../extension/session';
import { onStored } from '../../extension/settings-stored';
import { take, ToPage } from '../../extension/to-page';
import { covers, hostOf, hostOfPattern, standing } from '../../extension/hosts';
import type { Matcher } from '../../matching/mentions';
import { inSlices, unhurried } from '../../page/slices';
import { Watch, whenActivated, type Changes } from '../../page/watch';
import { send } from './frame';
import { PageReader } from './reader';
import { shadowOf } from './shadow';

/** Event by which a newer copy of the extension tells an orphan in the same page to go. It moves nothing that is alive. */
const TAKEOVER = 'p38-takeover';

/**
 * The reader's settings, from the background, which repairs them: storage asked from a page that is left meanwhile is an error in
 * Firefox's console. Undefined when nobody answers; then nothing is read, since the site may be switched off.
 */
const settingsNow = async (): Promise<Settings | undefined> =>
  ((await send({ kind: 'settings' })) ?? (await send({ kind: 'settings' }))) as Settings | undefined;

/** Judges the page of one frame, keeps the judgement while the page lives, and says when there is something to show. */
export class Judge implements JudgeApi {
  forced = false;
  settings!: Settings;
  done = false;
  /** Of a frame without an address of its own (about:blank, srcdoc) that of the page which made it. */
  readonly host = hostOf(location.href) ?? hostOf(window.origin) ?? '';
  readonly send = send;
  readonly #reader: PageReader;
  readonly #watch: Watch;
  readonly #listeners = new Set<(changed: boolean) => void>();
  /** Of sidebars that look at this frame. */
  readonly #ports = new Set<chrome.runtime.Port>();
  readonly #abort = new AbortController();
  readonly #stopSettings: () => void;
  #face: FaceApi | undefined;
  #panel: PanelApi | undefined;
  #asked = false;
  /** What the background was last told. */
  #said = '';
  /** Commands that came before the face did. */
  #steps: (1 | -1)[] = [];

  constructor(matchers: readonly Matcher[]) {
    this.#watch = new Watch({
      doc: document,
      own: (node) => this.#face?.owns(node) ?? false,
      settled: (changes) => this.#settled(changes),
      page: (what) => what === 'restored' && this.#restored(),
    });
    this.#reader = new PageReader(document, matchers, {
      url: () => location.href,
      openShadow: (element) => {
        if (this.#face?.owns(element)) return null;
        const shadow = shadowOf(element);
        if (shadow) this.#watch.observe(shadow);
        return shadow;
      },
    });
    document.addEventListener(TAKEOVER, this.#takeover);
    api().runtime.onMessage.addListener(this.#onMessage);
    api().runtime.onConnect.addListener(this.#onConnect);
    this.#stopSettings = onStored(async () => this.#follow(await settingsNow()));
    void this.#start();
  }

  get reads(): readonly PageArticle[] {
    return this.#reader.reads;
  }

  get lang(): 'en' | 'ko' {
    return languageOf(this.settings.lang, api().i18n.getUILanguage());
  }

  subscribe(listener: (changed: boolean) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  attach(face: FaceApi): void {
    // Not before there is something to show: no other page is to hear of us.
    document.dispatchEvent(new CustomEvent(TAKEOVER));
    this.#face = face;
    face.follow(() => this.#panel?.current());
    this.#panel?.update();
    for (const by of this.#steps.splice(0)) face.step(by);
  }

  attachPanel(panel: PanelApi): void {
    this.#panel = panel;
    this.#ports.forEach((port) => panel.connect(port));
  }

  force(): void {
    this.forced = true;
    this.#show(true);
  }

  lookAgain(): void {
    this.#watch.again();
  }

  pageOff(): void {
    this.destroy();
    // The same command a second time brings us back.
    const again = (raw: unknown): undefined => {
      if ((raw as { kind?: unknown })?.kind !== 'page') return undefined;
      api().runtime.onMessage.removeListener(again);
      void send({ kind: 'ring' });
      return undefined;
    };
    api().runtime.onMessage.addListener(again);
  }

  /** Takes everything of ours out of this frame. */
  destroy(): void {
    if (this.#abort.signal.aborted) return;
    this.#abort.abort();
    this.#watch.disconnect();
    document.removeEventListener(TAKEOVER, this.#takeover);
    this.#listeners.clear();
    this.#face?.destroy();
    const here = session();
    here.judge = here.face = here.dock = here.panel = undefined;
    if (!isAlive()) return;
    this.#stopSettings();
    api().runtime.onMessage.removeListener(this.#onMessage);
    api().runtime.onConnect.removeListener(this.#onConnect);
    this.#ports.forEach((port) => port.disconnect());
    void send({ kind: 'verdict', verdict: 'none', concepts: 0 });
  }

  async #start(): Promise<void> {
    await whenActivated(document);
    if (this.#follow(await settingsNow())) await this.#read();
  }

  /** Takes the settings, where they could be had; false when this site is switched off, and then nothing of ours is left. */
  #follow(settings: Settings | undefined): boolean {
    if (!settings) return false;
    this.settings = settings;
    if (!settings.everywhere || (this.host && standing(settings, this.host) !== 'on')) {
      this.destroy();
      return false;
    }
    if (this.done) this.#show();
    return true;
  }

  async #read(changes?: Changes): Promise<void> {
    const some = !changes || changes.everything || changes.navigated ? undefined : changes;
    const slices = { signal: this.#abort.signal, pause: unhurried() };
    try {
      const collected = await inSlices(this.#reader.collect(some), slices);
      const missing = await inSlices(this.#reader.missing(collected), slices);
      if (missing.length) {
        await send({ kind: 'words', langs: missing });
        slices.signal.throwIfAborted();
        // A language that could not be had is not asked for again.
        this.#reader.add({ ...Object.fromEntries(missing.map((lang) => [lang, []])), ...session().words });
      }
      const changed = await inSlices(this.#reader.judge(collected), slices);
      this.done = true;
      this.#show(changed);
    } catch (error) {
      if (!this.#abort.signal.aborted) throw error;
    }
  }

  async #settled(changes: Changes): Promise<void> {
    if (!isAlive()) return this.destroy();
    if (!this.done) return;
    if (changes.reopened) this.#face?.reopened();
    if (changes.navigated) this.forced = false;
    await this.#read(changes);
  }

  /** Back from the browser's cache: the toolbar's badge was dropped meanwhile. */
  #restored(): void {
    if (!isAlive()) return this.destroy();
    this.#said = '';
    this.#watch.again();
  }

  #show(changed = false): void {
    const of = (verdict: string) => this.reads.filter(({ analysis }) => analysis.relevance.verdict === verdict);
    const about = of('about');
    const some = about.length ? about : of('mentions');
    const verdict = about.length ? 'about' : some.length ? 'mentions' : 'none';
    const concepts = new Set(some.flatMap(({ analysis }) => analysis.mentions.map((m) => m.concept))).size;
    const said = `${verdict} ${concepts}`;
    if (said !== this.#said) {
      const first = this.#said === '';
      this.#said = said;
      void send({ kind: 'verdict', verdict, concepts, first });
    }
    const passing = verdict === 'mentions' && (this.forced || this.settings.marks.passing || this.#ports.size > 0);
    if (verdict === 'about' || passing) void this.#wantFace();
    for (const listener of this.#listeners) listener(changed);
    if (changed || !this.#face) this.#panel?.update();
  }

  async #wantFace(): Promise<void> {
    if (this.#face || this.#asked) return;
    this.#asked = true;
    if ((await send({ kind: 'face' })) !== true) this.#asked = false;
  }

  #onConnect = (port: chrome.runtime.Port): void => {
    if (port.name !== 'panel') return;
    this.#ports.add(port);
    port.onDisconnect.addListener(() => this.#ports.delete(port));
    if (this.#panel) this.#panel.connect(port);
    else void send({ kind: 'panel' });
    if (this.done) this.#show();
  };

  #onMessage = (raw: unknown, sender: chrome.runtime.MessageSender): undefined => {
    if (sender.id !== api().runtime.id || sender.tab) return undefined;
    const message = take(ToPage, raw, () => void send({ kind: 'dropped' }));
    if (message?.kind === 'step') this.#step(message.by);
    else if (message?.kind === 'page') this.pageOff();
    else if (message?.kind === 'revoked' && this.#revoked(message.origins)) this.destroy();
    return undefined;
  };

  #step(by: 1 | -1): void {
    if (!this.reads.some(({ analysis }) => analysis.mentions.length)) return;
    this.forced = true;
    if (this.#face) return this.#face.step(by);
    this.#steps.push(by);
    this.#show();
  }

  #revoked(origins: readonly string[]): boolean {
    return origins.some(
      (origin) => /^(<all_urls>|\*:\/\/\*\/\*)$/.test(origin) || covers(hostOfPattern(origin) ?? ' ', this.host),
    );
  }

  #takeover = (): void => {
    if (!isAlive()) this.destroy();
  };
}
