/** Which candidates are mentions, judged over the whole article. Near-linear in the number of candidates. */
import type { Span } from './around.ts';
import { awayIn } from './away.ts';
import { firstThat } from './bisect.ts';
import type { BlockScan, Candidate } from './block.ts';
import { Company, meets, type Hit, type Surroundings } from './company.ts';
import type { Matcher } from './matcher.ts';
import { within, type Stretch } from './stretches.ts';
import type { Why } from './types.ts';

export interface Judged {
  start: number;
  end: number;
  concept: number;
  sentence: number;
  why: Why;
  /** Stands in a stretch that is about the subject, or in an article that is. */
  on: boolean;
}

/** Blocks, and in a large one candidates, that are judged between two yields. */
const SLICE = 8;
const SOME = 100;

/** A candidate that has the company it needs: itself, where it needs none, else a copy that says which. */
interface Kept extends Candidate {
  /** Said of other places: it mentions nothing, and nothing shorter in its place does. */
  away?: true;
}

/** One block (or the title) with what keeps company in it. */
interface Paragraph {
  scan: BlockScan;
  candidates: Candidate[];
  hits: Hit[];
  company: Company;
}

/** Most different words of one cue that count towards the subject. */
const MOST = 3;

const NO_HITS: readonly Hit[] = [];

/** What does not lie within one of the stretches. */
function outside<T extends { start: number; end: number }>(all: T[], stretches: readonly Stretch[]): T[] {
  if (!stretches.length) return all;
  const covered = within(stretches);
  return all.filter((one) => !covered(one));
}

function paragraphOf(scan: BlockScan): Paragraph {
  const some = outside(scan.candidates, scan.empty);
  const silenced = within(scan.quiet);
  const candidates = scan.quiet.length ? some.filter((c) => c.parts || !silenced(c)) : some;
  const hits = outside(scan.hits, scan.empty);
  return { scan, candidates, hits, company: new Company(hits) };
}

/** The hits of one sentence: they stand in order. */
interface Line {
  sentence: number;
  from: number;
  to: number;
  /** Characters of the longest. */
  longest: number;
  company: Company;
  /** What stands there is said of other places. */
  away: ((at: Span) => boolean) | null;
}

function lineOf(hits: readonly Hit[], sentence: number): Line {
  const from = firstThat(hits, (hit) => hit.sentence >= sentence);
  let [to, longest] = [from, 0];
  for (; to < hits.length && hits[to]!.sentence === sentence; to++)
    longest = Math.max(longest, hits[to]!.end - hits[to]!.start);
  return { sentence, from, to, longest, company: new Company(hits, from, to), away: null };
}

/** Hits of a sentence that stand in a candidate, if only in part. */
function ownHits(hits: readonly Hit[], { from, to, longest }: Line, { start, end }: Candidate): readonly Hit[] {
  let own: Hit[] | undefined;
  for (let i = firstThat(hits, (hit) => hit.start >= start - longest, from, to); i < to && hits[i]!.start < end; i++)
    if (hits[i]!.end > start) (own ??= []).push(hits[i]!);
  return own ?? NO_HITS;
}

/** Candidates that need no company or have it; those that are said of other places are marked. */
function* kept({ scan, candidates, hits, company }: Paragraph, article: Company, m: Matcher): Generator<void, Kept[]> {
  const out: Kept[] = [];
  let line: Line | undefined;
  const { away } = m;
  const mayBeAway = away && company.has(away.words, 1, NO_HITS) ? away : null;
  const around: Surroundings = { sentence: company, paragraph: company, article, langs: scan.langs };
  let asked = 0;
  for (let i = 0; i < candidates.length; i++) {
    const candidate = candidates[i]!;
    const { need, sentence } = candidate;
    if (need < 0 && !mayBeAway) {
      out.push(candidate);
      continue;
    }
    if (++asked % SOME === 0) yield;
    if (line?.sentence !== sentence) {
      line = lineOf(hits, sentence);
      if (mayBeAway) line.away = awayIn(hits.slice(line.from, line.to), mayBeAway, scan.text);
    }
    const isAway = line.away?.(candidate) && !mayBeAway!.but.includes(candidate.concept);
    if (isAway || need < 0) {
      out.push(isAway ? { ...candidate, away: true } : candidate);
      continue;
    }
    around.sentence = line.company;
    const met = meets(m.needs[need]!, around, ownHits(hits, line, candidate));
    if (met) out.push({ ...candidate, near: met.near, where: met.where });
  }
  return out;
}

/**
 * Is this stretch about the subject at all? Concepts found speak for it, words of other subjects against it.
 * The weights are the pack's.
 */
function onSubject(found: readonly Kept[], companies: readonly Company[], { subject }: Matcher): boolean {
  if (!subject) return true;
  const best: number[] = [];
  for (let i = 0; i < found.length; i++) {
    const { concept, need, away } = found[i]!;
    if (away) continue;
    best[concept] = Math.max(best[concept] ?? 0, subject.concepts[concept]![need < 0 ? 0 : 1]);
  }
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

/** Of overlapping candidates, which come in order of the text, the longest; of equally long ones the surest. */
function* longest(sorted: readonly Kept[]): Generator<void, Kept[]> {
  const taken: Kept[] = [];
  for (let first = 0, since = 0; first < sorted.length;) {
    let next = first + 1;
    for (let { end } = sorted[first]!; next < sorted.length && sorted[next]!.start < end; next++)
      end = Math.max(end, sorted[next]!.end);
    const one = sorted[first]!;
    const two = sorted[first + 1]!;
    if (next === first + 1) taken.push(one);
    else if (next === first + 2) taken.push(better(one, two) > 0 ? two : one);
    else for (const one of longestOf(sorted.slice(first, next))) taken.push(one);
    since += next - first;
    first = next;
    if (since < SOME) continue;
    since = 0;
    yield;
  }
  return taken;
}

const rank = ({ parts, need }: Kept): number => (parts ? 1 : need < 0 ? 0 : 2);
/** Positive where the second is the better one. */
const better = (a: Kept, b: Kept): number =>
  b.end - b.start - (a.end - a.start) || rank(a) - rank(b) || a.start - b.start;

/** The same of candidates that hang together. */
function longestOf(all: Kept[]): Kept[] {
  all.sort(better);
  const taken: Kept[] = [];
  for (const one of all) {
    const place = firstThat(taken, ({ start }) => start >= one.end);
    if (place === 0 || taken[place - 1]!.end <= one.start) taken.splice(place, 0, one);
  }
  return taken;
}

/** A name and its short form in brackets are one mention: Demilitarized Zone (DMZ). */
function joined(all: readonly Kept[], text: string): Kept[] {
  const out: Kept[] = [];
  for (const one of all) {
    const last = out[out.length - 1];
    const bracketed = last?.concept === one.concept && /^\s?[(（]$/.test(text.slice(last.end, one.start));
    if (bracketed && /[)）]/.test(text[one.end] ?? '')) out[out.length - 1] = { ...last, end: one.end + 1 };
    else out.push(one);
  }
  return out;
}

function whyOf({ parts, need, near, where }: Kept, { text }: BlockScan): Why {
  const company = near ? { near: near.text, where } : {};
  if (!parts) return need < 0 ? { by: 'form' } : { by: 'company', ...company };
  const words: string[] = [];
  for (let i = 0; i < parts.length; i += 2) words.push(text.slice(parts[i], parts[i + 1]));
  return { by: 'pattern', parts: words, ...company };
}

/** What a whole article says to each of its blocks. */
export interface Whole {
  /** The company that its words keep. */
  article: Company;
  title: Company | null;
  /** It is about the subject. */
  on: boolean;
}

/** What is left of a block's candidates that have their company. */
function* judgedOf(
  { scan, company }: Paragraph,
  found: readonly Kept[],
  whole: Whole,
  m: Matcher,
): Generator<void, Judged[]> {
  const companies = whole.title && whole.title !== company ? [whole.title, company] : [company];
  const on = found.length > 0 && (whole.on || onSubject(found, companies, m));
  const taken = (yield* longest(found)).filter(({ away }) => !away);
  return joined(taken, scan.text).map((one) => {
    const { start, end, concept, sentence } = one;
    return { start, end, concept, sentence, on, why: whyOf(one, scan) };
  });
}

/** For each block what keeps the company it needs, in order of the text; likewise for the title. */
export function* judge(
  title: BlockScan | null,
  scans: readonly BlockScan[],
  m: Matcher,
): Generator<void, { title: Judged[]; blocks: Judged[][]; whole: Whole }> {
  const all = title ? [title, ...scans] : scans;
  const paragraphs: Paragraph[] = [];
  const some = all.some((scan) => scan.candidates.length);
  if (some) for (const scan of all) if (paragraphs.push(paragraphOf(scan)) % SLICE === 0) yield;
  const article = new Company(paragraphs.flatMap(({ hits }) => hits));
  const whole: Whole = { article, title: (title && paragraphs[0]?.company) ?? null, on: false };
  if (!some) return { title: [], blocks: scans.map(() => []), whole };
  yield* article.indexed();
  const met: Kept[][] = [];
  for (const paragraph of paragraphs) if (met.push(yield* kept(paragraph, article, m)) % SLICE === 0) yield;
  whole.on = onSubject(met.flat(), [article], m);
  const judged: Judged[][] = [];
  for (const [i, paragraph] of paragraphs.entries()) {
    if (i % SLICE === SLICE - 1) yield;
    judged.push(yield* judgedOf(paragraph, met[i]!, whole, m));
  }
  return title ? { title: judged[0]!, blocks: judged.slice(1), whole } : { title: [], blocks: judged, whole };
}

/** The same for a block that has come to an article which was judged without it. */
export function* judgeBlock(scan: BlockScan, whole: Whole, m: Matcher): Generator<void, Judged[]> {
  const paragraph = paragraphOf(scan);
  return yield* judgedOf(paragraph, yield* kept(paragraph, whole.article, m), whole, m);
}
