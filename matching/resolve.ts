/** Which candidates are mentions, judged over the whole article. Near-linear in the number of candidates. */
import type { BlockScan, Candidate, Matcher } from './block.ts';
import { Company, meets, type Hit, type Met, type Surroundings } from './company.ts';
import type { Why } from './types.ts';

export interface Judged extends Candidate {
  why: Why;
}

type Kept = Candidate & Met;

/** One block (or the title) with what keeps company in it. */
interface Paragraph {
  scan: BlockScan;
  candidates: Candidate[];
  hits: Hit[];
  company: Company;
}

/** Most different words of one cue that count towards the subject. */
const MOST = 3;

/** What does not lie within one of the stretches. */
function outside<T extends { start: number; end: number }>(all: T[], stretches: readonly [number, number][]): T[] {
  if (!stretches.length) return all;
  const sorted = [...stretches].sort((a, b) => a[0] - b[0]);
  const longest = sorted.reduce((most, [start, end]) => Math.max(most, end - start), 0);
  return all.filter(({ start, end }) => {
    let low = 0;
    for (let high = sorted.length; low < high;) {
      const middle = (low + high) >> 1;
      if (sorted[middle]![0] < start - longest) low = middle + 1;
      else high = middle;
    }
    for (let i = low; i < sorted.length && sorted[i]![0] <= start; i++) if (end <= sorted[i]![1]) return false;
    return true;
  });
}

function paragraphOf(scan: BlockScan, article: Company): Paragraph {
  const some = outside(scan.candidates, scan.empty);
  const candidates = scan.quiet.length
    ? [
        ...outside(
          some.filter((c) => !c.parts),
          scan.quiet,
        ),
        ...some.filter((c) => c.parts),
      ]
    : some;
  const hits = outside(scan.hits, scan.empty);
  const company = new Company();
  for (const hit of hits) {
    article.add(hit);
    company.add(hit);
  }
  return { scan, candidates, hits, company };
}

/** Hits of one sentence. */
interface Sentence {
  hits: Hit[];
  company: Company;
}

const NOTHING: Sentence = { hits: [], company: new Company() };
const NO_HITS: readonly Hit[] = [];

/** Candidates that need no company or have it. */
function kept({ scan, candidates, hits, company }: Paragraph, article: Company, m: Matcher): Kept[] {
  const out: Kept[] = [];
  if (!candidates.length) return out;
  const sentences: Sentence[] = [];
  for (const hit of hits) {
    const sentence = (sentences[hit.sentence] ??= { hits: [], company: new Company() });
    sentence.hits.push(hit);
    sentence.company.add(hit);
  }
  const around: Surroundings = { sentence: company, paragraph: company, article, langs: scan.langs };
  for (const candidate of candidates) {
    if (candidate.need < 0) {
      out.push({ ...candidate, where: 'sentence' });
      continue;
    }
    const here = sentences[candidate.sentence] ?? NOTHING;
    around.sentence = here.company;
    const met = meets(m.needs[candidate.need]!, around, ownOf(candidate, here.hits));
    if (met) out.push({ ...candidate, near: met.near, where: met.where });
  }
  return out;
}

/** Hits within a candidate. */
function ownOf({ start, end }: Candidate, hits: readonly Hit[]): readonly Hit[] {
  let own: Hit[] | undefined;
  for (const hit of hits) if (hit.start < end && hit.end > start) (own ??= []).push(hit);
  return own ?? NO_HITS;
}

/**
 * Is this stretch about the subject at all? Concepts found speak for it, words of other subjects against it.
 * The weights are the pack's.
 */
function onSubject(found: readonly Kept[], companies: readonly Company[], { subject }: Matcher): boolean {
  if (!subject) return true;
  const best: number[] = [];
  for (const { concept, need } of found)
    best[concept] = Math.max(best[concept] ?? 0, subject.concepts[concept]![need < 0 ? 0 : 1]);
  let score = best.reduce((sum, weight) => sum + weight, 0);
  subject.cues.forEach((weight, cue) => {
    if (weight)
      score +=
        weight *
        Math.min(
          MOST,
          companies.reduce((n, company) => n + company.distinct(cue), 0),
        );
  });
  return score >= subject.enough;
}

/** Of overlapping candidates the longest; of equally long ones the surest. In order of the text. */
function longest(all: readonly Kept[]): Kept[] {
  const rank = ({ parts, need }: Kept): number => (parts ? 1 : need < 0 ? 0 : 2);
  const sorted = [...all].sort((a, b) => b.end - b.start - (a.end - a.start) || rank(a) - rank(b) || a.start - b.start);
  const taken: Kept[] = [];
  for (const one of sorted) {
    let low = 0;
    for (let high = taken.length; low < high;) {
      const middle = (low + high) >> 1;
      if (taken[middle]!.start < one.end) low = middle + 1;
      else high = middle;
    }
    if (low === 0 || taken[low - 1]!.end <= one.start) taken.splice(low, 0, one);
  }
  return taken;
}

/** A name and its short form in brackets are one mention: Demilitarized Zone (DMZ). */
function joined(all: readonly Kept[], text: string): Kept[] {
  const out: Kept[] = [];
  for (const one of all) {
    const last = out[out.length - 1];
    const bracketed = last?.concept === one.concept && /^\s?[(（]$/.test(text.slice(last.end, one.start));
    if (bracketed && /[)）]/.test(text[one.end] ?? '')) last.end = one.end + 1;
    else out.push({ ...one });
  }
  return out;
}

/** For each block its mentions, in order of the text; likewise for the title. */
export function judge(
  title: BlockScan | null,
  scans: readonly BlockScan[],
  m: Matcher,
): { title: Judged[]; blocks: Judged[][] } {
  const article = new Company();
  const all = title ? [title, ...scans] : scans;
  if (!all.some((scan) => scan.candidates.length)) return { title: [], blocks: scans.map(() => []) };
  const paragraphs = all.map((scan) => paragraphOf(scan, article));
  const met = paragraphs.map((paragraph) => kept(paragraph, article, m));
  const whole = onSubject(met.flat(), [article], m);
  const whyOf = ({ parts, need, near, where }: Kept, { text }: BlockScan): Why => {
    const company = near ? { near: near.text, where } : {};
    if (!parts) return need < 0 ? { by: 'form' } : { by: 'company', ...company };
    const words: string[] = [];
    for (let i = 0; i < parts.length; i += 2) words.push(text.slice(parts[i], parts[i + 1]));
    return { by: 'pattern', parts: words, ...company };
  };
  const judged = paragraphs.map(({ scan, company }, i) => {
    const found = met[i]!;
    if (!found.length) return [];
    const companies = title && i ? [paragraphs[0]!.company, company] : [company];
    if (!whole && !onSubject(found, companies, m)) return [];
    return joined(longest(found), scan.text).map((one): Judged => ({ ...one, why: whyOf(one, scan) }));
  });
  return title ? { title: judged[0]!, blocks: judged.slice(1) } : { title: [], blocks: judged };
}
