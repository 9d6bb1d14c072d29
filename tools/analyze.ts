/**
 * The pipeline on the command line, with the code of the extension:
 *   npm run --silent analyze -- [--pack DIR] [--url URL] [--lang CODE] FILE.html|FILE.txt
 *   npm run --silent analyze -- [--pack DIR] --jsonl FILE
 * Prints one report, or one {id, report} a line. Bad input: a message on stderr, exit code 2.
 */
import { drain } from '../matching/drain.ts';
import { createReadStream, readFileSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { compileMatcher } from '../matching/compile.ts';
import { PatternError } from '../matching/patterns-file.ts';
import { loadLinker, type Linker } from '../matching/links.ts';
import { loadMatcher, type Matcher } from '../matching/mentions.ts';
import { judge, link } from '../matching/report.ts';
import type { Analysis, Article, Report } from '../matching/types.ts';
import { collectArticles } from '../page/article.ts';
import { publishedOf } from '../page/published.ts';
import { langOf } from '../page/lang.ts';
import { decode, parse } from './html.ts';
import { packFolders, reading } from './pack-plugin.ts';
import { PackError, readPack } from './read-pack.ts';
import { articleOfText } from './text.ts';

/** What is wrong with the input, and where. */
class InputError extends Error {
  override name = 'InputError';
}

const usage = `usage: analyze [--pack DIR] [--url URL] [--lang CODE] FILE.html|FILE.txt
       analyze [--pack DIR] --jsonl FILE`;

const Case = v.object({
  id: v.union([v.string(), v.number()]),
  title: v.nullish(v.string()),
  text: v.optional(v.string()),
  html: v.optional(v.string()),
  path: v.optional(v.string()),
  lang: v.nullish(v.string()),
  url: v.nullish(v.string()),
});
type Case = v.InferOutput<typeof Case>;

export interface Pipeline {
  matcher: Matcher;
  linker: Linker;
}

export const pipelineOf = (folder: string): Pipeline => {
  const pack = readPack(folder);
  return { matcher: loadMatcher(compileMatcher(pack)), linker: loadLinker(reading(pack)) };
};

const rank = { none: 0, mentions: 1, about: 2 };
const before = (a: Analysis, b: Analysis): boolean =>
  rank[a.relevance.verdict] - rank[b.relevance.verdict] > 0 ||
  (a.relevance.verdict === b.relevance.verdict && a.relevance.score > b.relevance.score);

/** The analysis that shows: of the page's articles and the packs, the one with most to do with each other. */
export function analysisOf(articles: readonly Article[], pipelines: readonly Pipeline[]): [Analysis, Pipeline] {
  let best: [Analysis, Pipeline] | null = null;
  for (const article of articles)
    for (const pipeline of pipelines) {
      const analysis = judge(article, pipeline.matcher);
      if (!best || before(analysis, best[0])) best = [analysis, pipeline];
    }
  return best!;
}

const nothing: Article = { title: null, lang: null, published: null, url: null, blocks: [], kind: 'article' };

/** Articles of a page; one without text where there is none. */
export function articlesOfHtml(html: string, url: string | null = null): Article[] {
  const doc = parse(html);
  const found = drain(collectArticles(doc, { url })).map((one) => ({
    ...one.article,
    published: publishedOf(doc, one),
  }));
  return found.length ? found : [{ ...nothing, url }];
}

/** The report as it is printed. `text`: the given text, where there is no need to print it again. */
function printed({ pack, relevance, article, mentions, passages, events }: Report, html: boolean): object {
  const { title, published, lang, kind, text } = article;
  return {
    pack,
    relevance,
    article: { title, published, lang, kind, ...(html ? { text } : {}) },
    mentions: mentions.map(({ block: _block, ...mention }) => mention),
    passages,
    events,
  };
}

/** The report on one case, as it is printed. */
export function report(
  { title, text, html, lang, url }: Omit<Case, 'id' | 'path'>,
  pipelines: readonly Pipeline[],
): object {
  const given = text === undefined ? articlesOfHtml(html!, url ?? null) : [articleOfText({ text, title, lang, url })];
  const articles =
    text === undefined
      ? given.map((article, i) => ({
          ...article,
          title: i === 0 && title ? title : article.title,
          lang: lang ? langOf([lang], article.blocks.map((block) => block.text).join(' ')) : article.lang,
        }))
      : given;
  const [analysis, { linker }] = analysisOf(articles, pipelines);
  return printed(link(analysis, linker), text === undefined);
}

function load(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new InputError((error as Error).message);
  }
}

function readCase(line: string, where: string, folder: string): Case {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    throw new InputError(`${where}: ${(error as Error).message}`);
  }
  const result = v.safeParse(Case, json);
  if (!result.success) {
    const issue = result.issues[0];
    throw new InputError(`${where}: ${v.getDotPath(issue) ?? '(top)'}: ${issue.message}`);
  }
  const one = result.output;
  const given = [one.text, one.html, one.path].filter((value) => value !== undefined).length;
  if (given !== 1) throw new InputError(`${where}: needs one of text, html and path, has ${given}`);
  if (one.path === undefined) return one;
  try {
    return { ...one, html: decode(readFileSync(resolve(folder, one.path))) };
  } catch (error) {
    throw new InputError(`${where}: path: ${(error as Error).message}`);
  }
}

/** Waits for a slow reader of our output, so that nothing piles up. */
const print = (line: string): Promise<void> =>
  new Promise((done, failed) => process.stdout.write(`${line}\n`, (error) => (error ? failed(error) : done())));

async function runLines(file: string, pipelines: readonly Pipeline[]): Promise<void> {
  const stream = createReadStream(file, 'utf8');
  const failed = new Promise<never>((_, reject) =>
    stream.once('error', (error) => reject(new InputError(error.message))),
  );
  failed.catch(() => undefined);
  let number = 0;
  const lines = createInterface({ input: stream, crlfDelay: Infinity })[Symbol.asyncIterator]();
  for (;;) {
    const next = await Promise.race([lines.next(), failed]);
    if (next.done) return;
    const line = number++ === 0 ? next.value.replace(/^\uFEFF/, '') : next.value;
    if (line.trim() === '') continue;
    const one = readCase(line, `${file}:${number}`, dirname(file));
    await print(JSON.stringify({ id: one.id, report: report(one, pipelines) }));
  }
}

async function runFile(file: string, options: { url?: string; lang?: string }, pipelines: readonly Pipeline[]) {
  const bytes = load(file);
  const kind = extname(file).toLowerCase();
  if (!/^\.(?:x?html?|txt)$/.test(kind)) throw new InputError(`${file}: neither .html nor .txt`);
  const content = kind === '.txt' ? { text: decode(bytes) } : { html: decode(bytes) };
  await print(JSON.stringify(report({ ...content, ...options }, pipelines), null, 2));
}

async function main(): Promise<void> {
  let args;
  try {
    args = parseArgs({
      allowPositionals: true,
      options: {
        pack: { type: 'string', multiple: true },
        url: { type: 'string' },
        lang: { type: 'string' },
        jsonl: { type: 'string' },
      },
    });
  } catch (error) {
    throw new InputError(`${(error as Error).message}\n${usage}`);
  }
  const { values, positionals } = args;
  if (positionals.length !== (values.jsonl === undefined ? 1 : 0)) throw new InputError(usage);
  if (values.url !== undefined && !URL.canParse(values.url)) throw new InputError(`--url: no address: ${values.url}`);
  const pipelines = (values.pack ?? packFolders()).map(pipelineOf);
  if (pipelines.length === 0) throw new InputError('no pack');
  if (values.jsonl !== undefined) await runLines(values.jsonl, pipelines);
  else await runFile(positionals[0]!, values, pipelines);
}

if (process.argv[1] && resolve(process.argv[1]) === resolve(import.meta.filename))
  main().catch((error: unknown) => {
    const said = error instanceof InputError || error instanceof PackError || error instanceof PatternError;
    // Whoever reads our output may have had enough.
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(0);
    console.error(said ? (error as Error).message : error);
    process.exit(said ? 2 : 1);
  });
