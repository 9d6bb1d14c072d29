import type { TabState } from '../../components/types';
import { articleOf, foremost } from './frames';
import type { TabSeen } from './tab';

/** What the sidebar shows of a tab; `chosen` is the article that the reader picked. Pure. */
export function tabState({ host, standing }: TabSeen, chosen?: number): TabState {
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
  if (frame.reading && !frame.reports.length) return { kind: 'reading', ...frame.reading };
  const index = chosen !== undefined && frame.reports[chosen] ? chosen : articleOf(frame);
  const report = frame.reports[index];
  if (!report) return { kind: 'quiet', why: 'no-article', host };
  if (report.relevance.verdict === 'none') {
    const list = report.article.kind === 'front' || report.article.kind === 'list';
    return { kind: 'quiet', why: list ? 'no-article' : 'nothing', host };
  }
  if (report.relevance.verdict === 'mentions') return { kind: 'passing', host, report, marked: frame.marked };
  const others = frame.reports
    .map((other, i) => ({ index: i, title: other.article.title ?? '', verdict: other.relevance.verdict }))
    .filter((other) => other.verdict !== 'none')
    .map(({ index: i, title }) => ({ index: i, title }));
  return { kind: 'report', host, report, teaser: report.article.kind === 'teaser', others, current: index };
}
