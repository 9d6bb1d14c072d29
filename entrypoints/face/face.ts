import type { Place } from '../../components/types';
import type { Settings } from '../../data/settings';
import { isAlive } from '../../extension/api';
import { words } from '../../extension/i18n';
import {
  session,
  type DockApi,
  type Essay,
  type FaceApi,
  type JudgeApi,
  type ReadArticle,
} from '../../extension/session';
import { update } from '../../extension/settings';
import { withMuted } from '../../extension/settings-edit';
import type { Report } from '../../matching/types';
import { date } from '../../page/published';
import { Visible } from '../../page/visible';
import { Links } from './links';
import { Surface } from './surface';

/** Shows what the judge found, at the words: marks and card. The docked sidebar is a script of its own, put in when opened. */
export class Face implements FaceApi {
  current = 0;
  #links: Links;
  readonly #surface: Surface;
  readonly #visible = new Visible((index) => this.#inView(index));
  readonly #stop: () => void;
  #follower: (() => void) | undefined;
  #dock: DockApi | undefined;
  /** Where the dock should open, while it is on its way. */
  #place: Place | undefined;
  #styled = '';

  constructor(
    private readonly judge: JudgeApi,
    private essay: Essay,
  ) {
    this.#links = new Links(essay.packs);
    this.#surface = new Surface({
      doc: document,
      links: this.#links,
      settings: judge.settings,
      words: words(essay.lang, essay.messages),
      host: judge.host,
      open: (place) => void this.#open(place),
      mute: (key, here) => this.change((old) => withMuted(old, key, here ? judge.host : undefined)),
    });
    this.#styled = JSON.stringify([judge.settings.marks, judge.lang]);
    this.#stop = judge.subscribe(() => void this.#update());
    void this.#update();
  }

  get marked(): boolean {
    return this.#surface.size > 0;
  }

  get mount(): HTMLElement {
    return this.#surface.host.mount;
  }

  change(edit: (settings: Settings) => Settings): void {
    if (isAlive()) void update(edit);
  }

  step(by: 1 | -1): void {
    // Marks of a page that only mentions the subject come with the first step.
    void this.#update().then(() => this.#surface.step(by));
  }

  jump(article: number, mention: string): Promise<boolean> {
    return this.#surface.jump(article, mention);
  }

  report(article: number): Promise<Report> | undefined {
    const read = this.judge.reads[article];
    if (!read) return undefined;
    date(document, read);
    return this.#links.report(read.analysis);
  }

  hold(): () => void {
    this.#surface.setTheme();
    return this.#surface.hold();
  }

  follow(listener: () => void): void {
    this.#follower = listener;
  }

  attachDock(dock: DockApi): void {
    this.#dock = dock;
    if (this.#place) dock.open(this.#place);
    this.#place = undefined;
  }

  owns(node: Node): boolean {
    return this.#surface.host.isHost(node);
  }

  reload(): void {
    const { essay } = session();
    if (!essay || essay === this.essay) return;
    this.essay = essay;
    this.#links = new Links(essay.packs);
    void this.#update();
  }

  reopened(): void {
    this.#surface.reopened();
  }

  destroy(): void {
    this.#stop();
    this.#visible.disconnect();
    this.#dock?.destroy();
    this.#surface.destroy();
    void this.judge.send({ kind: 'unface' });
  }

  #shows = ({ analysis }: ReadArticle): boolean =>
    analysis.relevance.verdict === 'about' ||
    (analysis.relevance.verdict === 'mentions' && (this.judge.forced || this.judge.settings.marks.passing));

  async #update(): Promise<void> {
    const { reads, settings, lang } = this.judge;
    for (const read of reads) date(document, read);
    this.#surface.set(settings, words(this.essay.lang, this.essay.messages), this.#links);
    // Style and language both come with the face, from the background.
    const styled = JSON.stringify([settings.marks, lang]);
    if (styled !== this.#styled) {
      this.#styled = styled;
      void this.judge.send({ kind: 'face' });
    }
    const several = reads.length > 1;
    this.#visible.set(several ? reads.map(({ root }) => root) : []);
    if (!several) this.current = 0;
    await this.#surface.paint(reads, this.#shows);
    this.#surface.host.check();
  }

  #inView(index: number): void {
    this.current = index;
    this.#follower?.();
  }

  /** The card's "Open in sidebar": the browser's own one if it is open in this window, else docked here. */
  async #open(place: Place): Promise<void> {
    if ((await this.judge.send({ kind: 'reveal', place })) === true) return;
    if (this.#dock) return this.#dock.open(place);
    this.#place = place;
    await this.judge.send({ kind: 'dock' });
  }
}
