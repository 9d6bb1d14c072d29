import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IDLE, phaseOf, step, TIMING, type Effect, type Hover, type HoverEvent, type Timing } from '../../page/hover';

/** A machine with a clock: runs the timers that it asks for, as page/pointer.ts does, and keeps a diary. */
class Run {
  state: Hover = IDLE;
  now = 0;
  shown: { id: string; via: string; at: number }[] = [];
  hidden: { id: string; refocus: boolean; at: number }[] = [];
  private timers: { token: number; at: number }[] = [];

  constructor(private readonly timing: Timing = TIMING) {}

  send(...events: HoverEvent[]): this {
    for (const event of events) {
      const { state, effects } = step(this.state, event, this.timing);
      this.state = state;
      effects.forEach((effect) => this.apply(effect));
    }
    return this;
  }

  wait(ms: number): this {
    const end = this.now + ms;
    for (;;) {
      const due = this.timers.filter((t) => t.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.timers = this.timers.filter((t) => t !== due);
      this.now = due.at;
      this.send({ type: 'timer', token: due.token });
    }
    this.now = end;
    return this;
  }

  get phase() {
    return phaseOf(this.state);
  }

  private apply(effect: Effect): void {
    if (effect.do === 'wait') this.timers.push({ token: effect.token, at: this.now + effect.ms });
    else if (effect.do === 'show') this.shown.push({ id: effect.id, via: effect.via, at: this.now });
    else this.hidden.push({ id: effect.id, refocus: effect.refocus, at: this.now });
  }
}

const over = (id: string | null): HoverEvent => ({ type: 'over', id });
const shownBy = {
  pointer: () => new Run().send(over('a')).wait(150),
  key: () => new Run().send({ type: 'open', id: 'a' }),
};

describe('resting on a mark', () => {
  test('opens its card after the dwell, not before', () => {
    const run = new Run().send(over('a'));
    expect(run.phase).toBe('dwelling');
    expect(run.wait(149).phase).toBe('dwelling');
    expect(run.wait(1).phase).toBe('shown');
    expect(run.shown).toEqual([{ id: 'a', via: 'pointer', at: 150 }]);
  });

  test('moving on the mark does not start over', () => {
    const run = new Run().send(over('a')).wait(100).send(over('a')).wait(50);
    expect(run.shown.map((s) => s.at)).toEqual([150]);
  });

  test('leaving before the dwell opens nothing', () => {
    const run = new Run().send(over('a')).wait(149).send(over(null)).wait(1000);
    expect(run.shown).toEqual([]);
    expect(run.phase).toBe('idle');
  });

  test('a stale timer does nothing after coming back', () => {
    const run = new Run().send(over('a')).wait(100).send(over(null), over('a')).wait(100);
    expect(run.shown).toEqual([]);
    expect(run.wait(50).shown.map((s) => s.at)).toEqual([250]);
  });

  test('leaving the window is leaving the mark', () => {
    expect(new Run().send(over('a'), { type: 'away' }).wait(1000).shown).toEqual([]);
  });

  test('the dwell is a setting', () => {
    expect(new Run({ dwell: 400, grace: 300 }).send(over('a')).wait(399).shown).toEqual([]);
  });
});

describe('leaving a card that the pointer opened', () => {
  test('hides it after the grace', () => {
    const run = shownBy.pointer().send(over(null));
    expect(run.phase).toBe('leaving');
    expect(run.wait(299).phase).toBe('leaving');
    expect(run.wait(1).phase).toBe('idle');
    expect(run.hidden).toEqual([{ id: 'a', refocus: false, at: 450 }]);
  });

  test('the way from mark to card is free', () => {
    const run = shownBy.pointer().send(over(null)).wait(250).send({ type: 'card-enter' }).wait(5000);
    expect(run.phase).toBe('shown');
    run.send({ type: 'card-leave' }, over(null)).wait(300);
    expect(run.phase).toBe('idle');
  });

  test('coming back to the mark keeps it, and it is not shown twice', () => {
    const run = shownBy.pointer().send(over(null)).wait(200).send(over('a')).wait(5000);
    expect(run.phase).toBe('shown');
    expect(run.shown).toHaveLength(1);
  });

  test('crossing another mark on the way to the card does not open that one', () => {
    const run = shownBy.pointer().send(over('b')).wait(100).send({ type: 'card-enter' }).wait(5000);
    expect(run.shown.map((s) => s.id)).toEqual(['a']);
  });

  test('resting on another mark replaces it, without hiding in between', () => {
    const run = shownBy.pointer().send(over('b')).wait(150);
    expect(run.shown.map((s) => s.id)).toEqual(['a', 'b']);
    expect(run.hidden).toEqual([]);
    expect(run.wait(5000).phase).toBe('shown');
  });
});

describe('cards without a timer', () => {
  test.each<[string, Run]>([
    ['opened by key', shownBy.key()],
    ['tapped', new Run().send({ type: 'tap', id: 'a' })],
    ['pinned', shownBy.pointer().send({ type: 'pin', on: true })],
    ['with the focus in it', shownBy.pointer().send({ type: 'focus', inside: true })],
  ])('%s: stays while the pointer is elsewhere', (_, run) => {
    run.send(over('a'), over(null), { type: 'card-leave' }, { type: 'away' }).wait(60_000);
    expect(run.phase).toBe('shown');
    expect(run.hidden).toEqual([]);
  });

  test('unpinned, it goes by the ordinary rule', () => {
    const run = shownBy
      .pointer()
      .send({ type: 'pin', on: true }, over(null))
      .wait(5000)
      .send({ type: 'pin', on: false });
    expect(run.phase).toBe('leaving');
    expect(run.wait(300).phase).toBe('idle');
  });

  test('the focus gone, it goes by the ordinary rule', () => {
    const run = shownBy
      .pointer()
      .send({ type: 'focus', inside: true }, over(null))
      .wait(5000)
      .send({ type: 'focus', inside: false });
    expect(run.wait(300).phase).toBe('idle');
  });

  test('a pinned card is not replaced by resting elsewhere, but by stepping on, and stays pinned', () => {
    const run = shownBy.pointer().send({ type: 'pin', on: true }, over('b')).wait(5000);
    expect(run.state.card?.id).toBe('a');
    run.send({ type: 'open', id: 'c' });
    expect(run.state.card).toEqual({ id: 'c', via: 'key', pinned: true });
  });

  test('pinning nothing pins nothing', () => {
    expect(new Run().send({ type: 'pin', on: true }).phase).toBe('idle');
  });
});

describe('dismissing', () => {
  test.each(['pointer', 'key'] as const)('Escape hides a card opened by %s at once', (how) => {
    expect(shownBy[how]().send({ type: 'escape' }).phase).toBe('idle');
  });

  test('Escape hides a pinned card', () => {
    expect(shownBy.pointer().send({ type: 'pin', on: true }, { type: 'escape' }).phase).toBe('idle');
  });

  test('the focus goes back if it was in the card', () => {
    expect(shownBy.key().send({ type: 'focus', inside: true }, { type: 'escape' }).hidden[0]?.refocus).toBe(true);
    expect(shownBy.key().send({ type: 'escape' }).hidden[0]?.refocus).toBe(false);
  });

  test('the mark stays silent until the pointer has left it', () => {
    const run = shownBy.pointer().send({ type: 'escape' }, over('a')).wait(5000).send(over('a')).wait(5000);
    expect(run.shown).toHaveLength(1);
    run.send(over(null), over('a')).wait(150);
    expect(run.shown).toHaveLength(2);
  });

  test('after Escape in the card, reaching the mark anew opens it', () => {
    const run = shownBy.pointer().send({ type: 'card-enter' }, { type: 'escape' }, over('a')).wait(150);
    expect(run.shown).toHaveLength(2);
  });

  test('Escape during the dwell keeps the card from coming', () => {
    expect(new Run().send(over('a')).wait(100).send({ type: 'escape' }, over('a')).wait(5000).shown).toEqual([]);
  });
});

describe('presses and taps', () => {
  test('a press in the page hides the card, but not a press on its own mark', () => {
    expect(shownBy.key().send({ type: 'press', id: null }).phase).toBe('idle');
    expect(shownBy.pointer().send({ type: 'press', id: 'a' }).phase).toBe('shown');
  });

  test('a press keeps a pinned card', () => {
    expect(shownBy.pointer().send({ type: 'pin', on: true }, { type: 'press', id: null }).phase).toBe('shown');
  });

  test('a press ends the dwell: the reader does something with the page', () => {
    expect(new Run().send(over('a')).wait(100).send({ type: 'press', id: 'a' }, over('a')).wait(5000).shown).toEqual(
      [],
    );
  });

  test('selecting text hides a card that the pointer opened, and opens none', () => {
    const run = shownBy.pointer().send({ type: 'press', id: 'a' }, { type: 'drag' });
    expect(run.phase).toBe('idle');
    expect(run.send(over('a')).wait(5000).shown).toHaveLength(1);
    expect(shownBy.key().send({ type: 'drag' }).phase).toBe('shown');
  });

  test('a tap opens, a second one closes, a tap elsewhere closes', () => {
    const run = new Run().send({ type: 'tap', id: 'a' });
    expect(run.shown[0]).toMatchObject({ id: 'a', via: 'tap' });
    expect(run.send({ type: 'tap', id: 'a' }).phase).toBe('idle');
    expect(run.send({ type: 'tap', id: 'a' }, { type: 'tap', id: null }).phase).toBe('idle');
  });

  test('a click on the mark of a card that the pointer opened makes it stay', () => {
    const run = shownBy.pointer().send({ type: 'press', id: 'a' }, { type: 'tap', id: 'a' }, over(null)).wait(5000);
    expect(run.state.card).toMatchObject({ id: 'a', via: 'tap' });
  });

  test('a tap elsewhere keeps a pinned card', () => {
    expect(new Run().send({ type: 'tap', id: 'a' }, { type: 'pin', on: true }, { type: 'tap', id: null }).phase).toBe(
      'shown',
    );
  });
});

describe('the page moves', () => {
  test('a mark that scrolls under a resting pointer opens nothing', () => {
    const run = new Run().send(over(null), { type: 'scroll', id: 'a' }).wait(5000);
    expect(run.shown).toEqual([]);
    expect(run.send(over('a')).wait(150).shown).toHaveLength(1);
  });

  test('scrolling ends the dwell', () => {
    expect(new Run().send(over('a')).wait(100).send({ type: 'scroll', id: 'a' }).wait(5000).shown).toEqual([]);
  });

  test('a card whose mark scrolls away from the pointer goes', () => {
    expect(shownBy.pointer().send({ type: 'scroll', id: null }).wait(300).phase).toBe('idle');
    expect(shownBy.key().send({ type: 'scroll', id: null }).wait(300).phase).toBe('shown');
  });

  test('a mention that is gone takes its card along, pinned or not', () => {
    expect(shownBy.pointer().send({ type: 'gone', ids: ['b'] }).phase).toBe('shown');
    expect(shownBy.pointer().send({ type: 'gone', ids: ['a'] }).phase).toBe('idle');
    expect(shownBy.key().send({ type: 'pin', on: true }, { type: 'gone', ids: ['a'] }).phase).toBe('idle');
    expect(new Run().send(over('a'), { type: 'gone', ids: ['a'] }).wait(5000).shown).toEqual([]);
  });

  test('another page leaves nothing', () => {
    const run = shownBy.pointer().send({ type: 'pin', on: true }, { type: 'page-change' });
    expect({ ...run.state, tokens: 0 }).toEqual(IDLE);
    expect(new Run().send(over('a'), { type: 'page-change' }).wait(5000).shown).toEqual([]);
  });
});

describe('whatever happens', () => {
  const id = fc.constantFrom('a', 'b', 'c');
  const maybe = fc.option(id, { nil: null });
  const event: fc.Arbitrary<HoverEvent> = fc.oneof(
    { weight: 6, arbitrary: maybe.map(over) },
    fc.constantFrom<HoverEvent>(
      { type: 'card-enter' },
      { type: 'card-leave' },
      { type: 'away' },
      { type: 'drag' },
      { type: 'escape' },
      { type: 'page-change' },
      { type: 'timer', token: 1 },
    ),
    maybe.map((m): HoverEvent => ({ type: 'press', id: m })),
    maybe.map((m): HoverEvent => ({ type: 'tap', id: m })),
    maybe.map((m): HoverEvent => ({ type: 'scroll', id: m })),
    id.map((m): HoverEvent => ({ type: 'open', id: m })),
    id.map((m): HoverEvent => ({ type: 'gone', ids: [m] })),
    fc.boolean().map((on): HoverEvent => ({ type: 'pin', on })),
    fc.boolean().map((inside): HoverEvent => ({ type: 'focus', inside })),
  );
  const script = fc.array(fc.tuple(event, fc.integer({ min: 0, max: 400 })), { maxLength: 60 });

  test('a card comes by pointer only after the whole dwell on its mark, undisturbed, and never on one that was dismissed and not left', () => {
    fc.assert(
      fc.property(script, (events) => {
        const run = new Run();
        let rest = null as { id: string; since: number } | null;
        let dismissed: string | null = null;
        for (const [e, ms] of events) {
          // Only stale tokens: the live ones are the clock's.
          if (e.type === 'timer' && (run.state.dwell?.token === e.token || run.state.grace === e.token)) continue;
          const before = run.shown.length;
          const under = run.state.over;
          run.send(e);
          expect(run.shown.slice(before).every((s) => s.via !== 'pointer')).toBe(true);
          if (e.type === 'over') {
            if (e.id === null) rest = null;
            else if (rest?.id !== e.id) rest = { id: e.id, since: run.now };
          } else if (!(
            e.type === 'timer' ||
            e.type === 'pin' ||
            e.type === 'focus' ||
            e.type === 'card-leave' ||
            e.type === 'tap'
          )) {
            if (
              !(e.type === 'card-enter' && !run.state.card) &&
              !(e.type === 'gone' && !e.ids.includes(rest?.id ?? ''))
            )
              rest = null;
          }
          if (e.type === 'escape') dismissed = under;
          else if (
            run.shown.length > before ||
            under !== run.state.over ||
            e.type === 'page-change' ||
            e.type === 'gone'
          )
            dismissed = null;
          const from = run.shown.length;
          run.wait(ms);
          for (const { id, via, at } of run.shown.slice(from)) {
            expect({ id, via }).toEqual({ id: rest?.id, via: 'pointer' });
            expect(at - rest!.since).toBeGreaterThanOrEqual(TIMING.dwell);
            expect(id).not.toBe(dismissed);
          }
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('left alone, a card stays only for a reason, and Escape always ends it', () => {
    fc.assert(
      fc.property(script, (events) => {
        const run = new Run();
        for (const [e, ms] of events) run.send(e).wait(ms);
        run.wait(TIMING.dwell).wait(TIMING.grace);
        const { card, inside, focused, over: on } = run.state;
        if (card) expect(card.pinned || card.via !== 'pointer' || inside || focused || on === card.id).toBe(true);
        expect(run.state.grace).toBeNull();
        expect(run.state.dwell).toBeNull();
        run.send({ type: 'escape' });
        expect(run.state.card).toBeNull();
        // … and nothing comes back by itself.
        const count = run.shown.length;
        expect(run.wait(60_000).shown).toHaveLength(count);
      }),
      { numRuns: 2000 },
    );
  });

  test('every card that is shown is replaced or hidden, never two at once', () => {
    fc.assert(
      fc.property(script, (events) => {
        let open: string | null = null;
        let state = IDLE;
        for (const [e] of events) {
          const result = step(state, e);
          state = result.state;
          for (const effect of result.effects) {
            if (effect.do === 'show') open = effect.id;
            if (effect.do === 'hide') {
              expect(effect.id).toBe(open);
              open = null;
            }
          }
          expect(state.card?.id ?? null).toBe(open);
          if (!state.card) expect([state.inside, state.focused, state.grace]).toEqual([false, false, null]);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
