import { basisLong, basisShort } from './basis';
import { dateText, percent } from './dates';
import { PassageNumber, Pref, QuoteText, Sources } from './parts';
import type { Reading } from './reading';
import type { Entry } from './timeline-model';
import { useWords } from './words';

/** Of the passages that a later event bears on, those of this article first. */
const passagesOf = (entry: Entry, order: readonly string[]): readonly string[] => {
  if (entry.event) return [entry.event.anchor.passage];
  const here = order.filter((id) => entry.later.passages.includes(id));
  return [...here, ...entry.later.passages.filter((id) => !here.includes(id))];
};

/** What an open entry says: the essay's words, the evidence, and how sure the editors are. */
function More({ index, entry, onPassage }: { index: Reading; entry: Entry; onPassage: (id: string) => void }) {
  const words = useWords();
  const { t, own } = words;
  const { meta } = index.pack;
  const source = entry.event ?? entry.later!;
  const passage = entry.event && index.passages.get(entry.event.anchor.passage);
  return (
    <div class="ev-more">
      {entry.event && passage && (
        <blockquote lang={meta.lang}>
          <QuoteText text={passage.text} range={entry.event.anchor} hits={[]} doubts={[]} />
        </blockquote>
      )}
      <p>
        {entry.event ? basisLong(words, entry.event, meta.lang) : t('timeline_later_by_editors')} ·{' '}
        {t('timeline_confidence', percent(source.confidence))}
      </p>
      {entry.event?.note && <p>{own(entry.event.note)}</p>}
      <p>
        {t('timeline_evidence')} <Sources sources={source.evidence} most={4} />
      </p>
      <p>
        {entry.event ? t('timeline_told_in') : t('timeline_bears_on')}{' '}
        {passagesOf(entry, index.order).map((id, i) => (
          <>
            {i ? ', ' : ''}
            <Pref passage={id} onClick={() => onPassage(id)} />
          </>
        ))}
      </p>
    </div>
  );
}

export interface RowProps {
  index: Reading;
  entry: Entry;
  top: number;
  open: boolean;
  tabbable: boolean;
  onToggle: (id: string) => void;
  onPassage: (id: string) => void;
  /** Is given the row's element. */
  hold: (row: HTMLElement | null) => void;
}

export function TimelineRow({ index, entry, top, open, tabbable, onToggle, onPassage, hold }: RowProps) {
  const words = useWords();
  const { t, lang, own } = words;
  const source = entry.event ?? entry.later!;
  return (
    <li class={entry.later ? 'ev later' : 'ev'} style={{ top: `${top}px` }} data-at={entry.id} ref={hold}>
      <button
        type="button"
        data-ev={entry.id}
        tabIndex={tabbable ? 0 : -1}
        aria-expanded={open}
        class={open ? 'is-open' : undefined}
        onClick={() => onToggle(entry.id)}
      >
        <span class="d">
          <time dateTime={source.date}>{dateText(lang, source.date, 'short', entry.event?.end)}</time>
          <span class="b">
            {entry.event
              ? basisShort(words, entry.event, index.pack.meta.lang)
              : source.evidence.every((e) => e.weak) && t('common_weak')}
          </span>
          <span class="pref">
            <PassageNumber passage={passagesOf(entry, index.order)[0] ?? ''} />
          </span>
        </span>
        <span class="l">{own(source.label)}</span>
      </button>
      {open && <More index={index} entry={entry} onPassage={onPassage} />}
    </li>
  );
}
