import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ArticleHeader, EssayHeader } from './Header';
import { Later, onSlice } from './Later';
import { Disputed, Passages } from './Passages';
import type { Reading } from './reading';
import { scrollTo, useSpy } from './scroll';
import { Summary } from './Summary';
import { Terms } from './Terms';
import { Timeline } from './Timeline';
import type { Place, SidebarProps } from './types';
import { useWords } from './words';

const SECTIONS = ['summary', 'timeline', 'terms', 'passages'] as const;
type Section = (typeof SECTIONS)[number];
export const isMain = (section: Place['section']): section is Section =>
  (SECTIONS as readonly string[]).includes(section);

/** Keeps a place in view while what stands above it is still being drawn, until the reader moves. */
export function useStay(scroller: { current: HTMLElement | null }, place: Place): void {
  useEffect(() => {
    const root = scroller.current;
    if (!root || (place.section === 'summary' && !place.passage)) return undefined;
    const stop = onSlice(() => scrollTo(root, place, true));
    const moves = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;
    for (const move of moves) root.addEventListener(move, stop, { passive: true });
    return () => {
      stop();
      for (const move of moves) root.removeEventListener(move, stop);
    };
  }, [place]);
}

/** About how tall a section is before it is drawn, in px. */
const HEIGHTS: Record<Section, number> = { summary: 0, timeline: 1200, terms: 600, passages: 0 };

/** Everything on one article, in one scroll with a sticky index. What is below the fold is drawn in slices. */
export function Main({
  props,
  reading,
  scroller,
  restore,
}: {
  props: SidebarProps;
  reading: Reading;
  scroller: { current: HTMLElement | null };
  /** Where the reader left off, in px, to be gone back to instead of the place. */
  restore: { current: number | null };
}) {
  const { t } = useWords();
  const { state, place, actions, host, onPlace, ask } = props;
  const [current, setCurrent] = useState<string | undefined>(place.mention);
  const jump = (id: string) => {
    setCurrent(id);
    actions.jump(id);
  };
  useEffect(() => setCurrent(place.mention), [place.mention]);

  const [spied, setSpied] = useSpy(scroller, reading);
  const mounted = useRef(false);
  useLayoutEffect(() => {
    const still = !mounted.current && place.section === 'summary' && !place.passage;
    mounted.current = true;
    if (still) return;
    if (restore.current !== null) {
      scroller.current?.scrollTo({ top: restore.current });
      restore.current = null;
      return;
    }
    if (isMain(place.section)) setSpied(place.section);
    scrollTo(scroller.current, place);
  }, [place]);

  const sections: Record<Section, () => ComponentChildren> = {
    summary: () => <Summary reading={reading} onPlace={onPlace} />,
    timeline: () => <Timeline reading={reading} place={place} onPlace={onPlace} />,
    terms: () => <Terms reading={reading} current={current} filter={host === 'own'} onJump={jump} />,
    passages: () => (
      <Passages reading={reading} place={place} actions={actions} onPlace={onPlace} onJump={jump}>
        {ask && actions.ask && <ask.Field value="" onSubmit={(question) => onPlace({ section: 'ask', question })} />}
      </Passages>
    ),
  };
  const names: Record<Section, string> = {
    summary: t('sidebar_summary'),
    timeline: t('sidebar_timeline'),
    terms: t('sidebar_terms'),
    passages: t('sidebar_passages'),
  };
  const short = host === 'page';
  const article = state.kind === 'report' && (
    <ArticleHeader state={state} pack={reading.pack} short={short} actions={actions} />
  );
  return (
    <>
      <EssayHeader pack={reading.pack} short={short} onPlace={onPlace} />
      {!short && article}
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
      {short && article}
      {SECTIONS.map((section) => (
        <section class="sb-sec" key={section} data-section={section} tabIndex={-1} aria-label={names[section]}>
          <Later now={section === 'summary' || section === place.section} height={HEIGHTS[section]}>
            {sections[section]}
          </Later>
        </section>
      ))}
      <section class="sb-sec" aria-label={t('sidebar_disputed')}>
        <Later>{() => <Disputed reading={reading} onPlace={onPlace} />}</Later>
      </section>
    </>
  );
}
