import { useState } from 'preact/hooks';
import { askViews } from '../../components/Ask';
import { HoverCard } from '../../components/HoverCard';
import { Sidebar } from '../../components/Sidebar';
import type { CardProps, Place, SidebarActions, Words } from '../../components/types';
import type { LinkedMention, Report } from '../../matching/types';
import { ask } from './report';
import { cached, packs, sampleFor, stateOf, type Scene } from './scenes';

const nothing = () => {};

/** The sidebar with a host that does nothing but keep its place and width. */
export function Board({ scene, words }: { scene: Scene; words: Words }) {
  const [place, onPlace] = useState<Place>(scene.place ?? { section: 'summary' });
  const [width, resize] = useState<number | undefined>(undefined);
  const [side, setSide] = useState<'left' | 'right'>(scene.side ?? 'right');
  const [state] = useState(() => stateOf(scene, words.lang));
  const host = scene.host ?? 'own';
  const actions: SidebarActions = {
    jump: nothing,
    setPage: nothing,
    setSite: nothing,
    setEverywhere: nothing,
    allowAlways: nothing,
    markAnyway: nothing,
    copy: () => Promise.resolve(true),
    save: nothing,
    print: () => print(),
    openOptions: nothing,
    lookAgain: nothing,
    showArticle: nothing,
    ...(host === 'own' ? { ask } : { openOwn: nothing, dock: { side, width, setSide, resize, close: nothing } }),
  };
  return (
    <Sidebar
      words={words}
      packs={packs}
      state={state}
      place={place}
      onPlace={onPlace}
      actions={actions}
      host={host}
      ask={host === 'own' ? askViews : undefined}
    />
  );
}

/** The mention of the text that a scene's card is of: the first of a concept, or with a passage as its best. */
export const firstMention = ({ mentions }: Report, at?: string): LinkedMention =>
  mentions.find((m) => m.in === 'text' && (m.concept === at || m.passages[0]?.id === at)) ??
  mentions.find((m) => m.in === 'text')!;

export function Card({ scene, words, mention }: { scene: Scene; words: Words; mention: LinkedMention }) {
  const report = cached(sampleFor(words.lang));
  const all = report.mentions;
  const [pinned, onPin] = useState(scene.card?.pinned ?? false);
  const [now, setNow] = useState(all.indexOf(mention));
  const props: Pick<CardProps, 'index' | 'count'> = { index: now + 1, count: all.length, ...scene.card };
  return (
    <HoverCard
      words={words}
      pack={packs[0]!}
      report={report}
      mention={all[now]!.id}
      pinned={pinned}
      onPin={onPin}
      onClose={nothing}
      onStep={(by) => setNow((now + by + all.length) % all.length)}
      onMute={nothing}
      onWrong={nothing}
      onOpen={nothing}
      {...props}
    />
  );
}

/** An article to stand over, with its marks as elements (in the product they are custom highlights). */
export function Paper({ report, active }: { report: Report; active: LinkedMention | undefined }) {
  const { article, mentions } = report;
  let start = 0;
  const paragraphs = article.text.split('\n').map((text) => {
    const from = start;
    start += text.length + 1;
    const inside = mentions.filter((m) => m.in === 'text' && m.start >= from && m.end <= from + text.length);
    let at = 0;
    const parts = inside.flatMap((m) => {
      const before = text.slice(at, m.start - from);
      at = m.end - from;
      return [
        before,
        <span key={m.id} id={m.id} class={m === active ? 'm is-active' : 'm'}>
          {m.surface}
        </span>,
      ];
    });
    return [...parts, text.slice(at)];
  });
  return (
    <main class="page" lang={article.lang ?? undefined}>
      <h1>{article.title}</h1>
      {paragraphs.map((parts, i) => (
        <p key={i}>{parts}</p>
      ))}
    </main>
  );
}

/** 8 px under the mention, start edges aligned, 8 px from the window's edge: as the page's host does it. */
export function placeCard(host: HTMLElement, { id }: LinkedMention): void {
  const mark = document.getElementById(id)!.getBoundingClientRect();
  const width = Math.min(360, innerWidth - 16);
  scrollTo(0, Math.max(0, mark.top - 120));
  const left = Math.min(mark.left, innerWidth - width - 8);
  host.style.setProperty('left', `${Math.max(8, left)}px`, 'important');
  host.style.setProperty('top', `${mark.bottom + 8}px`, 'important');
  host.style.setProperty('position', 'absolute', 'important');
}
