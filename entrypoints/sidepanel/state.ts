import type { TabState } from '../../components/types';
import type { Report } from '../../matching/types';
import { articleOf, foremost } from './frames';
import type { TabSeen } from './tab';

/** What the sidebar shows of a tab. `linked` gives the report of an article once its links are made. Pure. */
export function tabState({ host, standing }: TabSeen, linked: (frame: string, article: number) => Report | undefined, chosen?: number): TabState {
  switch (standing.kind) {
    case 'waiting':
      return { kind: 'reading', done: 0, total: 0 };
    case 'unreadable':
      return { kind: 'unreadable', why: standing.why };
    case 'needs-permission':
      return { kind: 'needs-permission', host };
    case 'off':
      return { kind: 'off', scope: standing.scope, host };
  }
  const frame = foremost(standing.frames);
  if (!frame) return { kind: 'quiet', why: 'nothing', host };
  if (frame.reading && !frame.analyses.length) return { kind: 'reading', ...frame.reading };
  const index = chosen !== undefined && frame.analyses[chosen] ? chosen : articleOf(frame);
  const analysis = frame.analyses[index];
  if (!analysis) return { kind: 'quiet', why: 'no-article', host };
  if (analysis.relevance.verdict === 'none') {
    const list = analysis.article.kind === 'front' || analysis.article.kind === 'list';
    return { kind: 'quiet', why: list ? 'no-article' : 'nothing', host };
  }
  const report = linked(frame.id, index);
  if (!report) return { kind: 'reading', done: 0, total: 0 };
  if (analysis.relevance.verdict === 'mentions') return { kind: 'passing', host, report, marked: frame.marked };
  const others = frame.analyses
    .map((other, i) => ({ index: i, title: other.article.title ?? '', verdict: other.relevance.verdict }))
    .filter((other) => other.verdict !== 'none')
    .map(({ index: i, title }) => ({ index: i, title }));
  return { kind: 'report', host, report, teaser: analysis.article.kind === 'teaser', others, current: index };
}
