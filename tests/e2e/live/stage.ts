import type { Frame } from 'puppeteer-core';
import { needBrowser, type BrowserName } from '../../../tools/browsers.ts';
import { hostileSite } from '../../pages/hostile/index.ts';
import type { Driver, Mark, Tab } from '../harness/driver.ts';
import { launch } from '../harness/launch.ts';
import { startProxy } from '../harness/proxy.ts';
import { until, type Surface } from '../harness/surface.ts';
import { buildTestExtension } from './extension.ts';

export const ORIGIN = 'https://paper.example';
const OTHER = 'https://frames.example';

export interface Report {
  size: number;
  active: string | null;
  card: { id: string; via: string; pinned: boolean } | null;
  diary: string[];
  looks: {
    nodes: number;
    removed: boolean;
    everything: boolean;
    navigated: boolean;
    titled: boolean;
    reopened: boolean;
  }[];
  /** ms that observers and looks took. */
  spent: number;
  open: boolean;
}

/** One browser with the test extension on the hostile pages. */
export interface Stage {
  readonly driver: Driver;
  open(kind: string): Promise<Actor>;
  close(): Promise<void>;
}

/** A page kind in a tab, and what a test does to it. */
export class Actor {
  constructor(
    readonly tab: Tab,
    readonly name: BrowserName,
  ) {}

  /** Orders the face through its own window, from a world where the page has overridden nothing. */
  order<T = unknown>(order: string, frame: Frame = this.tab.page.mainFrame(), wait = 8000): Promise<T> {
    const realm = (frame as unknown as { isolatedRealm(): Frame }).isolatedRealm();
    return realm
      .evaluate(
        (what, id, ms) =>
          new Promise<string>((resolve, reject) => {
            const done = new AbortController();
            setTimeout(() => reject(new Error(`no answer to ${what}`)), ms);
            window.addEventListener(
              'message',
              ({ data }) => {
                if (data?.answered !== id) return;
                done.abort();
                resolve(data.answer as string);
              },
              { signal: done.signal },
            );
            window.postMessage({ order: what, id }, '*');
          }),
        order,
        Math.random(),
        wait,
      )
      .then((answer) => JSON.parse(answer) as T);
  }

  report(): Promise<Report> {
    return this.order<Report>('report');
  }

  /** Sets off a part of the page's own script. */
  act(detail: string): Promise<void> {
    return this.tab.page.evaluate((d) => void document.dispatchEvent(new CustomEvent('act', { detail: d })), detail);
  }

  marks(): Promise<Mark[]> {
    return this.tab.marks();
  }

  /** The marked words in the order of the page, waiting until there are as many as `least`. */
  marked(least = 1): Promise<Mark[]> {
    return until(`${least} marks`, async () => {
      const marks = (await this.marks()).filter((m) => m.highlight.startsWith('p38-mark'));
      return marks.length >= least ? marks : null;
    });
  }

  /** Rests the pointer on the nth of these words. */
  async hover(words: string, nth = 0): Promise<Mark> {
    const mark = await this.find(words, nth);
    await this.tab.reach.move(mark.box!.x + mark.box!.width / 2, mark.box!.y + mark.box!.height / 2);
    return mark;
  }

  /** Brings the nth of these words into the window; gives the box of its first line. */
  async find(words: string, nth = 0): Promise<Mark> {
    const id = await until(`“${words}” is marked`, () => this.order<string | null>(`id ${nth} ${words}`));
    await this.order(`reveal ${id}`);
    return until(`“${words}” is in the window`, async () => {
      const [box] = await this.order<Mark['box'][]>(`rects ${id}`);
      return box && { highlight: 'p38-mark', text: words, box };
    });
  }

  /** The root that holds the card, once it is shown. */
  card(): Promise<Surface> {
    return until('the card is shown', async () => {
      for (const root of await this.tab.roots()) if ((await root.texts('.card')).length) return root;
      return null;
    });
  }

  async noCard(): Promise<void> {
    await until('no card is shown', async () => {
      for (const root of await this.tab.roots()) if ((await root.texts('.card')).length) return false;
      return true;
    });
  }

  async away(): Promise<void> {
    await this.tab.reach.move(2, 2);
  }

  close(): Promise<void> {
    return this.tab.close();
  }
}

export async function openStage(name: BrowserName, size: { width?: number; height?: number } = {}): Promise<Stage> {
  const extension = await buildTestExtension(name);
  const proxy = await startProxy(hostileSite(OTHER));
  const end = async (driver?: Driver): Promise<void> => {
    await driver?.close();
    await proxy.close();
    extension.remove();
  };
  let driver: Driver;
  try {
    driver = await launch(name, { path: needBrowser(name), extension: extension.folder, proxy, ...size });
  } catch (error) {
    await end();
    throw error;
  }
  return {
    driver,
    async open(kind) {
      const tab = await driver.open(`${ORIGIN}/hostile/${kind}`);
      const actor = new Actor(tab, name);
      await until(
        'the face is there',
        () => actor.order('report', tab.page.mainFrame(), 300).catch(() => null),
        20_000,
      );
      return actor;
    },
    close: () => end(driver),
  };
}
