import { useState } from 'preact/hooks';
import type { Site } from '../options-types';
import { Icon } from '../icons';
import { siteOf } from '../site-of';
import type { Translate } from '../types';

/**
 * One field for both: it filters the list while one types, and "Add a site" takes what stands in it. The browser then asks
 * for the permission, so `allow` is called straight from the click.
 */
export function AddSite(props: {
  t: Translate;
  known: Site[];
  query: string;
  onQuery(query: string): void;
  allow(host: string): Promise<boolean>;
}) {
  const { t, known, query, onQuery, allow } = props;
  const [said, setSaid] = useState('');
  const add = async () => {
    const host = siteOf(query);
    if (!host) return setSaid(query.trim() ? t('options_add_bad', query.trim()) : t('options_add_empty'));
    const listed = known.find((site) => site.host === host);
    if (listed?.granted) return setSaid(t('options_add_known', host));
    const given = await allow(host);
    setSaid(given ? t('options_added', host) : t('options_add_refused', host));
    if (given) onQuery('');
  };
  return (
    <form
      class="op-add"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <label class="field">
        <Icon name="search" />
        <input
          type="text"
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          aria-label={t('options_find_name')}
          placeholder={t('options_find', known.length)}
          value={query}
          onInput={(event) => {
            setSaid('');
            onQuery(event.currentTarget.value);
          }}
        />
      </label>
      <button type="submit" class="btn">
        {t('options_add')}
      </button>
      <p class="op-said" role="status">
        {said}
      </p>
    </form>
  );
}
