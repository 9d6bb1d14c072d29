/**
 * Draws the icons: a globe and the parallel that gives the project its name, at its true height.
 * `npx tsx tools/icons.ts` writes public/icon/*.png and store/icon.svg; the pictures are computed here, pixel by pixel, so that they come out
 * the same everywhere.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

export const SIZES = [16, 32, 48, 96, 128] as const;
/** The essay's blue, at 3:1 to white and to near-black toolbars. */
export const COLOR = '#4f6fd0';

const LATITUDE = (38 * Math.PI) / 180;

/** The shape in a square of side 1: radius, and the middle and the half width of the gap that is the parallel. */
function shape(size: number) {
  // The stores want a margin around the largest one; the others fill their square.
  const radius = size === 128 ? 0.375 : 0.47;
  const parallel = 0.5 - radius * Math.sin(LATITUDE);
  // On small icons the gap sits on whole pixels, or it would be a grey smear.
  const half = size <= 32 ? 0.5 / 16 : 0.06 * radius;
  const snapped = size <= 32 ? Math.floor(parallel * 16) / 16 + half : parallel;
  return { radius, parallel: snapped, half };
}

/** Straight RGBA rows of the icon, each pixel covered as much as 8 × 8 points in it say. */
export function draw(size: number, color: string): Buffer {
  const { radius, parallel, half } = shape(size);
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16)) as [number, number, number];
  const points = 8;
  const pixels = Buffer.alloc(size * size * 4);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      let covered = 0;
      for (let i = 0; i < points * points; i++) {
        const px = (x + ((i % points) + 0.5) / points) / size;
        const py = (y + (Math.floor(i / points) + 0.5) / points) / size;
        if (Math.hypot(px - 0.5, py - 0.5) <= radius && Math.abs(py - parallel) >= half) covered++;
      }
      pixels.set([r, g, b, Math.round((covered / points ** 2) * 255)], (y * size + x) * 4);
    }
  return pixels;
}

/** A PNG of straight RGBA rows. */
export function png(size: number, pixels: Buffer): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc32(body), out.length - 4);
    return out;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const rows = Array.from({ length: size }, (_, y) =>
    Buffer.concat([Buffer.from([0]), pixels.subarray(y * size * 4, (y + 1) * size * 4)]),
  );
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The same shape as a drawing of any size. */
export function svg(color: string): string {
  const { radius, parallel, half } = shape(96);
  const [c, r] = [50, radius * 100];
  const chord = (y: number) => Math.sqrt(r ** 2 - (y - c) ** 2);
  const [top, bottom] = [(parallel - half) * 100, (parallel + half) * 100];
  const n = (value: number) => Number(value.toFixed(2));
  const cap = `M${n(c - chord(top))} ${n(top)}A${n(r)} ${n(r)} 0 0 1 ${n(c + chord(top))} ${n(top)}z`;
  const body = `M${n(c - chord(bottom))} ${n(bottom)}A${n(r)} ${n(r)} 0 1 0 ${n(c + chord(bottom))} ${n(bottom)}z`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><path fill="${color}" d="${cap}${body}"/></svg>\n`;
}

if (import.meta.filename === process.argv[1]) {
  const root = join(import.meta.dirname, '..');
  for (const folder of ['public/icon', 'store']) mkdirSync(join(root, folder), { recursive: true });
  for (const size of SIZES) writeFileSync(join(root, `public/icon/${size}.png`), png(size, draw(size, COLOR)));
  writeFileSync(join(root, 'store/icon.svg'), svg(COLOR));
}
