// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchorBox } from '../../page/place';
import { distance } from '../../page/scroll';
import { Truce } from '../../page/truce';
import { pageOf, whenActivated } from '../../page/watch';

const box = ({ x, y, width, height }: DOMRect) => [x, y, width, height];

describe('the box that a card stands beside', () => {
  const first = new DOMRect(500, 100, 100, 20);
  const second = new DOMRect(20, 124, 60, 20);

  test('one line: that line', () => expect(box(anchorBox([first], null)!)).toEqual([500, 100, 100, 20]));
  test('two lines: along the line under the pointer, across both', () => {
    expect(box(anchorBox([first, second], { x: 30, y: 130 })!)).toEqual([20, 100, 60, 44]);
    expect(box(anchorBox([first, second], { x: 550, y: 110 })!)).toEqual([500, 100, 100, 44]);
    expect(box(anchorBox([first, second], null)!)).toEqual([500, 100, 100, 44]);
  });
  test('a line in the next column is not covered by a tall box', () => {
    expect(box(anchorBox([new DOMRect(0, 900, 50, 20), new DOMRect(300, 10, 50, 20)], { x: 310, y: 15 })!)).toEqual([
      300, 10, 50, 20,
    ]);
  });
  test('vertical text: the axes change places', () => {
    const lines = [new DOMRect(500, 300, 20, 100), new DOMRect(476, 10, 20, 60)];
    expect(box(anchorBox(lines, { x: 480, y: 20 }, true)!)).toEqual([476, 10, 44, 60]);
  });
  test('nothing laid out: no box', () => expect(anchorBox([], null)).toBeNull());

  test('holds the line under the pointer, always', () => {
    const line = fc.tuple(
      fc.integer({ min: 0, max: 900 }),
      fc.integer({ min: 0, max: 900 }),
      fc.integer({ min: 1, max: 300 }),
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), fc.nat(3), (lines, which) => {
        const rects = lines.map(([x, y, w]) => new DOMRect(x, y, w, 20));
        const on = rects[which % rects.length]!;
        const at = { x: on.x + on.width / 2, y: on.y + 10 };
        const found = anchorBox(rects, at)!;
        expect(found.left <= at.x && at.x <= found.right && found.top <= at.y && at.y <= found.bottom).toBe(true);
      }),
    );
  });
});

describe('how far to scroll', () => {
  test('not at all when it is in view', () => expect(distance(100, 120, 0, 800)).toBe(0));
  test('to a little above the middle otherwise', () => {
    expect(distance(1000, 1020, 0, 800)).toBe(1010 - 320);
    expect(distance(-500, -480, 100, 800)).toBe(-490 - 380);
  });
  test('what is larger than the window starts at its top', () => expect(distance(2000, 3000, 50, 800)).toBe(1950));
  test('brings it into view', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: -5000, max: 5000 }),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 300, max: 900 }),
        (from, size, height) => {
          const by = distance(from, from + size, 0, height);
          // Half a pixel is lost to rounding.
          expect(from - by).toBeGreaterThanOrEqual(-size / 2 - 1);
          expect(from + size - by).toBeLessThanOrEqual(height + 1);
        },
      ),
    ));
});

test('a truce: five times in ten seconds, then the page has its way', () => {
  const truce = new Truce();
  expect([0, 1, 2, 3, 4, 5].map((t) => truce.again(t))).toEqual([true, true, true, true, true, false]);
  expect(truce.again(10_500)).toBe(true);
  truce.forget();
  expect(truce.again(10_501)).toBe(true);
});

test.each([
  ['https://example.org/a?b=1#part', 'https://example.org/a?b=1'],
  ['https://example.org/a', 'https://example.org/a'],
  ['https://example.org/#/story/1', 'https://example.org/#/story/1'],
  ['https://example.org/#!story', 'https://example.org/#!story'],
])('a page is its address without a mere anchor: %s', (href, page) => expect(pageOf(href)).toBe(page));

test('a page that is being prerendered is waited for, another is not', async () => {
  const page = new EventTarget() as EventTarget & { prerendering?: boolean };
  await whenActivated(page as never);
  page.prerendering = true;
  let shown = false;
  const waiting = whenActivated(page as never).then(() => (shown = true));
  await Promise.resolve();
  expect(shown).toBe(false);
  page.dispatchEvent(new Event('prerenderingchange'));
  await waiting;
  expect(shown).toBe(true);
});
