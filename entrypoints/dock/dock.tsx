import packs from 'virtual:packs/reading';
import messages from 'virtual:words/dock';
import { render } from 'preact';
import { readInSlices } from '../../components/reading';
import { Sidebar, Surface } from '../../components/Sidebar';
import type { Place, SidebarActions, TabState, Words } from '../../components/types';
import { words } from '../../extension/i18n';
import type { DockApi, FaceApi, JudgeApi } from '../../extension/session';
import { withSite } from '../../extension/settings-edit';
import type { Report } from '../../matching/types';
import { copyText, saveText } from '../../page/clipboard';
import { breathe, inSlices } from '../../page/slices';
import { focusedIn } from '../../page/focus';
import sidebarCss from '../../components/sidebar.css?inline';

/** The sidebar docked in the page. It never has a text field: a page sees every key that is typed in it. */
export class Dock implements DockApi {
  readonly #mount: HTMLElement;
  readonly #stop: () => void;
  #place: Place = { section: 'summary' };
  #release: (() => void) | undefined;
  /** What had the focus in the page when the sidebar came, to be given it back. */
  #from: HTMLElement | null = null;
  #report: Report | undefined;
  /** Counts updates: the last one counts. */
  #updates = 0;
  /** The article that the reader chose, until another comes into view. */
  #chosen: number | undefined;
  /** Width while it is being dragged. */
  #width: number | undefined;
  #remember: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly judge: JudgeApi,
    private readonly face: FaceApi,
  ) {
    const root = face.mount.getRootNode() as ShadowRoot;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(sidebarCss);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    this.#mount = face.mount.ownerDocument.createElementNS('http://www.w3.org/1999/xhtml', 'div') as HTMLElement;
    face.mount.append(this.#mount);
    this.#stop = judge.subscribe(() => void this.#update());
  }

  open(place: Place): void {
    this.#place = place;
    if (!this.#release) {
      this.#from = focusedIn(this.#mount.ownerDocument);
      this.#release = this.face.hold();
    }
    void this.#show();
  }

  async #show(): Promise<void> {
    await breathe();
    // Closed again meanwhile.
    if (!this.#release) return;
    // The first drawing of anything takes long, so it is of as little as can be.
    if (!this.#mount.firstChild) render(<Surface words={this.#words} dock={this.#actions().dock} />, this.#mount);
    await breathe();
    this.#draw();
    await this.#update();
  }

  destroy(): void {
    this.#stop();
    this.#close();
    this.#mount.remove();
  }

  #close = (): void => {
    const focused = (this.#mount.getRootNode() as ShadowRoot).activeElement;
    if (focused && this.#mount.contains(focused) && this.#from?.isConnected) this.#from.focus({ preventScroll: true });
    this.#from = null;
    render(null, this.#mount);
    this.#release?.();
    this.#release = undefined;
  };

  get #index(): number {
    const { reads } = this.judge;
    const has = (index: number) => (reads[index]?.analysis.relevance.verdict ?? 'none') !== 'none';
    if (this.#chosen !== undefined && has(this.#chosen)) return this.#chosen;
    return has(this.face.current) ? this.face.current : reads.findIndex((_, index) => has(index));
  }

  async #update(): Promise<void> {
    if (!this.#release) return;
    const index = this.#index;
    const update = ++this.#updates;
    const report = index < 0 ? undefined : await this.face.report(index);
    // What led here, the reading, and the drawing: each takes long enough to be a task of its own.
    await breathe();
    await inSlices(readInSlices(packs, report));
    await breathe();
    // Another article has come into view meanwhile.
    if (update !== this.#updates) return;
    this.#report = report;
    this.#draw();
  }

  #draw(): void {
    if (!this.#release) return;
    render(
      <Sidebar
        words={this.#words}
        packs={packs}
        state={this.#state()}
        place={this.#place}
        onPlace={(place) => {
          this.#place = place;
          this.#draw();
        }}
        actions={this.#actions()}
        host="page"
      />,
      this.#mount,
    );
  }

  get #words(): Words {
    return words(this.judge.lang, messages);
  }

  #state(): TabState {
    const { host, reads } = this.judge;
    const index = this.#index;
    const report = this.#report;
    if (index < 0) return { kind: 'quiet', why: 'nothing', host };
    if (!report) return { kind: 'reading', done: 0, total: 0, host };
    if (report.relevance.verdict === 'mentions') return { kind: 'passing', host, report, marked: this.face.marked };
    const others = reads.flatMap(({ analysis }, i) =>
      analysis.relevance.verdict === 'none' ? [] : [{ index: i, title: analysis.article.title ?? '' }],
    );
    return { kind: 'report', host, report, teaser: report.article.kind === 'teaser', others, current: index };
  }

  #actions(): SidebarActions {
    const { judge, face } = this;
    const { dock } = judge.settings;
    return {
      jump: (mention) => void face.jump(this.#index, mention),
      setPage: () => judge.pageOff(),
      setSite: (on) => face.change((old) => withSite(old, judge.host, on)),
      setEverywhere: (on) => face.change((old) => ({ ...old, everywhere: on })),
      // Sites that we may not read have no sidebar in them, so there is nothing to allow.
      allowAlways: () => undefined,
      markAnyway: () => judge.force(),
      copy: (text) => copyText(text),
      save: (name, text) => saveText(name, text),
      // Only the browser's own sidebar offers it.
      print: () => undefined,
      openOptions: () => void judge.send({ kind: 'options' }),
      lookAgain: () => judge.lookAgain(),
      showArticle: (index) => {
        this.#chosen = index;
        void this.#update();
      },
      openOwn: () => void judge.send({ kind: 'open-own', place: { section: 'ask' } }),
      dock: {
        side: dock.side,
        width: this.#width ?? dock.width,
        setSide: (side) => face.change((old) => ({ ...old, dock: { ...old.dock, side } })),
        resize: (width) => this.#resize(width),
        close: this.#close,
      },
    };
  }

  /** Follows the drag at once, and remembers the width when it rests. */
  #resize(width: number): void {
    this.#width = width;
    this.#draw();
    clearTimeout(this.#remember);
    this.#remember = setTimeout(
      () => this.face.change((old) => ({ ...old, dock: { ...old.dock, width: Math.round(width) } })),
      400,
    );
  }
}
