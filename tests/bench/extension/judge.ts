/** What the judge does to a page: loads its data, reads all, and reads again when a paragraph has come. */
import { elapsed, tell } from './clock';
import matcherData from 'virtual:packs/judge';
import { PageReader } from '../../../entrypoints/judge/reader';
import { shadowOf } from '../../../entrypoints/judge/shadow';
import { loadMatcher } from '../../../matching/mentions';
import { readAll } from './read';
import { drain } from '../../../matching/drain';
import { inSlices, unhurried } from '../../../page/slices';
import { Watch } from '../../../page/watch';

const reader = new PageReader(document, matcherData.map(loadMatcher), { url: location.href, openShadow: shadowOf });
const load = elapsed();

/** Reads the page as the judge does, slice by slice. @returns ms of script, what passes between two slices left out */
async function read(): Promise<number> {
  const pause = unhurried();
  let [took, from] = [load, performance.now()];
  const rest = async (): Promise<void> => {
    took += performance.now() - from;
    await pause();
    from = performance.now();
  };
  await inSlices(readAll(reader), { pause: rest });
  return took + performance.now() - from;
}

const count = (): number => reader.reads.reduce((sum, { analysis }) => sum + analysis.mentions.length, 0);

/** Puts a paragraph before `before` (null: last) and gives the ms that reading it took, once the page has settled. */
function added(text: string, parent: Element, before: Node | null): Promise<number> {
  return new Promise((resolve) => {
    const watch = new Watch({
      doc: document,
      own: () => false,
      settled(changes) {
        const start = performance.now();
        drain(readAll(reader, changes));
        const took = performance.now() - start;
        watch.disconnect();
        resolve(took);
      },
    });
    const paragraph = document.createElement('p');
    paragraph.textContent = text;
    parent.insertBefore(paragraph, before);
  });
}

async function main(): Promise<void> {
  const judge = await read();
  const figures: Record<string, number | string> = {
    judge,
    load,
    wall: elapsed(),
    mentions: count(),
    verdict: reader.reads[0]?.analysis.relevance.verdict ?? 'none',
    length: reader.reads.reduce((sum, { analysis }) => sum + analysis.article.text.length, 0),
  };
  const body = document.querySelector('.story-body');
  if (body) {
    const text = body.querySelector('p')!.textContent!;
    const before = count();
    figures.last = await added(text, body, null);
    figures.middle = await added(text, body, body.children[body.children.length >> 1]!);
    figures.more = count() - before;
  }
  tell(figures);
}

void main();
