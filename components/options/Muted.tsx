import type { Settings } from '../../data/settings';
import type { OptionsProps } from '../options-types';
import { Row } from './forms';

/** Settings in which a concept is marked again: everywhere, or on one site. */
export function unmuted(settings: Settings, key: string, host?: string): Partial<Settings> {
  if (host === undefined) return { muted: settings.muted.filter((other) => other !== key) };
  const left = (settings.mutedHere[host] ?? []).filter((other) => other !== key);
  const { [host]: _gone, ...others } = settings.mutedHere;
  return { mutedHere: left.length ? { ...others, [host]: left } : others };
}

/** What is never marked, each with the way to take it back. A concept of a pack that is no longer there shows its key. */
export function Muted({ words: { t, lang }, settings, packs, actions }: OptionsProps) {
  const labels = new Map<string, string>(
    packs.flatMap(({ meta, concepts }) => concepts.map(({ id, label }) => [`${meta.id}/${id}`, label[lang]] as const)),
  );
  const rows: { key: string; host?: string }[] = [
    ...settings.muted.map((key) => ({ key })),
    ...Object.entries(settings.mutedHere).flatMap(([host, keys]) => keys.map((key) => ({ key, host }))),
  ];
  return (
    <Row label={t('options_muted')}>
      {rows.length ? (
        <ul class="op-muted">
          {rows.map(({ key, host }) => (
            <li key={`${host ?? ''} ${key}`}>
              <span>
                {labels.get(key) ?? key} {host && <small>{t('options_muted_here', host)}</small>}
              </span>
              <button
                type="button"
                class="link"
                aria-label={t('options_unmute_name', labels.get(key) ?? key)}
                onClick={() => actions.change(unmuted(settings, key, host))}
              >
                {t('options_unmute')}
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <p class="op-note">{t('options_muted_none')}</p>
      )}
    </Row>
  );
}
