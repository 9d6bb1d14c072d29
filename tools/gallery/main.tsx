import messages from 'virtual:words/pages';
import { render } from 'preact';
import base from '../../components/base.css?inline';
import card from '../../components/card.css?inline';
import pages from '../../components/pages.css?inline';
import sidebar from '../../components/sidebar.css?inline';
import tokens from '../../components/tokens.css?inline';
import { words } from '../../extension/i18n';
import { faults } from './faults';
import { marksCss, OptionsPage, WelcomePage } from './pages';
import { cached, sampleFor, scenes, stateOf, type Scene } from './scenes';
import stage from './stage.css?inline';
import { Board, Card, firstMention, Paper, placeCard } from './views';

type Lang = 'en' | 'ko';
type Theme = 'light' | 'dark';

const style = (root: Document | ShadowRoot, ...sheets: string[]) => {
  root.adoptedStyleSheets = sheets.map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
};
const isPage = ({ kind }: Scene): boolean => kind === 'options' || kind === 'welcome';
const app = document.getElementById('app')!;
let host: HTMLElement | undefined;

/** A shadow root such as the page's host makes, but open, so that the checks can look into it. */
function inShadow(content: preact.ComponentChild, place: string, theme: Theme): HTMLElement {
  host = document.createElement('div');
  host.className = place;
  host.style.cssText = 'all: initial';
  host.style.colorScheme = theme;
  const root = host.attachShadow({ mode: 'open' });
  style(root, tokens, sidebar, card);
  document.body.append(host);
  render(content, root);
  return host;
}

function clear(): void {
  render(null, app);
  if (host?.shadowRoot) render(null, host.shadowRoot);
  host?.remove();
  host = undefined;
  scrollTo(0, 0);
}

function draw(scene: Scene, lang: Lang, theme: Theme): void {
  const said = words(lang, messages);
  if (scene.kind === 'options') return render(<OptionsPage words={said} />, app);
  if (scene.kind === 'welcome') return render(<WelcomePage words={said} />, app);
  if (scene.kind === 'sidebar' && scene.host !== 'page') return render(<Board scene={scene} words={said} />, app);
  const report = cached(sampleFor(lang));
  const active = scene.kind === 'card' ? firstMention(report, scene.at) : undefined;
  render(<Paper report={report} active={active} />, app);
  if (active) placeCard(inShadow(<Card scene={scene} words={said} mention={active} />, 'at-card', theme), active);
  else inShadow(<Board scene={scene} words={said} />, 'at-dock', theme);
}

/** Draws one scene in place of the last. `wait`: only makes ready, and gives the drawing alone as `start()` to be timed. */
function show(name: string, lang: Lang, theme: Theme, wait = false): void {
  clear();
  document.documentElement.lang = lang;
  document.documentElement.style.colorScheme = theme;
  document.title = name;
  const scene = scenes[name]!;
  if (isPage(scene)) style(document, tokens, base, card, pages, marksCss());
  else {
    style(document, tokens, base, sidebar, card, stage);
    stateOf(scene, lang);
  }
  if (wait) Object.assign(globalThis, { start: () => draw(scene, lang, theme) });
  else draw(scene, lang, theme);
}

const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
/** Everything is drawn (components/Later.tsx), measured and painted. */
async function settled(): Promise<void> {
  do await frame();
  while ((host?.shadowRoot ?? document).querySelector('[data-later]'));
  const running = (host?.shadowRoot ?? document).getAnimations();
  await Promise.all(running.map((animation) => animation.finished));
  for (let i = 0; i < 3; i++) await frame();
}

const facts = Object.entries(scenes).map(([key, { kind, host: at, whole, steps }]) => [
  key,
  { kind, host: at, whole, steps },
]);
Object.assign(globalThis, { faults, settled, show, scenes: Object.fromEntries(facts) });

// `?scene=card&lang=ko&theme=dark`; without a scene, the list of them.
const query = new URLSearchParams(location.search);
const name = query.get('scene') ?? '';
if (name in scenes) {
  show(
    name,
    query.get('lang') === 'ko' ? 'ko' : 'en',
    query.get('theme') === 'dark' ? 'dark' : 'light',
    query.has('wait'),
  );
} else {
  const ways = ['en', 'ko'].flatMap((l) => ['light', 'dark'].map((t) => `lang=${l}&theme=${t}`));
  render(
    <ul class="p38">
      {Object.keys(scenes).map((key) => (
        <li key={key}>
          {key}:{' '}
          {ways.map((way) => (
            <a href={`?scene=${key}&${way}`}>{`${way} `}</a>
          ))}
        </li>
      ))}
    </ul>,
    app,
  );
}
