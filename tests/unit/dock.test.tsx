// @vitest-environment happy-dom
/** The docked sidebar's way into the page and out of it. */
import { waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Dock } from '../../entrypoints/dock/dock';
import type { FaceApi, JudgeApi } from '../../extension/session';
import { defaults } from '../../data/settings';

vi.stubGlobal('ResizeObserver', undefined);

let dock: Dock;
let held: number;
let shadow: ShadowRoot;

beforeEach(() => {
  const host = document.body.appendChild(document.createElement('div'));
  shadow = host.attachShadow({ mode: 'open' });
  const mount = shadow.appendChild(document.createElement('div'));
  held = 0;
  const judge = {
    reads: [],
    settings: defaults(),
    host: 'news.example',
    lang: 'en',
    subscribe: () => () => undefined,
  } as unknown as JudgeApi;
  const face = {
    current: 0,
    marked: true,
    mount,
    hold: () => {
      held++;
      return () => void held--;
    },
    report: () => undefined,
  } as unknown as FaceApi;
  dock = new Dock(judge, face);
});
afterEach(() => {
  dock.destroy();
  document.body.replaceChildren();
});

const shown = (): Element | null => shadow.querySelector('[role="complementary"]');
const closer = (): HTMLElement | null => shadow.querySelector<HTMLElement>('button[aria-label="Close"]');
/** Longer than all that the first drawing waits for. */
const settled = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 200));
async function nothingLeft(): Promise<void> {
  await settled();
  expect(shown()).toBeNull();
  expect(held).toBe(0);
}

describe('the docked sidebar', () => {
  it('comes and goes, and keeps our node in the page as long', async () => {
    dock.open({ section: 'summary' });
    await waitFor(() => expect(closer()).not.toBeNull());
    expect(held).toBe(1);
    closer()!.click();
    await nothingLeft();
  });

  it('stays closed when it was asked for once more just before', async () => {
    dock.open({ section: 'summary' });
    await waitFor(() => expect(closer()).not.toBeNull());
    dock.open({ section: 'timeline' });
    closer()!.click();
    await nothingLeft();
  });

  it('leaves nothing behind when the extension goes before the first drawing', async () => {
    dock.open({ section: 'summary' });
    dock.destroy();
    await nothingLeft();
  });
});
