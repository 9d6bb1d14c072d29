/**
 * Index of the first of `all`, from `from` to before `to`, that is one; `to` where none is. From one that is on, all must be:
 * found in as many steps as the logarithm of their number.
 */
export function firstThat<T>(all: ArrayLike<T>, is: (one: T) => boolean, from = 0, to = all.length): number {
  let low = from;
  for (let high = to; low < high;) {
    const middle = (low + high) >> 1;
    if (is(all[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
