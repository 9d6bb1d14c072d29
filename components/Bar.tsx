import type { ReadingPack } from '../data/schema';
import { Icon } from './icons';
import { notesMarkdown, notesName } from './markdown';
import { Menu, type MenuItem } from './Menu';
import type { Reading } from './reading';
import type { SidebarProps, TabState } from './types';
import { useWords } from './words';

/** The site that a state is about, if it is one that can be switched. */
const siteOf = (state: TabState): { host: string; on: boolean } | null => {
  if (state.kind === 'unreadable' || state.kind === 'needs-permission') return null;
  return state.host ? { host: state.host, on: state.kind !== 'off' || state.scope === 'page' } : null;
};

/** Name of the view, search, menu; docked also side and close. */
export function Bar({
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
  const search = props.ask && actions.ask && host === 'own' ? () => onPlace({ section: 'ask' }) : actions.openOwn;
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

/** This site, on or off; where it is read only this once, the way to read it always. */
export function Foot({
  state,
  always,
  setSite,
}: {
  state: TabState;
  always: (() => void) | undefined;
  setSite: (on: boolean) => void;
}) {
  const { t } = useWords();
  const site = siteOf(state);
  const everywhere = state.kind === 'off' && state.scope === 'everywhere';
  const label = state.kind === 'needs-permission' ? state.host : site?.host;
  if (!label) return null;
  return (
    <div class="sb-foot">
      <span class="host">{label}</span>
      {site && always && (
        <button type="button" class="btn" onClick={always}>
          {t('state_always')}
        </button>
      )}
      {site && !always && !everywhere && (
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
    </div>
  );
}
