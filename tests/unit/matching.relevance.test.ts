import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileMatcher } from '../../matching/compile.ts';
import { loadMatcher, type Matcher } from '../../matching/mentions.ts';
import { ABOUT, MENTIONS, WEIGHTS } from '../../matching/relevance.ts';
import { judge } from '../../matching/report.ts';
import type { Article, Relevance } from '../../matching/types.ts';
import { cases } from '../../tools/labelled.ts';
import { readPack } from '../../tools/read-pack.ts';
import { articleOfText } from '../../tools/text.ts';

const root = join(import.meta.dirname, '../..');
const load = (folder: string): Matcher => loadMatcher(compileMatcher(readPack(join(root, folder))));
const matcher = load('data/packs/korea-alliance');

const story = (title: string, text: string, more: Partial<Article> = {}): Article => ({
  ...articleOfText({ title, text, lang: 'en' }),
  ...more,
});
const verdict = (article: Article, m = matcher): Relevance['verdict'] => judge(article, m).relevance.verdict;
const filler = (n: number): string =>
  Array.from(
    { length: n },
    (_, i) => `The council met again on day ${i} and spoke about roads, schools and the price of bread.`,
  ).join('\n');

const policy = `SEOUL (AP) — North Korea fired two ballistic missiles into the sea on Sunday, South Korea's military said, a day after U.S. and South Korean troops ended their joint exercises.
Pyongyang has denounced the drills as a rehearsal for invasion. Kim Jong Un said last month that North Korea would never give up its nuclear weapons.
The United States has 28,500 soldiers in South Korea under a mutual defense treaty.`;

describe('relevance', () => {
  it('knows a story about the subject from one that speaks of it in passing, and from others', () => {
    expect(verdict(story('North Korea fires missiles after drills', policy))).toBe('about');
    const aside = `${filler(20)}\nNorth Korea tested a nuclear weapon that week, and the Security Council condemned North Korea for its missiles.\n${filler(20)}`;
    expect(verdict(story('Council meets again', aside))).toBe('mentions');
    expect(verdict(story('Council meets again', filler(20)))).toBe('none');
    const sport = `South Korea beat Japan 2-1 in the final of the Asian Cup on Sunday.\nThe striker scored both goals for South Korea in front of 60,000 fans.\nSouth Korea's coach said his team had trained for this match for a year.`;
    expect(verdict(story('South Korea win the cup', sport))).toBe('none');
    const business = `Shares in South Korea rose to a record on Friday as investors bet on chips.\nSamsung said quarterly profit doubled.\nSouth Korea's exports rose 9 percent.`;
    expect(verdict(story('Shares in South Korea at record', business))).toBe('none');
  });

  it('shows no mention where the verdict is none, and all of them where it is about', () => {
    expect(judge(story('South Korea win the cup', 'South Korea beat Japan in the final.'), matcher).mentions).toEqual(
      [],
    );
    expect(judge(story('North Korea fires missiles', policy), matcher).mentions.length).toBeGreaterThan(8);
  });

  it('is silent on front pages and lists: they hold many articles and are none', () => {
    for (const kind of ['front', 'list'] as const)
      expect(verdict(story('North Korea fires missiles', policy, { kind }))).toBe('none');
  });

  it('does not count a headline twice that is the title too', () => {
    const plain = story('North Korea fires missiles after drills', `${policy}\n${filler(30)}`);
    const headline = { text: plain.title!, role: 'headline' as const, section: 0, start: 0 };
    const blocks = plain.blocks.map((block) => ({ ...block, start: block.start + headline.text.length + 1 }));
    const twice = { ...plain, blocks: [headline, ...blocks] };
    // Its own mention is one more on the page; what the text is about stays the same.
    expect(judge(twice, matcher).relevance.score).toBeCloseTo(judge(plain, matcher).relevance.score, 1);
  });

  it('falls as other things take up the article, and never leaves 0 … 1', () => {
    const scores = [0, 5, 20, 80, 320].map(
      (n) => judge(story('A week in the region', `${policy}\n${filler(n)}`), matcher).relevance.score,
    );
    for (let i = 1; i < scores.length; i++) expect(scores[i]).toBeLessThan(scores[i - 1]!);
    for (const score of scores) expect(score > 0 && score < 1).toBe(true);
  });

  it('judges an article of a title alone, and one of nothing', () => {
    expect(verdict(story('North Korea says it will never give up its nuclear weapons', ''))).toBe('about');
    expect(judge(story('', ''), matcher).relevance).toEqual({ verdict: 'none', score: 0 });
    expect(judge({ ...story('', ''), blocks: [], title: null }, matcher).relevance.score).toBe(0);
  });

  it('works for a pack that says nothing of telling words', () => {
    const other = load('tests/packs/city-tramways');
    expect(other.relevance).toBeNull();
    expect(verdict(story('Trams', policy), other)).toBe('none');
  });

  it('has weights that say what they should', () => {
    expect(MENTIONS).toBeLessThan(ABOUT);
    for (const name of ['covered', 'many', 'headNamed', 'headPointed', 'concepts', 'dense'] as const)
      expect(WEIGHTS[name]).toBeGreaterThan(0);
    for (const name of ['against', 'headAgainst', 'bias'] as const) expect(WEIGHTS[name]).toBeLessThan(0);
  });

  it('keeps its floors on our own cases', () => {
    const judged = cases('own').map(({ label, articles }) => ({ label, verdict: verdict(articles[0]!) }));
    const share = (label: string, ...verdicts: string[]): number => {
      const mine = judged.filter((one) => one.label === label);
      expect(mine.length).toBeGreaterThan(20);
      return mine.filter((one) => verdicts.includes(one.verdict)).length / mine.length;
    };
    expect(share('policy', 'about')).toBeGreaterThanOrEqual(0.85);
    expect(share('policy', 'about', 'mentions')).toBeGreaterThanOrEqual(0.9);
    expect(share('trap', 'none')).toBeGreaterThanOrEqual(0.88);
    expect(share('trap', 'about')).toBeLessThanOrEqual(0.07);
  });
});
