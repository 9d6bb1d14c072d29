import { session, type JudgeApi, type PanelApi } from '../../extension/session';
import { date } from '../../page/published';
import { PanelPort } from './panel-port';

/** Tells the sidebars of the browser's own what was found in this frame: most pages are never asked. */
export class Panel implements PanelApi {
  readonly #ports = new Set<PanelPort>();

  constructor(private readonly judge: JudgeApi) {}

  connect(port: chrome.runtime.Port): void {
    const { judge } = this;
    const panel = new PanelPort(port, {
      reads: () => {
        for (const read of judge.reads) date(document, read);
        return judge.reads;
      },
      face: () => session().face,
      done: () => judge.done,
      force: () => judge.force(),
      lookAgain: () => judge.lookAgain(),
    });
    this.#ports.add(panel);
    port.onDisconnect.addListener(() => this.#ports.delete(panel));
  }

  update(): void {
    for (const port of this.#ports) void port.update();
  }

  current(): void {
    for (const port of this.#ports) port.current();
  }
}
