import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstThat } from '../../matching/bisect';

it('finds what going through one after the other finds, within bounds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 20 })),
      fc.integer({ min: -1, max: 21 }),
      fc.nat(),
      fc.nat(),
      (list, least, a, b) => {
        const all = list.sort((x, y) => x - y);
        const [from, to] = [a % (all.length + 1), b % (all.length + 1)].sort((x, y) => x - y) as [number, number];
        const plain = all.findIndex((one, i) => i >= from && i < to && one >= least);
        expect(firstThat(all, (one) => one >= least, from, to)).toBe(plain < 0 ? to : plain);
      },
    ),
  );
});
