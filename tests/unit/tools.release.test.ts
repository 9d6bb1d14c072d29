import { readFileSync } from 'node:fs';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { bump, released } from '../../tools/release';
import { zipOf } from '../../tools/zip-files';

describe('version', () => {
  it.each([
    ['1.2.3', 'major', '2.0.0'],
    ['1.2.3', 'minor', '1.3.0'],
    ['1.2.3', 'patch', '1.2.4'],
    ['1.2.3', '1.2.10', '1.2.10'],
    ['1.2.3', '2.0.0', '2.0.0'],
  ])('%s, %s: %s', (version, how, next) => expect(bump(version, how)).toBe(next));

  it.each([
    ['1.2.3', '1.2.3'],
    ['1.2.3', '1.2.2'],
    ['1.2.3', '0.9.9'],
    ['1.2.3', 'huge'],
    ['1.2.3', '1.2'],
    ['1.2.3-beta', 'patch'],
  ])('%s, %s: refused', (version, how) => expect(() => bump(version, how)).toThrow());
});

describe('changelog', () => {
  const text = '# Changelog\n\nWords.\n\n## Unreleased\n\n- New.\n- Newer.\n\n## 1.0.0, 2026-11-01\n\n- First.\n';
  it('gives what was unreleased its version, and keeps everything', () => {
    expect(released(text, '1.1.0', '2026-12-01')).toBe(
      '# Changelog\n\nWords.\n\n## Unreleased\n\n## 1.1.0, 2026-12-01\n\n- New.\n- Newer.\n\n## 1.0.0, 2026-11-01\n\n- First.\n',
    );
  });
  it('refuses to release nothing', () => {
    expect(() => released(released(text, '1.1.0', '2026-12-01'), '1.2.0', '2026-12-02')).toThrow('Nothing stands');
    expect(() => released('# Changelog\n', '1.1.0', '2026-12-01')).toThrow('no section');
  });
  it('of the project has a place for what comes', () => {
    expect(readFileSync('CHANGELOG.md', 'utf8')).toMatch(/^## Unreleased$/m);
  });
});

describe('archives', () => {
  const date = new Date('2026-11-24T12:34:56Z');
  const files = [
    { path: 'b/two.txt', data: 'two '.repeat(500) },
    { path: 'a.txt', data: Buffer.from('one') },
    { path: 'b/Ünï.txt', data: 'ü' },
  ];

  it('are the same bytes whatever the order and the hour', async () => {
    const first = await zipOf(files, date);
    const second = await zipOf([...files].reverse(), new Date(date));
    expect(second.equals(first)).toBe(true);
    expect((await zipOf(files, new Date(date.getTime() + 4000))).equals(first)).toBe(false);
  });

  it('hold the files, sorted, with the date, compressed, and no folders', async () => {
    const bytes = await zipOf(files, date);
    const back = await JSZip.loadAsync(bytes);
    expect(Object.keys(back.files)).toEqual(['a.txt', 'b/two.txt', 'b/Ünï.txt']);
    expect(await back.file('b/two.txt')!.async('string')).toBe('two '.repeat(500));
    expect(back.file('a.txt')!.date).toEqual(date);
    expect(bytes.length).toBeLessThan(700);
  });
});
