import puppeteer, { type Page } from 'puppeteer-core';
import { Bidi, type RemoteNode } from './bidi.ts';
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
import {
  extensionErrors,
  focusSidebar,
  hostPermission,
  lifecycle,
  runCommand,
  sidebarContext,
  toolbarButton,
} from './firefox-chrome.ts';
import { pressOn } from './keys.ts';
import { Surface, until, type Reach } from './surface.ts';

/** Extension pages get this origin in every profile, so that tests can name them. */
const uuid = '38383838-3838-4383-8383-383838383838';

const contextOf = (page: Page) => (page.mainFrame() as unknown as { _id: string })._id;

function reach(page: Page, bidi: Bidi, root?: RemoteNode): Reach {
  return {
    call: (declaration, json) => bidi.call(contextOf(page), declaration, json, root),
    move: (x, y) => page.mouse.move(x, y),
    click: (x, y) => page.mouse.click(x, y),
    press: (key) => pressOn(page, key),
    screenshot: async (path) => void (await page.screenshot({ path: path as `${string}.png` })),
  };
}

class FirefoxTab extends Surface implements Tab {
  constructor(
    readonly page: Page,
    private readonly bidi: Bidi,
    private readonly id: string,
  ) {
    super(reach(page, bidi));
  }

  async goto(url: string) {
    await this.page.goto(url, { waitUntil: 'load' });
    await this.page.bringToFront();
  }

  async toolbarClick() {
    await this.page.bringToFront();
    await this.bidi.chrome(toolbarButton, this.id, 'click' as const);
  }

  async command(name: string) {
    await this.page.bringToFront();
    await this.bidi.chrome(runCommand, this.id, name);
  }

  async badge() {
    await this.page.bringToFront();
    return (await this.bidi.chrome(toolbarButton, this.id, 'badge' as const)) ?? '';
  }

  marks(reveal?: number): Promise<Mark[]> {
    return this.evaluate(readMarks, reveal ?? null);
  }

  serialized(): Promise<string> {
    return this.evaluate(serializePage);
  }

  async roots() {
    const roots = await this.bidi.closedRoots(contextOf(this.page));
    return roots.map((root) => new Surface(reach(this.page, this.bidi, root)));
  }

  close() {
    return this.page.close();
  }
}

/** Launches Firefox on a profile of its own with the extension in it (as a temporary add-on). */
export async function launchFirefox(options: LaunchOptions): Promise<Driver> {
  const { path, extension, proxy, headless = true, width = 1280, height = 960, lang = 'en' } = options;
  const id = (extension && manifestOf(extension).browser_specific_settings?.gecko?.id) ?? '';
  if (extension && !id) throw new Error(`${extension}: the manifest names no gecko id`);
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: path,
    headless,
    acceptInsecureCerts: true,
    defaultViewport: null,
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
    args: ['--remote-allow-system-access', `--width=${width}`, `--height=${height}`],
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': proxy.port,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy.port,
      'network.proxy.no_proxies_on': '',
      'network.proxy.allow_hijacking_localhost': true,
      'network.stricttransportsecurity.preloadlist': false,
      'extensions.webextensions.uuids': JSON.stringify({ [id]: uuid }),
      'intl.accept_languages': lang,
      // what the reader would confirm is granted at once
      'extensions.webextOptionalPermissionPrompts': false,
      // the browser's own services stay silent, so that what the proxy sees is ours or the page's
      'services.settings.server': 'data:,#remote-settings-dummy/v1',
      'browser.newtabpage.activity-stream.feeds.system.topstories': false,
    },
  });
  try {
    return await drive();
  } catch (error) {
    await browser.close();
    throw error;
  }

  async function drive(): Promise<Driver> {
    if (extension) await browser.installExtension(extension);
    const bidi = new Bidi(browser);
    const found: string[] = [];
    const origin = `moz-extension://${uuid}/`;

    const newTab = async (): Promise<Tab> => {
      const page = await browser.newPage();
      page.on('pageerror', (error) =>
        found.push(`${page.url()}: ${error instanceof Error ? error.message : String(error)}`),
      );
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'assert') found.push(`${page.url()}: ${message.text()}`);
      });
      return new FirefoxTab(page, bidi, id);
    };

    return {
      name: 'firefox',
      version: await browser.version(),
      origin,
      proxy,
      async open(url) {
        const tab = await newTab();
        await tab.goto(url);
        return tab;
      },
      async closeWelcome() {
        const welcome = async () => (await bidi.tabs()).find(({ url }) => url.startsWith(origin));
        const { context } = await until('the extension has opened a tab', welcome, WELCOME);
        // Closed earlier, it would leave questions to the browser open, whose answers Firefox logs as errors.
        const drawn = 'async () => JSON.stringify(!!document.querySelector("h1"))';
        const isDrawn = () => bidi.call(context, drawn, '').catch(() => 'false');
        await until('it is drawn', async () => (await isDrawn()) === 'true', WELCOME);
        await bidi.send('browsingContext.close', { context });
      },
      async openExtensionPage(path) {
        const tab = await newTab();
        // the load event of an extension page is never reported
        await bidi.send('browsingContext.navigate', { context: contextOf(tab.page), url: origin + path, wait: 'none' });
        await until(`${path} has loaded`, () =>
          tab.evaluate(
            (root, start) => location.href.startsWith(start) && (root as Document).readyState === 'complete',
            origin,
          ),
        );
        await tab.page.bringToFront();
        return tab;
      },
      async sidebar() {
        const context = await bidi.chrome(sidebarContext, origin);
        if (!context) return null;
        const hands = bidi.hands(context);
        return new Surface({
          call: (declaration, json) => bidi.call(context, declaration, json),
          ...hands,
          async press(keys) {
            await bidi.chrome(focusSidebar);
            await hands.press(keys);
          },
        });
      },
      grant: (pattern) => bidi.chrome(hostPermission, id, pattern, true),
      revoke: (pattern) => bidi.chrome(hostPermission, id, pattern, false),
      stopBackground: () => bidi.chrome(lifecycle, id, 'stop' as const),
      reloadExtension: () => bidi.chrome(lifecycle, id, 'reload' as const),
      errors: async () => [...found.splice(0), ...(await bidi.chrome(extensionErrors, origin))],
      closed: () =>
        browser.connected ? new Promise((done) => browser.once('disconnected', () => done())) : Promise.resolve(),
      close: () => browser.close(),
    };
  }
}
