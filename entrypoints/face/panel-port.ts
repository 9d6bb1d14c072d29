import type { Browser } from 'wxt/browser';
import { MAX_MESSAGE, parse, ToPort } from '../../extension/messages';
import type { ReadArticle } from '../../extension/session';
import type { Report } from '../../matching/types';
import { FRAME, send } from '../judge/frame';
import { delta } from './delta';
import type { Links } from './links';

export interface PortHost {
  reads(): readonly ReadArticle[];
  current(): number;
  /** Marks are shown in the page. */
  marked(): boolean;
  jump(article: number, mention: string): Promise<boolean>;
  mark(): void;
  lookAgain(): void;
}

const quiet = ({ analysis }: ReadArticle): Report => ({ ...analysis, mentions: [], passages: [], events: [] });
/** What goes over the wire: the text stays in the page. */
const wire = (report: Report): Report => ({ ...report, article: { ...report.article, text: '', length: report.article.text.length } });

/** Talks with the browser's own sidebar: a snapshot first, then only what changed. */
export class PanelPort {
  #sent: Report[] = [];
  #marked = false;
  #busy = false;
  #again = false;

  constructor(
    private readonly port: Browser.runtime.Port,
    private readonly links: Links,
    private readonly host: PortHost,
  ) {
    port.onMessage.addListener((raw: unknown) => void this.#heard(raw));
    void this.update();
  }

  /** Brings the sidebar up to date. Calls while one is under way are taken together. */
  async update(): Promise<void> {
    if (this.#busy) {
      this.#again = true;
      return;
    }
    this.#busy = true;
    do {
      this.#again = false;
      await this.#update();
    } while (this.#again);
    this.#busy = false;
  }

  current(current: number): void {
    this.#post({ kind: 'current', frame: FRAME, current });
  }

  async #update(): Promise<void> {
    const reads = this.host.reads();
    const reports = await Promise.all(
      reads.map((read) => (read.analysis.relevance.verdict === 'none' ? quiet(read) : this.links.report(read.analysis))),
    );
    const before = this.#sent;
    const marked = this.host.marked();
    const comparable = (a: Report, b: Report | undefined) =>
      b !== undefined && a.pack === b.pack && a.article.title === b.article.title && a.article.url === b.article.url && a.article.kind === b.article.kind;
    if (reports.length !== before.length || marked !== this.#marked || !reports.every((report, i) => comparable(report, before[i]))) {
      this.#post({ kind: 'snapshot', frame: FRAME, top: window === window.top, reports: reports.map(wire), current: this.host.current(), marked });
    } else {
      reports.forEach((report, index) => {
        if (report === before[index]) return;
        const { relevance, passages, events } = report;
        this.#post({ kind: 'delta', frame: FRAME, index, ...delta(before[index]!.mentions, report.mentions), relevance, passages, events });
      });
    }
    this.#sent = reports;
    this.#marked = marked;
  }

  async #heard(raw: unknown): Promise<void> {
    if (JSON.stringify(raw).length > MAX_MESSAGE) return void send({ kind: 'dropped' });
    const message = parse(ToPort, raw, () => void send({ kind: 'dropped' }));
    if (!message || ('frame' in message && message.frame !== FRAME)) return;
    if (message.kind === 'mark') this.host.mark();
    else if (message.kind === 'look') this.host.lookAgain();
    else if (!(await this.host.jump(message.article, message.mention))) this.#post({ kind: 'gone', frame: FRAME, mention: message.mention });
  }

  #post(message: unknown): void {
    try {
      this.port.postMessage(message);
    } catch {
      // The sidebar was closed meanwhile.
    }
  }
}
