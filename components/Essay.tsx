import { useMemo } from 'preact/hooks';
import type { Passage } from '../data/schema';
import { Later } from './Later';
import { byline, FlagNote, passageNumber, QuoteText, Sources } from './parts';
import { Mentions } from './Passages';
import { strongest, wordRanges } from './quote';
import { byGravity, isGrave, type PackIndex, type Reading } from './reading';
import type { Place } from './types';
import { useWords } from './words';

/** What the reader should know of the copy: a date line that cannot be right, what is missing. */
function About({ index }: { index: PackIndex }) {
  const { t, own } = useWords();
  const { dateLine, about, rights, evidence } = index.pack.meta;
  const [first, second, ...rest] = [...(dateLine ? [dateLine.why] : []), ...about].map(own);
  const page = evidence.find((source) => source.url === rights.url);
  return (
    <div class="note">
      {first && <p>{[first, second].filter(Boolean).join(' ')}</p>}
      {rights.ship !== 'full' && rights.url && (
        <p>
          {t('sidebar_excerpts')}{' '}
          <Sources sources={[page ?? { url: rights.url, name: new URL(rights.url).host, weak: false }]} />
        </p>
      )}
      <details>
        <summary>{t('sidebar_copy_more')}</summary>
        <p>{[...rest, own(rights.note)].join(' ')}</p>
        <p>
          {t('sidebar_evidence')} <Sources sources={evidence} most={4} />
        </p>
      </details>
    </div>
  );
}

function PassageItem({
  index,
  reading,
  passage,
  here,
  hits,
  onJump,
}: {
  index: PackIndex;
  reading: Reading | null;
  passage: Passage;
  here: boolean;
  hits: string[];
  onJump: (id: string) => void;
}) {
  const { t } = useWords();
  const { meta } = index.pack;
  const flags = [...(index.flags.get(passage.id) ?? [])].sort(byGravity);
  return (
    <li
      key={passage.id}
      class={here ? 'here' : undefined}
      data-at={passage.id}
      tabIndex={-1}
      aria-current={here || undefined}
    >
      <span class="no">
        <span class="vh">{t('common_passage', passageNumber(passage.id))}</span>
        <span aria-hidden="true">{passageNumber(passage.id)}</span>
      </span>
      <div>
        <p class="txt" lang={meta.lang}>
          <QuoteText
            text={passage.text}
            hits={here ? strongest(passage.text, wordRanges(passage.text, hits), 6) : []}
            doubts={flags.filter(isGrave).map((f) => f.anchor)}
          />
        </p>
        {flags.map((flag) => (
          <FlagNote key={flag.id} flag={flag} />
        ))}
        <EditorNotes index={index} passage={passage.id} />
        <Mentions mentions={reading?.answering.get(passage.id) ?? []} onJump={onJump} />
      </div>
    </li>
  );
}

/** The whole essay, or what the build may ship of it. `reading` is null where no article is being read. */
export function Essay({
  index,
  reading,
  place,
  onJump,
}: {
  index: PackIndex;
  reading: Reading | null;
  place: Place;
  onJump: (id: string) => void;
}) {
  const { lang, own } = useWords();
  const { meta, passages } = index.pack;
  // The words of the mention that led here, or all that the article shares with the passage.
  const hits = useMemo(() => {
    const link = reading?.mentions.get(place.mention ?? '')?.passages.find((p) => p.id === place.passage);
    return link?.why.words ?? (place.passage ? reading?.shared.get(place.passage) : undefined) ?? [];
  }, [reading, place]);
  return (
    <article class="reader" aria-labelledby="reader-title">
      <h1 id="reader-title" lang={meta.lang}>
        {meta.title}
      </h1>
      <p class="byline">
        {byline(meta, lang)} <span class="tag">{own(meta.genre)}</span>
      </p>
      <About index={index} />
      <ol>
        {passages.map((passage, i) => (
          <Later
            key={passage.id}
            as="li"
            height={260}
            now={!place.passage && i < 2}
            first={passage.id === place.passage}
          >
            {() => (
              <PassageItem
                index={index}
                reading={reading}
                passage={passage}
                here={passage.id === place.passage}
                hits={hits}
                onJump={onJump}
              />
            )}
          </Later>
        ))}
      </ol>
    </article>
  );
}

function EditorNotes({ index, passage }: { index: PackIndex; passage: string }) {
  const { t, own } = useWords();
  return (
    <>
      {(index.notes.get(passage) ?? []).map((note) => (
        <details class="note" key={note.id}>
          <summary>
            {t('sidebar_note')} <q lang={index.pack.meta.lang}>{note.anchor.exact}</q>
          </summary>
          <p>
            {own(note.text)} <Sources sources={note.evidence} />
          </p>
        </details>
      ))}
    </>
  );
}
