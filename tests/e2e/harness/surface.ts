import { setTimeout as sleep } from 'node:timers/promises';

/** What a browser must be able to do to one document or shadow root. Coordinates are CSS px of the view it stands in. */
export interface Reach {
  /** Calls a function, given as source, with the root and a JSON string; it resolves to a JSON string. */
  call(declaration: string, json: string): Promise<string>;
  move(x: number, y: number): Promise<void>;
  click(x: number, y: number): Promise<void>;
  /** One key by its DOM name (`Escape`, `Tab`, `a`), with modifiers before it (`Shift+Tab`). */
  press(key: string): Promise<void>;
  screenshot(path: string): Promise<void>;
}

export type Root = Document | ShadowRoot;
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Polls until `get` gives something other than null, undefined or false. Throws `what` after `ms`. */
export async function until<T>(
  what: string,
  get: () => Promise<T>,
  ms = 10_000,
): Promise<NonNullable<Exclude<T, false>>> {
  const end = Date.now() + ms;
  for (;;) {
    const got = await get();
    if (got !== null && got !== undefined && got !== false) return got as NonNullable<Exclude<T, false>>;
    if (Date.now() > end) throw new Error(`Not within ${ms} ms: ${what}`);
    await sleep(50);
  }
}

/**
 * A document or shadow root that a test looks at and acts on, alike in both browsers: the page, our closed shadow root
 * in it, the browser's sidebar, an extension page.
 */
export class Surface {
  constructor(readonly reach: Reach) {}

  /** Runs a self-contained function in the browser; arguments and result go as JSON. */
  async evaluate<A extends unknown[], R>(fn: (root: Root, ...args: A) => R, ...args: A): Promise<Awaited<R>> {
    // `__name` is what some compilers leave in functions
    const declaration = `async (root, json) => {
      const __name = (f) => f;
      return JSON.stringify({ value: await (${fn.toString()})(root, ...JSON.parse(json)) });
    }`;
    return (JSON.parse(await this.reach.call(declaration, JSON.stringify(args))) as { value: Awaited<R> }).value;
  }

  /** The text as it is shown. */
  text(): Promise<string> {
    return this.evaluate((root) => {
      const parts =
        'body' in root ? [root.body] : [...root.children].filter((c) => !/^(style|link)$/i.test(c.localName));
      return parts.map((part) => (part as HTMLElement).innerText ?? '').join('\n');
    });
  }

  /** Texts of the shown elements that match, in order. */
  texts(selector: string): Promise<string[]> {
    return this.evaluate(
      (root, css) =>
        [...root.querySelectorAll<HTMLElement>(css)]
          .filter((e) => e.getClientRects().length)
          .map((e) => e.innerText.trim()),
      selector,
    );
  }

  /**
   * Box of the first shown element that matches `selector` and, if given, whose text or accessible label matches `name`;
   * it is scrolled into view. Null if there is none.
   */
  box(selector: string, name?: RegExp): Promise<(Box & { hit: boolean }) | null> {
    return this.evaluate(
      (root, css, source, flags) => {
        const pattern = source === null ? null : new RegExp(source, flags);
        const label = (e: HTMLElement) => `${e.getAttribute('aria-label') ?? ''}\n${e.title}\n${e.innerText}`;
        const element = [...root.querySelectorAll<HTMLElement>(css)].find(
          (e) => e.getClientRects().length > 0 && (!pattern || pattern.test(label(e))),
        );
        if (!element) return null;
        const look = (block: 'nearest' | 'center') => {
          element.scrollIntoView({ block, inline: 'nearest', behavior: 'instant' });
          const { x, y, width, height } = element.getClientRects()[0] as DOMRect;
          const top = root.elementFromPoint(x + width / 2, y + height / 2);
          return { x, y, width, height, hit: !!top && (element.contains(top) || top.contains(element)) };
        };
        const near = look('nearest');
        return near.hit ? near : look('center'); // at the edge something sticky may lie over it
      },
      selector,
      name?.source ?? null,
      name?.flags,
    );
  }

  /** A real click in the middle of the element; waits until it is there and nothing covers it. */
  async click(selector: string, name?: RegExp): Promise<void> {
    const box = await until(`${selector} ${name ?? ''} can be clicked`, async () => {
      const found = await this.box(selector, name);
      return found?.hit ? found : null;
    });
    await this.reach.click(box.x + box.width / 2, box.y + box.height / 2);
  }

  /** Waits until the shown text matches. Gives the match. */
  async waitForText(pattern: RegExp, ms = 10_000): Promise<RegExpExecArray> {
    let last = '';
    try {
      return await until(`text ${pattern}`, async () => pattern.exec((last = await this.text())), ms);
    } catch (error) {
      throw new Error(`${(error as Error).message}\nThe text is:\n${last.slice(0, 2000)}`, { cause: error });
    }
  }
}
