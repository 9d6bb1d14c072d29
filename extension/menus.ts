import { browser } from 'wxt/browser';
import type { Words } from '../components/types';

/** Context menus: on the toolbar button (this page, this site, options) and on selected words. Android has none. */
export const menuIds = ['page-off', 'site-off', 'options', 'ask'] as const;
export type MenuId = (typeof menuIds)[number];
export const isMenuId = (id: unknown): id is MenuId => menuIds.some((known) => known === id);

/** Makes the menus anew, in the reader's language. */
export async function makeMenus({ t }: Words): Promise<void> {
  if (!browser.contextMenus) return;
  await browser.contextMenus.removeAll();
  const make = (id: MenuId, title: string, contexts: ['action'] | ['selection']) =>
    browser.contextMenus.create({ id, title, contexts }, () => void browser.runtime.lastError);
  make('page-off', t('menu_page'), ['action']);
  make('site-off', t('menu_site'), ['action']);
  make('options', t('menu_options'), ['action']);
  make('ask', t('menu_ask'), ['selection']);
}
