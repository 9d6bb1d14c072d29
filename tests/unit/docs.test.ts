import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import outlets from '../../data/outlets.json';
import pkg from '../../package.json';
import { manifest } from '../../tools/manifest';

const docs = ['.', 'docs', 'docs/decisions', 'store']
  .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
  .filter((file) => file.endsWith('.md'));
const read = (file: string) => readFileSync(file, 'utf8');

describe('documents', () => {
  it.each(docs)('%s: every link and picture is there', (file) => {
    const targets = [...read(file).matchAll(/\]\(([^)\s]+)\)/g)].map((m) => m[1]!.split('#')[0]!);
    const missing = targets.filter((to) => to && !/^https?:/.test(to) && !existsSync(join(dirname(file), to)));
    expect(missing).toEqual([]);
  });

  it.each(docs)('%s: every command is one', (file) => {
    const named = [...read(file).matchAll(/npm (?:run )?(?:--silent )?(?:run )?([a-z]+(?::[a-z-]+)?)\b/g)].map(
      (m) => m[1]!,
    );
    const npm = ['ci', 'test', 'audit', 'ls', 'run', 'install', 'sbom'];
    expect(named.filter((name) => !(name in pkg.scripts) && !npm.includes(name))).toEqual([]);
  });
});

describe('permissions', () => {
  const asked = [...new Set([...manifest('chrome').permissions, ...manifest('firefox').permissions])].sort();

  it('are exactly these', () => {
    const few = ['activeTab', 'contextMenus', 'scripting', 'storage'];
    expect([...manifest('firefox').permissions].sort()).toEqual(few);
    expect([...manifest('chrome').permissions].sort()).toEqual([...few, 'sidePanel'].sort());
    for (const browser of ['chrome', 'firefox'] as const) {
      expect(manifest(browser).host_permissions).toEqual(outlets.map(({ host }) => `*://*.${host}/*`));
      expect(manifest(browser).optional_host_permissions).toEqual(['*://*/*']);
      expect(
        Object.keys(manifest(browser)).filter((key) => /optional_permissions|web_accessible|externally/.test(key)),
      ).toEqual([]);
    }
  });

  it.each([
    ['README.md', /^\| `(\w+)`/gm],
    ['store/permissions.md', /^\*\*`(\w+)`\.?\*\*/gm],
  ])('%s gives a reason for each, and for no other', (file, row) => {
    expect([...read(file).matchAll(row)].map((m) => m[1]!).sort()).toEqual(asked);
  });

  it('the number of sites in the texts is the number there is', () => {
    for (const file of ['README.md', 'store/listing-en.md', 'store/permissions.md'])
      for (const [, count] of read(file).matchAll(/(\d+) news sites/g))
        expect([file, Number(count)]).toEqual([file, outlets.length]);
    for (const [, count] of read('store/listing-ko.md').matchAll(/뉴스 사이트 (\d+)곳/g))
      expect(Number(count)).toBe(outlets.length);
  });
});

describe('dependencies', () => {
  const page = read('docs/dependencies.md');
  it('each has a line', () => {
    const named = Object.keys({ ...pkg.dependencies, ...pkg.devDependencies }).filter(
      (name) => !name.startsWith('@types/'),
    );
    expect(named.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
  it('each line gives the version that is installed', () => {
    for (const [, name, version] of page.matchAll(/`([@a-z/.-]+)` (\d+\.\d+\.\d+)/g))
      expect([name, version]).toEqual([
        name,
        (JSON.parse(read(`node_modules/${name}/package.json`)) as { version: string }).version,
      ]);
  });
});
