import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decode } from '../../tools/html.ts';
import { articleOfText } from '../../tools/text.ts';
import { articleText } from '../../matching/types.ts';

const root = join(import.meta.dirname, '../..');
const PATIENCE = 120_000;
let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'analyze-'))));
afterAll(() => rmSync(folder, { recursive: true }));

interface Ran {
  code: number;
  out: string;
  err: string;
}
const run = (...args: string[]): Promise<Ran> =>
  new Promise((done) =>
    execFile(process.execPath, ['--import', 'tsx', 'tools/analyze.ts', ...args], { cwd: root }, (error, out, err) =>
      done({ code: error ? Number(error.code) : 0, out, err }),
    ),
  );
const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const text =
  'North Korea fired a ballistic missile on Sunday, South Korea’s military said.\r\n\r\nPyongyang says that its nuclear weapons are not\ta bargaining chip.';
const html = `<title>North Korea fires a missile</title><article><h1>North Korea fires a missile</h1><p>${text.replace(/\r\n\r\n/, '</p><p>')} The allies said that their joint exercises would go on, as they do every year in spring.</p></article>`;

describe('analyze', () => {
  it(
    'prints reports in order, with offsets that are those of the given text',
    async () => {
      file('page.html', html);
      const lines = [
        { id: 'a', text, title: 'A missile', lang: 'en' },
        { id: 2, html, url: 'https://x.test/2020/01/02/a' },
        { id: 'c', path: 'page.html' },
        { id: 'd', text: 'Nothing.', title: null },
      ];
      const { code, out, err } = await run('--jsonl', file('cases.jsonl', `\uFEFF${lines.map((l) => JSON.stringify(l)).join('\r\n')}\n\n`)); // prettier-ignore
      expect([code, err]).toEqual([0, '']);
      const reports = out.trim().split('\n').map((line) => JSON.parse(line)); // prettier-ignore
      expect(reports.map(({ id }) => id)).toEqual(['a', 2, 'c', 'd']);
      const [a, b, c, d] = reports.map(({ report }) => report);
      expect(Object.keys(a)).toEqual(['pack', 'relevance', 'article', 'mentions', 'passages', 'events']);
      expect(a.relevance.verdict).toBe('about');
      for (const { start, end, surface } of a.mentions.filter((m: { in: string }) => m.in === 'text')) expect(text.slice(start, end)).toBe(surface); // prettier-ignore
      for (const { start, end, surface } of b.mentions.filter((m: { in: string }) => m.in === 'text')) expect(b.article.text.slice(start, end)).toBe(surface); // prettier-ignore
      expect(Object.keys(a.mentions[0])).toEqual(['id', 'in', 'concept', 'surface', 'start', 'end', 'context', 'why', 'passages', 'events']); // prettier-ignore
      expect([a.article.text, b.article.published, c.article.title]).toEqual([undefined, '2020-01-02', 'North Korea fires a missile']); // prettier-ignore
      expect([d.relevance.verdict, d.mentions]).toEqual(['none', []]);
    },
    PATIENCE,
  );

  it(
    'reads one file, with another pack',
    async () => {
      const { code, out } = await run('--pack', 'tests/packs/city-tramways', file('a.txt', 'The tramway to the hospital gets a second track.')); // prettier-ignore
      expect([code, JSON.parse(out).pack]).toEqual([0, 'city-tramways']);
    },
    PATIENCE,
  );

  it.each([
    ['no input', [], /usage/],
    ['a file that is not there', ['/nowhere/a.html'], /nowhere\/a\.html/],
    ['a file that is neither', [import.meta.filename], /neither \.html nor \.txt/],
    ['an unknown option', ['--page', 'a.html'], /--page/],
    ['a pack that is none', ['--pack', root, 'README.md'], /essay\.txt|pack\.json/],
    ['lines that are no JSON', ['--jsonl', 'bad.jsonl'], /bad\.jsonl:2: /],
    ['a case without text', ['--jsonl', 'none.jsonl'], /none\.jsonl:1: needs one of text, html and path, has 0/],
    ['a case of the wrong shape', ['--jsonl', 'shape.jsonl'], /shape\.jsonl:1: text: /],
    ['a page that is not there', ['--jsonl', 'path.jsonl'], /path\.jsonl:1: path: .*gone\.html/],
    ['an address that is none', ['--url', 'x', 'a.html'], /--url/],
  ])(
    'says what is wrong with %s and where, and exits with 2',
    async (_, args, message) => {
      file('bad.jsonl', '{"id":1,"text":"x"}\nnot json\n');
      file('none.jsonl', '{"id":1}\n');
      file('shape.jsonl', '{"id":1,"text":7}\n');
      file('path.jsonl', '{"id":1,"path":"gone.html"}\n');
      const { code, err } = await run(...args.map((arg) => (arg.endsWith('.jsonl') ? join(folder, arg) : arg)));
      expect(code).toBe(2);
      expect(err).toMatch(message);
    },
    PATIENCE,
  );
});

describe('text', () => {
  it('is its blocks joined, whatever its lines are', () => {
    for (const given of [text, '', '\n\n', 'a\r\nb', 'one\n\ntwo\n']) expect(articleText(articleOfText({ text: given }).blocks)).toBe(given); // prettier-ignore
  });

  it('joins lines that a program has broken', () => {
    const wrapped = `The government said on Monday that the talks with North\nKorea would go on as they were planned before the winter and\nthat nobody had asked for anything else than what was agreed.\n\nA second paragraph follows here after an empty line, and it is\nbroken in two as well.`;
    expect(articleOfText({ text: wrapped }).blocks.filter(({ text: t }) => t !== '')).toHaveLength(2);
    expect(articleText(articleOfText({ text: wrapped }).blocks)).toBe(wrapped);
  });
});

describe('decoding', () => {
  const korean = (bytes: number[], declared: string): Buffer =>
    Buffer.concat([Buffer.from(`<meta charset="${declared}"><p>`), Buffer.from(bytes)]);

  it('goes by byte order mark, declaration and validity', () => {
    expect(decode(korean([0xc7, 0xd1, 0xb1, 0xb9], 'euc-kr'))).toContain('한국');
    expect(decode(korean([0xba, 0xab, 0xb9, 0xfa], 'gb2312'))).toContain('韩国');
    expect(decode(korean([0x8a, 0xd8, 0x8d, 0x91], 'shift_jis'))).toContain('韓国');
    expect(decode(korean([0xcc, 0xe8, 0xf0], 'windows-1251'))).toContain('Мир');
    expect(decode(Buffer.from('<meta charset="euc-kr"><p>한국'))).toContain('한국');
    expect(decode(Buffer.from('\uFEFF<p>한국', 'utf16le'))).toContain('한국');
    expect(decode(korean([0x93, 0x68, 0x69, 0x94], 'no-such-thing'))).toContain('hi');
    expect(decode(korean([0x97], 'iso-8859-1'))).toContain('—');
  });
});
