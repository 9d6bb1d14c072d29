/** The judge on a page that never rests: what its watching and reading cost, as a share of the time. */
import { tell } from './clock';
import matcherData from 'virtual:packs/judge';
import { PageReader } from '../../../entrypoints/judge/reader';
import { shadowOf } from '../../../entrypoints/judge/shadow';
import { loadMatcher } from '../../../matching/mentions';
import { readAll } from './read';
import { drain } from '../../../matching/drain';
import { inSlices } from '../../../page/slices';
import { Watch } from '../../../page/watch';

/** How long the page is watched, ms. */
const LONG = 6000;
let spent = 0;
let inside = false;
/** Counts what a function takes, once where one calls another. */
const timed = <A extends unknown[], R>(run: (...args: A) => R) => {
  return (...args: A): R => {
    if (inside) return run(...args);
    inside = true;
    const start = performance.now();
    try {
      return run(...args);
    } finally {
      inside = false;
      spent += performance.now() - start;
    }
  };
};
let records = 0;
const Observer = MutationObserver;
globalThis.MutationObserver = class extends Observer {
  constructor(callback: MutationCallback) {
    const measured = timed(callback);
    super((list, self) => {
      records += list.length;
      measured(list, self);
    });
  }
};

function* measured<T>(work: Generator<void, T>): Generator<void, T> {
  const next = timed(() => work.next());
  for (;;) {
    const step = next();
    if (step.done) return step.value;
    yield;
  }
}

const reader = new PageReader(document, matcherData.map(loadMatcher), { url: location.href, openShadow: shadowOf });
drain(readAll(reader));
let looks = 0;
const watch = new Watch({
  doc: document,
  own: () => false,
  settled(changes) {
    looks++;
    return inSlices(measured(readAll(reader, changes)));
  },
  timing: { later: (run, ms) => setTimeout(timed(run), ms) },
});
const start = performance.now();
setTimeout(() => {
  watch.disconnect();
  const share = (100 * spent) / (performance.now() - start);
  tell({ share, looks, records });
}, LONG);
