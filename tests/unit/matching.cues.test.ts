import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCues } from '../../matching/cues';

const escape = (s: string): string => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** What cue words mean, said by a regular expression a class. */
function byRegExp(lists: Record<string, Record<string, string>>, text: string, lang: string) {
  const source = (cue: string): string => {
    const body = escape(cue.replace(/^\*|!$/g, '')).replace(/ /g, '\\s+');
    const starts = !cue.startsWith('*') && /[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(cue);
    return `${starts ? '(?<![\\p{L}\\p{N}])' : ''}${body}${cue.endsWith('!') ? '(?![\\p{L}\\p{N}])' : ''}`;
  };
  return Object.entries(lists).flatMap(([cue, langs]) =>
    langs[lang]
      ? [...text.matchAll(new RegExp(langs[lang].split('|').map(source).join('|'), 'gu'))].map((m) => ({
          cue,
          span: { start: m.index, end: m.index + m[0].length },
        }))
      : [],
  );
}

const lists = {
  cut: { en: 'cut!|cuts!|cutting|scale back|scaled-back|reduc', ko: '축소|중단|년 전', de: 'kürz|*ende!' },
  end: { en: "end!|ends!|ending|don't|give notice|re", ko: '폐기', de: 'beend|*abzug' },
  none: {},
};

describe('cue words', () => {
  it.each(['constructor', '__proto__', 'xx'])('are none in a language that a page makes up: %s', (lang) =>
    expect(compileCues(lists)('They cut it.', lang)).toEqual([]),
  );

  it('stand where the lists say, in any case and across white space', () => {
    const cues = compileCues(lists);
    expect(cues('They CUT it; scale\u00a0 back. Uncut, cutter.', 'en')).toEqual([
      { cue: 'cut', span: { start: 5, end: 8 } },
      { cue: 'cut', span: { start: 13, end: 24 } },
    ]);
    // A picture is no letter.
    expect(cues('🚀cut🚀', 'en')).toEqual([{ cue: 'cut', span: { start: 2, end: 5 } }]);
    expect(cues('Don’t', 'en')).toEqual([{ cue: 'end', span: { start: 0, end: 5 } }]);
    expect(cues('Truppenabzug am Wochenende', 'de').map(({ cue, span }) => `${cue} ${span.start}`)).toEqual([
      'cut 22',
      'end 7',
    ]);
    expect(cues('한미훈련축소', 'ko')).toEqual([{ cue: 'cut', span: { start: 4, end: 6 } }]);
    expect(cues('cut', 'fr')).toEqual([]);
  });

  it('are found as a regular expression would find them', () => {
    const piece = fc.constantFrom(
      'cut',
      'cuts',
      'scale',
      'back',
      'reduc',
      're',
      'end',
      'ing',
      ' ',
      '\n ',
      '.',
      'é',
      '9',
      '𝐀',
      '-',
      "don't",
      'give',
      'notice',
      '축소',
      '년',
      '전',
    );
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    const cues = compileCues(lists);
    fc.assert(
      fc.property(text, fc.constantFrom('en', 'ko', 'de'), (said, lang) => {
        expect(cues(said, lang)).toEqual(byRegExp(lists, said, lang));
      }),
      { numRuns: 1000 },
    );
  });
});
