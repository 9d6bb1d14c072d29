import puppeteer, { type CDPSession, type Extension, type Page, type Target, type WebWorker } from 'puppeteer-core';
import {
  WELCOME,
  manifestOf,
  readMarks,
  serializePage,
  type Driver,
  type LaunchOptions,
  type Mark,
  type Tab,
} from './driver.ts';
import { pressOn } from './keys.ts';
import { Surface, until, type Reach } from './surface.ts';

/** A root in a page, named by the object id that the page's session knows it by. */
function reach(page: Page, session: CDPSession, rootId: () => Promise<string>): Reach {
  return {
    async call(declaration, json) {
      const objectId = await rootId();
      const said = await session.send('Runtime.callFunctionOn', {
        objectId,
        functionDeclaration: `function (json) { return (${declaration})(this, json); }`,
        arguments: [{ value: json }],
        awaitPromise: true,
        returnByValue: true,
        userGesture: false,
      });
      if (said.exceptionDetails)
        throw new Error(said.exceptionDetails.exception?.description ?? said.exceptionDetails.text);
      return said.result.value as string;
    },
    move: (x, y) => page.mouse.move(x, y),
    click: (x, y) => page.mouse.click(x, y),
    press: (key) => pressOn(page, key),
    screenshot: async (path) => void (await page.screenshot({ path: path as `${string}.png` })),
  };
}

const documentId = (session: CDPSession) => async () => {
  const { result } = await session.send('Runtime.evaluate', { expression: 'document' });
  return result.objectId as string;
};

interface Inside {
  extension: Extension | null;
  worker(): Promise<WebWorker>;
  panel(): Promise<Page | undefined>;
}

class ChromiumTab extends Surface implements Tab {
  constructor(
    readonly page: Page,
    private readonly session: CDPSession,
    private readonly inside: Inside,
  ) {
    super(reach(page, session, documentId(session)));
  }

  async goto(url: string) {
    await this.page.goto(url, { waitUntil: 'load' });
    await this.page.bringToFront();
  }

  async toolbarClick() {
    if (!this.inside.extension) throw new Error('The browser was launched without an extension');
    await this.page.bringToFront();
    await this.inside.extension.triggerAction(this.page);
  }

  async command(name: string) {
    await this.page.bringToFront();
    const worker = await this.inside.worker();
    await worker.evaluate(async (command) => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      // events of the extension API can be dispatched from inside; no protocol sends a key to the browser's own window
      (chrome.commands.onCommand as unknown as { dispatch(command: string, tab?: chrome.tabs.Tab): void }).dispatch(
        command,
        tab,
      );
    }, name);
  }

  async badge() {
    await this.page.bringToFront();
    const read = async () => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      return chrome.action.getBadgeText({ tabId: tab?.id });
    };
    // A background that was stopped is not started to be asked: the side panel may ask as well.
    const panel = await this.inside.panel();
    return panel ? panel.evaluate(read) : (await this.inside.worker()).evaluate(read);
  }

  marks(reveal?: number): Promise<Mark[]> {
    return this.evaluate(readMarks, reveal ?? null);
  }

  serialized(): Promise<string> {
    return this.evaluate(serializePage);
  }

  async roots() {
    const { result } = await this.session.send('Runtime.evaluate', { expression: 'document.documentElement' });
    const { node } = await this.session.send('DOM.describeNode', {
      objectId: result.objectId as string,
      depth: 2,
      pierce: true,
    });
    const hosts = [node, ...(node.children ?? [])].flatMap((parent) => parent.children ?? []);
    const closed = hosts.flatMap((host) => host.shadowRoots ?? []).filter((root) => root.shadowRootType === 'closed');
    return closed.map(
      ({ backendNodeId }) =>
        new Surface(
          reach(this.page, this.session, async () => {
            const { object } = await this.session.send('DOM.resolveNode', { backendNodeId });
            return object.objectId as string;
          }),
        ),
    );
  }

  close() {
    return this.page.close();
  }
}

/** Launches Chromium (or Chrome) on a profile of its own with the extension in it. */
export async function launchChromium(options: LaunchOptions): Promise<Driver> {
  const { path, extension, proxy, headless = true, width = 1280, height = 960, lang = 'en' } = options;
  const panelPath = extension && manifestOf(extension).side_panel?.default_path;
  const browser = await puppeteer.launch({
    executablePath: path,
    pipe: true,
    headless,
    enableExtensions: true,
    acceptInsecureCerts: true,
    defaultViewport: null,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--proxy-server=http://127.0.0.1:${proxy.port}`,
      '--proxy-bypass-list=<-loopback>',
      '--ignore-certificate-errors',
      '--disable-component-update',
      '--disable-quic',
      `--window-size=${width},${height}`,
      `--accept-lang=${lang}`,
    ],
  });
  try {
    return await drive();
  } catch (error) {
    await browser.close();
    throw error;
  }

  async function drive(): Promise<Driver> {
    const found: string[] = [];
    const opened = new Set<Target>();
    const listen = async (session: CDPSession, where: () => string) => {
      session.on('Runtime.exceptionThrown', ({ exceptionDetails: e }) =>
        found.push(`${where()}: ${e.exception?.description ?? e.text} (${e.url ?? ''}:${e.lineNumber})`),
      );
      session.on('Runtime.consoleAPICalled', ({ type, args }) => {
        if (type === 'error' || type === 'assert')
          found.push(`${where()}: ${args.map((a) => a.value ?? a.description).join(' ')}`);
      });
      session.on('Log.entryAdded', ({ entry }) => {
        // a page's missing image is not an error of ours, and the proxy sees every request
        if (entry.level === 'error' && entry.source !== 'network')
          found.push(`${where()}: ${entry.text} (${entry.url ?? ''})`);
      });
      await Promise.all([session.send('Runtime.enable'), session.send('Log.enable')]);
    };
    const attach = async (target: Target) => {
      try {
        const session = await target.createCDPSession();
        attached.set(target, session);
        await listen(session, () => target.url());
      } catch (error) {
        if (browser.connected && browser.targets().includes(target)) throw error; // else it is gone already
      }
    };

    const id = extension ? await browser.installExtension(extension) : null;
    const inside: Inside = {
      extension: id ? ((await browser.extensions()).get(id) ?? null) : null,
      worker: () => until('the background is running', async () => (await inside.extension?.workers())?.[0]),
      panel: async () => panelTarget()?.asPage(),
    };
    const origin = `chrome-extension://${id}/`;
    const panelTarget = () =>
      browser.targets().find((t) => panelPath && t.url().startsWith(origin + panelPath) && !opened.has(t));
    const ours = (target: Target) => target.url().startsWith(origin);
    const attached = new Map<Target, CDPSession | null>();
    const notice = (target: Target) => {
      if (!ours(target) || opened.has(target) || attached.has(target)) return;
      attached.set(target, null);
      attach(target).catch((error: Error) => found.push(`harness: ${error.message}`));
    };
    browser.targets().forEach(notice);
    browser.on('targetcreated', notice);
    browser.on('targetchanged', notice); // a side panel has no address yet when it is created
    browser.on('targetdestroyed', (target) => attached.delete(target));

    /** Lets go of the background: a worker that is watched would wait for its debugger when it starts again. */
    const unwatch = async () => {
      for (const [target, session] of attached) {
        if (target.type() !== 'service_worker') continue;
        attached.delete(target);
        await session?.detach();
      }
    };

    const openTab = async (url: string): Promise<Tab> => {
      const page = await browser.newPage();
      opened.add(page.target());
      const session = await page.createCDPSession();
      await listen(session, () => page.url());
      const tab = new ChromiumTab(page, session, inside);
      await tab.goto(url);
      return tab;
    };
    /** Does what the browser's own page of extensions does. */
    const settings = async (
      method: 'addHostPermission' | 'removeHostPermission' | 'reload',
      given: string | object,
    ) => {
      const page = await browser.newPage();
      try {
        await page.goto('chrome://extensions');
        await page.evaluate(
          async (call, extensionId, argument) => {
            const api = (
              chrome as unknown as {
                developerPrivate: Record<string, (...given: unknown[]) => Promise<unknown>>;
              }
            ).developerPrivate;
            // Without it an unpacked extension is switched off when it is reloaded.
            if (call === 'reload') await api.updateProfileConfiguration!({ inDeveloperMode: true });
            await api[call]!(extensionId, argument);
          },
          method,
          id ?? '',
          given,
        );
      } finally {
        await page.close();
      }
    };

    return {
      name: 'chromium',
      version: await browser.version(),
      origin,
      proxy,
      open: openTab,
      async closeWelcome() {
        const welcome = async () => (await browser.pages()).find((page) => page.url().startsWith(origin));
        await (await until('the extension has opened a tab', welcome, WELCOME)).close();
      },
      openExtensionPage: (page) => openTab(origin + page),
      async sidebar() {
        const target = panelTarget();
        if (!target) return null;
        try {
          const page = await target.asPage();
          const session = await target.createCDPSession();
          return new Surface(reach(page, session, documentId(session)));
        } catch (error) {
          if (browser.targets().includes(target)) throw error;
          return null; // it has closed meanwhile
        }
      },
      grant: (pattern) => settings('addHostPermission', pattern),
      revoke: (pattern) => settings('removeHostPermission', pattern),
      async stopBackground() {
        await unwatch();
        const [page] = await browser.pages();
        const session = await page!.createCDPSession();
        await session.send('ServiceWorker.enable');
        await session.send('ServiceWorker.stopAllWorkers');
        await session.detach();
      },
      async reloadExtension() {
        await unwatch();
        await settings('reload', { failQuietly: true });
      },
      errors: async () => found.splice(0),
      closed: () =>
        browser.connected ? new Promise((done) => browser.once('disconnected', () => done())) : Promise.resolve(),
      close: () => browser.close(),
    };
  }
}
