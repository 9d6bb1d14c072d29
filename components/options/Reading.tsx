import { useId } from 'preact/hooks';
import { DWELL } from '../../data/settings';
import { keyLabel } from '../key-label';
import type { OptionsProps } from '../options-types';
import { Radios, Row, Section } from './forms';

/** The card, the sidebar in the page, and the keys. */
export function Reading({ words: { t }, settings, keys, managed, actions }: OptionsProps) {
  const id = useId();
  const seconds = t('options_seconds', settings.dwell / 1000);
  const shortcuts = keys && [
    { label: t('options_key_next'), key: keys.next },
    { label: t('options_key_previous'), key: keys.previous },
    { label: t('options_key_sidebar'), key: keys.sidebar },
  ];
  return (
    <Section id="reading" title={t('options_reading')} lede={t('options_reading_lede')}>
      <div class="op-row">
        <b id={id}>{t('options_dwell')}</b>
        <div class="op-choices">
          <input
            type="range"
            class="op-range"
            aria-labelledby={id}
            aria-valuetext={seconds}
            min={DWELL.min}
            max={DWELL.max}
            step={50}
            value={settings.dwell}
            disabled={managed.includes('dwell')}
            onInput={(event) => actions.change({ dwell: event.currentTarget.valueAsNumber })}
          />
          <output>{seconds}</output>
        </div>
      </div>
      <Radios
        label={t('options_side')}
        value={settings.dock.side}
        disabled={managed.includes('dock.side')}
        choices={[
          { value: 'right', label: t('options_side_right') },
          { value: 'left', label: t('options_side_left') },
        ]}
        onChange={(side) => actions.change({ dock: { ...settings.dock, side } })}
      />
      {shortcuts && (
        <Row label={t('options_keys')}>
          <dl class="op-keys">
            {shortcuts.map(({ label, key }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{key ? <kbd>{keyLabel(key)}</kbd> : t('options_key_none')}</dd>
              </div>
            ))}
          </dl>
          {actions.changeKeys && (
            <button type="button" class="link" onClick={actions.changeKeys}>
              {t('options_keys_change')}
            </button>
          )}
        </Row>
      )}
    </Section>
  );
}

export function Language({ words: { t }, settings, browserLang, managed, actions }: OptionsProps) {
  const names = { en: 'English', ko: '한국어' };
  return (
    <Section id="language" title={t('options_language')} lede={t('options_language_lede')}>
      <Radios
        label={t('options_interface')}
        value={settings.lang}
        disabled={managed.includes('lang')}
        choices={[
          { value: 'auto', label: t('options_lang_auto', names[browserLang]) },
          { value: 'en', label: names.en, lang: 'en' },
          { value: 'ko', label: names.ko, lang: 'ko' },
        ]}
        onChange={(lang) => actions.change({ lang })}
      />
    </Section>
  );
}
