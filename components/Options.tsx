import { useEffect, useState } from 'preact/hooks';
import { Icon } from './icons';
import type { OptionsProps } from './options-types';
import { Essays } from './options/Essays';
import { Marks } from './options/Marks';
import { Language, Reading } from './options/Reading';
import { partsOf } from './options/repaired';
import { Sites } from './options/Sites';
import { Stored } from './options/Stored';
import { WordsProvider } from './words';

/** Which of the sections is being read: the last one whose top has passed the upper third of the window. */
function useCurrent(ids: readonly string[]): string {
  const [current, setCurrent] = useState(ids[0]!);
  useEffect(() => {
    const look = () => {
      const tops = ids.map((id) => document.getElementById(id)?.getBoundingClientRect().top ?? Infinity);
      // At the very end the last section may be too short to come up so far.
      const atEnd = scrollY > 0 && scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
      const passed = tops.filter((top) => top < innerHeight / 3).length;
      setCurrent(ids[atEnd ? ids.length - 1 : Math.max(0, passed - 1)]!);
    };
    look();
    addEventListener('scroll', look, { passive: true });
    return () => removeEventListener('scroll', look);
  }, [ids]);
  return current;
}

const SECTIONS = ['sites', 'marks', 'reading', 'language', 'essay', 'stored'] as const;

/** The options page. It changes nothing by itself: each change goes to `actions.change` and comes back in `settings`. */
export function Options(props: OptionsProps) {
  const { words, repaired, managed } = props;
  const { t, lang } = words;
  const current = useCurrent(SECTIONS);
  const names: Record<(typeof SECTIONS)[number], string> = {
    sites: t('options_sites'),
    marks: t('options_marks'),
    reading: t('options_reading'),
    language: t('options_language'),
    essay: t('options_essay'),
    stored: t('options_stored'),
  };
  return (
    <WordsProvider value={words}>
      <div class="p38 op" lang={lang}>
        <header class="op-head">
          <Icon name="mark" />
          Parallel 38
          <h1>{t('options_title')}</h1>
        </header>
        <nav class="op-nav" aria-label={t('options_nav')}>
          {SECTIONS.map((id) => (
            <a key={id} href={`#${id}`} aria-current={current === id ? 'true' : undefined}>
              {names[id]}
            </a>
          ))}
        </nav>
        <main class="op-main-column">
          {repaired.length > 0 && (
            <p class="note" role="status">
              <b>{t('options_repaired')}</b> {t('options_repaired_parts', partsOf(t, repaired))}
            </p>
          )}
          {managed.length > 0 && <p class="note">{t('options_managed')}</p>}
          <Sites {...props} />
          <Marks {...props} />
          <Reading {...props} />
          <Language {...props} />
          <Essays {...props} />
          <Stored {...props} />
        </main>
      </div>
    </WordsProvider>
  );
}
