import type { ComponentChildren } from 'preact';
import type { ReadingPack } from '../data/schema';
import { Context } from './Terms';
import type { Place, SidebarActions, TabState } from './types';
import { fill, plural, SLOT, useWords } from './words';

interface Act {
  label: string;
  act: () => void;
  /** Filled: it changes something. */
  changes?: boolean;
}
interface Told {
  /** Not before 400 ms: what is over sooner need not be said. */
  late?: boolean;
  is: string;
  means: ComponentChildren;
  acts?: (Act | false | undefined)[];
  more?: ComponentChildren;
  small?: ComponentChildren;
}

/** One sentence what is the case, one what it means, then at most two things to do, the likelier first. */
function Told({ is, means, acts = [], more, small, late }: Told) {
  const doable = acts.filter((act): act is Act => Boolean(act));
  return (
    <div class={late ? 'state late' : 'state'}>
      <h1>{is}</h1>
      <p>{means}</p>
      {more}
      {doable.length > 0 && (
        <div class="acts">
          {doable.map(({ label, act, changes }) => (
            <button type="button" key={label} class={changes ? 'btn primary' : 'btn'} onClick={act}>
              {label}
            </button>
          ))}
        </div>
      )}
      {small && <small>{small}</small>}
    </div>
  );
}

/** What the sidebar says where there is no report to show. */
export function State({
  state,
  pack,
  actions,
  onPlace,
}: {
  state: Exclude<TabState, { kind: 'report' }>;
  pack: ReadingPack | undefined;
  actions: SidebarActions;
  onPlace: (place: Place) => void;
}) {
  const { t, own } = useWords();
  const readEssay = pack && { label: t('state_read_essay'), act: () => onPlace({ section: 'essay' }) };
  const lookAgain = { label: t('state_look_again'), act: actions.lookAgain };

  if (state.kind === 'unreadable') {
    const means = {
      browser: t('state_unreadable_browser'),
      store: t('state_unreadable_store'),
      pdf: t('state_unreadable_pdf'),
      reader: t('state_unreadable_reader'),
    };
    return <Told is={t('state_unreadable')} means={means[state.why]} acts={[readEssay]} />;
  }
  if (state.kind === 'needs-permission')
    return (
      <Told
        is={t('state_permission')}
        means={
          state.host ? fill(t('state_permission_means', SLOT[0]), <b>{state.host}</b>) : t('state_permission_hidden')
        }
        more={<p>{t('state_permission_once')}</p>}
        acts={[state.host !== '' && { label: t('state_always'), act: actions.allowAlways, changes: true }]}
        small={state.host !== '' && t('state_permission_small')}
      />
    );
  if (state.kind === 'off') {
    if (state.scope === 'everywhere')
      return (
        <Told
          is={t('state_off_everywhere')}
          means={t('state_off_everywhere_means')}
          acts={[{ label: t('state_on_everywhere'), act: () => actions.setEverywhere(true), changes: true }, readEssay]}
        />
      );
    if (state.scope === 'page')
      return (
        <Told
          is={t('state_off_page')}
          means={t('state_off_page_means')}
          acts={[{ label: t('state_on_page'), act: () => actions.setPage?.(true), changes: true }, readEssay]}
        />
      );
    return (
      <Told
        is={t('state_off_site', state.host)}
        means={t('state_off_site_means')}
        acts={[{ label: t('state_on_site'), act: () => actions.setSite(true), changes: true }]}
        small={
          <>
            {t('state_others_on')}{' '}
            <button type="button" class="link" onClick={() => actions.setEverywhere(false)}>
              {t('sidebar_off_everywhere')}
            </button>
          </>
        }
      />
    );
  }
  if (state.kind === 'reading') {
    const { done, total, found } = state;
    const percent = Math.round((100 * done) / Math.max(1, total));
    return (
      <Told
        late
        is={t('state_reading')}
        means={
          <>
            {total > 0 && t('state_reading_count', done, total)}
            {found &&
              ` ${plural(found.mentions, t('state_found_one', found.mentions, found.terms), t('state_found_other', found.mentions, found.terms))}`}
          </>
        }
        more={
          <div
            class="progress"
            role="progressbar"
            aria-valuenow={percent}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-label={t('state_progress')}
          >
            <i style={{ width: `${percent}%` }} />
          </div>
        }
      />
    );
  }
  if (state.kind === 'quiet') {
    if (state.why === 'no-article')
      return <Told is={t('state_no_article')} means={t('state_no_article_means')} acts={[lookAgain, readEssay]} />;
    const n = pack?.concepts.length ?? 0;
    return (
      <Told
        is={pack ? t('common_sentence', own(pack.meta.strings.none)) : t('state_nothing')}
        means={t('state_nothing_means', n)}
        acts={[lookAgain, readEssay]}
      />
    );
  }
  const { mentions } = state.report;
  const terms = new Set(mentions.map((m) => m.concept)).size;
  return (
    <Told
      is={pack ? t('state_passing', own(pack.meta.strings.mentions)) : t('state_nothing')}
      means={
        state.marked
          ? t('state_passing_marked')
          : plural(terms, t('state_passing_one', terms), t('state_passing_other', terms))
      }
      acts={[!state.marked && { label: t('state_mark'), act: actions.markAnyway, changes: true }]}
      more={
        <ul class="rows" lang={state.report.article.lang ?? undefined}>
          {mentions.slice(0, 8).map((mention) => (
            <li key={mention.id}>
              {state.marked ? (
                <button type="button" onClick={() => actions.jump(mention.id)}>
                  <Context mention={mention} />
                </button>
              ) : (
                <Context mention={mention} />
              )}
            </li>
          ))}
        </ul>
      }
    />
  );
}
