/** Which candidates are mentions, judged over the whole article. Near-linear in the number of candidates. */
import { Company, meets, type Hit, type Scope, type Surroundings } from './company.ts';
import type { BlockScan, Candidate, Matcher } from './mentions.ts';
import type { Why } from './types.ts';

export interface Judged extends Candidate {
  why: Why;
}

type Met = Candidate & { near: string; where: Scope };

/** Different words of one cue, or mentions of one kind, that count towards the subject. */
const MOST = 3;

const within = (a: { start: number; end: number }, [start, end]: readonly [number, number]): boolean =>
  a.start >= start && a.end <= end;

/** What does not lie within one of the stretches. */
function outside<T extends { start: number; end: number }>(all: T[], quiet: [number, number][]): T[] {
  if (!quiet.length) return all;
  const stretches = [...quiet].sort((a, b) => a[0] - b[0]);
  const longest = stretches.reduce((most, [a, b]) => Math.max(most, b - a), 0);
  let first = 0;
  return [...all].sort((a, b) => a.start - b.start).filter((one) => {
    while (first < stretches.length && stretches[first]![0] + longest < one.start) first++;
    for (let i = first; i < stretches.length && stretches[i]![0] <= one.start; i++) if (within(one, stretches[i]!)) return false;
    return true;
  });
}

/** For each scan its mentions, in order. `titled`: the first scan is the title's. */
export function judge(scans: BlockScan[], m: Matcher, titled: boolean): Judged[][] {
  const article = new Company();
  const blocks = scans.map((scan) => {
    const some = outside(scan.candidates, scan.empty);
    const quieted = outside(some.filter((c) => !c.pattern), scan.quiet);
    const candidates = [...quieted, ...some.filter((c) => c.pattern)];
    const hits = outside(scan.hits, scan.empty);
    const paragraph = new Company();
    const sentences = new Map<number, { company: Company; hits: Hit[] }>();
    for (const hit of hits) {
      article.add(hit);
      paragraph.add(hit);
      let sentence = sentences.get(hit.sentence);
      if (!sentence) sentences.set(hit.sentence, (sentence = { company: new Company(), hits: [] }));
      sentence.company.add(hit);
      sentence.hits.push(hit);
    }
    return { scan, candidates, paragraph, sentences };
  });
  const met = blocks.map(({ scan, candidates, paragraph, sentences }) =>
    candidates.flatMap((candidate): Met[] => {
      if (candidate.need < 0) return [{ ...candidate, near: '', where: 'sentence' }];
      const sentence = sentences.get(candidate.sentence);
      const around: Surroundings = { sentence: sentence?.company ?? new Company(), paragraph, article, langs: scan.langs };
      const own = sentence?.hits.filter((hit) => hit.start < candidate.end && hit.end > candidate.start) ?? [];
      const holds = meets(m.needs[candidate.need]!, around, own);
      return holds ? [{ ...candidate, ...holds }] : [];
    }),
  );
  const whole = onSubject(met.flat(), [article], m);
  const head = blocks[0]?.paragraph;
  return blocks.map(({ scan, paragraph }, i) => {
    const found = whole || onSubject(met[i]!, titled && head && i ? [head, paragraph] : [paragraph], m) ? met[i]! : [];
    return joined(longest(found), scan.text).map(({ near, where, ...rest }) => ({ ...rest, why: whyOf(rest, near, where) }));
  });
}

/** A name and its short form in brackets are one mention: Demilitarized Zone (DMZ). */
function joined(all: Met[], text: string): Met[] {
  const out: Met[] = [];
  for (const one of all) {
    const last = out[out.length - 1];
    const bracketed = last?.concept === one.concept && /^\s?[(（]$/.test(text.slice(last.end, one.start));
    if (bracketed && /[)）]/.test(text[one.end] ?? '')) last.end = one.end + 1;
    else out.push({ ...one });
  }
  return out;
}

function whyOf({ pattern, need }: Candidate, near: string, where: Scope): Why {
  const company = near ? { near, where } : {};
  if (pattern) return { by: 'pattern', ...company };
  return need < 0 ? { by: 'form' } : { by: 'company', ...company };
}

/** Is this stretch about the subject at all? Concepts found speak for it, words of other subjects against it. */
function onSubject(found: Met[], companies: Company[], { subject, concepts }: Matcher): boolean {
  if (!subject) return true;
  let score = 0;
  const best = new Map<number, number>();
  for (const { concept, need } of found) {
    const weight = subject.concepts[concept]![need < 0 ? 0 : 1];
    if (weight > (best.get(concept) ?? 0)) best.set(concept, weight);
  }
  for (const weight of best.values()) score += weight;
  subject.cues.forEach((weight, cue) => {
    if (weight) score += weight * Math.min(MOST, companies.reduce((n, company) => n + company.distinct(cue, []), 0));
  });
  if (process.env.P38_SCORE) console.log('score', score.toFixed(2), [...best].map(([c, w]) => `${concepts[c]}:${w}`).join(' '), subject.cues.map((w, c) => (w ? companies[0]!.distinct(c, []) : 0)).join(','));
  return score >= subject.enough;
}

/** Of overlapping candidates the longest; of equally long ones the surer. In order of the text. */
function longest(all: Met[]): Met[] {
  const rank = (c: Met): number => (c.pattern ? 1 : c.need < 0 ? 0 : 2);
  const sorted = [...all].sort((a, b) => b.end - b.start - (a.end - a.start) || rank(a) - rank(b) || a.start - b.start);
  const taken: Met[] = [];
  // Starts of what is taken, sorted: neighbours are found by bisection.
  for (const one of sorted) {
    let low = 0;
    let high = taken.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (taken[middle]!.start < one.end) low = middle + 1;
      else high = middle;
    }
    if (low > 0 && taken[low - 1]!.end > one.start) continue;
    taken.splice(low, 0, one);
  }
  return taken;
}
