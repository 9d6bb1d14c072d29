import { render } from 'preact';
import { useState } from 'preact/hooks';
import base from '../../components/base.css?inline';
import card from '../../components/card.css?inline';
import sidebar from '../../components/sidebar.css?inline';
import tokens from '../../components/tokens.css?inline';
import { askViews } from '../../components/Ask';
import { HoverCard } from '../../components/HoverCard';
import { Sidebar } from '../../components/Sidebar';
import type { CardProps, Place, SidebarActions } from '../../components/types';
import { faults } from './faults';
import { ask } from './report';
import { cached, packs, sampleFor, scenes, stateOf, type Scene } from './scenes';
import messages from 'virtual:words/pages';
import { words as wordsOf } from '../../extension/i18n';
import stage from './stage.css?inline';

/** `?scene=card&lang=ko&theme=dark`: one scene on an otherwise empty page. */
const query = new URLSearchParams(location.search);
const name = query.get('scene') ?? '';
const lang = query.get('lang') === 'ko' ? 'ko' : 'en';
const theme = query.get('theme') === 'dark' ? 'dark' : 'light';
const words = wordsOf(lang, messages);
const nothing = () => {};

const style = (root: Document | ShadowRoot, ...sheets: string[]) => {
  root.adoptedStyleSheets = sheets.map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
};

function Board({ scene }: { scene: Scene }) {
  const [place, onPlace] = useState<Place>(scene.place ?? { section: 'summary' });
  const [width, resize] = useState<number | undefined>(undefined);
  const [side, setSide] = useState<'left' | 'right'>(scene.side ?? 'right');
  const host = scene.host ?? 'own';
  const actions: SidebarActions = {
    jump: nothing,
    setPage: nothing,
    setSite: nothing,
    setEverywhere: nothing,
    allowAlways: nothing,
    readOnce: nothing,
    markAnyway: nothing,
    mute: nothing,
    copy: () => Promise.resolve(true),
    save: nothing,
    print,
    openOptions: nothing,
    lookAgain: nothing,
    showArticle: nothing,
    ...(host === 'own' ? { ask } : { openOwn: nothing, dock: { side, width, setSide, resize, close: nothing } }),
  };
  const state = useState(() => stateOf(scene, lang))[0];
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

function Card({ scene }: { scene: Scene }) {
  const report = cached(sampleFor(lang));
  const [pinned, onPin] = useState(scene.card?.pinned ?? false);
  const all = report.mentions;
  const at = Math.max(
    0,
    all.findIndex((m) => m.in === 'text' && (m.concept === scene.at || m.passages[0]?.id === scene.at)),
  );
  const [now, setNow] = useState(at);
  const props: Pick<CardProps, 'index' | 'count'> = { index: now + 1, count: all.length, ...scene.card };
  const step = (by: number) => setNow((now + by + all.length) % all.length);
  return (
    <HoverCard
      words={words}
      pack={packs[0]!}
      report={report}
      mention={all[now]!.id}
      pinned={pinned}
      onPin={onPin}
      onClose={nothing}
      onStep={step}
      onMute={nothing}
      onWrong={nothing}
      onOpen={nothing}
      {...props}
    />
  );
}

/** An article behind the card and the docked sidebar, with its marks drawn as elements. */
function Page() {
  const { title, paragraphs } = sampleFor(lang);
  return (
    <main class="page" lang={lang}>
      <h1>{title}</h1>
      {paragraphs.map((p) => (
        <p key={p}>{p}</p>
      ))}
    </main>
  );
}

/** A shadow root such as the page's host makes, but open, so that the checks can look into it. */
function inShadow(content: preact.ComponentChild, place: string): void {
  const host = document.createElement('div');
  host.className = place;
  host.style.cssText = 'all: initial';
  host.style.colorScheme = theme;
  const root = host.attachShadow({ mode: 'open' });
  style(root, tokens, sidebar, card);
  document.body.append(host);
  render(content, root);
}

(globalThis as any).scenes = Object.fromEntries(
  Object.entries(scenes).map(([key, { kind, host, whole, steps }]) => [key, { kind, host, whole, steps }]),
);
Object.assign(globalThis, { faults });
const app = document.getElementById('app')!;
const scene = scenes[name];
document.documentElement.lang = lang;
document.documentElement.style.colorScheme = theme;
style(document, tokens, base, sidebar, card, stage);
if (!scene) {
  render(
    <ul class="p38">
      {Object.keys(scenes).map((key) => (
        <li key={key}>
          {key}:{' '}
          {['en', 'ko'].map((l) =>
            ['light', 'dark'].map((t) => <a href={`?scene=${key}&lang=${l}&theme=${t}`}>{`${l} ${t} `}</a>),
          )}
        </li>
      ))}
    </ul>,
    app,
  );
} else if (scene.kind === 'card' || scene.host === 'page') {
  render(<Page />, app);
  inShadow(
    scene.kind === 'card' ? <Card scene={scene} /> : <Board scene={scene} />,
    scene.kind === 'card' ? 'at-card' : 'at-dock',
  );
} else {
  document.title = 'Sidebar';
  // `wait=1`: drawn when `start()` is called, so that drawing alone can be timed.
  stateOf(scene, lang);
  const start = () => render(<Board scene={scene} />, app);
  if (query.has('wait')) Object.assign(globalThis, { start });
  else start();
}
