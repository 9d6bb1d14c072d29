/**
 * English prose without a subject, as much as is wanted and the same every time: what the synthetic pages are filled with.
 * It reads like news as far as a scanner can tell: names, numbers, quotations, abbreviations, dashes.
 */
const list = (words: string): string[] => words.split(' ');
const lists: Record<string, string[]> = {
  noun: list(
    'council committee school harbour bridge budget report hospital railway company minister teacher driver market station museum library court farmer village river weather storm season player coach team orchestra film factory union contract price tax road neighbour committee engineer archive garden theatre budget survey festival airport ferry tunnel plant owner tenant reader voter agency ministry bank office department government president parliament army soldier border talks deal plan law rule vote summit',
  ),
  adj: list(
    'new local former early late public quiet heavy annual central narrow broad recent senior junior empty crowded careful sudden expensive cheap temporary permanent northern southern western eastern national regional military joint economic medical',
  ),
  verb: list(
    'opened closed described repaired visited rejected approved delayed announced measured painted counted lost won followed replaced studied discussed reported questioned welcomed prepared restored shared',
  ),
  prep: list('near behind before after without beside along against during across'),
  place: list(
    'Harlow Ostend Bergen Lyon Turin Leeds Malmo Porto Ghent Basel Utrecht Salford Dresden Aarhus Cork Vigo Trento Graz',
  ),
  name: list('Anna Marcus Elena Thomas Ruth Oscar Nadia Peter Clara Hugo Ines Walter'),
  surname: list('Lindqvist Moreau Bauer Castell Hughes Petrov Almeida Novak Keller Brandt Osei Farrow'),
  day: list('Monday Tuesday Wednesday Thursday Friday Saturday Sunday'),
};
const templates = [
  'The {noun} {verb} the {adj} {noun} {prep} the {noun} on {day}, {name} {surname} said.',
  '“We {verb} a {adj} {noun} and nobody in {place} {verb} it,” said Mr. {surname}, whose {noun} {verb} {number} others.',
  'In {place}, {number} people {verb} a {noun} that the {noun} had {verb} {prep} {year}.',
  'A {adj} {noun} — the {noun} of a {adj} {noun} — {verb} more than {number} times {prep} the {noun}.',
  'But the {noun} of {place} {verb} its {adj} {noun}, and the {noun} {verb} no {noun} at all.',
  'Dr. {name} {surname} of the {place} {noun} {verb} the {noun} in a {adj} report; it {verb} {number} cases.',
  'Asked about the {noun}, the {adj} {noun} {verb} {prep} {day} that it would be {verb} by {year}.',
  'It {verb} the U.N. {noun}, the {place} {noun} and some {number} {adj} {noun} owners who have {verb} the {noun}.',
];

/** A generator of numbers from 0 to 1 (mulberry32, public domain): the same seed gives the same pages. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const pick = <T>(from: readonly T[], next: () => number): T => from[Math.floor(next() * from.length)]!;

/** Fills `{noun}` and the like. */
const fill = (template: string, next: () => number): string =>
  template.replace(/\{(\w+)\}/g, (_, kind: string) =>
    kind === 'number'
      ? String(Math.floor(next() * 9000) + 12)
      : kind === 'year'
        ? String(1960 + Math.floor(next() * 60))
        : pick(lists[kind]!, next),
  );

/** One sentence. */
export const sentence = (next: () => number): string => fill(pick(templates, next), next);

const around = [
  'The {noun} spoke of | {prep} the {adj} {noun} in {place}.',
  '“Without | the {noun} is a {adj} {noun},” {name} {surname} said on {day}.',
  'In {year} the {adj} {noun} {verb} |, and the {noun} {verb} it.',
  'Officials {verb} | and a {adj} {noun}.',
];

/** A sentence with words of a subject in it; `|` stands where they go. */
export const sentenceAround = (next: () => number): string => fill(pick(around, next), next);
