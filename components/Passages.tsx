import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { citeMarkdown, citeText } from './citation';
import { Glyph, Icon } from './icons';
import { InTurn, Later } from './Later';
import { FlagNote, kindWord, LaterLine, passageNumber, Pref, QuoteText, Stepper } from './parts';
import { strongest, wordRanges } from './quote';
import { byGravity, isGrave, type Reading } from './reading';
import type { Place, SidebarActions } from './types';
import { LinkReason } from './Why';
import { fill, listOf, plural, SLOT, useWords } from './words';
import type { LinkedMention } from '../matching/types';

/** Previous and next mention that a passage answers to; the page shows each. */
export function Mentions({ mentions, onJump }: { mentions: readonly LinkedMention[]; onJump: (id: string) => void }) {
  const { t } = useWords();
  const [at, setAt] = useState(-1);
  const n = mentions.length;
  if (!n) return null;
  const label = plural(n, t('sidebar_here_one', n), t('sidebar_here_other', n));
  const step = (by: number) => {
    const next = at < 0 ? (by > 0 ? 0 : n - 1) : (at + by + n) % n;
    setAt(next);
    onJump(mentions[next]!.id);
  };
  return (
    <p class="back">
      {label} <Stepper label={label} previous={() => step(-1)} next={() => step(1)} />
    </p>
  );
}

/** "Copy with citation: text, Markdown", and for a moment that it was copied. */
function Copy({ actions, text, markdown }: { actions: SidebarActions; text: () => string; markdown: () => string }) {
  const { t } = useWords();
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (!said) return undefined;
    const timer = setTimeout(() => setSaid(''), 2500);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = (what: string) =>
    void actions.copy(what).then((done) => setSaid(done ? t('common_copied') : t('common_not_copied')));
  return (
    <span class="copy">
      <Icon name="copy" />
      <span>
        {fill(
          t('sidebar_copy', SLOT[0], SLOT[1]),
          <button
            type="button"
            class="link"
            aria-label={t('sidebar_copy_as', t('sidebar_text'))}
            onClick={() => copy(text())}
          >
            {t('sidebar_text')}
          </button>,
          <button
            type="button"
            class="link"
            aria-label={t('sidebar_copy_as', 'Markdown')}
            onClick={() => copy(markdown())}
          >
            Markdown
          </button>,
        )}{' '}
        <span class="said" role="status">
          {said}
        </span>
      </span>
    </span>
  );
}

interface PassageProps {
  reading: Reading;
  id: string;
  actions: SidebarActions;
  onPlace: (place: Place) => void;
  onJump: (id: string) => void;
}

function PassageView({ reading, id, actions, onPlace, onJump }: PassageProps) {
  const words = useWords();
  const { t, own, lang } = words;
  const passage = reading.passages.get(id);
  if (!passage) return null;
  const { meta } = reading.pack;
  const flags = [...(reading.flags.get(id) ?? [])].sort(byGravity);
  const answering = reading.answering.get(id) ?? [];
  const because =
    reading.report.passages.find((p) => p.id === id)?.because.flatMap((m) => reading.mentions.get(m) ?? []) ??
    answering;
  const shared = reading.shared.get(id) ?? [];
  const later = reading.later.get(id) ?? [];
  const on = [...new Set(because.map((m) => m.surface))].slice(0, 3).map((surface) => <q>{surface}</q>);
  return (
    <article class="passage" data-at={id} tabIndex={-1} aria-labelledby={`h-${id}`}>
      <header>
        <h3 id={`h-${id}`}>{t('common_passage', passageNumber(id))}</h3>
        <span>{kindWord(words, passage.kind)}</span>
        <span class="aside">{t('sidebar_written', own(meta.when))}</span>
      </header>
      {lang !== meta.lang && <p class="gist">{own(passage.claim)}</p>}
      <figure class="quote">
        <blockquote lang={meta.lang}>
          <QuoteText
            text={passage.text}
            hits={strongest(passage.text, wordRanges(passage.text, shared), 6)}
            doubts={flags.filter(isGrave).map((f) => f.anchor)}
          />
        </blockquote>
      </figure>
      <Later height={60}>
        {() => (
          <div class="why">
            {on.length > 0 && (
              <p>
                <b>{t('sidebar_why_linked')}</b> {fill(t('sidebar_answers', SLOT[0]), listOf(lang, on))}
              </p>
            )}
            <LinkReason
              index={reading}
              words={shared}
              concepts={shared.length ? [] : passage.core.filter((c) => reading.terms.some((x) => x.concept === c))}
              passage={id}
            />
            <Mentions mentions={because} onJump={onJump} />
          </div>
        )}
      </Later>
      <Later height={80}>
        {() => (
          <>
            <InTurn items={flags} as="div" height={60}>
              {(flag) => <FlagNote key={flag.id} flag={flag} />}
            </InTurn>
            {later.length > 0 && (
              <ul class="note since">
                <InTurn items={later} height={56}>
                  {(l) => (
                    <li key={l.id}>
                      <Glyph kind="later" />
                      <div>
                        <LaterLine later={l} />
                      </div>
                    </li>
                  )}
                </InTurn>
              </ul>
            )}
          </>
        )}
      </Later>
      <Later height={28}>
        {() => (
          <footer>
            <Copy
              actions={actions}
              text={() => citeText(words, meta, passage)}
              markdown={() => citeMarkdown(words, meta, passage)}
            />
            <button type="button" class="pref" onClick={() => onPlace({ section: 'essay', passage: id })}>
              {t('sidebar_in_essay')}
            </button>
          </footer>
        )}
      </Later>
    </article>
  );
}

/** The passages that bear on the article, best first. `children` stand above them. */
export function Passages({
  place,
  children,
  ...props
}: Omit<PassageProps, 'id'> & { place: Place; children: ComponentChildren }) {
  const { t } = useWords();
  return (
    <>
      <header>
        <h2>{t('sidebar_passages')}</h2>
        <span class="aside">{t('sidebar_best_first')}</span>
      </header>
      {children}
      {props.reading.order.map((id) => (
        <Later key={id} height={420} first={id === place.passage}>
          {() => <PassageView id={id} {...props} />}
        </Later>
      ))}
    </>
  );
}

/** What of the essay is wrong, overtaken, disputed or imprecise: first in this article's passages, the rest on request. */
export function Disputed({ reading, onPlace }: { reading: Reading; onPlace: (place: Place) => void }) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const flags = reading.pack.timeline.flags.filter(isGrave);
  const here = flags.filter((f) => reading.order.includes(f.anchor.passage)).sort(byGravity);
  const rest = flags.filter((f) => !here.includes(f)).sort(byGravity);
  const shown = all || !here.length ? [...here, ...rest] : here;
  if (!flags.length) return null;
  return (
    <>
      <header>
        <h2>{t('sidebar_disputed')}</h2>
        <span class="aside">{t('sidebar_by_editors')}</span>
      </header>
      <ul class="disputed">
        <InTurn items={shown} height={90}>
          {(flag) => (
            <li key={flag.id}>
              <Pref
                passage={flag.anchor.passage}
                onClick={() => onPlace({ section: 'essay', passage: flag.anchor.passage })}
              />
              <div>
                <p class="words" lang={reading.pack.meta.lang}>
                  {flag.anchor.exact}
                </p>
                <FlagNote flag={flag} />
              </div>
            </li>
          )}
        </InTurn>
      </ul>
      {shown.length < flags.length && (
        <button type="button" class="btn quiet" onClick={() => setAll(true)}>
          {plural(
            rest.length,
            t('sidebar_disputed_more_one', rest.length),
            t('sidebar_disputed_more_other', rest.length),
          )}
        </button>
      )}
    </>
  );
}
