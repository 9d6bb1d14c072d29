import packs from 'virtual:packs/reading';
import { browser, type Browser } from 'wxt/browser';
import type { Place, SidebarActions, TabState } from '../../components/types';
import type { Settings } from '../../data/settings';
import { languageOf, words } from '../../extension/i18n';
import { session, type FaceApi, type JudgeApi, type ReadArticle } from '../../extension/session';
import { onChange, update } from '../../extension/settings';
import { withMuted, withSite } from '../../extension/settings-edit';
import { hostOf } from '../../extension/sites';
import type { Report } from '../../matching/types';
import { copyText, saveText } from '../../page/clipboard';
import { Visible } from '../../page/visible';
import { send } from '../judge/frame';
import { Dock } from './dock';
import { Links } from './links';
import { PanelPort } from './panel-port';
import { Surface } from './surface';

/** Shows what the judge found: marks, card, docked sidebar, and the talk with the browser's own sidebar. */
export class Face implements FaceApi {
  readonly #host = hostOf(location.href) ?? '';
  readonly #links = new Links(packs);
  readonly #surface: Surface;
  readonly #dock: Dock;
  readonly #visible: Visible;
  readonly #ports = new Set<PanelPort>();
  readonly #stops: (() => void)[] = [];
  #report: Report | undefined;
  #current = 0;

  constructor(
    private readonly judge: JudgeApi,
    private settings: Settings,
  ) {
    this.#surface = new Surface({
      doc: document,
      links: this.#links,
      settings,
      words: this.#words,
      host: this.#host,
      open: (place) => void this.#open(place),
      mute: (key, here) => void update((old) => withMuted(old, key, here ? this.#host : undefined)),
    });
    this.#dock = new Dock({
      host: this.#surface.host,
      packs,
      words: () => this.#words,
      state: () => this.#state(),
      actions: () => this.#actions(),
      hold: () => this.#surface.hold(),
    });
    this.#visible = new Visible((index) => this.#inView(index));
    this.#stops.push(
      judge.subscribe((changed) => void this.#update(changed)),
      onChange((now) => this.#follow(now)),
      () => this.#visible.disconnect(),
    );
    void this.#update(true);
  }

  step(by: 1 | -1): void {
    // Marks of a page that only mentions the subject come with the first step.
    void this.#update(false).then(() => this.#surface.step(by));
  }

  owns(node: Node): boolean {
    return this.#surface.host.isHost(node);
  }

  reopened(): void {
    this.#surface.reopened();
  }

  serve(port: Browser.runtime.Port): void {
    const panel = new PanelPort(port, this.#links, {
      reads: () => this.judge.reads,
      current: () => this.#current,
      marked: () => this.#surface.size > 0,
      jump: (article, mention) => this.#surface.jump(article, mention),
      mark: () => this.#mark(),
      lookAgain: () => this.judge.lookAgain(),
    });
    this.#ports.add(panel);
    port.onDisconnect.addListener(() => this.#ports.delete(panel));
  }

  destroy(): void {
    for (const stop of this.#stops.splice(0)) {
      try {
        stop();
      } catch {
        // The extension is gone: its storage events are too.
      }
    }
    this.#dock.close();
    this.#surface.destroy();
    session().face = undefined;
    void send({ kind: 'unface' });
  }

  get #words() {
    return words(languageOf(this.settings.lang, browser.i18n.getUILanguage()));
  }

  #shows = ({ analysis }: ReadArticle): boolean =>
    analysis.relevance.verdict === 'about' ||
    (analysis.relevance.verdict === 'mentions' && (this.judge.forced || this.settings.marks.passing));

  async #update(changed: boolean): Promise<void> {
    const { reads } = this.judge;
    const several = reads.length > 1;
    this.#visible.set(several ? reads.map(({ root }) => root) : []);
    if (!several) this.#current = 0;
    await this.#surface.paint(reads, this.#shows);
    this.#surface.host.check();
    if (!changed) return;
    for (const port of this.#ports) void port.update();
    if (this.#dock.isOpen) await this.#show();
  }

  #inView(index: number): void {
    this.#current = index;
    for (const port of this.#ports) port.current(index);
    if (this.#dock.isOpen) void this.#show();
  }

  #follow(settings: Settings): void {
    const restyled = JSON.stringify(settings.marks) !== JSON.stringify(this.settings.marks);
    this.settings = settings;
    this.#surface.set(settings, this.#words);
    if (restyled) void send({ kind: 'face' });
    void this.#update(false);
    this.#dock.draw();
  }

  #mark(): void {
    this.judge.forced = true;
    void this.#update(true);
  }

  /** The card's "Open in sidebar": the browser's own one if it is open in this window, else docked here. */
  async #open(place: Place): Promise<void> {
    if ((await send({ kind: 'reveal', place })) === true) return;
    this.#surface.host.theme(this.#surface.docTheme);
    this.#dock.open(place);
    await this.#show();
  }

  get #article(): ReadArticle | undefined {
    const { reads } = this.judge;
    const has = (read: ReadArticle | undefined) => read && read.analysis.relevance.verdict !== 'none';
    return has(reads[this.#current]) ? reads[this.#current] : reads.find(has);
  }

  async #show(): Promise<void> {
    const article = this.#article;
    this.#report = article && (await this.#links.report(article.analysis));
    this.#dock.draw();
  }

  #state(): TabState {
    const article = this.#article;
    const host = this.#host;
    const report = this.#report;
    if (!article) return { kind: 'quiet', why: 'nothing', host };
    if (!report) return { kind: 'reading', done: 0, total: 0, host };
    if (report.relevance.verdict === 'mentions') return { kind: 'passing', host, report, marked: this.#surface.size > 0 };
    const { reads } = this.judge;
    const others = reads.flatMap(({ analysis }, index) =>
      analysis.relevance.verdict === 'none' ? [] : [{ index, title: analysis.article.title ?? '' }],
    );
    return { kind: 'report', host, report, teaser: report.article.kind === 'teaser', others, current: reads.indexOf(article) };
  }

  #actions(): SidebarActions {
    const { dock } = this.settings;
    const article = () => Math.max(0, this.judge.reads.indexOf(this.#article!));
    return {
      jump: (mention) => void this.#surface.jump(article(), mention),
      setPage: () => this.judge.pageOff(),
      setSite: (on) => void update((old) => withSite(old, this.#host, on)),
      setEverywhere: (on) => void update((old) => ({ ...old, everywhere: on })),
      allowAlways: () => undefined,
      markAnyway: () => this.#mark(),
      mute: (concept) => void update((old) => withMuted(old, `${this.#report!.pack}/${concept}`)),
      copy: (text) => copyText(text),
      save: (name, text) => saveText(name, text),
      print: () => undefined,
      openOptions: () => void send({ kind: 'options' }),
      lookAgain: () => this.judge.lookAgain(),
      showArticle: (index) => {
        this.#current = index;
        void this.#show();
      },
      openOwn: () => void send({ kind: 'open-own', place: { section: 'ask' } }),
      dock: {
        side: dock.side,
        width: dock.width,
        setSide: (side) => void update((old) => ({ ...old, dock: { ...old.dock, side } })),
        resize: (width) => this.#resize(width),
        close: this.#dock.close,
      },
    };
  }

  #resizing: ReturnType<typeof setTimeout> | undefined;
  /** Follows the drag at once, and remembers the width when it rests. */
  #resize(width: number): void {
    this.settings = { ...this.settings, dock: { ...this.settings.dock, width } };
    this.#dock.draw();
    clearTimeout(this.#resizing);
    this.#resizing = setTimeout(() => void update((old) => ({ ...old, dock: { ...old.dock, width } })), 400);
  }
}
