import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { MARK_SHADES } from '../../data/settings';
import { COLOR, draw, png, SIZES, svg } from '../../tools/icons';
import { contrast } from './helpers/contrast';

/** Width, height and raw rows of a PNG as tools/icons.ts writes it; compression may differ between versions of zlib. */
function read(file: Buffer) {
  expect(file.subarray(1, 4).toString()).toBe('PNG');
  const idat = file.indexOf('IDAT');
  const length = file.readUInt32BE(idat - 4);
  return {
    width: file.readUInt32BE(16),
    height: file.readUInt32BE(20),
    rows: inflateSync(file.subarray(idat + 4, idat + 4 + length)),
  };
}

describe('icons', () => {
  it.each(SIZES)(`%i.png is what the tool draws`, (size) => {
    const there = read(readFileSync(`public/icon/${size}.png`));
    expect([there.width, there.height]).toEqual([size, size]);
    expect(there.rows.equals(read(png(size, draw(size, COLOR))).rows)).toBe(true);
  });

  it('the drawing is what the tool draws', () => expect(readFileSync('store/icon.svg', 'utf8')).toBe(svg(COLOR)));

  it.each(SIZES)('at %i px it has a disc, a gap all across, and empty corners', (size) => {
    const pixels = draw(size, COLOR);
    const alpha = (x: number, y: number) => pixels[(y * size + x) * 4 + 3]!;
    expect(alpha(0, 0)).toBe(0);
    expect(alpha(size / 2, size / 2)).toBe(255);
    const empty = Array.from({ length: size }, (_, y) => y).filter(
      (y) => y > size / 8 && y < size / 2 && alpha(size / 2, y) === 0,
    );
    expect(empty.length).toBeGreaterThan(0);
  });

  it('can be told from light and from dark toolbars', () => {
    for (const toolbar of ['#ffffff', '#2b2a33']) expect(contrast(COLOR, toolbar)).toBeGreaterThanOrEqual(3);
  });
});

describe('colours of the marks', () => {
  it.each(Object.entries(MARK_SHADES))('%s stands out from pages and from its own ground', (_, { light, dark }) => {
    for (const ground of ['#ffffff', light.soft]) expect(contrast(light.line, ground)).toBeGreaterThanOrEqual(3);
    for (const ground of ['#121315', dark.soft]) expect(contrast(dark.line, ground)).toBeGreaterThanOrEqual(3);
    // Black and white text on the soft grounds stays readable.
    expect(contrast('#121212', light.soft)).toBeGreaterThanOrEqual(7);
    expect(contrast('#e6e4df', dark.soft)).toBeGreaterThanOrEqual(7);
  });
});
