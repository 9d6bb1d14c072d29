import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citation, citeMarkdown, citeText, escapeMarkdown } from '../../components/citation';
import { notesMarkdown, notesName } from '../../components/markdown';
import { read } from '../../components/reading';
import { pack, report } from './helpers/report';
import { words } from './helpers/words';

const meta = { author: 'A. Writer', title: 'On *Rails*', outlet: 'The Paper', published: '1926-03-15' };

describe('citation', () => {
  it('names author, title, outlet, date and passage', () => {
    expect(citation(words(), meta, 'p12')).toBe('A. Writer, “On *Rails*”, The Paper, 15 March 1926, passage 12');
    expect(citation(words('ko'), meta, 'p12')).toBe('A. Writer, “On *Rails*”, The Paper, 1926년 3월 15일, 12번째 단락');
    expect(citation(words(), { ...meta, published: '1926-03' }, 'p1')).toContain('March 1926, passage 1');
  });
  it('as text is the exact words and the citation', () => {
    const passage = { id: 'p3', text: 'Its words — exactly *so*.' };
    expect(citeText(words(), meta, passage)).toBe(`${passage.text} (${citation(words(), meta, 'p3')})`);
  });
  it('as Markdown is a quote block in which nothing is markup', () => {
    expect(citeMarkdown(words(), meta, { id: 'p3', text: 'A [b] *c* <d>\n# e' })).toBe(
      '> A \\[b\\] \\*c\\* \\<d\\>\n> \\# e\n>\n> — A. Writer, “On \\*Rails\\*”, The Paper, 15 March 1926, passage 3\n',
    );
  });
});

describe('escapeMarkdown', () => {
  it('leaves every character in its place but for backslashes', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        // Undoing the escapes gives the text again.
        expect(escapeMarkdown(text).replace(/\\([\\`*_[\]<>~|#+.)-])/g, '$1')).toBe(text);
      }),
    );
  });
  it('lets no line begin a heading, a list or a numbered list', () => {
    for (const line of ['# a', '- a', '+ a', '1. a', '12) a', '  - a'])
      expect(escapeMarkdown(line)).not.toMatch(/^\s*(#|[-+]|\d+[.)])/);
  });
});

describe('notesMarkdown', () => {
  const text = notesMarkdown(words(), read(report, pack));
  it('heads with article, date, verdict and age', () => {
    expect(text).toMatch(
      /^# \[Trams return\]\(https:\/\/news\.example\/a\)\n\n14 July 1953 · About tramway policy · 27 years after the essay\n/,
    );
  });
  it('quotes every passage that bears on it, exactly, with citation', () => {
    for (const id of ['p2', 'p1', 'p3']) {
      const passage = pack.passages.find((p) => p.id === id)!;
      expect(text).toContain(`> ${escapeMarkdown(passage.text)}`);
      expect(text).toContain(`passage ${id.slice(1)}`);
    }
  });
  it('says what is overtaken and what came later, with sources', () => {
    expect(text).toContain(
      '- **Overtaken.** Buses have carried the crowds since the trams were withdrawn. [Hallmere City Archive](https://archive.hallmere.example/closing/1951)',
    );
    expect(text).toContain('- **14 July 1951** (since the essay): The last tram runs');
  });
  it('dates events as the editors’ with their basis, and calls a weak source weak', () => {
    expect(text).toContain('Dates were added by editors');
    expect(text).toContain('- **6 October 1925** (“Last autumn”): The council buys twelve motor omnibuses');
    expect(text).toContain('(weak source)');
  });
  it('links nothing but web addresses', () => {
    const odd = { ...report, article: { ...report.article, url: 'javascript:alert(1)', title: 'A (b) [c]' } };
    expect(notesMarkdown(words(), read(odd, pack)).split('\n')[0]).toBe('# A (b) \\[c\\]');
  });
});

describe('notesName', () => {
  it.each([
    ['Trams return: “again”?', '1953-07-14T09:00Z', '1953-07-14-Trams-return-again.md'],
    ['전차 귀환…', null, '전차-귀환.md'],
    ['../..\\', null, 'notes.md'],
    [null, null, 'notes.md'],
  ])('%s, %s', (title, published, name) => {
    expect(notesName(read({ ...report, article: { ...report.article, title, published } }, pack))).toBe(name);
  });
});
