import type { FaceApi, PageArticle } from '../../extension/session';
import { MAX_MESSAGE, MOST, take, ToPort } from '../../extension/to-page';
import type { LinkedMention, Report } from '../../matching/types';
import { breathe } from '../../page/slices';
import { FRAME, send } from '../judge/frame';
import { delta } from './delta';
import { partsOf, wire } from './wire';

export interface PortHost {
  reads(): readonly PageArticle[];
  /** Undefined until there is something to show. */
  face(): FaceApi | undefined;
  done(): boolean;
  force(): void;
  lookAgain(): void;
}

const alike = (a: Report, b: Report | undefined): boolean =>
  b !== undefined &&
  a.pack === b.pack &&
  a.article.title === b.article.title &&
  a.article.url === b.article.url &&
  a.article.kind === b.article.kind;

/**
 * Talks with the browser's own sidebar: a snapshot first, then only what changed. Mentions go ahead of the message that
 * they belong to, a few at a time, so that neither side has a long task with a long article.
 */
export class PanelPort {
  #sent: Report[] | undefined;
  #marked = false;
  #busy = false;
  #again = false;

  constructor(
    private readonly port: chrome.runtime.Port,
    private readonly host: PortHost,
  ) {
    port.onMessage.addListener((raw: unknown) => void this.#heard(raw));
    void this.update();
  }

  /** Brings the sidebar up to date. Calls while one is under way are taken together. */
  async update(): Promise<void> {
    this.#again = true;
    if (this.#busy) return;
    this.#busy = true;
    while (this.#again) {
      this.#again = false;
      await this.#update();
    }
    this.#busy = false;
  }

  current(): void {
    this.#post({ kind: 'current', frame: FRAME, current: this.host.face()?.current ?? 0 });
  }

  async #update(): Promise<void> {
    const top = window === window.top;
    if (!this.host.done()) return this.#post({ kind: 'reading', frame: FRAME, top, done: 0, total: 0 });
    const reads = this.host.reads().slice(0, MOST.reports);
    const face = this.host.face();
    // Links are the face's work, which is on its way where there is something to link.
    if (!face && reads.some(({ analysis }) => analysis.relevance.verdict !== 'none')) return;
    const reports = await Promise.all(
      reads.map(({ analysis }, i) => face?.report(i) ?? { ...analysis, mentions: [], passages: [], events: [] }),
    );
    const marked = face?.marked ?? false;
    const before = this.#sent;
    if (
      !before ||
      before.length !== reports.length ||
      marked !== this.#marked ||
      !reports.every((report, i) => alike(report, before[i]))
    ) {
      for (const [index, { mentions }] of reports.entries()) await this.#mentions(index, mentions);
      this.#post({
        kind: 'snapshot',
        frame: FRAME,
        top,
        reports: reports.map(wire),
        current: face?.current ?? 0,
        marked,
      });
    } else {
      for (const [index, report] of reports.entries()) {
        if (report === before[index]) continue;
        const { relevance, passages, events } = report;
        const { insert, ...where } = delta(before[index]!.mentions, report.mentions);
        await this.#mentions(index, insert);
        this.#post({ kind: 'delta', frame: FRAME, index, ...where, relevance, passages, events });
      }
    }
    this.#sent = reports;
    this.#marked = marked;
  }

  async #mentions(index: number, mentions: readonly LinkedMention[]): Promise<void> {
    for (const part of partsOf(mentions)) {
      this.#post({ kind: 'mentions', frame: FRAME, index, mentions: part });
      await breathe();
    }
  }

  async #heard(raw: unknown): Promise<void> {
    const dropped = () => void send({ kind: 'dropped' });
    if (JSON.stringify(raw).length > MAX_MESSAGE) return dropped();
    const message = take(ToPort, raw, dropped);
    if (!message || ('frame' in message && message.frame !== FRAME)) return;
    if (message.kind === 'mark') this.host.force();
    else if (message.kind === 'look') this.host.lookAgain();
    else if (!(await this.host.face()?.jump(message.article, message.mention)))
      this.#post({ kind: 'gone', frame: FRAME, mention: message.mention });
  }

  #post(message: unknown): void {
    try {
      this.port.postMessage(message);
    } catch {
      // The sidebar was closed meanwhile.
    }
  }
}
