import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './icons';
import { Pref, QuoteText } from './parts';
import { excerpt, strongest, wordRanges } from './quote';
import { isGrave, type PackIndex } from './reading';
import type { Answer, AskViews, Place } from './types';
import { LinkReason } from './Why';
import { fill, plural, SLOT, useWords } from './words';

/** How long the reader pauses before the essay answers, in ms. */
const PAUSE = 150;

/** The field. Browser's own sidebar only: a page sees every key typed in it. */
function AskField({
  value,
  onInput,
  onSubmit,
  focus,
}: {
  value: string;
  onInput?: (question: string) => void;
  onSubmit: (question: string) => void;
  focus?: boolean;
}) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  // Before anything is painted: what is typed at once must land in the field.
  useLayoutEffect(() => {
    if (focus) input.current?.focus();
  }, [focus]);
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(input.current?.value ?? '');
      }}
    >
      <label class="field">
        <Icon name="search" />
        <input
          ref={input}
          type="search"
          enterKeyHint="search"
          aria-label={t('sidebar_ask')}
          placeholder={t('sidebar_ask_hint')}
          defaultValue={value}
          onInput={(e) => onInput?.(e.currentTarget.value)}
        />
      </label>
    </form>
  );
}

/** "Ask the essay": the passages that speak to some words, in its own words, or that it says nothing. */
function Ask({
  index,
  place,
  ask,
  onPlace,
}: {
  index: PackIndex;
  place: Place;
  ask: (question: string) => Answer;
  onPlace: (place: Place) => void;
}) {
  const { t, own } = useWords();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { meta } = index.pack;
  const answerTo = (question: string) => {
    clearTimeout(timer.current);
    setAnswer(question.trim() ? ask(question.trim()) : null);
  };
  useEffect(() => {
    answerTo(place.question ?? '');
    return () => clearTimeout(timer.current);
  }, [place.question]);

  const n = answer?.links.length ?? 0;
  return (
    <div class="sb-sec ask">
      <AskField
        key={place.question}
        value={place.question ?? ''}
        focus
        onSubmit={answerTo}
        onInput={(question) => {
          clearTimeout(timer.current);
          timer.current = setTimeout(() => answerTo(question), PAUSE);
        }}
      />
      <p class="none" role="status">
        {!answer && t('sidebar_ask_about')}
        {answer && n === 0 && fill(t('sidebar_ask_nothing', SLOT[0]), <q>{answer.question}</q>)}
        {n > 0 &&
          plural(
            n,
            t('sidebar_ask_count_one', n, index.pack.passages.length),
            t('sidebar_ask_count_other', n, index.pack.passages.length),
          )}
      </p>
      <ol class="answers">
        {answer?.links.map((link) => {
          const passage = index.passages.get(link.passage);
          if (!passage) return null;
          const hits = strongest(passage.text, wordRanges(passage.text, link.words));
          return (
            <li key={link.passage}>
              <p class="d">
                <Pref passage={link.passage} onClick={() => onPlace({ section: 'essay', passage: link.passage })} />{' '}
                {t('sidebar_written', own(meta.when))}
              </p>
              <figure class="quote">
                <blockquote lang={meta.lang}>
                  <QuoteText
                    text={passage.text}
                    range={excerpt(passage.text, hits, passage.quote)}
                    hits={hits}
                    doubts={(index.flags.get(passage.id) ?? []).filter(isGrave).map((f) => f.anchor)}
                  />
                </blockquote>
              </figure>
              <div class="why">
                <LinkReason index={index} words={link.words} concepts={link.concepts} passage={link.passage} />
              </div>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

export const askViews: AskViews = { Field: AskField, View: Ask };
