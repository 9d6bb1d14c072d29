import { useState } from 'preact/hooks';
import type { Site, OptionsProps } from '../options-types';
import { AddSite } from './AddSite';
import { Section, Switch } from './forms';

/** Rows that are shown before "Show all". */
const FEW = 6;

/** The sites to list: those the reader has to do with first, then by name. Sites switched off elsewhere have a row too. */
export function sitesInOrder(sites: Site[], off: readonly string[]): Site[] {
  const known = new Set(sites.map(({ host }) => host));
  const others = off
    .filter((host) => !known.has(host))
    .map((host): Site => ({ host, name: host, from: 'reader', granted: false }));
  const touched = ({ host, from, granted }: Site) => off.includes(host) || from === 'reader' || !granted;
  const rank = (site: Site) => (site.from === 'later' && !site.granted ? 2 : touched(site) ? 0 : 1);
  return [...sites, ...others].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

export function Sites({ words: { t }, settings, sites, managed, actions }: OptionsProps) {
  const [query, setQuery] = useState('');
  const [all, setAll] = useState(false);
  const rows = sitesInOrder(sites, settings.sitesOff);
  const wanted = query.trim().toLowerCase();
  const found = wanted
    ? rows.filter(({ host, name }) => host.includes(wanted) || name.toLowerCase().includes(wanted))
    : rows;
  const shown = wanted || all ? found : found.slice(0, FEW);
  const setOn = (host: string, on: boolean) => {
    const others = settings.sitesOff.filter((site) => site !== host);
    actions.change({ sitesOff: on ? others : [host, ...others] });
  };
  return (
    <Section id="sites" title={t('options_sites')} lede={t('options_sites_lede')}>
      <label class="op-main">
        <span>
          <b>{t('options_everywhere')}</b>
          {!settings.everywhere && <small>{t('options_everywhere_off')}</small>}
        </span>
        <Switch
          label={t('options_everywhere')}
          on={settings.everywhere}
          disabled={managed.includes('everywhere')}
          onChange={(everywhere) => actions.change({ everywhere })}
        />
      </label>
      <AddSite t={t} known={rows} query={query} onQuery={setQuery} allow={actions.allow} />
      {shown.length > 0 ? (
        <ul class="op-sites">
          {shown.map((site) => (
            <li key={site.host}>
              <b>{site.name}</b>
              <span>
                {site.name !== site.host && <em>{site.host}</em>}
                <Standing site={site} {...{ t, actions }} off={settings.sitesOff.includes(site.host)} />
              </span>
              {site.granted || settings.sitesOff.includes(site.host) ? (
                <Switch
                  label={t('options_site_read', site.name)}
                  on={!settings.sitesOff.includes(site.host)}
                  onChange={(on) => setOn(site.host, on)}
                />
              ) : (
                <button
                  type="button"
                  class="btn small"
                  aria-label={t('options_site_allow_name', site.name)}
                  onClick={() => void actions.allow(site.host)}
                >
                  {t('options_site_allow')}
                </button>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p class="op-fine" role="status">
          {t('options_sites_none')}
        </p>
      )}
      <p class="op-fine">
        {t(
          'options_sites_count',
          sites.filter(({ from }) => from !== 'reader').length,
          sites.filter(({ from }) => from === 'reader').length,
          settings.sitesOff.length,
        )}{' '}
        {!wanted && rows.length > FEW && (
          <button type="button" class="link" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('options_sites_fewer') : t('options_sites_all')}
          </button>
        )}
      </p>
    </Section>
  );
}

/** What is to be said of a site beside its host, and the way to take one's own off the list again. */
function Standing(props: {
  site: Site;
  off: boolean;
  t: OptionsProps['words']['t'];
  actions: OptionsProps['actions'];
}) {
  const { site, off, t, actions } = props;
  const said =
    site.from === 'reader' && site.granted
      ? t('options_site_added')
      : site.from === 'later' && !site.granted
        ? t('options_site_later')
        : !site.granted && !off
          ? t('options_site_revoked')
          : '';
  return (
    <>
      {said && <i>{said}</i>}
      {site.from === 'reader' && (site.granted || !off) && (
        <button
          type="button"
          class="link"
          aria-label={t('options_site_remove_name', site.name)}
          onClick={() => actions.remove(site.host)}
        >
          {t('options_site_remove')}
        </button>
      )}
    </>
  );
}
