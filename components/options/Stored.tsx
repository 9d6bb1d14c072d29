import { useRef, useState } from 'preact/hooks';
import type { ImportResult, OptionsProps } from '../options-types';
import type { Translate } from '../types';
import { Confirm, Section, Switch } from './forms';
import { partsOf } from './repaired';

const importSaid = (t: Translate, result: ImportResult): string => {
  if (result.ok)
    return result.repaired.length ? t('options_imported_repaired', partsOf(t, result.repaired)) : t('options_imported');
  return {
    'too-big': () => t('options_import_too_big'),
    'not-json': () => t('options_import_not_json'),
    'not-settings': () => t('options_import_not_settings'),
    newer: () => t('options_import_newer'),
  }[result.error]();
};

/** Where the settings are kept, and what can be done with them as a whole. */
export function Stored({ words: { t }, settings, managed, dropped, version, actions }: OptionsProps) {
  const [said, setSaid] = useState('');
  const file = useRef<HTMLInputElement>(null);
  const take = async (chosen: File | undefined) => {
    if (!chosen) return;
    // A file far too big is refused unread.
    const result: ImportResult =
      chosen.size > 16_000_000
        ? { ok: false, error: 'too-big' }
        : await actions
            .importSettings(await chosen.text())
            .catch((): ImportResult => ({ ok: false, error: 'not-settings' }));
    setSaid(importSaid(t, result));
    if (file.current) file.current.value = '';
  };
  return (
    <Section id="stored" title={t('options_stored')} lede={t('options_stored_lede')}>
      <label class="op-main">
        <span>
          <b>{t('options_sync')}</b>
          <small>{t('options_sync_lede')}</small>
        </span>
        <Switch
          label={t('options_sync')}
          on={settings.sync}
          disabled={managed.includes('sync')}
          onChange={(sync) => actions.change({ sync })}
        />
      </label>
      <div class="op-acts">
        <button type="button" class="btn" onClick={actions.exportSettings}>
          {t('options_export')}
        </button>
        <button type="button" class="btn" onClick={() => file.current?.click()}>
          {t('options_import')}
        </button>
        {/* Reached through the button above; the browser's own file button can't be drawn like ours. */}
        <input
          type="file"
          ref={file}
          hidden
          accept=".json,application/json"
          aria-label={t('options_import')}
          onChange={(event) => void take(event.currentTarget.files?.[0])}
        />
        <Confirm
          label={t('options_reset')}
          question={t('options_reset_ask')}
          yes={t('options_reset_yes')}
          no={t('options_keep')}
          onYes={() => {
            actions.reset();
            setSaid(t('options_reset_done'));
          }}
        />
        <Confirm
          label={t('options_delete')}
          question={t('options_delete_ask')}
          yes={t('options_delete_yes')}
          no={t('options_keep')}
          onYes={() => void actions.deleteEverything().then(() => setSaid(t('options_delete_done')))}
        />
      </div>
      <p class="op-said" role="status">
        {said}
      </p>
      <p class="op-fine">
        {t('options_version', version)}
        {dropped > 0 && <> {t('options_dropped', dropped)}</>}
      </p>
    </Section>
  );
}
