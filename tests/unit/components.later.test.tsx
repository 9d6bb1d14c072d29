// @vitest-environment happy-dom
/** Lists that come in slices, so that no drawing is long. */
import { act, cleanup, render } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { InTurn } from '../../components/Later';
import { ToldOnce } from './helpers/observer';

afterEach(cleanup);

const list = (items: string[], now = false) => (
  <ul>
    <InTurn items={items} height={40} now={now}>
      {(item) => <li key={item}>{item}</li>}
    </InTurn>
  </ul>
);
const drawn = (): string[] => [...document.querySelectorAll('li:not([data-later])')].map((li) => li.textContent);
const held = (): string | undefined => document.querySelector<HTMLElement>('[data-later]')?.style.minHeight;
const task = () => new Promise<void>((resolve) => setTimeout(resolve));
/** One frame and the tasks after it: boxes are told, and a slice is drawn. */
const frame = (): Promise<void> =>
  act(async () => {
    await new Promise(requestAnimationFrame);
    for (let i = 0; i < 3; i++) await task();
  });

describe('InTurn', () => {
  it('draws one item with the list and one a frame, and holds one place for the rest', async () => {
    render(list(['a', 'b', 'c', 'd']));
    const seen = [[drawn(), held()]];
    for (let i = 0; i < 3; i++) {
      await frame();
      seen.push([drawn(), held()]);
    }
    expect(seen).toEqual([
      [['a'], '120px'],
      [['a', 'b'], '80px'],
      [['a', 'b', 'c'], '40px'],
      [['a', 'b', 'c', 'd'], undefined],
    ]);
  });

  it('draws all at once where it is told to, and goes on where it was after that', async () => {
    const { rerender } = render(list(['a', 'b', 'c'], true));
    expect(drawn()).toEqual(['a', 'b', 'c']);
    rerender(list(['a', 'b', 'c']));
    for (let i = 0; i < 3; i++) await frame();
    expect(drawn()).toEqual(['a', 'b', 'c']);
  });

  it('is whole after microtasks alone when the document is printed', async () => {
    render(list(Array.from({ length: 60 }, (_, i) => `item ${i}`)));
    expect(drawn()).toHaveLength(1);
    dispatchEvent(new Event('beforeprint'));
    for (let i = 0; i < 20; i++) await Promise.resolve();
    expect(drawn()).toHaveLength(60);
    dispatchEvent(new Event('afterprint'));
  });

  it('holds nothing for a list of one or none', () => {
    render(list([]));
    expect([drawn(), held()]).toEqual([[], undefined]);
    cleanup();
    render(list(['a']));
    expect([drawn(), held()]).toEqual([['a'], undefined]);
  });

  it('comes on a page that took the one before away while it was waited for', async () => {
    const { container, unmount } = render(list(['a', 'b']));
    container.remove();
    await frame();
    unmount();
    render(list(['c', 'd']));
    await frame();
    expect(drawn()).toEqual(['c', 'd']);
  });

  it('says nothing on a page that is gone, where no timer can be set', async () => {
    const said: unknown[] = [];
    class Late extends ToldOnce {
      constructor(callback: IntersectionObserverCallback) {
        super((entries, self) => {
          vi.stubGlobal('setTimeout', () => {
            throw new Error('NS_ERROR_NOT_INITIALIZED');
          });
          try {
            said.push(callback(entries, self));
          } catch (error) {
            said.push(error);
          } finally {
            vi.unstubAllGlobals();
          }
        });
      }
    }
    vi.stubGlobal('IntersectionObserver', Late);
    render(list(['a', 'b']));
    await frame();
    expect([said, drawn()]).toEqual([[undefined], ['a']]);
  });
});
