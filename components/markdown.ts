/** The article's notes as Markdown, to be kept. Pure. */
import { citation, escapeMarkdown as md, quoteBlock } from './citation';
import { amount, apart, calendarDate, dateText } from './dates';
import { kindWord, statusWord } from './parts';
import { byGravity, type Reading } from './reading';
import type { Words } from './types';
import type { Source } from '../data/schema';

/** A safe name for the file: date and title of the article, letters, digits and hyphens of any script. */
export function notesName({ report }: Reading): string {
  const title = (report.article.title ?? 'notes')
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return `${[calendarDate(report.article.published), title || 'notes'].filter(Boolean).join('-')}.md`;
}

export function notesMarkdown(words: Words, reading: Reading): string {
  const { t, lang } = words;
  const { report, pack } = reading;
  const { meta } = pack;
  const { article } = report;
  const published = calendarDate(article.published);
  // A parenthesis or a space would end the address.
  const address = (url: string) => url.replace(/[()\s<>]/g, encodeURIComponent);
  const sources = (all: readonly Source[]) =>
    all.map((s) => `[${md(s.name)}](${address(s.url)})${s.weak ? ` (${t('common_weak')})` : ''}`).join(', ');
  const lines: string[] = [];
  const add = (...more: string[]) => lines.push(...more, '');

  const title = md(article.title ?? t('sidebar_untitled'));
  add(`# ${article.url && /^https?:/.test(article.url) ? `[${title}](${address(article.url)})` : title}`);
  const about = { about: meta.strings.about, mentions: meta.strings.mentions, none: meta.strings.none }[
    report.relevance.verdict
  ][lang];
  let age = t('sidebar_age_unknown');
  if (published) {
    const { unit, n } = apart(meta.published, published);
    age =
      n === 0
        ? t('sidebar_age_same')
        : n > 0
          ? t('sidebar_age_after', amount(lang, n, unit))
          : t('sidebar_age_before', amount(lang, -n, unit));
  }
  add([published ? dateText(lang, published) : t('timeline_unknown'), about, age].map(md).join(' · '));
  add(
    t(
      'sidebar_notes_from',
      `*${md(meta.title)}*`,
      md(`${meta.author}, ${meta.outlet}, ${dateText(lang, meta.published)}`),
      md(meta.genre[lang]),
    ),
  );

  if (reading.order.length) add(`## ${t('sidebar_summary_title')}`);
  for (const id of reading.order) {
    const passage = reading.passages.get(id)!;
    add(`### ${t('common_passage', id.slice(1))} · ${kindWord(words, passage.kind)}`);
    add(md(passage.claim[lang]));
    add(`${quoteBlock(passage.text)}\n>\n> — ${md(citation(words, meta, id))}`);
    const surfaces = [...new Set((reading.answering.get(id) ?? []).map((m) => m.surface))];
    if (surfaces.length) add(t('sidebar_answers', surfaces.map((s) => `“${md(s)}”`).join(', ')));
    const notes = [
      ...[...(reading.flags.get(id) ?? [])]
        .sort(byGravity)
        .map(
          (f) =>
            `- **${t('common_sentence', statusWord(words, f.status))}** ${md(f.verdict[lang])} ${sources(f.evidence)}`,
        ),
      ...(reading.later.get(id) ?? []).map(
        (l) => `- **${dateText(lang, l.date)}** (${t('common_since')}): ${md(l.label[lang])} ${sources(l.evidence)}`,
      ),
    ];
    if (notes.length) add(notes.join('\n'));
  }

  const events = pack.timeline.events
    .filter((e) => reading.bearing.has(e.id))
    .sort((a, b) => a.date.localeCompare(b.date));
  if (events.length) {
    add(`## ${t('sidebar_timeline')}`, '', t('timeline_lede'));
    const basis = {
      stated: t('timeline_stated'),
      relative: t('timeline_relative'),
      named: t('timeline_named'),
      implied: t('timeline_inferred'),
    };
    add(
      events
        .map(
          (e) =>
            `- **${dateText(lang, e.date, 'long', e.end)}** (${e.phrase ? `“${md(e.phrase)}”` : basis[e.basis]}): ${md(e.label[lang])} ${sources(e.evidence)}`,
        )
        .join('\n'),
    );
  }
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}
