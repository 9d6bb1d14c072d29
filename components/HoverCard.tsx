import type { VNode } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { basisLong } from './basis';
import { dateText } from './dates';
import { Glyph, Icon } from './icons';
import { Menu } from './Menu';
import { FlagNote, LaterLine, Pref, QuoteText, Sources, Stepper } from './parts';
import { strongest, wordRanges } from './quote';
import { changedSince, isGrave, quoteFor, read, type Reading } from './reading';
import type { CardProps } from './types';
import { Why } from './Why';
import { useWords, WordsProvider } from './words';
import type { Event, Passage } from '../data/schema';
import type { LinkedMention, PassageLink } from '../matching/types';

/** The essay's claim and exact words, who says it and when. */
function Said({
  reading,
  passage,
  link,
  concept,
  onPassage,
}: {
  reading: Reading;
  passage: Passage;
  link: PassageLink;
  concept: string;
  onPassage: (id: string) => void;
}) {
  const { t, own } = useWords();
  const { meta } = reading.pack;
  const quote = quoteFor(passage, concept);
  const inQuote = wordRanges(passage.text, link.why.words).filter((r) => r.start >= quote.start && r.end <= quote.end);
  const hits = strongest(passage.text, inQuote);
  const speaks = { report: t('card_reports'), argument: t('card_argues'), recommendation: t('card_recommends') }[
    passage.kind
  ];
  return (
    <>
      <p class="says">{speaks}</p>
      <p class="claim">{own(passage.claim)}</p>
      <figure class="quote">
        <blockquote lang={meta.lang}>
          <QuoteText
            text={passage.text}
            range={quote}
            hits={hits}
            doubts={(reading.flags.get(passage.id) ?? []).filter(isGrave).map((f) => f.anchor)}
          />
        </blockquote>
        <figcaption>
          {own(meta.attribution)} <span class="tag">{own(meta.genre)}</span>
          <Pref passage={passage.id} onClick={() => onPassage(passage.id)} />
        </figcaption>
      </figure>
    </>
  );
}

function EventLine({ event, essayLang }: { event: Event; essayLang: string }) {
  const words = useWords();
  return (
    <li>
      <Glyph kind={event.basis} />
      <div>
        <p class="d">
          <time dateTime={event.date}>{dateText(words.lang, event.date, 'short', event.end)}</time> ·{' '}
          {basisLong(words, event, essayLang)}
        </p>
        <p>
          {words.own(event.label)} <Sources sources={event.evidence} most={1} />
        </p>
      </div>
    </li>
  );
}

/** One event of the essay, and the one thing that has changed since. */
function When({
  reading,
  mention,
  passage,
}: {
  reading: Reading;
  mention: LinkedMention;
  passage: Passage | undefined;
}) {
  const event = reading.events.get(mention.events[0]?.id ?? '');
  const changed = passage ? changedSince(reading, passage, mention.concept) : null;
  const later = changed && 'later' in changed ? changed.later : null;
  return (
    <>
      {(event || later) && (
        <ul class="when">
          {event && <EventLine event={event} essayLang={reading.pack.meta.lang} />}
          {later && (
            <li>
              <Glyph kind="later" />
              <div>
                <LaterLine later={later} />
              </div>
            </li>
          )}
        </ul>
      )}
      {changed && 'flag' in changed && <FlagNote flag={changed.flag} most={1} />}
    </>
  );
}

/** What the card's parts are drawn from. */
interface Shown {
  reading: Reading;
  mention: LinkedMention;
  passage: Passage | undefined;
  openEssay: (id: string) => void;
}

function shownIn({ report, pack, mention: id, onOpen }: CardProps): Shown | null {
  const reading = read(report, pack);
  const mention = reading.mentions.get(id);
  if (!mention) return null;
  const passage = reading.passages.get(mention.passages[0]?.id ?? '');
  return {
    reading,
    mention,
    passage,
    openEssay: (passage) => onOpen({ section: 'essay', passage, mention: mention.id }),
  };
}

function Head({ shown, titleId, card }: { shown: Shown; titleId: string; card: CardProps }) {
  const { t, lang } = useWords();
  const concept = shown.reading.concepts.get(shown.mention.concept);
  return (
    <header class="card-head">
      <h2 id={titleId}>{concept ? concept.label[lang] : shown.mention.surface}</h2>
      <div class="tools">
        <Menu
          label={t('common_more')}
          items={[
            { label: t('card_mute'), act: card.onMute },
            { label: t('card_wrong'), act: card.onWrong },
          ]}
        />
        <button
          type="button"
          class="icon-btn"
          aria-label={t('card_pin')}
          aria-pressed={card.pinned}
          onClick={() => card.onPin(!card.pinned)}
        >
          <Icon name="pin" />
        </button>
        <button type="button" class="icon-btn" aria-label={t('common_close')} onClick={card.onClose}>
          <Icon name="close" />
        </button>
      </div>
    </header>
  );
}

function Body({ shown: { reading, mention, passage, openEssay } }: { shown: Shown }) {
  const { t } = useWords();
  const link = mention.passages[0];
  return (
    <div class="card-body">
      {link && passage ? (
        <Said reading={reading} passage={passage} link={link} concept={mention.concept} onPassage={openEssay} />
      ) : (
        <p class="claim">{t('card_nothing')}</p>
      )}
      <When reading={reading} mention={mention} passage={passage} />
    </div>
  );
}

function Foot({
  shown: { mention, passage },
  card: { index, count, onStep, onOpen },
  why,
  whyId,
  onWhy,
}: {
  shown: Shown;
  card: CardProps;
  why: boolean;
  whyId: string;
  onWhy: () => void;
}) {
  const { t } = useWords();
  return (
    <footer class="card-foot">
      <button
        type="button"
        class="btn quiet"
        aria-expanded={why}
        aria-controls={why ? whyId : undefined}
        onClick={onWhy}
      >
        {t('card_why')}
      </button>
      <Stepper
        label={t('card_mentions')}
        previous={count > 1 ? () => onStep(-1) : undefined}
        next={count > 1 ? () => onStep(1) : undefined}
      >
        <span>{t('card_position', index, count)}</span>
      </Stepper>
      <button
        type="button"
        class="btn quiet"
        onClick={() =>
          onOpen(
            passage
              ? { section: 'passages', passage: passage.id, mention: mention.id }
              : { section: 'terms', mention: mention.id },
          )
        }
      >
        {t('card_open')}
      </button>
    </footer>
  );
}

/** The card's parts one by one, for whoever wants each to have been drawn before the whole card is. */
export function cardParts(card: CardProps): VNode[] {
  const shown = shownIn(card);
  if (!shown) return [];
  return [
    <Head shown={shown} titleId="" card={card} />,
    <Body shown={shown} />,
    <Foot shown={shown} card={card} why={false} whyId="" onWhy={() => undefined} />,
  ].map((part) => <WordsProvider value={card.words}>{part}</WordsProvider>);
}

/**
 * The hover card of one mention: what the essay says at this word, exactly, by whom and when, and what has changed
 * since. Shows nothing if the report has no such mention. Place, fading, dwell and Escape are the host's.
 */
export function HoverCard(card: CardProps) {
  const id = useId();
  const [whyOf, setWhyOf] = useState<string | null>(null);
  const shown = shownIn(card);
  const whyRef = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // The reason opens at the end of what scrolls: bring it into view, moving nothing but the card.
    const scroller = whyRef.current?.parentElement;
    if (scroller && whyRef.current) scroller.scrollTop = whyRef.current.offsetTop - scroller.offsetTop;
  }, [whyOf]);
  if (!shown) return null;

  const { reading, mention, openEssay } = shown;
  const why = whyOf === mention.id;
  return (
    <WordsProvider value={card.words}>
      <section class="p38 card" role="dialog" aria-labelledby={`${id}h`} lang={card.words.lang}>
        <Head shown={shown} titleId={`${id}h`} card={card} />
        <div class="card-scroll" key={mention.id}>
          <Body shown={shown} />
          {why && <Why index={reading} mention={mention} onPassage={openEssay} id={`${id}w`} at={whyRef} />}
        </div>
        <Foot shown={shown} card={card} why={why} whyId={`${id}w`} onWhy={() => setWhyOf(why ? null : mention.id)} />
      </section>
    </WordsProvider>
  );
}
