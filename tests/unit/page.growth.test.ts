// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchText } from '../../page/growth';

/** happy-dom knows no XPath: as much of it as is used. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  Object.assign(globalThis, { XPathResult: { ORDERED_NODE_SNAPSHOT_TYPE: 7 } });
  Document.prototype.evaluate = function (_expression: string, root: Node) {
    const all = [root, ...(root as Element).querySelectorAll('*')].filter((n) =>
      (n as Element).localName?.includes('-'),
    );
    return { snapshotLength: all.length, snapshotItem: (i: number) => all[i] ?? null } as XPathResult;
  };
  document.title = '';
  document.body.innerHTML = '';
});
const stops: (() => void)[] = [];
afterEach(() => {
  stops.splice(0).forEach((stop) => stop());
  vi.useRealTimers();
});

/** Watches for "bell"; says how often it has rung and what was handed over. */
function watch(openShadow?: (element: Element) => ShadowRoot | null) {
  const seen: string[] = [];
  const state = { rung: 0, seen, stop: () => {} };
  state.stop = watchText((text) => {
    seen.push(text);
    if (!text.includes('bell')) return false;
    state.rung++;
    return true;
  }, openShadow);
  stops.push(state.stop);
  return state;
}
/** Lets observers and slices have their turn, then as much time as a change is waited for. */
const settle = async (ms = 400) => {
  for (let i = 0; i < 20; i++) await new Promise((done) => setImmediate(done));
  await vi.advanceTimersByTimeAsync(ms);
  for (let i = 0; i < 20; i++) await new Promise((done) => setImmediate(done));
};
const long = (words: number) => 'word '.repeat(words);

describe('the text of a page', () => {
  it('rings where it stands there, across elements too, or in the title', async () => {
    document.body.innerHTML = '<p>a b<b>el</b>l</p>';
    const inText = watch();
    await settle(0);
    expect(inText.rung).toBe(1);
    document.body.innerHTML = '';
    document.title = 'bell';
    const inTitle = watch();
    await settle(0);
    expect(inTitle.rung).toBe(1);
  });

  it('does not ring for scripts and styles', async () => {
    document.body.innerHTML = `<style>.bell{} ${'x'.repeat(600)}</style><p>nothing</p>`;
    const watched = watch();
    await settle();
    expect(watched.rung).toBe(0);
  });

  it('is handed over in pieces that overlap, so that no name is cut', async () => {
    // "bell" begins right before a piece ends.
    document.body.innerHTML = `<p>${'x'.repeat(16381)} be</p><p>ll</p><p>${long(10_000)}</p>`;
    const watched = watch();
    await settle();
    expect(watched.rung).toBe(1);
    expect(watched.seen.every(({ length }) => length < 100_000)).toBe(true);
  });

  it('is read to its end though the page takes away the place where reading paused', async () => {
    document.body.innerHTML = `${`<p>${long(4000)}</p>`.repeat(10)}<p>bell</p>`;
    vi.spyOn(performance, 'now').mockImplementation(
      (
        (now) => () =>
          (now += 7)
      )(0),
    );
    const watched = watch();
    expect(watched.rung).toBe(0);
    // Each time it pauses, what it has just read goes.
    for (let i = 0; i < 9 && !watched.rung; i++) {
      document.querySelector('p')!.remove();
      await new Promise((done) => setImmediate(done));
    }
    await settle(2000);
    expect(watched.rung).toBe(1);
    vi.restoreAllMocks();
  });
});

describe('what is added', () => {
  it('rings, and only once', async () => {
    const watched = watch();
    await settle();
    document.body.append(document.createElement('p'));
    document.body.lastElementChild!.textContent = 'bell';
    await settle();
    document.body.append('bell');
    await settle(3000);
    expect(watched.rung).toBe(1);
  });

  it('completes a name that stood there in part', async () => {
    document.body.innerHTML = '<p>be<i></i></p>';
    const watched = watch();
    await settle();
    document.querySelector('i')!.append('ll');
    await settle();
    expect(watched.rung).toBe(0);
    document.querySelector('p')!.append('x');
    await settle(2000);
    expect(watched.rung).toBe(1);
  });

  it('is read once, however deep it comes', async () => {
    const watched = watch();
    await settle();
    watched.seen.length = 0;
    const outer = document.createElement('div');
    document.body.append(outer);
    outer.innerHTML = '<p>one</p><p>two</p>';
    await settle();
    expect(watched.seen).toEqual(['onetwo']);
  });

  it('rings in a shadow tree, closed ones too, and in what is added there', async () => {
    document.body.innerHTML = '<x-story>light</x-story><div id="host"></div>';
    const roots = new Map(
      [...document.querySelectorAll('x-story, #host')].map((element) => [
        element,
        element.attachShadow({ mode: 'closed' }),
      ]),
    );
    const watched = watch((element) => roots.get(element) ?? null);
    await settle();
    expect(watched.rung).toBe(0);
    roots.get(document.getElementById('host')!)!.append('bell');
    await settle();
    expect(watched.rung).toBe(1);
  });

  it('is not looked at after the end', async () => {
    const watched = watch();
    await settle();
    watched.stop();
    document.body.append('bell');
    await settle(3000);
    expect(watched.rung).toBe(0);
  });
});
