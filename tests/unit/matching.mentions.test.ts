/** What a reader would notice of finding mentions. Mentions stand in ‹›; all that is in none is to stay quiet. */
import { describe, expect, it } from 'vitest';
import { articleText, type Article } from '../../matching/types.ts';
import { collect } from './helpers/collect.ts';
import { conceptsOf, expectMarks, inText, story, titles } from './helpers/mentions.ts';

describe('surface forms as pages have them', () => {
  it.each([
    ['a non-breaking space', '‹North\u00a0Korea› agreed.'],
    ['an em space and an ideographic one', '‹North\u2003Korea› and ‹South\u3000Korea› agreed.'],
    ['a line break and the indent after it', '‹North\n              Korea› agreed.'],
    [
      'a tab, a line separator, a next line of Latin-1',
      '‹North\tKorea›, ‹North\u2028Korea›, ‹North\u0085Korea› agreed.',
    ],
    ['soft hyphens', '‹Nor\u00adth Ko\u00adrea› agreed.'],
    [
      'zero-width characters and byte order marks',
      '‹N\u200borth\u200c K\u2060orea\ufeff›\u200d agreed.'.replace('\ufeff›', '›\ufeff'),
    ],
    ['full-width letters', '‹Ｎｏｒｔｈ　Ｋｏｒｅａ› agreed.'],
    ['mathematical letters', '‹𝐍𝐨𝐫𝐭𝐡 𝑲𝒐𝒓𝒆𝒂› agreed, ‹𝖪𝗂𝗆 𝖩𝗈𝗇𝗀 𝖴𝗇› said.'],
    ['pictures beside it', '🇰🇵‹North Korea›🚀 and 🚀‹Kim Jong Un›🇰🇵 agreed.'],
    ['combining accents', 'the ‹Coree\u0301 du Nord› agreed.'.replace('Coree\u0301', 'Core\u0301e')],
    ['decomposed Hangul', `‹${'북한'.normalize('NFD')}›은 합의했다.`],
    ['capitals', '‹NORTH KOREA› AGREES. ‹north korea› agrees. ‹NORTH korea› agrees.'],
  ])('with %s', (_, text) => expectMarks(text, /[가-힣ᄀ-ᇿ]/.test(text) ? 'ko' : 'en'));

  it.each(["'", '’', '‘', '`', '´', 'ʼ', '′', '‛', '＇', '\u0092'])('with %s for an apostrophe', (mark) => {
    expectMarks(`‹North Korea›${mark}s rulers met the ‹Supreme People${mark}s Assembly›.`);
  });

  it.each(['-', '‐', '‑', '‒', '–', '—', '―', '−', '－', '\u0096', '\u0097'])(
    'with %s for a hyphen or a dash',
    (mark) => {
      expectMarks(`‹Kim Jong${mark}un› spoke of the ‹US${mark}South Korea alliance›.`);
      expectMarks(`Pakistan, and${mark}arguably${mark}‹North Korea›${mark}have gone that way.`);
    },
  );

  it.each(['“”', '„“', '«»', '""', '‘’', '「」', '\u0093\u0094', '()', '[]'])('between %s', ([open, close]) => {
    expectMarks(`They wrote ${open}‹North Korea›${close} on it.`);
  });

  it.each(['U.S.', 'US', 'U.S.A.', 'USA', 'U. S.', 'United States', 'American'])('with %s', (name) => {
    expectMarks(`The ‹${name} forces in South Korea› stayed.`.replace('‹U. S. forces', 'U. S. ‹forces'));
    expect(conceptsOf(`The ${name} and South Korean troops hold joint drills.`)).toContain('joint-military-exercises');
  });

  it('short: N. Korea, N.Korea, N Korea, NKorea, D.P.R.K.', () => {
    expectMarks(
      '‹N. Korea›, ‹N.Korea›, ‹N Korea›, ‹NKorea›, the ‹D.P.R.K.› and ‹DPRK›; ‹S. Korea›, ‹SKorea›, the ‹R.O.K.›',
    );
  });

  it('as possessive, plural, demonym and part of a compound', () => {
    expectMarks(
      '‹North Koreans› left. A ‹North Korean› came. ‹North Korea›’s rulers, a pro-‹North Korea› group, ‹North Korea›-watchers.',
    );
    expectMarks('The two leaders of ‹both Koreas› met.');
  });

  it('as wire services write headlines', () => {
    expectMarks('(2nd LD) ‹N. Korea›’s ‹Kim› orders launch; ‹S. Korea› calls meeting', 'en', titles.en);
    expectMarks('‹NORTH KOREA› SAYS ‹KIM JONG UN› SAW LAUNCH');
  });

  it('whose capitals matter only with them', () => {
    expect(conceptsOf('They met us in South Korea for talks about a new school.')).not.toContain('us-rok-alliance');
    expect(conceptsOf('The SMA with South Korea runs out.')).toContain('alliance-burden-sharing');
    expect(conceptsOf('The sma with South Korea runs out.')).not.toContain('alliance-burden-sharing');
  });
});

describe('where words begin and end', () => {
  it.each([
    ['Latin letters, accents too', 'Uszkoreit, Angkorean, pasikorė, ökoreaktionär, Risikorealität, Northkoreanized.'],
    ['letters of another script', 'яNorth Korea, North Koreaя.'],
    ['digits and underscores', '3North Korea, North Korea4, _North Korea_.'],
    ['letters of two units', '\u{10400}North Korea and North Korea\u{10400}.'],
  ])('by %s', (_, text) => expectMarks(text));

  it('by Cyrillic letters', () => {
    expectMarks('Как можно скорее, Cкорее, лабиринтКНДР, КНДРовский.', 'ru');
    expectMarks('«‹КНДР›»: ‹КНДР›, (‹КНДР›).', 'ru');
  });

  it('in Hangul as noun and particle', () => {
    expectMarks('‹북한›은, ‹북한›이, ‹북한›의, ‹북한›에서는, ‹북한›으로부터, ‹북한›과의, ‹북한›까지도.', 'ko');
    expectMarks('북한산, 북한강, 탈북한, 부산북한식당.', 'ko');
  });

  it('in Han and Kana by the longest word', () => {
    expectMarks('韩国瑜在高雄。', 'zh-Hans');
    expectMarks('北九州のソウルフードの店。', 'ja');
    expect(inText(story('朝鲜半岛无核化的前景。', 'zh-Hans')).map((m) => [m.surface, m.concept])).toEqual([
      ['朝鲜半岛无核化', 'denuclearization'],
    ]);
  });
});

describe('inflection', () => {
  it.each([
    [
      'ru',
      '‹Северная Корея›, ‹Северной Кореи›, ‹Северной Корее›, ‹Северную Корею›, ‹Северной Кореей›; ‹северокорейский›, ‹северокорейских›.',
    ],
    ['ru', '‹Ким Чен Ын›, ‹Ким Чен Ына›, ‹Ким Чен Ыну›, ‹Ким Чен Ыном›.'],
    [
      'de',
      '‹Nordkorea›, ‹Nordkoreas› Hauptstadt, ‹nordkoreanische›, ‹nordkoreanischem›, ‹nordkoreanisches›, die ‹Nordkoreaner›.',
    ],
    ['es', '‹Corea del Norte›, ‹norcoreano›, ‹norcoreana›, ‹norcoreanos›, ‹norcoreanas›, ‹surcoreanos›.'],
    [
      'fr',
      'la ‹Corée du Nord›, ‹nord-coréen›, ‹nord-coréenne›, ‹nord-coréens›, d’une ‹Nord-Coréenne›, l’émigré ‹nord-coréen›.',
    ],
  ])('of %s: %s', (lang, text) => expectMarks(text, lang));
});

describe('compounds that no list holds', () => {
  it.each([
    ['en', 'A ‹joint U.S.-South Korean naval drill› began.', 'joint-military-exercises'],
    ['en', 'Congress may ‹bring home the 28,500 troops from the peninsula›.', 'troop-withdrawal'],
    ['ko', '‹한미 양국 해군이 동해에서 연합 해상훈련›을 실시했다.', 'joint-military-exercises'],
    ['ja', '‹在韓米軍を減ら›す案を検討している。', 'troop-withdrawal'],
    ['zh-Hans', '当局考虑‹削减驻韩美军›。', 'troop-withdrawal'],
    ['zh-Hant', '當局考慮‹削減駐韓美軍›。', 'troop-withdrawal'],
    ['de', 'Der ‹Abzug der amerikanischen Soldaten aus Südkorea› steht bevor.', 'troop-withdrawal'],
    [
      'fr',
      'Les ‹exercices militaires conjoints entre les États-Unis et la Corée du Sud› ont commencé.',
      'joint-military-exercises',
    ],
    [
      'es',
      'Los ‹ejercicios militares conjuntos de Estados Unidos y Corea del Sur› comenzaron.',
      'joint-military-exercises',
    ],
    ['ru', '‹Вывод американских войск из Южной Кореи› обсуждают.', 'troop-withdrawal'],
  ])('in %s: %s', (lang, text, concept) => {
    expectMarks(text, lang);
    const [mention] = inText(story(text.replace(/[‹›]/g, ''), lang));
    expect(mention).toMatchObject({ concept, why: { by: 'pattern' } });
    expect(mention!.why.parts!.length).toBeGreaterThan(0);
    for (const part of mention!.why.parts!) expect(text.replace(/[‹›]/g, '')).toContain(part);
  });

  it('do not reach across the end of a sentence', () => {
    expect(conceptsOf('They will withdraw. Troops in South Korea rest.')).not.toContain('troop-withdrawal');
  });
});

describe('over elements and blocks', () => {
  const page = (inner: string): Article => {
    const more =
      '<p>The council said on Monday, as it had said often before, that nothing of the kind was planned.</p>';
    return collect(`<html lang="en"><title>${titles.en}</title><article>${inner}${more.repeat(4)}</article>`)[0]!
      .article;
  };
  const surfaces = (inner: string): string[] => inText(page(inner)).map((m) => m.surface);

  it.each([
    '<b>North</b> Korea',
    'N<i>o</i>rth<b> </b>Ko<wbr>r<a href="/x">ea</a>',
    '<em>North</em>\n <strong>Korea</strong>',
    '<a href="/n">North</a>&nbsp;<span>Korea</span>',
    'Nor<!-- so -->th Korea',
    'North<script>"x"</script> Korea<sup hidden>1</sup>',
  ])('a name in %s is one', (name) => {
    const [first, ...more] = surfaces(
      `<p>The rulers of ${name}, it said, agreed to nothing on that day of all days.</p>`,
    );
    expect(first).toMatch(/^North\sKorea$/);
    expect(more).toEqual([]);
  });

  it.each([
    ['<p>', '</p><p>', '</p>'],
    ['<div>', '</div><div>', '</div>'],
    ['<ul><li>', '<li>', '</ul>'],
    ['<p>', '<hr>', ''],
    ['<div>', '<br><br>', '</div>'],
    ['<blockquote>', '</blockquote>', ''],
    ['<p>', '<input>', '</p>'],
    ['<p>', '<code>x</code>', '</p>'],
    ['<p>', '<button>x</button>', '</p>'],
  ])('a name in %s is none over %s', (open, broken, close) => {
    const before = 'The convoy, which had left at dawn on that very day, went North';
    const after = 'Korea was, for most of those who drove, a word in the papers only.';
    expect(surfaces(`${open}${before} ${after}${close}`)).toEqual(['North Korea']);
    const article = page(`${open}${before}${broken} ${after}${close}`);
    expect(articleText(article.blocks)).toMatch(/went North[\s\uFFFC]+Korea was/);
    expect(inText(article)).toEqual([]);
  });
});
