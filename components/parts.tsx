import type { ComponentChildren } from 'preact';
import type { Flag, LaterEvent, PackMeta, Source } from '../data/schema';
import { dateText } from './dates';
import { Glyph, Icon } from './icons';
import { runs, type Range } from './quote';
import { SLOT, useWords, type WordsWithText } from './words';

export const passageNumber = (id: string): string => id.slice(1);

/** "¶12", which is read out as "Passage 12". */
export function PassageNumber({ passage }: { passage: string }) {
  const { t } = useWords();
  const [before, after] = t('common_passage', SLOT[0]).split(SLOT[0]);
  return (
    <>
      <span class="vh">{before}</span>
      <span aria-hidden="true">¶</span>
      {passageNumber(passage)}
      <span class="vh">{after}</span>
    </>
  );
}

/** To a passage. A button, since a link to a fragment would move the page that it stands in. */
export const Pref = ({ passage, onClick }: { passage: string; onClick: () => void }) => (
  <button type="button" class="pref" onClick={onClick}>
    <PassageNumber passage={passage} />
  </button>
);

/** The sources of a statement, at most `most`; a weak one is called so. */
export function Sources({ sources, most = 2 }: { sources: readonly Source[]; most?: number }) {
  const { t } = useWords();
  return (
    <>
      {sources.slice(0, most).map((source, i) => (
        <span key={source.url}>
          {i ? ', ' : ''}
          <a class="src" href={source.url} target="_blank" rel="noopener noreferrer nofollow">
            {source.name}
          </a>
          {source.weak && ` (${t('common_weak')})`}
        </span>
      ))}
    </>
  );
}

export function Stepper({
  label,
  previous,
  next,
  children,
}: {
  label: string;
  previous?: () => void;
  next?: () => void;
  children?: ComponentChildren;
}) {
  const { t } = useWords();
  return (
    <span class="stepper" role="group" aria-label={label}>
      <button type="button" class="icon-btn" aria-label={t('common_previous')} disabled={!previous} onClick={previous}>
        <Icon name="prev" />
      </button>
      {children}
      <button type="button" class="icon-btn" aria-label={t('common_next')} disabled={!next} onClick={next}>
        <Icon name="next" />
      </button>
    </span>
  );
}

/** Exact text from `range` of a passage. `lang` is the essay's. */
export function QuoteText({
  text,
  range,
  hits,
  doubts,
}: {
  text: string;
  range?: Range;
  hits: Range[];
  doubts: Range[];
}) {
  return (
    <>
      {runs(text, hits, doubts, range?.start, range?.end).map(({ text: part, hit, doubt }, i) => {
        if (!hit && !doubt) return part;
        return (
          <mark key={i} class={hit ? 'hit' : 'doubt'}>
            {hit && doubt ? <span class="doubt">{part}</span> : part}
          </mark>
        );
      })}
    </>
  );
}

export const statusWord = ({ t }: Pick<WordsWithText, 't'>, status: Flag['status']): string =>
  ({
    wrong: () => t('common_wrong'),
    overtaken: () => t('common_overtaken'),
    'partly-overtaken': () => t('common_partly_overtaken'),
    disputed: () => t('common_disputed'),
    imprecise: () => t('common_imprecise'),
    'time-bound': () => t('common_time_bound'),
    opinion: () => t('common_opinion'),
  })[status]();
export const isOvertaken = (status: Flag['status']): boolean => status === 'overtaken' || status === 'partly-overtaken';

/** "Overtaken. One sentence. Source" */
export function FlagNote({ flag, most }: { flag: Flag; most?: number }) {
  const words = useWords();
  return (
    <div class="note">
      {isOvertaken(flag.status) && <Glyph kind="later" />}
      <b>{words.t('common_sentence', statusWord(words, flag.status))}</b> {words.own(flag.verdict)}{' '}
      <Sources sources={flag.evidence} most={most} />
    </div>
  );
}

/** What happened after the essay, with its date and source; never as the essay's. */
export function LaterLine({ later }: { later: LaterEvent }) {
  const { t, lang, own } = useWords();
  return (
    <>
      <p class="d">
        <time dateTime={later.date}>{dateText(lang, later.date, 'short')}</time> · {t('common_since')}
      </p>
      <p>
        {own(later.label)} <Sources sources={later.evidence} most={1} />
      </p>
    </>
  );
}

/** "Author, Outlet, 15 July 2013": the pack's attribution with the whole date in place of its month. */
export function byline(meta: PackMeta, lang: WordsWithText['lang']): string {
  const date = dateText(lang, meta.published);
  const short = meta.attribution[lang];
  const when = meta.when[lang];
  return short.endsWith(when) ? short.slice(0, -when.length) + date : `${meta.author}, ${meta.outlet}, ${date}`;
}

export const kindWord = ({ t }: Pick<WordsWithText, 't'>, kind: 'report' | 'argument' | 'recommendation'): string =>
  ({
    report: () => t('common_kind_report'),
    argument: () => t('common_kind_argument'),
    recommendation: () => t('common_kind_recommendation'),
  })[kind]();
