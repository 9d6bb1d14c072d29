/* Functions that run in Firefox's own window, with its privileges. Each is self-contained: only its source goes there. */

interface NavigableManager {
  getIdForBrowser(browser: Element): string | null;
  getBrowserById(id: string): Element | null;
}
/** What is used of Firefox's internals; they have no types of their own. */
declare const ChromeUtils: { importESModule(url: string): any };
declare const WebExtensionPolicy: { getByID(id: string): { extension: any } | null };
declare const SidebarController: { isOpen: boolean; browser?: { contentDocument?: Document } };
declare const gBrowser: { selectedTab: unknown };
declare const Services: { console: { getMessageArray(): any[]; reset(): void } };
declare const Components: { interfaces: any; classes: any };

/** Clicks the toolbar button, or reads its badge on the selected tab. */
export function toolbarButton(id: string, what: 'click' | 'badge'): string | null {
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const button = ExtensionParent.apiManager.global.browserActionFor(WebExtensionPolicy.getByID(id)?.extension);
  if (!button) throw new Error(`No toolbar button of ${id}`);
  if (what === 'badge') return button.action.getProperty(gBrowser.selectedTab, 'badgeText');
  button.triggerAction(window);
  return null;
}

/** Runs a command of the extension through the very key element that its shortcut made. */
export function runCommand(id: string, name: string): void {
  const { shortcuts } = WebExtensionPolicy.getByID(id)?.extension ?? {};
  if (!shortcuts) throw new Error(`${id} has no commands`);
  shortcuts.onCommand(name);
}

/** Grants a host pattern or takes it back. */
export async function hostPermission(id: string, pattern: string, grant: boolean): Promise<void> {
  const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
  const extension = WebExtensionPolicy.getByID(id)?.extension;
  const change = { permissions: [], origins: [pattern], data_collection: [] };
  await ExtensionPermissions[grant ? 'add' : 'remove'](id, change, extension);
}

/** Stops the extension's background page as idleness does, or reloads the extension. */
export async function lifecycle(id: string, what: 'stop' | 'reload'): Promise<void> {
  if (what === 'stop') {
    await WebExtensionPolicy.getByID(id)?.extension.terminateBackground({ ignoreDevToolsAttached: true });
    return;
  }
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
  await (await AddonManager.getAddonByID(id)).reload();
}

/**
 * The browsing context of the extension's sidebar, null if it isn't open. The remote agent knows tabs only, so it is
 * taught this one browser.
 */
export function sidebarContext(origin: string): string | null {
  const browser = SidebarController.isOpen
    ? (SidebarController.browser?.contentDocument?.getElementById('webext-panels-browser') as
        (Element & { permanentKey?: object; currentURI?: { spec: string } }) | null)
    : null;
  if (!browser?.currentURI?.spec.startsWith(origin)) return null;
  const { NavigableManager: manager } = ChromeUtils.importESModule(
    'chrome://remote/content/shared/NavigableManager.sys.mjs',
  ) as {
    NavigableManager: NavigableManager;
  };
  browser.permanentKey ??= {};
  manager.getBrowserById = function (id) {
    return this.getIdForBrowser(browser) === id ? browser : Object.getPrototypeOf(this).getBrowserById.call(this, id);
  };
  return manager.getIdForBrowser(browser);
}

/** Gives the sidebar the keyboard, as F6 or a click in it does: Firefox's buttons take no keys in a document without it. */
export function focusSidebar(): void {
  (SidebarController.browser?.contentDocument?.getElementById('webext-panels-browser') as HTMLElement | null)?.focus();
}

/** Errors that the extension's scripts left in the browser console; the console is emptied. */
export function extensionErrors(origin: string): string[] {
  const { interfaces, classes } = Components;
  const thrown = Services.console
    .getMessageArray()
    .filter((m) => m instanceof interfaces.nsIScriptError)
    .map((m) => m.QueryInterface(interfaces.nsIScriptError))
    .filter((m) => m.sourceName.startsWith(origin) && !(m.flags & interfaces.nsIScriptError.warningFlag))
    .map((m) => `${m.sourceName}:${m.lineNumber}:${m.columnNumber}: ${m.errorMessage}`);
  Services.console.reset();
  const storage = classes['@mozilla.org/consoleAPI-storage;1'].getService(interfaces.nsIConsoleAPIStorage);
  const logged = storage
    .getEvents()
    .filter((e: any) => ['error', 'assert'].includes(e.level) && String(e.filename).startsWith(origin))
    .map((e: any) => `${e.filename}: ${e.arguments.map(String).join(' ')}`);
  storage.clearEvents();
  return [...thrown, ...logged];
}
