import { render } from 'preact';
import { Sidebar } from '../../components/Sidebar';
import type { Place, SidebarActions, TabState, Words } from '../../components/types';
import type { ReadingPack } from '../../data/schema';
import type { Host } from '../../page/host';

export interface DockOptions {
  host: Host;
  packs: readonly ReadingPack[];
  words(): Words;
  state(): TabState;
  actions(): SidebarActions;
  /** Keeps the host in the page while the sidebar is open. */
  hold(): () => void;
}

/** The sidebar docked in the page. It never has a text field: a page sees every key that is typed in it. */
export class Dock {
  readonly #mount: HTMLElement;
  #place: Place = { section: 'summary' };
  #release: (() => void) | undefined;

  constructor(private readonly options: DockOptions) {
    const { mount } = options.host;
    this.#mount = mount.ownerDocument.createElementNS('http://www.w3.org/1999/xhtml', 'div') as HTMLElement;
    mount.append(this.#mount);
  }

  get isOpen(): boolean {
    return this.#release !== undefined;
  }

  open(place: Place): void {
    this.#place = place;
    this.#release ??= this.options.hold();
    this.draw();
  }

  close = (): void => {
    render(null, this.#mount);
    this.#release?.();
    this.#release = undefined;
  };

  draw(): void {
    if (!this.isOpen) return;
    const { packs, words, state, actions } = this.options;
    render(
      <Sidebar
        words={words()}
        packs={[...packs]}
        state={state()}
        place={this.#place}
        onPlace={(place) => {
          this.#place = place;
          this.draw();
        }}
        actions={actions()}
        host="page"
      />,
      this.#mount,
    );
  }
}
