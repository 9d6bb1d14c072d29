import { browser } from 'wxt/browser';
import type { Place } from '../components/types';

/**
 * The browser's own sidebar: Chrome's side panel, Firefox's sidebar, a tab on Android. Both browsers open it only
 * straight from a click or key, so `open` must be called before any await.
 */
interface SidebarAction {
  open(): Promise<void>;
}
const sidebarAction = (): SidebarAction | undefined =>
  (browser as unknown as { sidebarAction?: SidebarAction }).sidebarAction;
const sidePanel = (): typeof chrome.sidePanel | undefined => globalThis.chrome?.sidePanel;

export const PANEL = '/sidepanel.html';

/** Opens it in a window. Where there is no sidebar, opens a tab that watches `tabId`. */
export function open(windowId: number, tabId?: number): Promise<unknown> {
  const panel = sidePanel();
  if (panel) return panel.open({ windowId });
  const action = sidebarAction();
  if (action) return action.open();
  return openAsTab(tabId);
}

/** The sidebar as a tab of its own, for browsers without one and for clicks that may not open one. */
export const openAsTab = (tabId?: number): Promise<unknown> =>
  browser.tabs.create({
    url: browser.runtime.getURL(`${PANEL}${tabId === undefined ? '' : `?tab=${tabId}`}`),
  });

/** Tells the sidebar of a window something. Resolves false when none is open there. */
export async function tell(message: PanelMessage): Promise<boolean> {
  try {
    return (await browser.runtime.sendMessage(message)) === true;
  } catch {
    // "Receiving end does not exist": no extension page is open.
    return false;
  }
}

export type PanelMessage =
  | { kind: 'present'; windowId: number }
  | { kind: 'go'; windowId: number; place: Place }
  | { kind: 'close'; windowId: number }
  | { kind: 'look'; windowId: number; tabId: number };
