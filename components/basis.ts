import type { Event } from '../data/schema';
import { fill, SLOT, type WordsWithText } from './words';
import { h, type ComponentChildren } from 'preact';

/** How an event is dated, for a row of the timeline: the essay's own phrase, or one word. */
export const basisShort = ({ t }: Pick<WordsWithText, 't'>, event: Event, essayLang: string): ComponentChildren => {
  if (event.basis === 'relative')
    return event.phrase ? h('q', { lang: essayLang }, event.phrase) : t('timeline_relative');
  if (event.basis === 'named') return t('timeline_named');
  return event.basis === 'implied' ? t('timeline_inferred') : t('timeline_stated');
};

/** The same in a sentence that says whose date it is. */
export const basisLong = ({ t }: Pick<WordsWithText, 't'>, event: Event, essayLang: string): ComponentChildren => {
  if (event.basis === 'relative') {
    return event.phrase
      ? fill(t('common_basis_phrase', SLOT[0]), h('q', { lang: essayLang }, event.phrase))
      : t('common_basis_relative');
  }
  if (event.basis === 'named') return t('common_basis_named');
  return event.basis === 'implied' ? t('common_basis_inferred') : t('common_basis_stated');
};
