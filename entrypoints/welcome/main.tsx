import packs from 'virtual:packs/reading';
import matchers from 'virtual:packs/matcher';
import messages from 'virtual:words/pages';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { Welcome } from '../../components/Welcome';
import { PictureCard } from '../../components/welcome/PictureCard';
import { sampleArticle } from '../../components/welcome/sample';
import '../../components/tokens.css';
import '../../components/base.css';
import '../../components/card.css';
import '../../components/pages.css';
import { MARK_SHADES } from '../../data/settings';
import { languageOf, words } from '../../extension/i18n';
import { open } from '../../extension/own-sidebar';
import type { ReadArticle } from '../../extension/session';
import { load, onChange, update } from '../../extension/settings';
import { withMuted } from '../../extension/settings-edit';
import { outletHosts } from '../../extension/sites';
import { loadLinker } from '../../matching/links';
import { markedMentions, sectionsOf } from '../../matching/marked';
import { loadMatcher } from '../../matching/mentions';
import { analyze } from '../../matching/report';
import { markSheet } from '../../page/mark-sheet';
import { Links } from '../face/links';
import { Surface } from '../face/surface';

/** The page after installing. Its sample article is read, marked and explained by the very code that does it in the news. */
const pack = packs[0]!;
const linker = loadLinker(pack);
const matcher = loadMatcher(matchers[0]!);
const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [sheet];

let { settings } = await load();
let surface: Surface | undefined;
const lang = () => languageOf(settings.lang, browser.i18n.getUILanguage());

const keys = (await browser.commands?.getAll()) ?? [];
const nextKey = keys.find(({ name }) => name === 'next-mention')?.shortcut ?? '';
const { os } = await browser.runtime.getPlatformInfo();
const kind = os === 'android' ? 'android' : globalThis.chrome?.sidePanel ? 'chrome' : 'firefox';
const { id: windowId } = (await browser.windows?.getCurrent()) ?? {};

function draw(): void {
  const article = sampleArticle(pack, lang());
  const report = analyze(article, matcher, linker);
  const sections = sectionsOf(article.blocks);
  const marked = markedMentions(report.mentions, sections, { all: false, muted: new Set() }).map(({ id }) => id);
  document.documentElement.lang = lang();
  sheet.replaceSync(markSheet(settings.marks.style, MARK_SHADES[settings.marks.color]));
  const tell = words(lang(), messages);
  render(
    <Welcome
      words={tell}
      pack={pack}
      sites={outletHosts.length}
      browser={kind}
      nextKey={nextKey}
      marks={settings.marks}
      report={report}
      marked={marked}
      card={(mention) => <PictureCard words={tell} pack={pack} report={report} mention={mention} marked={marked} />}
      onLive={(element) => live(element)}
      onOptions={() => void browser.runtime.openOptionsPage()}
    />,
    document.getElementById('app')!,
  );

  /** Marks the article as a page is marked: its paragraphs are one text node each. */
  function live(element: HTMLElement): void {
    surface?.destroy();
    surface = new Surface({
      doc: document,
      links: new Links(packs),
      settings,
      words: tell,
      host: 'welcome',
      open: () => windowId !== undefined && void open(windowId),
      mute: (key) => void update((old) => withMuted(old, key)),
    });
    const paragraphs = [...element.querySelectorAll('p')];
    const read: ReadArticle = {
      analysis: report,
      sections,
      root: element,
      rangesOf({ block, start, end }) {
        const from = article.blocks[block]?.start ?? 0;
        const node = paragraphs[block]?.firstChild;
        return node instanceof Text ? [{ node, start: start - from, end: end - from }] : [];
      },
    };
    void surface.paint([read], () => true);
  }
}

onChange((now) => {
  settings = now;
  draw();
});
draw();
