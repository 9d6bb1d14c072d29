import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { ArticleHeader, EssayHeader } from './Header';
import { Later } from './Later';
import { Disputed, Passages } from './Passages';
import type { Reading } from './reading';
import { useSpy } from './scroll';
import { Summary } from './Summary';
import { Terms } from './Terms';
import { Timeline } from './Timeline';
import type { Place, SidebarProps } from './types';
import { useWords } from './words';

const SECTIONS = ['summary', 'timeline', 'terms', 'passages'] as const;
type Section = (typeof SECTIONS)[number];
export const isMain = (section: Place['section']): section is Section =>
  (SECTIONS as readonly string[]).includes(section);

/** About how tall the index of the sections is, in px. */
const NAV = 40;
/** About how tall a section is before it is drawn, in px. */
const HEIGHTS: Record<Section, number> = { summary: 640, timeline: 1200, terms: 600, passages: 0 };

/** Everything on one article, in one scroll with a sticky index. What is below the fold is drawn in slices. */
export function Main({
  props,
  reading,
  scroller,
}: {
  props: SidebarProps;
  reading: Reading;
  scroller: { current: HTMLElement | null };
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
  useLayoutEffect(() => {
    if (isMain(place.section)) setSpied(place.section);
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
    <Later first height={short ? 36 : 84}>
      {() => <ArticleHeader state={state} pack={reading.pack} short={short} actions={actions} />}
    </Later>
  );
  const nav = () => (
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
  );
  return (
    <>
      <EssayHeader pack={reading.pack} short={short} onPlace={onPlace} />
      {!short && article}
      <Later first height={NAV}>
        {nav}
      </Later>
      {short && article}
      {SECTIONS.map((section) => (
        <section class="sb-sec" key={section} data-section={section} tabIndex={-1} aria-label={names[section]}>
          <Later first={section === place.section} height={HEIGHTS[section]}>
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
