import { describe, expect, it } from 'vitest';
import { defaults } from '../../data/settings';
import { languageOf, words } from '../../extension/i18n';
import { mutedOn, withMuted, withSite } from '../../extension/settings-edit';
import { repair } from '../../extension/settings-repair';
import { covers, hostOf, hostOfPattern, patternOf, standing } from '../../extension/hosts';
import { isOutlet } from '../../extension/sites';
import { manifest, outletPatterns } from '../../tools/manifest';

describe('sites', () => {
  it.each([
    ['https://www.apnews.com/a?b#c', 'apnews.com'],
    ['http://m.koreaherald.com:8080/x', 'm.koreaherald.com'],
    ['https://apnews.com./a', 'apnews.com'],
    ['https://www.com/', 'www.com'],
    ['https://www.example.com./', 'example.com'],
    ['chrome://extensions', undefined],
    ['file:///tmp/a.html', undefined],
    ['about:blank', undefined],
    ['not a url', undefined],
    [undefined, undefined],
  ])('host of %s', (url, host) => expect(hostOf(url)).toBe(host));

  it('a site covers what is below it and nothing beside it', () => {
    expect(covers('bbc.com', 'www.bbc.com')).toBe(true);
    expect(covers('bbc.com', 'bbc.com')).toBe(true);
    expect(covers('bbc.com', 'notbbc.com')).toBe(false);
    expect(covers('bbc.com', 'bbc.com.evil.example')).toBe(false);
  });

  it('patterns go there and back', () => {
    expect(hostOfPattern(patternOf('example.org'))).toBe('example.org');
    expect(hostOfPattern('<all_urls>')).toBeUndefined();
    expect(hostOfPattern('*://*/*')).toBeUndefined();
  });

  it('a site, or everything, can be off', () => {
    const off = withSite(defaults(), 'apnews.com', false);
    expect(standing(off, 'apnews.com')).toBe('off-site');
    expect(standing(off, 'www.apnews.com')).toBe('off-site');
    expect(standing(off, 'reuters.com')).toBe('on');
    expect(standing({ ...defaults(), everywhere: false }, 'reuters.com')).toBe('off-everywhere');
    expect(standing(withSite(off, 'apnews.com', true), 'apnews.com')).toBe('on');
  });

  it('switching a site on again switches on what stood in its way', () => {
    const off = { ...withSite(defaults(), 'bbc.com', false), everywhere: false };
    expect(standing(withSite(off, 'bbc.com', true), 'bbc.com')).toBe('on');
  });

  it('a concept is muted once, everywhere or here', () => {
    const twice = withMuted(withMuted(defaults(), 'x/talks'), 'x/talks');
    expect(twice.muted).toEqual(['x/talks']);
    expect(withMuted(twice, 'x/troops', 'bbc.com').mutedHere).toEqual({ 'bbc.com': ['x/troops'] });
  });

  it('knows the outlets', () => {
    expect(isOutlet('www.yna.co.kr')).toBe(true);
    expect(isOutlet('example.org')).toBe(false);
  });
});

describe('words', () => {
  it('follow the browser unless the reader says otherwise', () => {
    expect(languageOf('auto', 'ko-KR')).toBe('ko');
    expect(languageOf('auto', 'de')).toBe('en');
    expect(languageOf('en', 'ko')).toBe('en');
  });

  it('fill in, group numbers, and show a key that is missing', () => {
    const { t } = words('en', { en: { a: '$1 of $2' }, ko: {} });
    expect(t('a', 3, 12345)).toBe('3 of 12,345');
    expect(t('a', '$2', 1)).toBe('$2 of 1');
    expect(t('b')).toBe('b');
  });
});

describe('the manifest', () => {
  it.each(['chrome', 'firefox'] as const)('asks in %s for what the README names, and nothing else', (browser) => {
    const made = manifest(browser);
    expect(made.permissions).toEqual([
      'storage',
      'scripting',
      'activeTab',
      'contextMenus',
      ...(browser === 'chrome' ? ['sidePanel'] : []),
    ]);
    expect(made.host_permissions).toEqual(outletPatterns());
    expect(made.content_scripts).toHaveLength(1);
    expect(made.content_scripts[0]!.matches).toEqual(outletPatterns());
    expect(made.optional_host_permissions).toEqual(['*://*/*']);
    expect(made).not.toHaveProperty('web_accessible_resources');
    expect(made).not.toHaveProperty('optional_permissions');
    expect(made.content_security_policy.extension_pages).toMatch(/^default-src 'none';/);
  });
});

describe('lists that are full', () => {
  const full = Array.from({ length: 500 }, (_, n) => `site-${n}.example`);
  it('lose the oldest and not what the reader has just said', () => {
    const off = repair(withSite({ ...defaults(), sitesOff: full }, 'news.example', false)).settings;
    expect(standing(off, 'news.example')).toBe('off-site');
    const muted = Array.from({ length: 500 }, (_, n) => `pack/concept-${n}`);
    expect(repair(withMuted({ ...defaults(), muted }, 'pack/new')).settings.muted).toContain('pack/new');
  });
  it('are read by their own entries, whatever the host is called', () => {
    expect(mutedOn(defaults(), 'constructor')).toEqual([]);
    expect(withMuted(defaults(), 'pack/new', 'constructor').mutedHere['constructor']).toEqual(['pack/new']);
  });
});

it('asks for an address of numbers without what is below it', () => {
  expect([patternOf('[::1]'), patternOf('127.0.0.1'), patternOf('news.example')]).toEqual([
    '*://[::1]/*',
    '*://127.0.0.1/*',
    '*://*.news.example/*',
  ]);
});
