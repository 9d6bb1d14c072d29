import { firstThat } from './bisect';
import type { Analysis, Mention } from './types';
import { distances, sentenceAround, type Span } from './around';
import type { Likeness } from './bm25';
import type { Cues } from './cues';
import type { DateFound } from './dates';
import { languageOf } from './language';

/** What the ranker sees of a mention: named features with values from 0 to 1, and what each stems from. */
export interface Feature {
  name: string;
  value: number;
  /** The concept or the class of cue words behind it. */
  concept?: string;
  cue?: string;
}

/** What is the same for all mentions of an article, computed once. */
export interface LinkContext {
  analysis: Analysis;
  lang: string;
  /** Mentions of the text in its order; those of the title apart, and their concepts. */
  text: Mention[];
  title: Mention[];
  titled: Set<string>;
  /** How far two spans are from each other, in the text and in the title. */
  distance: Record<Mention['in'], (a: Span, b: Span) => number>;
  /** Sentences already read, by their place. */
  sentences: Map<string, Sentence>;
}

/** A sentence of the article: where it is, what it says, which cue words it holds (spans count from the text's start). */
export interface Sentence extends Span {
  text: string;
  cues: { cue: string; span: Span }[];
  /** By passage, once a mention in it was ranked. */
  likeness?: Map<string, Likeness>;
  /** Once events were looked for in it. */
  dates?: DateFound[];
}

export function contextOf(analysis: Analysis): LinkContext {
  const { title, text, lang } = analysis.article;
  const found = languageOf(text || (title ?? ''), lang);
  const inOrder = (where: Mention['in']): Mention[] =>
    analysis.mentions.filter((m) => m.in === where).sort((a, b) => a.start - b.start);
  const inTitle = inOrder('title');
  return {
    analysis,
    lang: found,
    text: inOrder('text'),
    title: inTitle,
    titled: new Set(inTitle.map((m) => m.concept)),
    distance: { text: distances(text), title: distances(title ?? '') },
    sentences: new Map(),
  };
}

/** A title up to this length is one sentence, whatever stands in it. */
const TITLE = 400;

/** The sentence a mention stands in. */
export function sentenceOf(context: LinkContext, mention: Mention, cues: Cues): Sentence {
  const { title, text } = context.analysis.article;
  const inTitle = mention.in === 'title';
  const whole = inTitle ? (title ?? '') : text;
  const one = inTitle && whole.length <= TITLE;
  const span = one ? { start: 0, end: whole.length } : sentenceAround(whole, mention);
  const key = `${mention.in}${span.start}-${span.end}`;
  let sentence = context.sentences.get(key);
  if (!sentence) {
    const said = whole.slice(span.start, span.end);
    const shift = ({ cue, span: s }: { cue: string; span: Span }) => ({
      cue,
      span: { start: s.start + span.start, end: s.end + span.start },
    });
    sentence = { ...span, text: said, cues: cues(said, context.lang).map(shift) };
    context.sentences.set(key, sentence);
  }
  return sentence;
}

/** How far a concept elsewhere in the text still speaks for a mention, in characters. */
const REACH = 600;
/** Characters at which a neighbour in the sentence counts half. */
const HALF = 60;

/** The mentions within reach of one, of a list that is in order. */
function within<T extends Span>(all: readonly T[], { start, end }: Span): T[] {
  const first = firstThat(all, (one) => one.end >= start - REACH);
  let last = first;
  while (last < all.length && all[last]!.start <= end + REACH) last++;
  return all.slice(first, last);
}

const inside = (a: Span, b: Span): boolean => a.start >= b.start && a.end <= b.end;

/**
 * The features of a mention: its concept; classes of cue words in its sentence; concepts in its sentence (`with:`), within some
 * 600 characters (`near:`) and in the title (`title:`). Whatever is closer counts more, and what stands in the mention itself
 * counts 1. Each feature but the first stands twice, alone and joined to the mention's concept (`concept/feature`).
 */
export function features(context: LinkContext, mention: Mention, cues: Cues): Feature[] {
  const sentence = sentenceOf(context, mention, cues);
  const distance = context.distance[mention.in];
  const best = new Map<string, Feature>();
  const add = (f: Feature) => {
    const had = best.get(f.name);
    if (!had || had.value < f.value) best.set(f.name, f);
  };
  for (const { cue, span } of sentence.cues) add({ name: cue, value: HALF / (HALF + distance(span, mention)), cue });
  for (const other of within(mention.in === 'title' ? context.title : context.text, mention)) {
    if (other.concept === mention.concept) continue;
    const away = distance(other, mention);
    if (inside(other, sentence))
      add({ name: `with:${other.concept}`, value: HALF / (HALF + away), concept: other.concept });
    else if (away < REACH) add({ name: `near:${other.concept}`, value: 1 - away / REACH, concept: other.concept });
  }
  if (mention.in === 'text')
    for (const concept of context.titled)
      if (concept !== mention.concept) add({ name: `title:${concept}`, value: 1, concept });
  const joined = [...best.values()].map((f) => ({ ...f, name: `${mention.concept}/${f.name}` }));
  return [{ name: mention.concept, value: 1, concept: mention.concept }, ...best.values(), ...joined];
}
