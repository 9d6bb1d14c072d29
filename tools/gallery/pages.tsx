/** The extension's own pages with a host that keeps their settings and does nothing else. */
import { useState } from 'preact/hooks';
import { Options } from '../../components/Options';
import type { OptionsActions, Site } from '../../components/options-types';
import { Welcome } from '../../components/Welcome';
import { PictureCard } from '../../components/welcome/PictureCard';
import { sampleArticle } from '../../components/welcome/sample';
import type { Words } from '../../components/types';
import outlets from '../../data/outlets.json';
import { defaults, MARK_SHADES, type Settings } from '../../data/settings';
import { markedMentions, sectionsOf } from '../../matching/marked';
import { markSheet } from '../../page/mark-sheet';
import { analyzed, packs } from './report';

const nothing = () => undefined;
const [pack] = packs;

const sites: Site[] = [
  ...outlets.map(({ host, name }, i): Site => ({ host, name, from: 'list', granted: i % 9 !== 8 })),
  { host: 'northfield-gazette.example', name: 'northfield-gazette.example', from: 'reader', granted: true },
];

export function OptionsPage({ words }: { words: Words }) {
  const [settings, setSettings] = useState<Settings>(() => ({
    ...defaults(),
    sitesOff: [outlets[2]!.host],
    sitesAdded: ['northfield-gazette.example'],
    muted: [`${pack!.meta.id}/${pack!.concepts[3]!.id}`],
  }));
  const actions: OptionsActions = {
    change: (patch) => setSettings((old) => ({ ...old, ...patch })),
    allow: async () => true,
    remove: nothing,
    exportSettings: nothing,
    importSettings: async () => ({ ok: true, repaired: [] }),
    reset: () => setSettings(defaults()),
    deleteEverything: async () => undefined,
    changeKeys: nothing,
    readEssay: nothing,
  };
  return (
    <Options
      words={words}
      settings={settings}
      packs={packs}
      sites={sites}
      browserLang={words.lang}
      keys={{ next: 'Alt+K', previous: 'Alt+J', sidebar: '' }}
      dropped={0}
      repaired={[]}
      managed={[]}
      version="1.0.0"
      actions={actions}
    />
  );
}

/** Style of the marks in the welcome page's picture. */
export const marksCss = (): string => {
  const { style, color } = defaults().marks;
  return markSheet(style, MARK_SHADES[color]);
};

export function WelcomePage({ words }: { words: Words }) {
  const article = sampleArticle(pack!, words.lang);
  const report = analyzed(article);
  const sections = sectionsOf(article.blocks);
  const marked = markedMentions(report.mentions, sections, { all: false, muted: new Set() }).map(({ id }) => id);
  return (
    <Welcome
      words={words}
      pack={pack!}
      sites={outlets.length}
      browser="chrome"
      nextKey="Alt+K"
      marks={defaults().marks}
      report={report}
      marked={marked}
      card={(mention) => <PictureCard words={words} pack={pack!} report={report} mention={mention} marked={marked} />}
      onLive={nothing}
      onOptions={nothing}
    />
  );
}
