import type { FaceApi, ReadArticle } from '../../extension/session';
import { MAX_MESSAGE, MOST, take, ToPort } from '../../extension/to-page';
import type { LinkedMention, Report } from '../../matching/types';
import { delta } from './delta';
import { FRAME, send } from './frame';

export interface PortHost {
  reads(): readonly ReadArticle[];
  /** Undefined until there is something to show. */
  face(): FaceApi | undefined;
  done(): boolean;
  force(): void;
  lookAgain(): void;
}

/** A mention of a page that hides a thousand blanks in a name. */
function wireMention(mention: LinkedMention): LinkedMention {
  const { surface, context, why } = mention;
  const words = [surface, why.near ?? '', ...(why.parts ?? [])];
  if (context.length <= MOST.context && words.every(({ length }) => length <= MOST.words)) return mention;
  const short = (text: string): string => text.slice(0, MOST.words);
  return {
    ...mention,
    surface: short(surface),
    context: context.slice(0, MOST.context),
    why: {
      ...why,
      ...(why.near === undefined ? {} : { near: short(why.near) }),
      ...(why.parts ? { parts: why.parts.map(short) } : {}),
    },
  };
}

/** What goes over the wire: the text stays in the page, and nothing is longer than the sidebar takes. */
const wire = (report: Report): Report => {
  const { title, url, text } = report.article;
  return {
    ...report,
    article: {
      ...report.article,
      title: title?.slice(0, MOST.line) ?? null,
      url: url && url.length <= MOST.line ? url : null,
      text: '',
      length: text.length,
    },
    mentions: report.mentions.map(wireMention),
  };
};

const alike = (a: Report, b: Report | undefined): boolean =>
  b !== undefined &&
  a.pack === b.pack &&
  a.article.title === b.article.title &&
  a.article.url === b.article.url &&
  a.article.kind === b.article.kind;

/** Talks with the browser's own sidebar: a snapshot first, then only what changed. */
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

  close(): void {
    this.port.disconnect();
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
      this.#post({
        kind: 'snapshot',
        frame: FRAME,
        top,
        reports: reports.map(wire),
        current: face?.current ?? 0,
        marked,
      });
    } else {
      reports.forEach((report, index) => {
        if (report === before[index]) return;
        const { relevance, passages, events } = report;
        const { insert, ...where } = delta(before[index]!.mentions, report.mentions);
        const change = { ...where, insert: insert.map(wireMention) };
        this.#post({ kind: 'delta', frame: FRAME, index, ...change, relevance, passages, events });
      });
    }
    this.#sent = reports;
    this.#marked = marked;
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
