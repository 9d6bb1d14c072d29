import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blend, judgeTheme, luminance, parseColour, type Colour } from '../../page/theme';

const WHITE: Colour = [1, 1, 1, 1];
const BLACK: Colour = [0, 0, 0, 1];
const GREY = (n: number): Colour => [n, n, n, 1];

describe('reading computed colours', () => {
  test.each<[string, Colour]>([
    ['rgb(255, 0, 51)', [1, 0, 0.2, 1]],
    ['rgba(0, 0, 0, 0.5)', [0, 0, 0, 0.5]],
    ['rgb(255 255 255 / 25%)', [1, 1, 1, 0.25]],
    ['color(srgb 1 0.5 0)', [1, 0.5, 0, 1]],
    ['color(display-p3 0.1 0.2 0.3 / 0.4)', [0.1, 0.2, 0.3, 0.4]],
    ['oklch(0.2 0.1 200)', [0.2, 0.2, 0.2, 1]],
    ['lab(90 10 10 / 0.5)', [0.9, 0.9, 0.9, 0.5]],
    ['oklab(none 0 0)', [0, 0, 0, 1]],
  ])('%s', (text, expected) => expect(parseColour(text)).toEqual(expected));

  test.each(['', 'red', 'rgb()', 'url(x)', 'color-mix(in srgb, red, blue)'])('not: %s', (text) =>
    expect(parseColour(text)).toBeNull(),
  );

  test('never throws', () => fc.assert(fc.property(fc.string(), (text) => void parseColour(text))));
});

test('luminance is that of WCAG', () => {
  expect(luminance(WHITE)).toBeCloseTo(1);
  expect(luminance(BLACK)).toBe(0);
  expect(luminance([0x77 / 255, 0x77 / 255, 0x77 / 255, 1])).toBeCloseTo(0.184, 3);
});

test('blending', () => {
  expect(blend([0, 0, 0, 0.5], WHITE)).toEqual(GREY(0.5));
  expect(blend([1, 0, 0, 1], WHITE)).toEqual([1, 0, 0, 1]);
});

describe('light or dark', () => {
  test.each<[string, Colour | null, (Colour | null)[], 'light' | 'dark']>([
    ['black on white', BLACK, [WHITE], 'light'],
    ['white on black', WHITE, [BLACK], 'dark'],
    ['a dark veil over white', WHITE, [[0, 0, 0, 0.9], WHITE], 'dark'],
    ['a thin veil over white', BLACK, [[0, 0, 0, 0.1], WHITE], 'light'],
    ['no background, dark text', GREY(0.2), [], 'light'],
    ['no background, light text: the browser’s dark canvas', GREY(0.9), [], 'dark'],
    ['a light picture behind dark text', BLACK, [null], 'light'],
    ['a dark picture behind light text', WHITE, [null], 'dark'],
    ['a veil over a picture', WHITE, [[1, 1, 1, 0.1], null], 'dark'],
    ['white text over a white body: something positioned lies between', WHITE, [WHITE], 'dark'],
    ['black text over a black body', BLACK, [BLACK], 'light'],
    ['a red link on white', [0.8, 0, 0, 1], [WHITE], 'light'],
    ['grey text on near-black', GREY(0.5), [GREY(0.1)], 'dark'],
    ['unknown text colour', null, [GREY(0.1)], 'dark'],
  ])('%s', (_, text, layers, expected) => expect(judgeTheme(text, layers)).toBe(expected));

  test('readable text on an opaque ground is always judged by the ground', () => {
    const channel = fc.double({ min: 0, max: 1, noNaN: true });
    const colour = fc.tuple(channel, channel, channel).map(([r, g, b]): Colour => [r, g, b, 1]);
    fc.assert(
      fc.property(colour, colour, (text, ground) => {
        const [a, b] = [luminance(text), luminance(ground)];
        fc.pre((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) >= 4.5);
        expect(judgeTheme(text, [ground])).toBe(b > a ? 'light' : 'dark');
      }),
    );
  });
});
