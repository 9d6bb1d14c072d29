import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateInUrl, isoDate } from '../../page/dates.ts';
import { langOf, langTag } from '../../page/lang.ts';
import { drain } from '../../matching/drain.ts';
import { decoded, readMeta, withoutSite } from '../../page/meta.ts';
import { dateIn, publishedOf } from '../../page/published.ts';
import { parse } from '../../tools/html.ts';

const read = (head: string, attributes = '', url: string | null = null) => {
  const doc = parse(`<!doctype html><html ${attributes}><head>${head}</head><body></body></html>`);
  const meta = drain(readMeta(doc, url));
  const said = meta.article?.published ?? null;
  const dated = { first: true, said, lang: meta.langs.find(Boolean) ?? null, signature: head };
  return { ...meta, published: publishedOf(doc, { article: meta, scope: doc.body, dated }) };
};
const ld = (text: string): string => `<script type="application/ld+json">${text}</script>`;

describe('dates', () => {
  it.each([
    ['2013-07-15', '2013-07-15'],
    ['2013-07-15T08:05:09+09:00', '2013-07-15T08:05:09+09:00'],
    ['2013-07-15T08:05:09.123Z', '2013-07-15T08:05:09Z'],
    ['2013-07-15 08:05:09 +0900', '2013-07-15T08:05:09+09:00'],
    ['Mon, 15 Jul 2013 08:00:00 GMT', '2013-07-15T08:00:00Z'],
    ['2013.07.15 08:00', '2013-07-15T08:00'],
    ['입력 2013.7.5. 오후 3:20', '2013-07-05T15:20'],
    ['2013년 7월 15일 08시 30분', '2013-07-15T08:30'],
    ['2013年7月15日 8:05', '2013-07-15T08:05'],
    ['2013年07月15日', '2013-07-15'],
    ['July 15, 2013', '2013-07-15'],
    ['Jul. 15th 2013, 2:05 p.m.', '2013-07-15T14:05'],
    ['15 July 2013', '2013-07-15'],
    ['15. Juli 2013', '2013-07-15'],
    ['15 juillet 2013 à 18h30', '2013-07-15T18:30'],
    ['15 de julio de 2013', '2013-07-15'],
    ['15 июля 2013', '2013-07-15'],
    ['20130715080000', '2013-07-15T08:00'],
    ['20130715', '2013-07-15'],
    ['1373875200', '2013-07-15T08:00:00Z'],
    ['1373875200000', '2013-07-15T08:00:00Z'],
    ['15.7.2013', '2013-07-15'],
    ['25/12/2013', '2013-12-25'],
  ])('reads %s', (written, iso) => expect(isoDate(written)).toBe(iso));

  it('takes 7/8/2013 as the language has it', () => {
    expect(isoDate('7/8/2013', 'en-US')).toBe('2013-07-08');
    expect(isoDate('7/8/2013', 'fr')).toBe('2013-08-07');
  });

  it('says nothing where there is no date', () => {
    for (const written of [
      '',
      null,
      'yesterday',
      '2013',
      '2013-13-40',
      '30 February 2013',
      'vol. 12 345',
      '+1 202 555 0100',
    ])
      expect(isoDate(written)).toBeNull();
  });

  it('finds dates in addresses and not in numbers', () => {
    expect(dateInUrl('https://x.test/2013/07/15/a-story')).toBe('2013-07-15');
    expect(dateInUrl('https://x.test/news/20130715-a')).toBe('2013-07-15');
    expect(dateInUrl('https://x.test/view/AEN20230419004200315')).toBe('2023-04-19');
    expect(dateInUrl('https://x.test/id/20139915')).toBeNull();
  });

  it('throws on nothing and gives only what is a date', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (written) => {
        const date = isoDate(written);
        if (date) expect(Number.isNaN(Date.parse(date))).toBe(false);
      }),
    );
  });
});

describe('title, date and address', () => {
  it('prefers JSON-LD to OpenGraph to the window', () => {
    const og = '<meta property="og:title" content="Graph title"><meta property="og:site_name" content="The Paper"><meta property="article:published_time" content="2020-02-02">'; // prettier-ignore
    const window = '<title>Plan was agreed today - The Paper</title>';
    const data = ld('{"@type":"NewsArticle","headline":"Data title","datePublished":"2020-01-01T10:00:00Z"}');
    expect(read(window + og + data)).toMatchObject({
      title: 'Data title',
      published: '2020-01-01T10:00:00Z',
      loose: false,
    });
    expect(read(window + og)).toMatchObject({ title: 'Graph title', published: '2020-02-02' });
    expect(read(window)).toMatchObject({ title: 'Plan was agreed today', published: null, loose: true });
  });

  it('reads JSON-LD in the shapes that pages have', () => {
    const headline = (text: string): string | null => read(ld(text)).title;
    expect(headline('[{"@type":"WebSite","name":"x"},{"@type":["Thing","ReportageNewsArticle"],"headline":"A"}]')).toBe(
      'A',
    );
    expect(headline('{"@context":"x","@graph":[{"@type":"Organization"},{"@type":"Article","headline":["B"]}]}')).toBe(
      'B',
    );
    expect(headline('{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","headline":"C"}}')).toBe('C');
    expect(headline('<!--\n{"@type":"NewsArticle","headline":"D\n and more"}\n-->')).toBe('D and more');
    expect(headline('{"@type":"NewsArticle","headline":"E &#8217;n&rsquo; &quot;F&quot;",}')).toBe('E ’n’ "F"');
    expect(headline('{"@type":"http://schema.org/NewsArticle","headline":"G"};')).toBe('G');
  });

  it('takes the article whose address is the page’s', () => {
    const both = ld('[{"@type":"NewsArticle","headline":"Other","url":"https://x.test/b"},{"@type":"NewsArticle","headline":"This","mainEntityOfPage":{"@id":"https://www.x.test/a?x=1"}}]'); // prettier-ignore
    expect(read(both, '', 'https://x.test/a').title).toBe('This');
  });

  it('is not upset by anything in its place', () => {
    for (const text of [
      '',
      '{',
      'null',
      '[]',
      '[[[]]]',
      '"x"',
      '{"@type":null}',
      '{"@type":"NewsArticle","headline":{"a":1},"datePublished":7}',
    ])
      expect(read(ld(text))).toMatchObject({ title: null, published: null });
    fc.assert(fc.property(fc.json(), (json) => void read(ld(json.replace(/</g, '')))));
  });

  it('falls back on what stands in the article', () => {
    const find = (body: string, url: string | null = null) => dateIn(parse(`<body>${body}</body>`).body, url, 'ko');
    expect(find('<time datetime="2013-07-15T08:00+09:00">now</time>')).toBe('2013-07-15T08:00+09:00');
    expect(find('<time>3 days ago</time><time class="posted">2013년 7월 15일</time>')).toBe('2013-07-15');
    expect(find('<p>x</p>', 'https://x.test/2013/07/16/a')).toBe('2013-07-16');
    expect(find('<div class="article_info">입력 : 2013.07.15 08:00 | 수정</div>')).toBe('2013-07-15T08:00');
    expect(find('<p>On 2013-07-15 it rained.</p>')).toBeNull();
  });

  it('leaves the site out of the title', () => {
    expect(withoutSite('Plan agreed, at last | The Paper', null)).toBe('Plan agreed, at last');
    expect(withoutSite('The Paper - Plan agreed', 'The Paper')).toBe('Plan agreed');
    expect(withoutSite('Plan agreed - at last', null)).toBe('Plan agreed - at last');
    expect(withoutSite('A long plan was agreed today - The Paper', null)).toBe('A long plan was agreed today');
    expect(withoutSite('Self-made men', 'made men')).toBe('Self-made men');
    expect(decoded('a &amp; b &#x2014; &unknown;')).toBe('a & b — &unknown;');
  });
});

describe('language', () => {
  it('takes tags as browsers know them, and no others', () => {
    expect(['ko_KR', 'EN-us', 'zh-cmn-Hans', 'zh-Hant-TW', 'utf-8', '', 'english language', null].map(langTag)).toEqual(
      ['ko-KR', 'en-US', 'zh-Hans', 'zh-Hant-TW', null, null, null, null], // prettier-ignore
    );
  });

  it('believes the page unless the text is in another script', () => {
    const ko = '정부는 오늘 오후 새 계획을 발표했다고 밝혔다. 이 계획은 오래 논의되었다.';
    expect(langOf(['en', null], ko)).toBe('ko');
    expect(langOf(['en', 'ko-KR'], ko)).toBe('ko-KR');
    expect(langOf(['fr'], 'Le gouvernement a annoncé un nouveau plan.')).toBe('fr');
    expect(langOf([null], 'The government announced a plan.')).toBeNull();
    expect(langOf([null], '政府は新しい計画を発表した。')).toBe('ja');
    expect(langOf(['utf-8'], '政府今天宣布了一项新的计划。')).toBe('zh');
    expect(langOf([], 'Правительство объявило о новом плане.')).toBe('ru');
    expect(langOf(['uk'], 'Уряд оголосив новий план на рік.')).toBe('uk');
    expect(langOf(['en'], '한')).toBe('en');
  });

  it('is read from where pages say it, best first', () => {
    const { langs } = read('<meta property="og:locale" content="de_DE"><meta http-equiv="content-language" content="fr">', 'lang="en"'); // prettier-ignore
    expect(langs.filter(Boolean)).toEqual(['en', 'de_DE', 'fr']);
  });
});
