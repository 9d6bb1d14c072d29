import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { Bar, Foot } from './Bar';
import { Essay } from './Essay';
import { Grip, WIDTH } from './Grip';
import { Later } from './Later';
import { isMain, Main } from './Main';
import { indexPack, readIn } from './reading';
import { useGo } from './scroll';
import { State } from './State';
import type { Place, SidebarActions, SidebarProps, Words } from './types';
import { WordsProvider } from './words';

/** The sidebar's surface with nothing on it yet. */
export function Surface({
  words,
  dock,
  children,
}: {
  words: Words;
  dock: SidebarActions['dock'];
  children?: ComponentChildren;
}) {
  return (
    <WordsProvider value={words}>
      <div
        class={`p38 sb ${dock ? `docked ${dock.side}` : 'own'}`}
        role={dock ? 'complementary' : 'main'}
        aria-label={words.t('common_name')}
        lang={words.lang}
        style={dock ? { width: `${dock.width ?? WIDTH.usual}px` } : undefined}
      >
        {children}
      </div>
    </WordsProvider>
  );
}

/**
 * The sidebar, in the browser's own or docked in the page: what one tab's article has to do with the essay, or why
 * there is nothing to show. What is shown follows from `state`, where it stands from `place`.
 */
export function Sidebar(props: SidebarProps) {
  const { words, packs, state, place, onPlace, actions, ask } = props;
  const { t } = words;
  const report = 'report' in state ? state.report : null;
  const reading = readIn(packs, report);
  const pack = reading?.pack ?? packs[0];
  const index = pack && indexPack(pack);

  // The essay and the answers are views of their own; coming back, the reader finds the article as it was left.
  const view =
    isMain(place.section) || !index
      ? 'main'
      : place.section === 'essay'
        ? 'essay'
        : ask && actions.ask
          ? 'ask'
          : 'main';
  const main = useRef<HTMLDivElement>(null);
  const other = useRef<HTMLDivElement>(null);
  const last = useRef<Place>({ section: 'summary' });
  const top = useRef(0);
  const restore = useRef<number | null>(null);
  const seen = useRef(false);
  if (view === 'main') {
    last.current = place;
    seen.current = true;
  }
  const go = (to: Place) => {
    if (view === 'main') top.current = main.current?.scrollTop ?? 0;
    onPlace(to);
  };
  const back = () => {
    restore.current = top.current;
    onPlace({ ...last.current });
  };
  const article = reading?.report.article.url ?? state.kind;
  useGo(view === 'main' ? main : other, place, view === 'main' ? `${view} ${article}` : view, restore);

  const docked = actions.dock;
  const inner = { ...props, onPlace: go };
  return (
    <Surface words={words} dock={docked}>
      {docked && <Grip dock={docked} />}
      <Later first height={44}>
        {() => (
          <Bar props={inner} pack={pack} view={view} reading={state.kind === 'report' ? reading : null} onBack={back} />
        )}
      </Later>
      {seen.current && (
        <div
          class="sb-body"
          ref={main}
          hidden={view !== 'main'}
          tabIndex={0}
          role="region"
          aria-label={t('sidebar_content')}
        >
          {state.kind !== 'report' ? (
            // What is over sooner than it would be seen need not be drawn.
            <Later key={state.kind} now={state.kind !== 'reading'}>
              {() => <State state={state} pack={pack} actions={actions} onPlace={go} />}
            </Later>
          ) : (
            reading && (
              <Main key={article} props={{ ...inner, place: last.current }} reading={reading} scroller={main} />
            )
          )}
        </div>
      )}
      {index && view !== 'main' && (
        <div class="sb-body" ref={other} key={view} tabIndex={0} role="region" aria-label={t('sidebar_content')}>
          {view === 'essay' && <Essay index={index} reading={reading} place={place} onJump={actions.jump} />}
          {view === 'ask' && ask && actions.ask && (
            <ask.View index={index} place={place} ask={actions.ask} onPlace={go} />
          )}
        </div>
      )}
      <Later first>
        {() => <Foot state={state} always={props.once ? actions.allowAlways : undefined} setSite={actions.setSite} />}
      </Later>
    </Surface>
  );
}
