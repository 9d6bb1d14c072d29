import matchers from 'virtual:packs/matcher';
import packs from 'virtual:packs/reading';
import { ask as askEssay } from '../../matching/ask';
import { linkAll, loadLinker } from '../../matching/links';
import { findMentions, loadMatcher } from '../../matching/mentions';
import { analyze } from '../../matching/report';
import { summarize } from '../../matching/summary';
import { articleText, type Article, type Block, type Report } from '../../matching/types';
import type { Answer } from '../../components/types';
import type { Sample } from './articles';

export { packs };
const matcher = loadMatcher(matchers[0]!);
const linker = loadLinker(packs[0]!);

function blocksOf(paragraphs: string[]): Block[] {
  let start = 0;
  return paragraphs.map((text, i) => {
    const block: Block = { text, role: i ? 'body' : 'lead', section: Math.floor(i / 6), start };
    start += text.length + 1;
    return block;
  });
}

/** The report of a sample, by the pipeline itself. The verdict is the scene's, since what is shown of it is what is tested here. */
export function reportOf(sample: Sample, verdict: 'about' | 'mentions' = 'about'): Report {
  const blocks = blocksOf(sample.paragraphs);
  const url = `https://${sample.host}/a`;
  const article: Article = {
    title: sample.title,
    lang: sample.lang,
    published: sample.published,
    url,
    blocks,
    kind: 'article',
  };
  const { title, lang, published, kind } = article;
  const analysis = {
    pack: packs[0]!.meta.id,
    relevance: { verdict, score: verdict === 'about' ? 0.9 : 0.4 },
    article: { title, lang, published, url, kind, text: articleText(blocks) },
    mentions: findMentions(article, matcher),
  };
  const mentions = linkAll(linker, analysis);
  return { ...analysis, mentions, ...summarize(linker, analysis, mentions) };
}

/** The report of an article, the whole way. */
export const analyzed = (article: Article): Report => analyze(article, matcher, linker);

export function ask(question: string): Answer {
  const blocks = blocksOf([question]);
  const mentions = findMentions(
    { title: null, lang: null, published: null, url: null, kind: 'article', blocks },
    matcher,
  );
  return { question, links: askEssay(linker, question, mentions).links };
}
