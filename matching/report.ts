/**
 * Article in, report out: the one module of this room that others call for the whole way. Each step (mentions,
 * relevance, links, summary) is a module of its own.
 */
import { drain } from './drain.ts';
import { linkMentionInSlices, prepare, type Linker } from './links';
import {
  languagesOf,
  resolveInSlices,
  scanBlockInSlices,
  trieOf,
  type BlockScan,
  type Found,
  type Matcher,
} from './mentions';
import { judgeRelevance } from './relevance';
import type { Whole } from './resolve';
import { summarizeInSlices } from './summary';
import {
  articleText,
  type Analysis,
  type Article,
  type LinkedMention,
  type Mention,
  type Relevance,
  type Report,
} from './types';

type Verdict = Relevance['verdict'];

/** What blocks said, by their text: a page that changes is scanned only where it changed. */
export type Scans = Map<string, BlockScan>;

/** Characters that are scanned between two yields, over several short blocks; every block costs as much as so many. */
const SLICE = 256;
const BLOCK = 32;
/** Blocks whose text is put together between two yields. */
const SOME = 32;

/** An analysis with what it was made of. */
export interface Judgement {
  analysis: Analysis;
  /** Of each block. */
  scans: BlockScan[];
  whole: Whole;
}

/** What one block says, looked up or scanned. */
export function* scanned(
  text: string,
  lang: string | null,
  matcher: Matcher,
  scans: Scans,
): Generator<void, BlockScan> {
  const known = scans.get(text);
  if (known) return known;
  const made = yield* scanBlockInSlices(text, matcher, lang);
  scans.set(text, made);
  return made;
}

/** Mentions and relevance of an article, in slices; `scans` keeps what blocks said from one time to the next. */
export function* judgeInSlices(
  article: Article,
  matcher: Matcher,
  scans: Scans = new Map(),
): Generator<void, Judgement> {
  for (const lang of languagesOf(article, matcher)) {
    yield;
    yield* trieOf(matcher, lang);
  }
  const found: BlockScan[] = [];
  let since = 0;
  for (const { text } of article.blocks) {
    const slices = scanned(text, article.lang, matcher, scans);
    since += BLOCK;
    for (let step = slices.next(); ; step = slices.next()) {
      if (since >= SLICE) {
        since = 0;
        yield;
      }
      if (step.done) {
        found.push(step.value);
        break;
      }
      since += Math.min(text.length, SLICE);
    }
  }
  const title = article.title ? yield* scanned(article.title, article.lang, matcher, scans) : undefined;
  const mentions = yield* resolveInSlices(article, found, matcher, title);
  const relevance = yield* judgeRelevance(article, mentions, { title, blocks: found }, matcher);
  yield;
  const { title: headline, published, lang, url, kind, blocks } = article;
  let text = '';
  for (let i = 0; i < blocks.length; i += SOME) {
    text += (i ? '\n' : '') + articleText(blocks.slice(i, i + SOME));
    yield;
  }
  const analysis: Analysis = {
    pack: matcher.id,
    relevance,
    article: { title: headline, published, lang, url, kind, text },
    mentions: shown[relevance.verdict](mentions),
  };
  return { analysis, scans: found, whole: mentions.whole };
}

/** What an article that is about the subject mentions, it mentions for the subject's sake; elsewhere each stretch has to show it. */
const shown: Record<Verdict, (found: Found) => Mention[]> = {
  about: ({ all }) => all,
  mentions: ({ kept }) => kept,
  none: () => [],
};

/** The links of an analysis, in slices: a mention at a time, then the summary. */
export function* linkInSlices(analysis: Analysis, linker: Linker): Generator<void, Report> {
  const context = prepare(linker, analysis);
  yield;
  yield* linker.warm(context.lang, analysis.article);
  const mentions: LinkedMention[] = [];
  for (const mention of analysis.mentions) {
    mentions.push({ ...mention, ...(yield* linkMentionInSlices(linker, analysis, mention, context)) });
    yield;
  }
  return { ...analysis, mentions, ...(yield* summarizeInSlices(linker, analysis, mentions)) };
}

/** Mentions and relevance of an article, in one go. */
export const judge = (article: Article, matcher: Matcher): Analysis => drain(judgeInSlices(article, matcher)).analysis;

/** An analysis with its links and summary, in one go. */
export const link = (analysis: Analysis, linker: Linker): Report => drain(linkInSlices(analysis, linker));

/** The whole way, in one go. */
export const analyze = (article: Article, matcher: Matcher, linker: Linker): Report =>
  link(judge(article, matcher), linker);
