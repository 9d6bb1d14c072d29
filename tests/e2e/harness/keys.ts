import type { KeyInput, Page } from 'puppeteer-core';

/** Presses `Shift+Tab`, `Escape`, `a` …: modifiers down, the key, modifiers up. */
export async function pressOn(page: Page, keys: string): Promise<void> {
  const parts = keys.split('+') as KeyInput[];
  const key = parts.pop() as KeyInput;
  for (const modifier of parts) await page.keyboard.down(modifier);
  await page.keyboard.press(key);
  for (const modifier of parts.reverse()) await page.keyboard.up(modifier);
}
