import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadAnchors, rings } from '../../matching/anchors';
import { compileAnchors } from '../../matching/compile';
import { packFolders } from '../../tools/pack-plugin';
import { readPack } from '../../tools/read-pack';

const data = compileAnchors(packFolders().map(readPack));
const anchors = loadAnchors(data);
/** The long way, for any text: a core stands in each. */
const slow = { ...anchors, cores: /(?:)/ };
const whole = data.words.filter((word) => !word.startsWith('!')).map((word) => word.replaceAll('*', ''));

describe('the anchors', () => {
  it.each([
    'Troops left North Korea.',
    'NORTH\u00a0KOREAN TROOPS',
    'the Korean\n   Peninsula',
    'inter\u2011Korean talks',
    'Nord\u00adkorea',
    'im Süden und in Nordkorea',
    'en Corée du Nord',
    'las dos Coreas: NORCOREA',
    'Kim\u2009Jong\u2009Un',
    'The D.P.R.K. said',
    '북한이 말했다',
    '北朝鮮は',
    'в Северной Корее и Пхеньяне',
  ])('ring in %j', (text) => expect(rings(anchors, text)).toBe(true));

  it.each([
    'The score was 3:1, and the core of the team encored.',
    'Moreau spoke of a Choreography of hers.',
    'Koreatown is a part of Los Angeles.',
    'A “quoted” word — and a dash…',
    'Der Zug fährt nach Öjong.',
    '북한산에 올랐다',
    '',
  ])('do not ring in %j', (text) => expect(rings(anchors, text)).toBe(false));

  it('have few cores, one in each of those in Latin letters', () => {
    expect(data.cores.length).toBeLessThan(15);
    const latin = whole.filter((word) => !/[^\0-\xff]/.test(word));
    expect(latin.filter((word) => !data.cores.some((core) => word.includes(core)))).toEqual([]);
  });

  it('ring by the short way where they ring by the long one', () => {
    const filler = fc.constantFrom(' ', 'x', 'the ', '\u00ad', '\u2014', 'é', 'š', '다', '.', '\n', '-');
    const cased = fc
      .tuple(fc.constantFrom(...whole), fc.infiniteStream(fc.boolean()))
      .map(([word, up]) => Array.from(word, (char) => (up.next().value ? char.toUpperCase() : char)).join(''));
    const cut = fc.tuple(cased, fc.nat(4)).map(([word, n]) => word.slice(n));
    const text = fc.array(fc.oneof(filler, cased, cut), { maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (said) => rings(anchors, said) === rings(slow, said)),
      { numRuns: 2000 },
    );
  });

  it('of no pack never ring', () => {
    const none = loadAnchors(compileAnchors([]));
    expect(rings(none, 'North Korea, 북한')).toBe(false);
  });
});
