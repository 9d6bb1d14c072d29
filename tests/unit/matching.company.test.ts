/** Words that count only in the company they need, and texts that are to stay quiet. */
import { describe, expect, it } from 'vitest';
import { judge } from '../../matching/report.ts';
import { conceptsOf, expectMarks, inText, matcher, story } from './helpers/mentions.ts';

describe('forms that mean something else alone', () => {
  interface Pair {
    concept: string;
    at: string;
    here: [title: string, text: string];
    there: [title: string, text: string];
  }
  const pairs: Record<string, Pair> = {
    'the North': {
      concept: 'north-korea',
      at: 'The North',
      here: ['North Korea cuts hotline', 'The North blamed the South.'],
      there: ['Battles of the American Civil War', 'The North took Atlanta, and the South never forgot it.'],
    },
    Kim: {
      concept: 'kim-jong-un',
      at: 'Kim',
      here: ['North Korea’s congress opens', 'As Kim told the delegates, North Korea will keep its nuclear weapons.'],
      there: ['Kim Kardashian at the gala', 'Kim wore silver, and Kardashian fans cheered.'],
    },
    DMZ: {
      concept: 'dmz',
      at: 'DMZ',
      here: ['Soldier flees to South Korea', 'He ran over the DMZ. North Korean troops shot at him.'],
      there: ['A walk through Vietnam', 'Marines patrolled the DMZ along the 17th parallel until 1969.'],
    },
    'B-2': {
      concept: 'strategic-bomber-flights',
      at: 'B-2',
      here: ['Bombers over South Korea in drills with the U.S.', 'A B-2 bomber flew over the Korean peninsula.'],
      there: ['What B-2 is good for', 'Vitamin B-2 is found in eggs. A B-2 visa costs a fee.'],
    },
    'the alliance': {
      concept: 'us-rok-alliance',
      at: 'The alliance',
      here: ['US and South Korea hold talks', 'The alliance rests on a treaty, Washington and Seoul said.'],
      there: ['NATO grows', 'The alliance admitted Sweden, NATO leaders said.'],
    },
    'nuclear program': {
      concept: 'nk-nuclear-program',
      at: 'nuclear program',
      here: ['North Korea rejects talks', 'The nuclear program goes on, and Pyongyang says so.'],
      there: ['Iran rejects talks', 'The nuclear program goes on, and Tehran says so.'],
    },
    armistice: {
      concept: 'korean-armistice',
      at: 'armistice',
      here: ['North and South Korea at odds', 'The armistice of 1953 still holds on the Korean peninsula.'],
      there: ['Poppies for the fallen', 'The armistice of 1918 ended the fighting in Flanders.'],
    },
    휴전선: {
      concept: 'dmz',
      at: '비무장지대',
      here: ['북한군, 남한으로 귀순', '북한 병사가 비무장지대를 넘었다. 합참은 북한군의 총격이 있었다고 밝혔다.'],
      there: ['베트남 여행', '베트남의 옛 비무장지대를 걷는 여행 상품이 나왔다.'],
    },
  };

  it.each(Object.entries(pairs))('%s counts in its company, and says in which', (_, { concept, at, here, there }) => {
    const lang = /[가-힣]/.test(at) ? 'ko' : 'en';
    const [title, text] = here;
    const found = inText(story(text, lang, title)).find((m) => m.concept === concept && m.surface.includes(at));
    expect(found?.why.where).toMatch(/^(?:sentence|paragraph|article)$/);
    expect(`${title} ${text}`).toContain(found!.why.near);
    expect(found!.surface).not.toContain(found!.why.near);
    expect(judge(story(there[1], lang, there[0]), matcher)).toMatchObject({
      relevance: { verdict: 'none' },
      mentions: [],
    });
  });

  it('a capital is a place to eat in, too', () => {
    const eat = 'Her second restaurant in Seoul serves noodles with perilla.';
    expect(judge(story(eat, 'en', 'Where to eat in Seoul'), matcher).mentions).toEqual([]);
    expectMarks('‹Seoul› answered with live fire.');
  });

  it('says how near the company stands', () => {
    const where = (text: string, title: string): string | undefined =>
      inText(story(text, 'en', title)).find(({ surface }) => /^the north$/i.test(surface))?.why.where;
    expect(where('North Korea said that the North was ready.', 'Nuclear talks resume')).toBe('sentence');
    expect(where('North Korea spoke. So the North was ready.', 'Nuclear talks resume')).toBe('paragraph');
    expect(where('North Korea spoke of missiles.¶So the North was ready.', 'Nuclear talks resume')).toBe('article');
    expect(where('So the North was ready.', 'North Korea tests missiles')).toBe('article');
  });

  it('says of a form that stands alone that it is one', () => {
    expect(inText(story('The DPRK agreed.'))[0]!.why).toEqual({ by: 'form' });
  });
});

describe('a dateline', () => {
  it.each([
    ['en', 'SEOUL, May 23 (Yonhap) -- ‹North Korea› spoke.'],
    ['en', 'SEOUL (Reuters) - ‹North Korea› spoke.'],
    ['en', 'PYONGYANG, North Korea — ‹North Korea› spoke.'],
    ['ko', '(서울=연합뉴스) 김 기자 = ‹북한›이 말했다.'],
    ['ja', '【平壌10日新華社】‹北朝鮮›は述べた。'],
    ['zh-Hans', '新华社首尔5月23日电（记者王某）‹朝鲜›表示。'],
    ['zh-Hant', '中央社首爾23日電‹北韓›表示。'],
    ['es', 'Seúl, 15 jul (EFE).- ‹Corea del Norte› habló.'],
    ['de', 'Seoul (dpa) - ‹Nordkorea› sprach.'],
    ['fr', 'Séoul (AFP) – La ‹Corée du Nord› a parlé.'],
    ['ru', 'СЕУЛ, 23 мая. /ТАСС/. ‹КНДР› сообщила.'],
  ])('is where a story was filed, in %s: %s', (lang, text) => expectMarks(text, lang));

  it('is none where a point belongs to an initialism', () => {
    expectMarks('On Dec. 3 ‹U.S.-South Korean drills› began.');
    expectMarks('‹DPRK› fires 4 as ‹U.S.-South Korean drills› begin.');
  });
});

describe('quiet on traps', () => {
  it.each([
    ['en', 'Kim Jong Kook returns', 'Kim Jong Kook joined the show. The singer Kim Jong Kook has a new record.'],
    ['en', 'Chick Corea remembered', 'Chick Corea played the piano. Corea won 27 awards.'],
    ['en', 'Memorials of Washington', 'The Korean War Veterans Memorial is closed for repairs.'],
    ['en', 'Rain in the north', 'The north of England will be wet. The South stays dry, and so does Northern Ireland.'],
    ['en', 'Old ballpark reopens', 'A shooting near the stadium. AFP PHOTO / KCNA via KNS REPUBLIC OF KOREA OUT'],
    ['en', 'Shipping firm unifies', 'The sanctions screening and the unification of its warehouses will save money.'],
    ['ko', '북한산 단풍 절정', '북한산 단풍이 절정을 맞았다. 서울 시민들이 북한산에 올랐다.'],
    ['ko', 'TV조선 새 드라마', 'TV조선 드라마가 시청률 1위를 기록했다. 조선 시대 왕의 이야기다.'],
    ['ja', '校則が厳しい学校', 'まるで北朝鮮みたいな学校だと生徒は言う。'],
    ['zh-Hant', '韓國瑜造勢', '韓國瑜在高雄造勢。韓國瑜談選舉結果。'],
    ['zh-Hans', '韩剧收视第一', '韩国电视剧在首尔首播，收视率第一。'],
    ['de', 'Allianz mit Rekordgewinn', 'Die Allianz meldet Gewinn. Der Norden hatte gutes Wetter.'],
    ['ru', 'Война во Вьетнаме', 'Север и Юг Вьетнама воевали. Как можно скорее.'],
    ['es', 'Italia: gana el Norte', 'El Norte y el Sur de Italia votaron. La alianza de partidos ganó.'],
    ['fr', 'Le Nord perd', 'Le Nord de la France a perdu. L’alliance des partis aussi.'],
  ])('%s: %s', (lang, title, text) => {
    expect(judge(story(text, lang, title), matcher)).toMatchObject({ relevance: { verdict: 'none' }, mentions: [] });
  });

  it('and loud beside them', () => {
    expectMarks('The Korean War Veterans Memorial stands there. ‹North Korea› never ‹signed a peace treaty›.');
    expect(conceptsOf('W STARY ROK ZROBIĆ', 'pl', 'Nowy rok')).toEqual([]);
  });
});
