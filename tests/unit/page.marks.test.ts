// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { drain } from '../../matching/drain';
import { Marks } from '../../page/marks';
import { markSheet, NAMES } from '../../page/mark-sheet';
import type { Mark } from '../../page/ranges';

/** As much of the Custom Highlight API as is used: a Set with a priority, and a registry that is a Map. */
class FakeHighlight extends Set<StaticRange> {
  priority = 0;
}
class FakeStaticRange {
  constructor(init: StaticRangeInit) {
    Object.assign(this, init);
  }
}
const registry = new Map<string, FakeHighlight>();

const paintAll = (marks: Marks, all: Mark[]): void => drain(marks.paint(all));

let texts: Text[];
const mark = (id: string, paragraph: number, start: number, end: number): Mark => ({
  id,
  ranges: [{ node: texts[paragraph]!, start, end }],
});
const wordOf = (node: Text, i: number): Mark => ({ id: `m${i}`, ranges: [{ node, start: 0, end: 4 }] });
const painted = (name: string) =>
  [...(registry.get(name) ?? [])].map((r) => (r.startContainer as Text).data.slice(r.startOffset, r.endOffset)).sort();

beforeEach(() => {
  registry.clear();
  Object.assign(globalThis, { Highlight: FakeHighlight, StaticRange: FakeStaticRange, CSS: { highlights: registry } });
  document.body.style.cssText = '';
  document.body.innerHTML =
    '<p>alpha beta</p><p>gamma delta</p><div style="background-color: rgb(0, 0, 0)"><p style="color: rgb(255, 255, 255)">night text</p></div>';
  texts = [...document.querySelectorAll('p')].map((p) => p.firstChild as Text);
});

describe('painting', () => {
  test('paints each mention, by the ground it stands on', () => {
    const marks = new Marks();
    paintAll(marks, [mark('m1', 0, 0, 5), mark('m2', 1, 6, 11), mark('m3', 2, 0, 5)]);
    expect(painted(NAMES.mark.light)).toEqual(['alpha', 'delta']);
    expect(painted(NAMES.mark.dark)).toEqual(['night']);
    expect(marks.size).toBe(3);
    expect(marks.in(texts[1]!).map((m) => m.id)).toEqual(['m2']);
  });

  test('a mention over two nodes is one mention', () => {
    const marks = new Marks();
    paintAll(marks, [
      {
        id: 'm1',
        ranges: [
          { node: texts[0]!, start: 6, end: 10 },
          { node: texts[1]!, start: 0, end: 5 },
        ],
      },
    ]);
    expect(painted(NAMES.mark.light)).toEqual(['beta', 'gamma']);
    expect(marks.in(texts[0]!)[0]).toBe(marks.in(texts[1]!)[0]);
    marks.remove('m1');
    expect(registry.size).toBe(0);
    expect(marks.in(texts[1]!)).toEqual([]);
  });

  test('what stays where it was keeps its paint, under its new id', () => {
    const marks = new Marks();
    paintAll(marks, [mark('m1', 0, 0, 5), mark('m2', 1, 0, 5)]);
    const before = new Set(registry.get(NAMES.mark.light));
    paintAll(marks, [mark('m1', 0, 6, 10), mark('m2', 0, 0, 5), mark('m3', 1, 0, 5)]);
    const kept = [...registry.get(NAMES.mark.light)!].filter((r) => before.has(r));
    expect(kept).toHaveLength(2);
    expect(painted(NAMES.mark.light)).toEqual(['alpha', 'beta', 'gamma']);
    expect(marks.get('m2')!.ranges[0]!.start).toBe(0);
    expect(marks.in(texts[1]!)[0]!.id).toBe('m3');
  });

  test('what is not in the page is not painted', () => {
    const marks = new Marks();
    texts[1]!.parentElement!.remove();
    paintAll(marks, [mark('m1', 0, 0, 99), mark('m2', 1, 0, 5), { id: 'm3', ranges: [] }]);
    expect(marks.size).toBe(0);
    expect(registry.size).toBe(0);
  });

  test('adding replaces the one with the same id', () => {
    const marks = new Marks();
    marks.add(mark('m1', 0, 0, 5));
    marks.add(mark('m1', 1, 0, 5));
    expect(painted(NAMES.mark.light)).toEqual(['gamma']);
    expect(marks.in(texts[0]!)).toEqual([]);
  });

  test('a pass that was given up leaves nothing that the next one would not see', () => {
    const marks = new Marks();
    const half = marks.paint([mark('m1', 0, 0, 5), mark('m2', 1, 0, 5)]);
    half.next();
    half.return();
    paintAll(marks, [mark('m1', 1, 6, 11)]);
    expect(painted(NAMES.mark.light)).toEqual(['delta']);
    expect(marks.in(texts[0]!)).toEqual([]);
  });

  test('many at once are painted as few are, and what the page sees is never half', () => {
    const marks = new Marks();
    document.body.innerHTML = Array.from({ length: 100 }, (_, i) => `<p>word ${i}</p>`).join('');
    const all = [...document.querySelectorAll('p')].map((p, i) => wordOf(p.firstChild as Text, i));
    const pass = marks.paint(all);
    for (let i = 0; i < 50; i++) {
      pass.next();
      expect([registry.size, marks.check(1e6 + i * 1000)]).toEqual([0, false]);
      expect(marks.in(all[i]!.ranges[0]!.node)).toEqual([]);
    }
    while (!pass.next().done);
    expect(painted(NAMES.mark.light)).toHaveLength(100);
    paintAll(marks, all.slice(0, 40));
    expect(painted(NAMES.mark.light)).toHaveLength(40);
    paintAll(marks, all.slice(0, 39));
    expect(painted(NAMES.mark.light)).toHaveLength(39);
    paintAll(marks, []);
    expect(registry.size).toBe(0);
    paintAll(marks, all.slice(98));
    expect(painted(NAMES.mark.light)).toHaveLength(2);
  });

  test('is right wherever a pass over many is given up', () => {
    document.body.innerHTML = Array.from({ length: 80 }, (_, i) => `<p>word ${i}</p>`).join('');
    const all = [...document.querySelectorAll('p')].map((p, i) => wordOf(p.firstChild as Text, i));
    let whole = false;
    for (let stop = 0; !whole; stop++) {
      const marks = new Marks();
      paintAll(marks, all.slice(70));
      const pass = marks.paint(all.slice(0, 75));
      for (let i = 0; i <= stop && !whole; i++) whole = pass.next().done === true;
      pass.return();
      expect(marks.size).toBe(whole ? 75 : 10);
      paintAll(marks, all.slice(20, 60));
      expect(painted(NAMES.mark.light)).toHaveLength(40);
      expect(marks.ids()).toEqual(all.slice(20, 60).map(({ id }) => id));
      marks.clear();
    }
  });

  test('clear leaves nothing in the registry', () => {
    const marks = new Marks();
    paintAll(marks, [mark('m1', 0, 0, 5), mark('m2', 2, 0, 5)]);
    marks.activate('m2');
    marks.clear();
    expect(registry.size).toBe(0);
    expect([marks.size, marks.active, marks.ids()]).toEqual([0, null, []]);
  });
});

describe('the active mention', () => {
  test('is one, and goes with its mention', () => {
    const marks = new Marks();
    paintAll(marks, [mark('m1', 0, 0, 5), mark('m2', 2, 0, 5)]);
    marks.activate('m1');
    expect([painted(NAMES.active.light), painted(NAMES.active.dark)]).toEqual([['alpha'], []]);
    marks.activate('m2');
    expect([painted(NAMES.active.light), painted(NAMES.active.dark)]).toEqual([[], ['night']]);
    marks.remove('m2');
    expect(registry.has(NAMES.active.dark)).toBe(false);
    marks.activate(null);
    expect(painted(NAMES.mark.light)).toEqual(['alpha']);
  });

  test('follows its id when the marks are set anew', () => {
    const marks = new Marks();
    paintAll(marks, [mark('m1', 0, 0, 5)]);
    marks.activate('m1');
    paintAll(marks, [mark('m1', 1, 0, 5)]);
    expect(painted(NAMES.active.light)).toEqual(['gamma']);
  });
});

describe('a page that meddles', () => {
  const look = (marks: Marks, now: number) => marks.check(now);

  test.each<[string, () => void]>([
    ['clears the registry', () => registry.clear()],
    ['deletes our highlight', () => void registry.delete(NAMES.mark.light)],
    ['puts its own under our name', () => void registry.set(NAMES.mark.light, new FakeHighlight())],
    ['empties our highlight', () => registry.get(NAMES.mark.light)!.clear()],
    ['adds to our highlight', () => void registry.get(NAMES.mark.light)!.add({} as StaticRange)],
  ])('%s: painted again', (_, meddle) => {
    const marks = new Marks();
    paintAll(marks, [mark('m1', 0, 0, 5), mark('m2', 1, 0, 5)]);
    marks.activate('m1');
    expect(look(marks, 1000)).toBe(false);
    meddle();
    expect(look(marks, 2000)).toBe(true);
    expect(painted(NAMES.mark.light)).toEqual(['alpha', 'gamma']);
    expect(painted(NAMES.active.light)).toEqual(['alpha']);
    expect(look(marks, 3000)).toBe(false);
  });

  test('is looked at four times a second at most', () => {
    const marks = new Marks();
    paintAll(marks, [mark('m1', 0, 0, 5)]);
    look(marks, 1000);
    registry.clear();
    expect(look(marks, 1249)).toBe(false);
    expect(look(marks, 1250)).toBe(true);
  });

  test('that turned dark has its marks turned', () => {
    const marks = new Marks();
    paintAll(marks, [mark('m1', 0, 0, 5), mark('m2', 2, 0, 5)]);
    document.body.style.cssText = 'background-color: rgb(10, 10, 10); color: rgb(240, 240, 240)';
    expect(look(marks, 1000)).toBe(true);
    expect(painted(NAMES.mark.dark)).toEqual(['alpha', 'night']);
    expect(registry.has(NAMES.mark.light)).toBe(false);
  });

  test('what it put under our name stays its own when we leave', () => {
    const marks = new Marks();
    paintAll(marks, [mark('m1', 0, 0, 5)]);
    const theirs = new FakeHighlight();
    registry.set(NAMES.mark.light, theirs);
    marks.clear();
    expect(registry.get(NAMES.mark.light)).toBe(theirs);
  });
});

describe('edited text', () => {
  test('words that still stand are painted afresh, others go', () => {
    const marks = new Marks();
    paintAll(marks, [mark('m1', 0, 0, 5), mark('m2', 0, 6, 10), mark('m3', 1, 0, 5)]);
    texts[0]!.data = 'alpha zeta and more';
    expect(marks.refresh([texts[0]!])).toEqual(['m2']);
    expect(painted(NAMES.mark.light)).toEqual(['alpha', 'gamma']);
    expect(marks.ids()).toEqual(['m1', 'm3']);
  });

  test('text that left the page takes its marks along', () => {
    const marks = new Marks();
    paintAll(marks, [mark('m1', 0, 0, 5), mark('m2', 1, 0, 5)]);
    texts[1]!.parentElement!.remove();
    expect(marks.refresh()).toEqual(['m2']);
    expect(marks.in(texts[1]!)).toEqual([]);
  });
});

describe('the sheet', () => {
  const shade = { line: '#123456', soft: '#abcdef' };
  const css = markSheet('dotted', { light: shade, dark: shade });

  test('is for screens only, and names every highlight', () => {
    for (const rule of css.split('@media').slice(1)) expect(rule).toMatch(/^ screen/);
    for (const name of Object.values(NAMES).flatMap((themes) => Object.values(themes)))
      expect(css).toContain(`::highlight(${name})`);
  });

  test('its lines are important; its grounds are not, so that the author sheet gives them in Chromium', () => {
    for (const [, body] of css.matchAll(/\)\{([^}]*)\}/g))
      for (const declaration of body!.split(';').filter(Boolean))
        expect(declaration.endsWith(' !important')).toBe(declaration.startsWith('text-'));
  });

  test('where colours are forced it names only the system’s', () => {
    const forced = css.slice(css.indexOf('forced-colors'));
    expect(forced).toMatch(/LinkText/);
    expect(forced).not.toMatch(/#[0-9a-f]{6}/);
  });

  test('the styles differ', () => {
    const sheets = (['underline', 'dotted', 'background'] as const).map((style) =>
      markSheet(style, { light: shade, dark: shade }),
    );
    expect(new Set(sheets).size).toBe(3);
  });
});
