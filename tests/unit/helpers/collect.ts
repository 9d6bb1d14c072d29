import { drain } from '../../../matching/drain.ts';
import { collectArticles, type Collected, type CollectOptions } from '../../../page/article.ts';
import { parse } from '../../../tools/html.ts';

export const collect = (html: string, options: CollectOptions = {}): Collected[] =>
  drain(collectArticles(parse(html), options));

/** A sentence of about a hundred characters; numbers keep them apart. */
export const sentence = (n: number): string =>
  `Officials said on day ${n} that the long discussed plan, which some critics doubt, would go ahead after all.`;

export const paragraphs = (count: number, from = 0): string =>
  Array.from({ length: count }, (_, i) => `<p>${sentence(from + i)} ${sentence(from + i + 1000)}</p>`).join('\n');

export const texts = (found: Collected | undefined): string[] => found?.article.blocks.map((block) => block.text) ?? [];
