import { writeFile } from 'node:fs/promises';
import type { Browser } from 'puppeteer-core';
import type { Reach } from './surface.ts';

/** A node of a BiDi answer, as far as it is used here. */
export interface RemoteNode {
  sharedId: string;
  value?: { children?: RemoteNode[]; shadowRoot?: RemoteNode | null; mode?: 'open' | 'closed' };
}
type Said =
  { type: 'exception'; exceptionDetails: { text: string } } | { type: 'success'; result: Record<string, unknown> };

/** WebDriver BiDi commands that puppeteer has no word for: Firefox's chrome scope, closed shadow roots, the sidebar. */
export class Bidi {
  private window: string | null = null;

  constructor(private readonly browser: Browser) {}

  async send<T>(method: string, parameters: object): Promise<T> {
    const { connection } = this.browser as unknown as {
      connection: { send(m: string, p: object): Promise<{ result: T }> };
    };
    return (await connection.send(method, parameters)).result;
  }

  /** Top browsing contexts: tabs, of extension pages too, or (`chrome`) the browser's windows. */
  async tabs(scope: 'content' | 'chrome' = 'content'): Promise<{ context: string; url: string }[]> {
    const asked = { 'moz:scope': scope };
    return (await this.send<{ contexts: { context: string; url: string }[] }>('browsingContext.getTree', asked))
      .contexts;
  }

  /** Calls a function in a browsing context, at `root` if given, and gives its string. */
  async call(context: string, declaration: string, json: string, root?: RemoteNode): Promise<string> {
    const said = await this.send<Said>('script.callFunction', {
      functionDeclaration: root ? declaration : `(json) => (${declaration})(document, json)`,
      arguments: [...(root ? [{ sharedId: root.sharedId }] : []), { type: 'string', value: json }],
      target: { context },
      awaitPromise: true,
    });
    if (said.type === 'exception') throw new Error(said.exceptionDetails.text);
    return said.result.value as string;
  }

  /** Runs a self-contained function in the browser's own window, with its privileges. Arguments and result go as JSON. */
  async chrome<A extends unknown[], R>(fn: (...args: A) => R, ...args: A): Promise<Awaited<R>> {
    if (!this.window) {
      const contexts = await this.tabs('chrome');
      this.window = contexts.find((c) => c.url.endsWith('/browser.xhtml'))?.context ?? null;
      if (!this.window) throw new Error('Firefox has no browser window');
    }
    const declaration = `async (_, json) => {
      const __name = (f) => f;
      return JSON.stringify({ value: await (${fn.toString()})(...JSON.parse(json)) });
    }`;
    return (JSON.parse(await this.call(this.window, declaration, JSON.stringify(args))) as { value: Awaited<R> }).value;
  }

  /** The closed shadow roots on children of `html` and `body`. */
  async closedRoots(context: string): Promise<RemoteNode[]> {
    const said = await this.send<{ result: RemoteNode }>('script.evaluate', {
      expression: 'document.documentElement',
      target: { context },
      awaitPromise: false,
      serializationOptions: { includeShadowTree: 'all', maxDomDepth: 2 },
    });
    const children = (node: RemoteNode) => node.value?.children ?? [];
    return [said.result, ...children(said.result)]
      .flatMap(children)
      .flatMap(({ value }) => (value?.shadowRoot?.value?.mode === 'closed' ? [value.shadowRoot] : []));
  }

  /** Mouse, keys and pictures in a browsing context that puppeteer doesn't know as a page. */
  hands(context: string): Omit<Reach, 'call'> {
    const perform = (type: 'pointer' | 'key', id: string, actions: object[]) =>
      this.send<void>('input.performActions', { context, actions: [{ type, id, actions }] });
    const names: Record<string, string> = {
      Escape: '\uE00C',
      Enter: '\uE007',
      Tab: '\uE004',
      Shift: '\uE008',
      Home: '\uE011',
      End: '\uE010',
      ArrowLeft: '\uE012',
      ArrowUp: '\uE013',
      ArrowRight: '\uE014',
      ArrowDown: '\uE015',
    };
    const at = (x: number, y: number) => ({ type: 'pointerMove', x: Math.round(x), y: Math.round(y) });
    return {
      move: (x, y) => perform('pointer', 'mouse', [at(x, y)]),
      click: (x, y) =>
        perform('pointer', 'mouse', [at(x, y), { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }]),
      press: (keys) => {
        const values = keys.split('+').map((key) => names[key] ?? key);
        const down = values.map((value) => ({ type: 'keyDown', value }));
        return perform('key', 'keyboard', [...down, ...values.reverse().map((value) => ({ type: 'keyUp', value }))]);
      },
      screenshot: async (path) => {
        const { data } = await this.send<{ data: string }>('browsingContext.captureScreenshot', { context });
        await writeFile(path, Buffer.from(data, 'base64'));
      },
    };
  }
}
