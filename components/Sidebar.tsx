import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ReadingPack } from '../data/schema';
import { Ask } from './Ask';
import { Essay } from './Essay';
import { Grip, WIDTH } from './Grip';
import { ArticleHeader, EssayHeader } from './Header';
import { usePrinting, useSlices } from './hooks';
import { Icon } from './icons';
import { notesMarkdown, notesName } from './markdown';
import { Menu, type MenuItem } from './Menu';
import { Disputed, Passages } from './Passages';
import { indexPack, read, type Reading } from './reading';
import { scrollTo, useSpy } from './scroll';
import { State } from './State';
import { Summary } from './Summary';
import { Terms } from './Terms';
import { Timeline } from './Timeline';
import type { Place, SidebarProps, TabState } from './types';
import { useWords, WordsProvider } from './words';

const SECTIONS = ['summary', 'timeline', 'terms', 'passages'] as const;
type Section = (typeof SECTIONS)[number];
const isMain = (section: Place['section']): section is Section => (SECTIONS as readonly string[]).includes(section);

/** The site that a state is about, if it is one that can be switched. */
const siteOf = (state: TabState): { host: string; on: boolean } | null => {
  if (state.kind === 'unreadable' || state.kind === 'needs-permission') return null;
  return state.host ? { host: state.host, on: state.kind !== 'off' } : null;
};

function Bar({
  props,
  pack,
  view,
  reading,
  onBack,
}: {
  props: SidebarProps;
  pack: ReadingPack | undefined;
  view: 'main' | 'essay' | 'ask';
  reading: Reading | null;
  onBack: () => void;
}) {
  const words = useWords();
  const { t } = words;
  const { actions, host, state, onPlace } = props;
  const site = siteOf(state);
  const search = actions.ask && host === 'own' ? () => onPlace({ section: 'ask' }) : actions.openOwn;
  const items: MenuItem[] = [];
  if (reading) {
    items.push({ label: t('sidebar_copy_notes'), act: () => void actions.copy(notesMarkdown(words, reading)) });
    items.push({
      label: t('sidebar_save_notes'),
      act: () => actions.save(notesName(reading), notesMarkdown(words, reading)),
    });
    if (host === 'own') items.push({ label: t('sidebar_print'), act: actions.print });
  }
  items.push({ label: t('state_look_again'), act: actions.lookAgain }, null);
  if (site?.on) {
    if (actions.setPage) items.push({ label: t('sidebar_off_page'), act: () => actions.setPage?.(false) });
    items.push({ label: t('sidebar_off_site', site.host), act: () => actions.setSite(false) });
    items.push({ label: t('sidebar_off_everywhere'), act: () => actions.setEverywhere(false) }, null);
  }
  items.push({ label: t('sidebar_options'), act: actions.openOptions });
  if (pack) items.push({ label: t('sidebar_about'), act: () => onPlace({ section: 'essay' }) });
  return (
    <div class="sb-bar">
      {view === 'main' ? (
        <span class="name">
          <Icon name="mark" />
          {t('common_name')}
        </span>
      ) : (
        <span class="name">
          <button type="button" class="icon-btn back-btn" aria-label={t('sidebar_back')} onClick={onBack}>
            <Icon name="back" />
          </button>
          {view === 'essay' ? t('sidebar_essay') : t('sidebar_ask')}
        </span>
      )}
      <span class="tools">
        {search && view !== 'ask' && (
          <button type="button" class="icon-btn" aria-label={t('sidebar_ask')} onClick={search}>
            <Icon name="search" />
          </button>
        )}
        <Menu label={t('common_more')} items={items} />
        {actions.dock && (
          <>
            <button
              type="button"
              class="icon-btn side-btn"
              aria-label={actions.dock.side === 'right' ? t('sidebar_dock_left') : t('sidebar_dock_right')}
              onClick={() => actions.dock?.setSide(actions.dock.side === 'right' ? 'left' : 'right')}
            >
              <Icon name={actions.dock.side === 'right' ? 'left' : 'right'} />
            </button>
            <button type="button" class="icon-btn" aria-label={t('common_close')} onClick={actions.dock.close}>
              <Icon name="close" />
            </button>
          </>
        )}
      </span>
    </div>
  );
}

function Foot({ state, setSite }: { state: TabState; setSite: (on: boolean) => void }) {
  const { t } = useWords();
  const site = siteOf(state);
  const everywhere = state.kind === 'off' && state.scope === 'everywhere';
  const label = state.kind === 'needs-permission' ? state.host : site?.host;
  if (!label) return null;
  return (
    <footer class="sb-foot">
      <span class="host">{label}</span>
      {site && !everywhere && (
        <label>
          <span>{site.on ? t('common_on') : t('common_off')}</span>
          <input
            type="checkbox"
            role="switch"
            class="switch"
            checked={site.on}
            aria-label={t('sidebar_site_on', site.host)}
            onChange={(e) => setSite(e.currentTarget.checked)}
          />
        </label>
      )}
    </footer>
  );
}

/** Everything on one article, in one scroll with a sticky index. Sections below the fold come in slices after the first paint. */
function Main({
  props,
  reading,
  scroller,
}: {
  props: SidebarProps;
  reading: Reading;
  scroller: { current: HTMLElement | null };
}) {
  const { t } = useWords();
  const { state, place, actions, host, onPlace } = props;
  const printing = usePrinting();
  const slices = useSlices(1, SECTIONS.length + 1, reading);
  const ready = printing ? SECTIONS.length + 1 : slices;
  const wanted = isMain(place.section) ? SECTIONS.indexOf(place.section) : 0;
  const [current, setCurrent] = useState<string | undefined>(place.mention);
  const jump = (id: string) => {
    setCurrent(id);
    actions.jump(id);
  };
  useEffect(() => setCurrent(place.mention), [place.mention]);

  const there = ready > wanted;
  const [spied, setSpied] = useSpy(scroller, ready);
  useLayoutEffect(() => {
    if (!there || !isMain(place.section)) return;
    setSpied(place.section);
    scrollTo(scroller.current, place);
  }, [place, there]);

  const sections: Record<Section, () => preact.ComponentChild> = {
    summary: () => <Summary reading={reading} onPlace={onPlace} />,
    timeline: () => <Timeline reading={reading} place={place} onPlace={onPlace} />,
    terms: () => <Terms reading={reading} current={current} filter={host === 'own'} onJump={jump} />,
    passages: () => <Passages reading={reading} actions={actions} onPlace={onPlace} onJump={jump} />,
  };
  const names: Record<Section, string> = {
    summary: t('sidebar_summary'),
    timeline: t('sidebar_timeline'),
    terms: t('sidebar_terms'),
    passages: t('sidebar_passages'),
  };
  const short = host === 'page';
  return (
    <>
      <EssayHeader pack={reading.pack} short={short} onPlace={onPlace} />
      {!short && state.kind === 'report' && (
        <ArticleHeader state={state} pack={reading.pack} short={false} actions={actions} />
      )}
      <nav class="sb-nav" aria-label={t('sidebar_sections')}>
        {SECTIONS.map((section) => (
          <button
            type="button"
            key={section}
            aria-current={spied === section || undefined}
            onClick={() => onPlace({ section })}
          >
            {names[section]}
          </button>
        ))}
        <button type="button" onClick={() => onPlace({ section: 'essay' })}>
          {t('sidebar_whole_essay')}
        </button>
      </nav>
      {short && state.kind === 'report' && <ArticleHeader state={state} pack={reading.pack} short actions={actions} />}
      {SECTIONS.slice(0, ready).map((section) => (
        <section class="sb-sec" key={section} data-section={section} tabIndex={-1} aria-label={names[section]}>
          {sections[section]()}
        </section>
      ))}
      {ready > SECTIONS.length && (
        <section class="sb-sec" aria-label={t('sidebar_disputed')}>
          <Disputed reading={reading} onPlace={onPlace} />
        </section>
      )}
    </>
  );
}

/**
 * The sidebar, in the browser's own or docked in the page: what one tab's article has to do with the essay, or why
 * there is nothing to show. What is shown follows from `state`, where it stands from `place`.
 */
export function Sidebar(props: SidebarProps) {
  const { words, packs, state, place, onPlace, actions, host } = props;
  const { t, lang } = words;
  const scroller = useRef<HTMLDivElement>(null);
  const left = useRef<{ place: Place; top: number }>({ place: { section: 'summary' }, top: 0 });
  const report = 'report' in state ? state.report : null;
  const pack = packs.find((p) => p.meta.id === report?.pack) ?? packs[0];
  const reading = useMemo(() => (report && pack ? read(report, pack) : null), [report, pack]);
  const view =
    place.section === 'essay' && pack ? 'essay' : place.section === 'ask' && pack && actions.ask ? 'ask' : 'main';

  // The essay and the answers are views of their own; coming back, the reader finds the place that was left.
  const go = (to: Place) => {
    if (view === 'main' && !isMain(to.section)) left.current = { place, top: scroller.current?.scrollTop ?? 0 };
    onPlace(to);
  };
  const back = () => onPlace({ ...left.current.place });
  useLayoutEffect(() => {
    if (view === 'essay') scrollTo(scroller.current, place);
  }, [place, view]);

  const docked = actions.dock;
  return (
    <WordsProvider value={words}>
      <div
        class={`p38 sb ${docked ? `docked ${docked.side}` : 'own'}`}
        role={docked ? 'complementary' : 'main'}
        aria-label={t('common_name')}
        lang={lang}
        style={docked ? { width: `${docked.width ?? WIDTH.usual}px` } : undefined}
      >
        {docked && <Grip dock={docked} />}
        <Bar
          props={{ ...props, onPlace: go }}
          pack={pack}
          view={view}
          reading={state.kind === 'report' ? reading : null}
          onBack={back}
        />
        <div class="sb-body" ref={scroller} key={view} tabIndex={0} role="region" aria-label={t('sidebar_content')}>
          {view === 'essay' && pack && (
            <Essay index={indexPack(pack)} reading={reading} place={place} onJump={actions.jump} />
          )}
          {view === 'ask' && pack && actions.ask && (
            <Ask index={indexPack(pack)} place={place} ask={actions.ask} onPlace={go} />
          )}
          {view === 'main' &&
            (state.kind === 'report' && reading ? (
              <Main props={{ ...props, onPlace: go }} reading={reading} scroller={scroller} />
            ) : (
              state.kind !== 'report' && <State state={state} pack={pack} actions={actions} onPlace={go} />
            ))}
        </div>
        <Foot state={state} setSite={actions.setSite} />
      </div>
    </WordsProvider>
  );
}
