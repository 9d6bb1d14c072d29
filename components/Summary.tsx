import { Glyph } from './icons';
import { InTurn } from './Later';
import { isOvertaken, kindWord, Pref, statusWord } from './parts';
import { byGravity, isGrave, type Reading } from './reading';
import type { Place } from './types';
import { useWords } from './words';

/** Different surface forms of the mentions that a claim answers to, at most three. */
const surfaces = (reading: Reading, ids: readonly string[]): string[] => {
  const seen = new Map<string, string>();
  for (const id of ids) {
    const surface = reading.mentions.get(id)?.surface;
    if (surface && !seen.has(surface.toLowerCase())) seen.set(surface.toLowerCase(), surface);
  }
  return [...seen.values()].slice(0, 3);
};

function Claim({
  reading,
  id,
  because,
  onPlace,
}: {
  reading: Reading;
  id: string;
  because: readonly string[];
  onPlace: (place: Place) => void;
}) {
  const words = useWords();
  const { t, own } = words;
  const passage = reading.passages.get(id);
  if (!passage) return null;
  const flags = (reading.flags.get(id) ?? []).filter(isGrave).sort(byGravity);
  const on = surfaces(reading, because);
  const kind = kindWord(words, passage.kind);
  return (
    <li>
      <Pref passage={id} onClick={() => onPlace({ section: 'passages', passage: id })} />
      <div>
        <p class="claim">{own(passage.claim)}</p>
        <p class="to">{on.length ? t('sidebar_claim_on', kind, on.join(', ')) : kind}</p>
        {flags[0] && (
          <p class="flag">
            {flags.some((f) => isOvertaken(f.status)) && <Glyph kind="later" />}
            {[...new Set(flags.map((f) => statusWord(words, f.status)))]
              .map((word, i) => (i ? word.toLowerCase() : word))
              .join(', ')}
          </p>
        )}
      </div>
    </li>
  );
}

/** The claims that bear most on the article, each with its number, kind, the words it answers to, and its status. */
export function Summary({ reading, onPlace }: { reading: Reading; onPlace: (place: Place) => void }) {
  const { t } = useWords();
  const { report, pack } = reading;
  return (
    <>
      <header>
        <h2>{t('sidebar_summary_title')}</h2>
        <span class="aside">{t('sidebar_summary_count', report.passages.length, pack.passages.length)}</span>
      </header>
      <ol class="claims">
        <InTurn items={report.passages} height={72}>
          {({ id, because }) => <Claim key={id} reading={reading} id={id} because={because} onPlace={onPlace} />}
        </InTurn>
      </ol>
    </>
  );
}
