import { useState } from 'preact/hooks';
import { Icon } from './icons';
import { InTurn } from './Later';
import { Stepper } from './parts';
import type { Reading, Term } from './reading';
import { fill, plural, SLOT, useWords } from './words';
import type { LinkedMention } from '../matching/types';

/** A mention's sentence with its words in bold. */
export function Context({ mention }: { mention: LinkedMention }) {
  const at = mention.context.indexOf(mention.surface);
  if (at < 0) return <>{mention.context}</>;
  return (
    <>
      {mention.context.slice(0, at)}
      <b>{mention.surface}</b>
      {mention.context.slice(at + mention.surface.length)}
    </>
  );
}

/** The rule is the article from its first word to its last; each tick is a mention. One path, however many. */
const Where = ({ at }: { at: number[] }) => (
  <svg class="where" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true">
    <path d="M0 4h1000" class="all" />
    <path d={at.map((x) => `M${(4 + x * 992).toFixed(1)} 0v8`).join('')} class="tick" />
  </svg>
);

/** So many mentions are listed at first; the rest on request. */
const SHOWN = 20;

function TermRow({
  reading,
  term,
  current,
  onJump,
}: {
  reading: Reading;
  term: Term;
  current: string | undefined;
  onJump: (mention: string) => void;
}) {
  const { t, own } = useWords();
  const [open, setOpen] = useState(false);
  const [all, setAll] = useState(false);
  const concept = reading.concepts.get(term.concept);
  const label = concept ? own(concept.label) : term.concept;
  const { mentions } = term;
  const n = mentions.length;
  const step = (by: number) => {
    const now = mentions.findIndex((m) => m.id === current);
    const next = now < 0 ? (by > 0 ? 0 : n - 1) : (now + by + n) % n;
    onJump(mentions[next]!.id);
  };
  return (
    <li>
      <button type="button" class="t" aria-expanded={open} onClick={() => setOpen(!open)}>
        {label}
      </button>
      <span class="n" aria-hidden="true">
        {n}
      </span>
      <span class="vh">{plural(n, t('sidebar_mention_one', n), t('sidebar_mention_other', n))}</span>
      <Stepper label={label} previous={() => step(-1)} next={() => step(1)} />
      <Where at={term.at} />
      {open && (
        <ol class="contexts" lang={reading.report.article.lang ?? undefined}>
          {mentions.slice(0, all ? n : SHOWN).map((mention) => (
            <li key={mention.id}>
              <button
                type="button"
                onClick={() => onJump(mention.id)}
                aria-current={mention.id === current || undefined}
              >
                <Context mention={mention} />
              </button>
            </li>
          ))}
          {n > SHOWN && !all && (
            <li>
              <button type="button" class="link" onClick={() => setAll(true)}>
                {t('sidebar_all_mentions', n)}
              </button>
            </li>
          )}
        </ol>
      )}
    </li>
  );
}

/** The concepts that the article mentions: how often, where, and the way to each. `filter`: the browser's own sidebar only. */
export function Terms({
  reading,
  current,
  filter,
  onJump,
}: {
  reading: Reading;
  current: string | undefined;
  filter: boolean;
  onJump: (mention: string) => void;
}) {
  const { t, own } = useWords();
  const [query, setQuery] = useState('');
  const n = reading.report.mentions.length;
  const wanted = query.trim().toLowerCase();
  const matches = (term: Term): boolean => {
    const concept = reading.concepts.get(term.concept);
    return (
      !wanted ||
      own(concept?.label ?? { en: '', ko: '' })
        .toLowerCase()
        .includes(wanted) ||
      term.mentions.some((m) => m.surface.toLowerCase().includes(wanted))
    );
  };
  const shown = reading.terms.filter(matches);
  return (
    <>
      <header>
        <h2>{t('sidebar_terms')}</h2>
        <span class="aside">{plural(n, t('sidebar_ticks_one', n), t('sidebar_ticks_other', n))}</span>
      </header>
      {filter && reading.terms.length > 5 && (
        <label class="field">
          <Icon name="search" />
          <input
            type="search"
            aria-label={t('sidebar_filter')}
            placeholder={t('sidebar_filter')}
            value={query}
            onInput={(e) => setQuery(e.currentTarget.value)}
          />
        </label>
      )}
      <ul class="terms">
        <InTurn items={shown} height={44} now={wanted !== ''}>
          {(term) => <TermRow key={term.concept} reading={reading} term={term} current={current} onJump={onJump} />}
        </InTurn>
      </ul>
      {!shown.length && (
        <p class="none" role="status">
          {fill(t('sidebar_filter_none', SLOT[0]), <q>{query}</q>)}
        </p>
      )}
    </>
  );
}
