import type { Analysis, LinkedMention } from '../../matching/types';

/** What a reader who says "this mark is wrong" can paste into a report: enough to see why it was made, nothing else. Pure. */
export const diagnostic = ({ pack, relevance, article }: Analysis, { id: _id, ...mention }: LinkedMention): string =>
  JSON.stringify(
    {
      pack,
      relevance,
      title: article.title,
      url: article.url,
      lang: article.lang,
      mention: { ...mention, passages: mention.passages.slice(0, 2), events: mention.events.slice(0, 1) },
    },
    null,
    2,
  );
