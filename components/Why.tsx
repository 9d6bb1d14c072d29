import type { Ref } from 'preact';
import type { LinkedMention, PassageLink } from '../matching/types';
import { Pref } from './parts';
import { strongest, wordRanges } from './quote';
import type { PackIndex } from './reading';
import { fill, listOf, SLOT, useWords } from './words';

const quoted = (words: readonly string[], lang?: string) => words.map((word) => <q lang={lang}>{word}</q>);

/** Why the words count as a mention of the concept, in one sentence. */
function MarkReason({ index, mention }: { index: PackIndex; mention: LinkedMention }) {
  const { t, own, lang } = useWords();
  const concept = index.concepts.get(mention.concept);
  const label = concept ? own(concept.label) : mention.concept;
  const surface = <q>{mention.surface}</q>;
  const { by, near, where, parts } = mention.why;
  if (by === 'company' && near) {
    const words = <q>{near}</q>;
    if (where === 'sentence') return <p>{fill(t('card_why_near_sentence', SLOT[0], SLOT[1]), surface, words)}</p>;
    if (where === 'paragraph') return <p>{fill(t('card_why_near_paragraph', SLOT[0], SLOT[1]), surface, words)}</p>;
    return <p>{fill(t('card_why_near_article', SLOT[0], SLOT[1]), surface, words)}</p>;
  }
  if (by === 'pattern' && parts && parts.length > 1)
    return <p>{fill(t('card_why_parts', SLOT[0], SLOT[1], label), surface, listOf(lang, quoted(parts)))}</p>;
  return <p>{fill(t('card_why_form', SLOT[0], label), surface)}</p>;
}

/** Why a passage is linked: shared words, shared concepts, or that the concept is its own. */
export function LinkReason({
  index,
  words,
  concepts,
  passage,
}: {
  index: PackIndex;
  words: readonly string[];
  concepts: readonly string[];
  passage: string;
}) {
  const { t, own, lang } = useWords();
  const essayLang = index.pack.meta.lang;
  // As they stand in the passage, so that neighbours are one phrase: “joint military exercises”.
  const text = index.passages.get(passage)?.text ?? '';
  const bands = strongest(text, wordRanges(text, words), 12).map((r) => text.slice(r.start, r.end));
  const phrases = [...new Map(bands.map((b) => [b.toLowerCase(), b])).values()].slice(0, 3);
  const labels = concepts.flatMap((id) => index.concepts.get(id)?.label ?? []).map((label) => <b>{own(label)}</b>);
  return (
    <>
      {phrases.length > 0 && <p>{fill(t('card_why_words', SLOT[0]), listOf(lang, quoted(phrases, essayLang)))}</p>}
      {labels.length > 0 && (
        <p>
          {fill(
            phrases.length ? t('card_why_also', SLOT[0]) : t('card_why_concepts', SLOT[0]),
            listOf(lang, labels.slice(0, 3)),
          )}
        </p>
      )}
      {!phrases.length && !labels.length && <p>{t('card_why_own', passage.slice(1))}</p>}
    </>
  );
}

/** "Why this?": what made the mark, what made the link, and the next best passages. */
export function Why({
  index,
  mention,
  onPassage,
  id,
  at,
}: {
  index: PackIndex;
  mention: LinkedMention;
  onPassage: (passage: string) => void;
  id: string;
  at: Ref<HTMLDivElement>;
}) {
  const { t } = useWords();
  const [link, ...others]: PassageLink[] = mention.passages;
  const event = mention.events[0];
  const also = others.filter((o) => index.passages.has(o.id)).slice(0, 3);
  return (
    <div class="why" id={id} ref={at}>
      <MarkReason index={index} mention={mention} />
      {link && (
        <LinkReason
          index={index}
          words={link.why.words}
          concepts={link.why.concepts.filter((c) => c !== mention.concept)}
          passage={link.id}
        />
      )}
      {event?.why.date && <p>{fill(t('card_why_date', SLOT[0]), <q>{event.why.date}</q>)}</p>}
      {also.length > 0 && (
        <p>
          {t('card_also')}{' '}
          {also.map(({ id: passage }, i) => (
            <>
              {i ? ', ' : ''}
              <Pref passage={passage} onClick={() => onPassage(passage)} />
            </>
          ))}
        </p>
      )}
    </div>
  );
}
