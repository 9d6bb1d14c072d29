/** What an article on the subject says of other places and wars is not marked: it is none of the essay's business. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awayIn } from '../../matching/away.ts';
import { Hit } from '../../matching/company.ts';
import { conceptsOf, expectMarks, inText, story } from './helpers/mentions.ts';

const spoken = (text: string, lang?: string): string[] =>
  conceptsOf(text, lang).filter((id) => !/^(?:north|south)-korea$|^kim-jong-un$/.test(id));

describe('sentences that speak of other places', () => {
  it.each([
    ['en', 'Iran must give up its nuclear weapons, Washington says.'],
    ['en', 'The United States and the Philippines began joint military exercises.'],
    ['en', 'A peace treaty between Russia and Ukraine is far away, and the armistice in Gaza holds.'],
    ['en', 'Trump will pull American soldiers out of Syria.'],
    ['en', 'NATO allies should pay their fair share.'],
    ['en', 'Iran said it would return to the negotiating table.'],
    ['ko', '이란의 핵 프로그램도 걱정거리다. 러시아와 우크라이나의 평화조약은 멀다.'],
    ['ja', 'イランの核開発も懸念される。ガザの停戦は続いている。'],
    ['zh-Hans', '伊朗的核计划令人担忧。乌克兰的停战协定遥遥无期。'],
    ['es', 'El programa nuclear de Irán preocupa. El armisticio en Gaza se mantiene.'],
    ['fr', 'Le programme nucléaire iranien inquiète. L’armistice à Gaza tient.'],
    ['de', 'Das iranische Atomprogramm ist eine Sorge. Ein Friedensvertrag mit der Ukraine ist fern.'],
    ['ru', 'Ядерная программа Ирана вызывает тревогу. Перемирие в Газе держится.'],
  ])('mention nothing, in %s: %s', (lang, text) => expect(spoken(text, lang)).toEqual([]));

  it('do so again where the next sentence is about the subject', () =>
    expectMarks('Iran has a nuclear program. ‹Pyongyang’s nuclear program› is older.'));

  it('mention what is spoken of with other places by its nature', () =>
    expect(spoken('It might sell plutonium to Iran or Hamas.')).toEqual(['nuclear-transfers']));
});

describe('words beside the name of another place, in a sentence that names the subject too', () => {
  it.each([
    ['en', '‹North Korea› condemned U.S. strikes on Iran’s nuclear program.'],
    ['en', 'Unlike ‹North Korea›, Ukraine gave up its nuclear weapons in 1994.'],
    ['en', '‹South Korea› welcomed the ceasefire in Gaza.'],
    ['en', '‹North Korea’s nuclear program› and Iran’s nuclear program are different.'],
    ['en', '‹North Korea› and Iran both have ‹nuclear programs›.'],
    ['ko', '‹북한›과 달리 우크라이나는 1994년 핵무기를 포기했다.'],
    ['ko', '‹한국›은 가자지구 휴전을 환영했다.'],
    ['fr', 'La ‹Corée du Nord› a condamné les frappes contre le programme nucléaire iranien.'],
  ])('are not marked, in %s: %s', (lang, text) => expectMarks(text, lang));

  it('leave the Indo-Pacific alone, which is not India', () =>
    expectMarks('‹북한›은 달라지지 않았고, ‹핵과 미사일 위협›은 인도·태평양의 평화를 훼손한다.', 'ko'));
});

describe('the border of the North', () => {
  it.each([
    ['en', 'Trade across the Chinese border with North Korea fell.'],
    ['en', 'Trucks waited at North Korea’s border with China.'],
    ['en', 'Refugees crossed the China-North Korea border.'],
    ['fr', 'La Chine, qui partage avec son allié nord-coréen une frontière longue, hésite.'],
    ['de', 'An der chinesischen Grenze zu Nordkorea warten Lastwagen.'],
    ['es', 'China vigila su frontera con Corea del Norte.'],
    ['ru', 'Россия закрыла границу с КНДР.'],
  ])('with China or Russia is not the one between the Koreas, in %s: %s', (lang, text) =>
    expect(conceptsOf(text, lang)).not.toContain('dmz'),
  );

  it.each([
    ['en', 'South Korea’s border with the North is heavily armed.'],
    ['en', 'China called for calm. Soldiers crossed the North Korean border.'],
    ['de', 'Die Grenze zu Nordkorea ist vermint.'],
  ])('is, where no other is named, in %s: %s', (lang, text) => expect(conceptsOf(text, lang)).toContain('dmz'));
});

describe('talks', () => {
  it.each([
    ['en', 'the United States and China', 'Talks between the United States and China opened.'],
    ['en', 'China and the United States', 'A summit between China and the United States is planned.'],
    ['en', 'two names with a hyphen', 'US-Iran talks resumed, and the Trump-Xi summit opens on Friday.'],
    ['en', 'the United States and South Korea', 'Talks between the United States and South Korea opened.'],
    ['en', 'three allies', 'Talks between the United States, South Korea and Japan opened.'],
    ['en', 'nuclear ones with another', 'Nuclear talks between Iran and the United States resumed, North Korea said.'],
    ['fr', 'the United States and China', 'La rencontre officielle entre les Etats-Unis et la Chine a lieu jeudi.'],
    ['de', 'the United States and Iran', 'Nordkorea sprach über die Verhandlungen zwischen den USA und dem Iran.'],
    ['es', 'the United States and China', 'Corea del Norte criticó la reunión entre Estados Unidos y China.'],
    ['ru', 'the United States and China', 'КНДР осудила переговоры между США и Китаем.'],
    ['ko', 'the United States and China', '북한은 미국과 중국의 회담을 비난했다.'],
    ['ko', 'South Korea and the United States', '한국과 미국의 방위비 협상이 시작됐다.'],
    ['ja', 'the United States and China', '北朝鮮は米国と中国の会談を非難した。'],
    ['zh-Hans', 'the United States and China', '朝鲜谴责美国与中国的会谈。'],
  ])('of another pair are none with North Korea, in %s: %s', (lang, _, text) =>
    expect(conceptsOf(text, lang)).not.toContain('us-nk-talks'),
  );

  it.each([
    [
      'en',
      'Talks between the United States and North Korea stalled.',
      'Talks between the United States and North Korea',
    ],
    ['en', 'North Korea held talks with the U.S. and South Korea.', 'talks with the U.S.'],
    ['en', 'China urged North Korea to return to talks with the United States.', 'talks with the United States'],
    ['en', 'Negotiations between Washington, Seoul and Pyongyang failed.', 'Negotiations between Washington'],
    ['fr', 'Le dialogue entre Washington et Pyongyang reprend.', 'dialogue entre Washington et Pyongyang'],
    ['ko', '북한과 미국의 협상이 열렸다.', '북한과 미국의 협상'],
    ['ru', 'КНДР отвергла диалог с США.', 'диалог с США'],
  ])('of this one are marked, in %s: %s', (lang, text, surface) =>
    expect(inText(story(text, lang)).find(({ concept }) => concept === 'us-nk-talks')?.surface).toBe(surface),
  );
});

describe('what is frozen', () => {
  const frozen = (text: string) =>
    inText(story(`${text} Talks with North Korea stalled. The six-party talks stay closed.`, 'en')).filter(
      ({ surface }) => surface.includes('frozen'),
    );

  it.each(['Soldiers crossed a frozen parade ground.', 'They walked over the frozen river.'])(
    'is no stalemate where it is a thing: %s',
    (text) => expect(frozen(text)).toEqual([]),
  );
  it('is one where it is talks', () =>
    expect(frozen('Nuclear talks with Pyongyang have been frozen for years.')).toHaveLength(1));
});

describe('awayIn', () => {
  const away = { words: 1, unless: 2, but: [] };
  /** `P` is another place, `o` one of the subject's own names. */
  const hitsOf = (text: string): Hit[] =>
    [...text.matchAll(/[Po]/g)].map(
      ({ 0: sign, index }) => new Hit([sign === 'P' ? 1 : 2], 0, index, index + 1, 0, { text }),
    );

  it('is null where no other place is named, whatever the text', () => {
    fc.assert(fc.property(fc.stringMatching(/^[o x,]*$/), (text) => awayIn(hitsOf(text), away, text) === null));
  });

  it('never takes what a name of the subject’s own stands in for another place’s', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[Po x,]*$/),
        fc.nat(30),
        fc.integer({ min: 1, max: 10 }),
        (text, start, length) => {
          const is = awayIn(hitsOf(text), away, text);
          const at = { start, end: start + length };
          return !text.slice(start, at.end).includes('o') || !is || !is(at);
        },
      ),
    );
  });

  it('goes by the nearer name, and by a place no farther off than twelve characters', () => {
    const gap = fc.integer({ min: 0, max: 20 });
    fc.assert(
      fc.property(gap, gap, fc.boolean(), (place, own, turned) => {
        const [a, b] = ['x'.repeat(place), 'x'.repeat(own)];
        const text = turned ? `o${b}#${a}P` : `P${a}#${b}o`;
        const start = text.indexOf('#');
        const expected = place <= 12 && place < own;
        expect(awayIn(hitsOf(text), away, text)?.({ start, end: start + 1 }) ?? false).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('says the same as looking at all names one by one', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(?:[Po]|x{1,9}| |,)*$/), fc.nat(40), (text, start) => {
        const at = { start, end: start + 1 };
        if ('Po'.includes(text[start] ?? 'P')) return;
        const gap = ({ start, end }: Hit): number => Math.max(start - at.end, at.start - end);
        const text_ = (hit: Hit): string => text.slice(Math.min(hit.end, at.end), Math.max(hit.start, at.start));
        const hits = hitsOf(text);
        const own = hits.filter(({ cues }) => cues[0] === 2).map(gap);
        const near = hits.filter((hit) => hit.cues[0] === 1 && gap(hit) <= 12 && !text_(hit).includes(','));
        const expected = own.length
          ? near.some((hit) => gap(hit) < Math.min(...own))
          : hits.some(({ cues }) => cues[0] === 1);
        expect(awayIn(hits, away, text)?.(at) ?? false).toBe(expected);
      }),
    );
  });
});
