import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Outlets } from '../../data/schema';

const json: unknown = JSON.parse(readFileSync('data/outlets.json', 'utf8'));
const outlets = v.parse(Outlets, json);

describe('outlets', () => {
  it('are the hundred of version 1.0: an update that asks for more hosts would be switched off', () => {
    expect(outlets).toHaveLength(100);
    const hosts = outlets
      .map((o) => o.host)
      .sort()
      .join('\n');
    expect(createHash('sha256').update(hosts).digest('hex').slice(0, 16)).toBe('2b2fb61a020ddb08');
  });

  it('ask for no host that also holds mail, search or accounts', () => {
    const wide = [
      'yahoo.com',
      'naver.com',
      'daum.net',
      'sina.com.cn',
      'ifeng.com',
      'go.com',
      'joins.com',
      'imbc.com',
      'sbs.co.kr',
      'msn.com',
      'google.com',
    ];
    expect(outlets.map((o) => o.host).filter((host) => wide.includes(host))).toEqual([]);
  });

  it('speak every language that is matched', () => {
    expect(new Set(outlets.map((o) => o.lang))).toEqual(
      new Set(['en', 'ko', 'ja', 'zh-Hans', 'zh-Hant', 'de', 'fr', 'es', 'ru']),
    );
  });

  it.each([
    ['a host twice', [{ host: 'a.org' }, { host: 'a.org' }]],
    ['a host below another', [{ host: 'news.a.org' }, { host: 'a.org' }]],
    ['a scheme', [{ host: 'https://a.org' }]],
    ['a wildcard', [{ host: '*.org' }]],
    ['a bare suffix', [{ host: 'org' }]],
  ])('refuse %s', (_, list) => {
    expect(
      v.safeParse(
        Outlets,
        list.map((o) => ({ name: 'A', lang: 'en', group: 'wire', ...o })),
      ).success,
    ).toBe(false);
  });
  it('take two hosts of which one ends in the other’s name', () => {
    const list = [{ host: 'a.org' }, { host: 'aa.org' }].map((o) => ({ name: 'A', lang: 'en', group: 'wire', ...o }));
    expect(v.safeParse(Outlets, list).success).toBe(true);
  });
});
