import { inflateSync } from 'node:zlib';

export interface Picture {
  width: number;
  height: number;
  /** Red, green, blue of a pixel, 0 … 255. */
  at(x: number, y: number): [number, number, number];
}

/** Reads a PNG as browsers' screenshots are: 8 bits, RGB or RGBA, not interlaced. @throws Error for any other. */
export function readPng(file: Uint8Array): Picture {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const data: Uint8Array[] = [];
  let [width, height, channels] = [0, 0, 0];
  for (let at = 8; at < file.length;) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...file.subarray(at + 4, at + 8));
    if (type === 'IHDR') {
      width = view.getUint32(at + 8);
      height = view.getUint32(at + 12);
      const [depth, colour, , , interlace] = file.subarray(at + 16, at + 21);
      channels = colour === 6 ? 4 : colour === 2 ? 3 : 0;
      if (depth !== 8 || !channels || interlace) throw new Error('A PNG of another kind');
    } else if (type === 'IDAT') data.push(file.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const raw = inflateSync(Buffer.concat(data));
  const stride = width * channels;
  const pixels = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)]!;
    for (let i = 0; i < stride; i++) {
      const left = i < channels ? 0 : pixels[y * stride + i - channels]!;
      const up = y === 0 ? 0 : pixels[(y - 1) * stride + i]!;
      const corner = y === 0 || i < channels ? 0 : pixels[(y - 1) * stride + i - channels]!;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!;
      pixels[y * stride + i] = raw[y * (stride + 1) + 1 + i]! + guess;
    }
  }
  return {
    width,
    height,
    at: (x, y) =>
      [...pixels.subarray(y * stride + x * channels, y * stride + x * channels + 3)] as [number, number, number],
  };
}

const paeth = (a: number, b: number, c: number): number => {
  const [da, db, dc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return da <= db && da <= dc ? a : db <= dc ? b : c;
};

/** How many pixels of an area have nearly this colour. */
export function count(
  picture: Picture,
  area: { x: number; y: number; width: number; height: number },
  colour: readonly [number, number, number],
  near = 60,
): number {
  const [right, bottom] = [
    Math.min(picture.width, area.x + area.width),
    Math.min(picture.height, area.y + area.height),
  ];
  let found = 0;
  for (let y = Math.max(0, Math.floor(area.y)); y < bottom; y++)
    for (let x = Math.max(0, Math.floor(area.x)); x < right; x++)
      if (picture.at(x, y).every((c, i) => Math.abs(c - colour[i]!) <= near)) found++;
  return found;
}
