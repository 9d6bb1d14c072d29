import type { Settings } from '../../data/settings';
import type { Translate } from '../types';

/** Dotted paths of settings as people call them: the headings of the options page, each once. */
export function partsOf(t: Translate, paths: readonly string[]): string {
  const name: Record<keyof Settings, () => string> = {
    version: () => t('options_version_part'),
    everywhere: () => t('options_sites'),
    sitesOff: () => t('options_sites'),
    sitesAdded: () => t('options_sites'),
    marks: () => t('options_marks'),
    muted: () => t('options_muted'),
    mutedHere: () => t('options_muted'),
    dwell: () => t('options_dwell'),
    lang: () => t('options_language'),
    sync: () => t('options_sync'),
    dock: () => t('options_side'),
    welcomeSeen: () => t('options_stored'),
  };
  const parts = paths.map((path) => name[path.split('.')[0] as keyof Settings]?.() ?? path);
  return [...new Set(parts)].join(', ');
}
