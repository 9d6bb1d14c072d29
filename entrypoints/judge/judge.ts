import { browser, type Browser } from 'wxt/browser';
import { parse, ToPage } from '../../extension/messages';
import { isAlive, session, type FaceApi, type JudgeApi, type ReadArticle } from '../../extension/session';
import { load, onChange } from '../../extension/settings';
import { hostOf, hostOfPattern, covers, standing } from '../../extension/sites';
import type { Settings } from '../../data/settings';
import type { Matcher } from '../../matching/mentions';
import type { Report } from '../../matching/types';
import { inSlices } from '../../page/slices';
import { Watch, whenActivated, type Changes } from '../../page/watch';
import { FRAME, send } from './frame';
import { shadowOf } from './shadow';
import { PageReader } from './reader';

/** Event by which a newer copy of the extension tells an orphan in the same page to go. It moves nothing that is alive. */
const TAKEOVER = 'p38-takeover';

const dropped = (): void => void send({ kind: 'dropped' });

/** Judges the page of one frame, keeps the judgement while the page lives, and says when there is something to show. */
export class Judge implements JudgeApi {
  forced = false;
  readonly #reader: PageReader;
  readonly #watch: Watch;
  readonly #listeners = new Set<(changed: boolean) => void>();
  readonly #waiting = new Set<Browser.runtime.Port>();
  readonly #abort = new AbortController();
  #settings: Settings | undefined;
  #face: FaceApi | undefined;
  #asked = false;
  #said = '';
  /** Commands that came before the face did. */
  #steps: (1 | -1)[] = [];
  #done = false;
  #stopSettings: () => void;

  constructor(matchers: readonly Matcher[]) {
    this.#watch = new Watch({
      doc: document,
      own: (node) => this.#face?.owns(node) ?? false,
      settled: (changes) => this.#settled(changes),
      page: (what) => what === 'restored' && this.#restored(),
    });
    this.#reader = new PageReader(document, matchers, {
      url: location.href,
      openShadow: (element) => {
        const shadow = shadowOf(element);
        if (shadow) this.#watch.observe(shadow);
        return shadow;
      },
    });
    document.dispatchEvent(new CustomEvent(TAKEOVER));
    document.addEventListener(TAKEOVER, this.#takeover);
    browser.runtime.onMessage.addListener(this.#onMessage);
    browser.runtime.onConnect.addListener(this.#onConnect);
    this.#stopSettings = onChange((settings) => this.#follow(settings));
    void this.#start();
  }

  get reads(): readonly ReadArticle[] {
    return this.#reader.reads;
  }

  subscribe(listener: (changed: boolean) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  attach(face: FaceApi): void {
    this.#face = face;
    for (const port of this.#waiting) face.serve(port);
    this.#waiting.clear();
    for (const by of this.#steps.splice(0)) face.step(by);
  }

  lookAgain(): void {
    this.#watch.again();
  }

  /** Takes everything of ours out of this frame. */
  destroy(): void {
    if (this.#abort.signal.aborted) return;
    this.#abort.abort();
    this.#watch.disconnect();
    document.removeEventListener(TAKEOVER, this.#takeover);
    for (const port of this.#waiting) port.disconnect();
    this.#face?.destroy();
    const here = session();
    here.judge = here.face = undefined;
    if (!isAlive()) return;
    this.#stopSettings();
    browser.runtime.onMessage.removeListener(this.#onMessage);
    browser.runtime.onConnect.removeListener(this.#onConnect);
    void send({ kind: 'verdict', verdict: 'none', concepts: 0 });
  }

  async #start(): Promise<void> {
    await whenActivated(document);
    const { settings } = await load();
    if (this.#follow(settings)) await this.#read();
  }

  /** Takes the settings; false when this site is switched off, and then nothing of ours is left. */
  #follow(settings: Settings): boolean {
    this.#settings = settings;
    const host = hostOf(location.href);
    if (host && standing(settings, host) !== 'on') {
      this.destroy();
      return false;
    }
    if (this.#done) this.#show();
    return true;
  }

  async #read(changes?: Changes): Promise<void> {
    const all = !changes || changes.everything || changes.navigated;
    try {
      const changed = await inSlices(this.#reader.read(all ? undefined : changes.nodes), { signal: this.#abort.signal });
      this.#done = true;
      this.#show(changed);
    } catch (error) {
      if (!this.#abort.signal.aborted) throw error;
    }
  }

  async #settled(changes: Changes): Promise<void> {
    if (!isAlive()) return this.destroy();
    if (!this.#done) return;
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
    const about = this.reads.filter(({ analysis }) => analysis.relevance.verdict === 'about');
    const some = about.length ? about : this.reads.filter(({ analysis }) => analysis.relevance.verdict === 'mentions');
    const verdict = about.length ? 'about' : some.length ? 'mentions' : 'none';
    const concepts = new Set(some.flatMap(({ analysis }) => analysis.mentions.map((m) => m.concept))).size;
    const said = `${verdict} ${concepts}`;
    if (said !== this.#said) {
      this.#said = said;
      void send({ kind: 'verdict', verdict, concepts });
    }
    const wanted = verdict === 'about' || (verdict === 'mentions' && (this.forced || this.#settings?.marks.passing));
    if (wanted || (verdict !== 'none' && this.#waiting.size)) void this.#wantFace();
    else for (const port of this.#waiting) this.#tell(port);
    for (const listener of this.#listeners) listener(changed);
  }

  async #wantFace(): Promise<void> {
    if (this.#face || this.#asked) return;
    this.#asked = true;
    if ((await send({ kind: 'face' })) !== true) this.#asked = false;
  }

  /** Where the face is not needed, the judge itself tells the sidebar how things stand. */
  #tell(port: Browser.runtime.Port): void {
    const top = window === window.top;
    if (!this.#done) return port.postMessage({ kind: 'reading', frame: FRAME, top, done: 0, total: 0 });
    const reports = this.reads.map(({ analysis }): Report => ({ ...analysis, article: { ...analysis.article, text: '' }, mentions: [], passages: [], events: [] }));
    port.postMessage({ kind: 'snapshot', frame: FRAME, top, reports, current: 0, marked: false });
  }

  #onConnect = (port: Browser.runtime.Port): void => {
    if (port.name !== 'panel') return;
    if (this.#face) return this.#face.serve(port);
    this.#waiting.add(port);
    port.onDisconnect.addListener(() => this.#waiting.delete(port));
    port.onMessage.addListener((message: unknown) => {
      if (!this.#face && (message as { kind?: unknown })?.kind === 'look') this.lookAgain();
    });
    this.#tell(port);
    if (this.#done) this.#show();
  };

  #onMessage = (raw: unknown, sender: Browser.runtime.MessageSender): undefined => {
    if (sender.id !== browser.runtime.id || sender.tab) return undefined;
    const message = parse(ToPage, raw, dropped);
    switch (message?.kind) {
      case 'step':
        if (this.#face) this.#face.step(message.by);
        else if (this.reads.some(({ analysis }) => analysis.mentions.length)) {
          this.forced = true;
          this.#steps.push(message.by);
          void this.#wantFace();
        }
        break;
      case 'page':
        this.pageOff();
        break;
      case 'revoked': {
        const host = hostOf(location.href);
        const all = message.origins.some((origin) => /^(<all_urls>|\*:\/\/\*\/\*)$/.test(origin));
        if (host && (all || message.origins.some((origin) => covers(hostOfPattern(origin) ?? ' ', host)))) this.destroy();
      }
    }
    return undefined;
  };

  pageOff(): void {
    this.destroy();
    // The same command a second time brings us back.
    const again = (raw: unknown): undefined => {
      if ((raw as { kind?: unknown })?.kind !== 'page') return undefined;
      browser.runtime.onMessage.removeListener(again);
      void send({ kind: 'ring' });
      return undefined;
    };
    browser.runtime.onMessage.addListener(again);
  }

  #takeover = (): void => {
    if (!isAlive()) this.destroy();
  };
}
