import { describe, expect, it } from 'vitest';
import { either, exactly, flag, list, object, oneOf, record, text, whole } from '../../data/shape';

const one = whole({ min: 0, max: 9 });

describe('shapes', () => {
  it.each([
    ['a number in its range', one, [0, 9], [-1, 10, 0.5, NaN, Infinity, '1', null]],
    ['one of some values', oneOf<string | number>('on', 1), ['on', 1], ['1', 'off', undefined]],
    ['a flag', flag, [true, false], [0, '', null]],
    ['a text of a length and a form', text(3, /^a/), ['a', 'abc'], ['abcd', 'b', 7]],
    ['a list', list(one, 2), [[], [1, 2]], [[1, 2, 3], [1, 'x'], { length: 0 }, 'ab']],
    ['a record', record(text(1), one, 1), [{}, { a: 1 }], [[], { a: 1, b: 2 }, { ab: 1 }, { a: 'x' }, null]],
    ['an object', object({ a: one }), [{ a: 1 }, { a: 1, b: 2 }], [{}, [1], { a: 'x' }, null, 'a']],
    ['an object and no more', exactly({ a: one }), [{ a: 1 }], [{ a: 1, b: 2 }, { b: 1 }, {}]],
    ['either of two', either(flag, one), [true, 7], ['x', 10]],
  ])('%s', (_, shape, good, bad) => {
    for (const value of good) expect(shape.is(value), JSON.stringify(value)).toBe(true);
    for (const value of bad) expect(shape.is(value), JSON.stringify(value)).toBe(false);
  });

  it('see the holes of a list', () => expect(list(one).is(new Array(2))).toBe(false));

  it('take no field from a prototype', () => {
    expect(object({ a: one }).is(Object.create({ a: 1 }))).toBe(false);
    expect(exactly({ constructor: one }).is({ other: 1 })).toBe(false);
  });
});
