import type { ReadingPack } from '../data/schema';
import { amount, apart, calendarDate, dateText } from './dates';
import { byline, Stepper } from './parts';
import type { Place, SidebarActions, TabState } from './types';
import { useWords } from './words';

/** Who speaks. `short`: one line of the title, in the page. */
export function EssayHeader({
  pack,
  short,
  onPlace,
}: {
  pack: ReadingPack;
  short: boolean;
  onPlace: (place: Place) => void;
}) {
  const { lang, own } = useWords();
  const { meta } = pack;
  return (
    <div class={short ? 'sb-short' : 'sb-essay'}>
      <h1 lang={meta.lang}>
        <button type="button" onClick={() => onPlace({ section: 'essay' })}>
          {meta.title}
        </button>
      </h1>
      <p class="byline">
        {byline(meta, lang)} <span class="tag">{own(meta.genre)}</span>
      </p>
    </div>
  );
}

/** Of what article: title, where, when, the verdict, and how long after the essay it is. */
export function ArticleHeader({
  state,
  pack,
  short,
  actions,
}: {
  state: Extract<TabState, { kind: 'report' }>;
  pack: ReadingPack;
  short: boolean;
  actions: SidebarActions;
}) {
  const { t, lang, own } = useWords();
  const { report, others, current } = state;
  const { strings, published: essay } = pack.meta;
  const published = calendarDate(report.article.published);
  const verdict = { about: strings.about, mentions: strings.mentions, none: strings.none }[report.relevance.verdict];
  let age = t('sidebar_age_unknown');
  if (published) {
    const { unit, n } = apart(essay, published);
    const by = amount(lang, Math.abs(n), unit);
    age = n === 0 ? t('sidebar_age_same') : n > 0 ? t('sidebar_age_after', by) : t('sidebar_age_before', by);
  }
  const now = others.findIndex((o) => o.index === current);
  const go = (by: number) => actions.showArticle(others[(now + by + others.length) % others.length]!.index);
  return (
    <div class="sb-article">
      {!short && <b lang={report.article.lang ?? undefined}>{report.article.title ?? t('sidebar_untitled')}</b>}
      {!short && (
        <p>{[state.host, published ? dateText(lang, published) : t('timeline_unknown')].filter(Boolean).join(', ')}</p>
      )}
      <p>
        <span class="verdict">{own(verdict)}</span>, {age}
      </p>
      {state.teaser && <p class="teaser">{t('sidebar_teaser')}</p>}
      {others.length > 1 && (
        <p class="others">
          <Stepper label={t('sidebar_articles')} previous={() => go(-1)} next={() => go(1)}>
            <span aria-live="polite">{t('sidebar_article_of', now + 1, others.length)}</span>
          </Stepper>
        </p>
      )}
    </div>
  );
}
