import type { ReadingPack } from '../../data/schema';
import type { OptionsProps } from '../options-types';
import { byline, Sources } from '../parts';
import { Section } from './forms';

/** What a pack is: whose words, how many, and how its facts were found. */
export function Essays(props: OptionsProps) {
  const { t } = props.words;
  return (
    <Section id="essay" title={t('options_essay')} lede={t('options_essay_lede')}>
      {props.packs.map((pack) => (
        <Essay key={pack.meta.id} pack={pack} {...props} />
      ))}
    </Section>
  );
}

function Essay({ pack, words: { t, lang }, actions }: { pack: ReadingPack } & OptionsProps) {
  const { meta, passages, concepts, timeline } = pack;
  const facts = [
    { n: passages.length, what: t('options_fact_passages') },
    { n: concepts.length, what: t('options_fact_concepts') },
    { n: timeline.events.length, what: t('options_fact_events') },
    { n: timeline.later.length, what: t('options_fact_later') },
    { n: timeline.flags.length, what: t('options_fact_flags') },
  ];
  return (
    <article class="op-essay">
      <h3 lang={meta.lang}>{meta.title}</h3>
      <p>
        {byline(meta, lang)} <span class="tag">{meta.genre[lang]}</span>
      </p>
      <dl class="op-facts">
        {facts.map(({ n, what }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{n}</dd>
          </div>
        ))}
      </dl>
      {actions.readEssay && (
        <button type="button" class="btn" onClick={() => actions.readEssay?.(meta.id)}>
          {t('options_read')}
        </button>
      )}
      <details>
        <summary>{t('options_checked')}</summary>
        {meta.about.map((line) => (
          <p key={line.en}>{line[lang]}</p>
        ))}
        {meta.dateLine && <p>{meta.dateLine.why[lang]}</p>}
        <p>
          {t('options_evidence')} <Sources sources={meta.evidence} most={meta.evidence.length} />
        </p>
        <p>{t('options_pack_version', meta.id, meta.version)}</p>
      </details>
      <details>
        <summary>{t('options_rights')}</summary>
        <p>{t('options_holder', meta.rights.holder)}</p>
        <p>{meta.rights.note[lang]}</p>
        {meta.rights.url && (
          <p>
            <a class="src" href={meta.rights.url} target="_blank" rel="noopener noreferrer nofollow">
              {t('options_original')}
            </a>
          </p>
        )}
      </details>
    </article>
  );
}
