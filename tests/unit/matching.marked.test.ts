import { describe, expect, it } from 'vitest';
import { markedMentions, sectionsOf } from '../../matching/marked';
import type { Mention } from '../../matching/types';

const mention = (id: string, concept: string, block: number, where: 'text' | 'title' = 'text'): Mention => ({
  id,
  in: where,
  block,
  concept,
  surface: id,
  start: 0,
  end: 2,
  context: '',
  why: { by: 'form' },
});
const body = (section = 0) => ({ role: 'body' as const, section });
const none = { all: false, muted: new Set<string>() };

describe('which mentions are painted', () => {
  it('marks a concept once in six paragraphs where the article has no sections', () => {
    const sections = sectionsOf(Array.from({ length: 13 }, () => body()));
    const mentions = [0, 1, 5, 6, 7, 12].map((block, i) => mention(`m${i}`, 'troops', block));
    expect(markedMentions(mentions, sections, none).map((m) => m.block)).toEqual([0, 6, 12]);
  });

  it('marks a concept once in each section where there are some', () => {
    const sections = sectionsOf([body(0), body(0), body(1), body(1)]);
    const mentions = [
      mention('a', 'troops', 0),
      mention('b', 'talks', 1),
      mention('c', 'troops', 1),
      mention('d', 'troops', 3),
    ];
    expect(markedMentions(mentions, sections, none).map((m) => m.id)).toEqual(['a', 'b', 'd']);
  });

  it('marks all when asked to, never a muted concept, and nothing of the title', () => {
    const mentions = [
      mention('t', 'troops', -1, 'title'),
      mention('a', 'troops', 0),
      mention('b', 'troops', 0),
      mention('c', 'talks', 0),
    ];
    expect(markedMentions(mentions, [0], { all: true, muted: new Set(['talks']) }).map((m) => m.id)).toEqual([
      'a',
      'b',
    ]);
  });

  it('lets a muted concept not use up another one', () => {
    const mentions = [mention('a', 'talks', 0), mention('b', 'troops', 0)];
    expect(markedMentions(mentions, [0], { all: false, muted: new Set(['talks']) }).map((m) => m.id)).toEqual(['b']);
  });
});
