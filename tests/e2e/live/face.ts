/**
 * A face as small as can be, for tests of page/ alone: marks some words wherever they stand, shows a plain card for them. It is the
 * content script of the test extension (extension.ts), so it lives in the world that the real one lives in.
 */
import { drain } from '../../../matching/drain';
import { tagOf } from '../../../page/dom';
import { FocusLoan } from '../../../page/focus';
import { hitTest } from '../../../page/hit-test';
import { Host } from '../../../page/host';
import { Marks } from '../../../page/marks';
import { markSheet } from '../../../page/mark-sheet';
import { spotOf, follow, type Following } from '../../../page/place';
import { Pointer } from '../../../page/pointer';
import { rectsOf, wordsOf, type Mark } from '../../../page/ranges';
import { reveal } from '../../../page/scroll';
import { themeAt } from '../../../page/theme';
import { firstBelowTop, Visible } from '../../../page/visible';
import { Watch, type Changes } from '../../../page/watch';

const api = (globalThis as { browser?: typeof chrome }).browser ?? chrome;
const doc = document;

/** ms that our mutation observers took, for measure.ts. */
let spent = 0;
const timed = <A extends unknown[], R>(run: (...args: A) => R) => {
  return (...args: A): R => {
    const start = performance.now();
    try {
      return run(...args);
    } finally {
      spent += performance.now() - start;
    }
  };
};
const Observer = MutationObserver;
globalThis.MutationObserver = class extends Observer {
  constructor(callback: MutationCallback) {
    super(timed(callback));
  }
};

const WORDS =
  /joint military exercise|South Korea(?!n)|mutual defense treaty|denuclearization|U\.S\. troops|wartime operational control|合同軍事演習|戦時作戦統制権/g;
const SKIP = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TITLE']);

const openRoot = (element: Element): ShadowRoot | null =>
  (api.dom as typeof chrome.dom | undefined)?.openOrClosedShadowRoot(element as HTMLElement) ??
  (element as Element & { openOrClosedShadowRoot?: ShadowRoot }).openOrClosedShadowRoot ??
  null;

/** Text nodes of a tree and of the shadow roots in it, in order. */
function* texts(root: Node): Generator<Text> {
  const walker = doc.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    SKIP.has(node.nodeName.toUpperCase()) || host.isHost(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) yield node;
    else if (node instanceof Element && (tagOf(node).includes('-') || node.shadowRoot)) {
      const shadow = openRoot(node);
      if (!shadow) continue;
      watch.observe(shadow);
      yield* texts(shadow);
    }
  }
}

let list: Mark[] = [];
const scan = (): void => {
  list = [];
  for (const node of texts(doc))
    for (const {
      index,
      0: { length },
    } of node.data.matchAll(WORDS))
      list.push({ id: `m${list.length + 1}`, ranges: [{ node, start: index, end: index + length }] });
  drain(marks.paint(list));
};

const host = new Host(doc);
const marks = new Marks();
host.adopt(`
  .slot { position: fixed; width: max-content; }
  .card { box-sizing: border-box; width: min(360px, calc(100vw - 16px)); max-height: 70vh; overflow: auto; padding: 12px;
    font: 14px/20px sans-serif; background: light-dark(#fff, #212327); color: light-dark(#111, #eee); border: 1px solid #999; }
  @media (max-width: 480px), (pointer: coarse) { .card { position: fixed; inset: auto 0 0 0; width: auto; max-height: 60vh; } }`);
const slot = doc.createElementNS('http://www.w3.org/1999/xhtml', 'div') as HTMLElement;
slot.className = 'slot';
host.mount.append(slot);
const loan = new FocusLoan(doc, slot);
let following: Following | null = null;
/** Everything that happened, for the tests. */
const diary: string[] = [];

const make = (name: string, text: string, run?: () => void): HTMLElement => {
  const element = doc.createElementNS('http://www.w3.org/1999/xhtml', name) as HTMLElement;
  element.textContent = text;
  if (run) element.addEventListener('click', run);
  return element;
};

const pointer = new Pointer({
  doc,
  host,
  card: slot,
  hit: (x, y) => hitTest(doc, marks, x, y),
  moved: () => void marks.check(),
  enter: () => loan.enter(),
  show(id, via, at) {
    const mark = marks.get(id);
    if (!mark) return;
    diary.push(`show ${id} ${via}`);
    const { node } = mark.ranges[0]!;
    host.theme(node.parentElement ? themeAt(node.parentElement) : 'light');
    const card = make('div', '');
    card.className = 'card';
    card.dataset.id = id;
    card.append(
      make('h2', wordsOf(mark.ranges)),
      make('button', 'Pin', () => {
        pointer.send({ type: 'pin', on: true });
        following?.hold(true);
      }),
      make('p', 'What the essay says about it, in a few lines of plain text that take some room. '.repeat(6)),
      make('button', 'Close', () => pointer.send({ type: 'escape' })),
    );
    slot.replaceChildren(card);
    host.show(node);
    marks.activate(id);
    following?.stop();
    const spot = spotOf(mark, at);
    following = spot && follow(slot, spot);
  },
  hide(id, refocus) {
    diary.push(`hide ${id}`);
    if (refocus) loan.leave();
    following?.stop();
    following = null;
    marks.activate(null);
    host.hide();
  },
});

const looks: Partial<Changes>[] = [];
const watch = new Watch({
  doc,
  own: (node) => host.isHost(node),
  page: (what) => diary.push(what),
  settled(changes: Changes) {
    const { nodes, ...rest } = changes;
    looks.push({ ...rest, nodes: nodes.size } as never);
    if (changes.reopened) {
      pointer.listen();
      listen();
    }
    const before = marks.ids();
    if (changes.navigated) pointer.send({ type: 'page-change' });
    if (nodes.size > 0 || changes.removed || changes.everything) scan();
    const gone = before.filter((id) => !marks.get(id));
    if (gone.length) pointer.send({ type: 'gone', ids: gone });
    marks.check();
    host.check();
  },
});

const visible = new Visible((index) => diary.push(`at ${index}`));

async function obey(order: string): Promise<unknown> {
  switch (order) {
    case 'report':
      return { size: marks.size, active: marks.active, card: pointer.card, diary, looks, spent, open: host.open };
    case 'next': {
      const at = marks.active ? list.findIndex((m) => m.id === marks.active) + 1 : firstBelowTop(list);
      const next = list[at % list.length]!;
      const found = await reveal(next.ranges);
      pointer.send({ type: 'open', id: next.id });
      return found;
    }
    case 'articles':
      visible.set([...doc.querySelectorAll('article')]);
      return null;
    case 'off':
      pointer.disconnect();
      watch.disconnect();
      visible.disconnect();
      marks.clear();
      host.hide();
      return null;
    default: {
      const [verb, what = '', ...rest] = order.split(' ');
      if (verb === 'reveal') return reveal(marks.get(what)?.ranges ?? []);
      if (verb === 'rects') return rectsOf(marks.get(what)?.ranges ?? []);
      if (verb === 'id') return list.filter((m) => wordsOf(m.ranges) === rest.join(' '))[Number(what)]?.id ?? null;
      if (verb === 'card')
        return slot.firstElementChild && host.open ? slot.firstElementChild.getBoundingClientRect() : null;
      if (verb === 'open') return void pointer.send({ type: 'open', id: what });
      if (verb === 'time') return time(what, Number(rest[0]));
      throw new Error(`No order ${order}`);
    }
  }
}

let later = performance.now() + 1e6;

/** Does one thing many times, for measure.ts; gives the ms that it took. */
function time(what: string, rounds: number): number {
  const box = rectsOf(list[0]?.ranges ?? [])[0] ?? new DOMRect(0, 0, 10, 10);
  const things: Record<string, (round: number) => unknown> = {
    paint: () => drain(marks.paint(list)),
    same: () => drain(marks.paint(list)),
    hit: (i) => hitTest(doc, marks, box.left + (i % box.width), box.top + (i % box.height)),
    check: () => marks.check((later += 1000)),
    add: () => {
      marks.remove('m1');
      marks.add(list[0]!);
    },
  };
  if (what === 'paint') {
    marks.clear();
    void doc.documentElement.getBoundingClientRect();
  }
  const thing = things[what]!;
  const start = performance.now();
  for (let i = 0; i < rounds; i++) thing(i);
  return performance.now() - start;
}

const onMessage = (event: MessageEvent): void => {
  const { order, id } = (event.data ?? {}) as { order?: string; id?: number };
  if (typeof order !== 'string' || event.source !== window) return;
  void obey(order).then((answer) => window.postMessage({ answered: id, answer: JSON.stringify(answer ?? null) }, '*'));
};
function listen(): void {
  window.addEventListener('message', onMessage);
}

const shade = (line: string, soft: string) => ({ line, soft });
const css = markSheet('dotted', { light: shade('#4f6fd0', '#e3e9f8'), dark: shade('#8ca5f0', '#2b365a') });
void api.runtime.sendMessage({ css }).then(() => {
  scan();
  listen();
  doc.dispatchEvent(new Event('face-ready'));
});
