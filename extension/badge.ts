import { browser } from 'wxt/browser';
import type { Words } from '../components/types';

/**
 * The toolbar button's badge: the number of distinct concepts where marks are shown, a quiet dot where the page only
 * mentions the subject, nothing elsewhere. The browser drops it by itself when the tab loads another page.
 */
export async function showVerdict(
  tabId: number,
  verdict: 'about' | 'mentions' | 'none',
  concepts: number,
  { t }: Words,
): Promise<void> {
  const text = verdict === 'about' ? String(concepts) : verdict === 'mentions' ? '·' : '';
  const title =
    verdict === 'about'
      ? t('menu_badge_about', concepts)
      : verdict === 'mentions'
        ? t('menu_badge_passing')
        : t('manifest_action');
  // The tab may have been closed meanwhile.
  await Promise.allSettled([
    browser.action.setBadgeText({ tabId, text }),
    browser.action.setTitle({ tabId, title }),
    browser.action.setBadgeBackgroundColor({ tabId, color: verdict === 'about' ? '#2347b5' : '#66645e' }),
    browser.action.setBadgeTextColor?.({ tabId, color: '#ffffff' }),
  ]);
}
