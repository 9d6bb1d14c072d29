import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { MARK_SHADES } from '../../data/settings';
import { keyLabel } from '../key-label';
import { fill, SLOT } from '../words';
import type { WelcomeProps } from '../welcome-types';
import { pictured, runsOf, sampleArticle } from './sample';

/** Keeps the picture's card under its words, whatever the width; gives the paper the height that both need. */
function usePlace(live: boolean) {
  const paper = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: 0, top: 0, height: 0 });
  useLayoutEffect(() => {
    const put = () => {
      const lines = paper.current?.querySelector('.is-active')?.getClientRects();
      const [first, last] = [lines?.[0], lines?.[lines.length - 1]];
      const card = paper.current?.querySelector('.we-card')?.getBoundingClientRect();
      if (live || !first || !last || !card) return setPlace({ left: 0, top: 0, height: 0 });
      const box = paper.current!.getBoundingClientRect();
      const top = last.bottom - box.top + 8;
      setPlace({
        left: Math.max(12, Math.min(first.left - box.left, box.width - card.width - 12)),
        top,
        height: Math.ceil(top + card.height + 20),
      });
    };
    put();
    addEventListener('resize', put);
    return () => removeEventListener('resize', put);
  }, [live]);
  return { paper, place };
}

/**
 * The sample article. First a picture: its terms marked, a card open on one of them. As soon as the pointer comes to a
 * marked term, or on "Try it", it becomes a real article that the host marks as it marks any page.
 */
export function Paper(props: WelcomeProps & { live: boolean; goLive(): void }) {
  const { words, pack, report, marks, nextKey, live } = props;
  const { t, lang } = words;
  const article = useMemo(() => sampleArticle(pack, lang), [pack, lang]);
  const marked = report?.mentions.filter(({ id }) => props.marked.includes(id)) ?? [];
  const shown = pictured(report, props.marked);
  const { paper, place } = usePlace(live);
  const text = useRef<HTMLElement>(null);
  const { onLive } = props;
  useLayoutEffect(() => {
    if (live && text.current) onLive(text.current);
  }, [live, lang]);

  const run = (part: { text: string; mention?: string }, i: number) =>
    part.mention ? (
      <span key={i} class={`pg-mark ${marks.style}${part.mention === shown?.id ? ' is-active' : ''}`}>
        {part.text}
      </span>
    ) : (
      part.text
    );
  const paint = (block: string, start: number, mentions: typeof marked) =>
    live ? block : runsOf(block, start, mentions).map(run);
  const shades = MARK_SHADES[marks.color];
  const label = shown && pack.concepts.find(({ id }) => id === shown.concept)?.label[lang];
  const picture = label ? t('welcome_picture', label) : t('welcome_picture_plain');

  return (
    <div
      class="we-paper"
      ref={paper}
      lang={lang}
      role={live ? undefined : 'img'}
      aria-label={live ? undefined : picture}
      style={{
        '--line': `light-dark(${shades.light.line}, ${shades.dark.line})`,
        '--soft': `light-dark(${shades.light.soft}, ${shades.dark.soft})`,
        minHeight: place.height ? `${place.height}px` : '',
      }}
      onPointerOver={(event) => !live && (event.target as Element).closest('.pg-mark') && props.goLive()}
    >
      <header>{t('welcome_sample')}</header>
      {/* A new element when it comes alive, so that no node of the picture is left in it. */}
      <article key={`${live} ${lang}`} ref={text} tabIndex={-1} aria-labelledby={live ? 'sample-title' : undefined}>
        <h2 id="sample-title">
          {paint(
            article.title!,
            0,
            marked.filter((m) => m.in === 'title'),
          )}
        </h2>
        {article.blocks.map((block, i) => (
          <p key={i}>
            {paint(
              block.text,
              block.start,
              marked.filter((m) => m.in === 'text' && m.block === i),
            )}
          </p>
        ))}
      </article>
      {live && (
        <footer>
          {nextKey ? fill(t('welcome_hint_key', SLOT[0]), <kbd>{keyLabel(nextKey)}</kbd>) : t('welcome_hint')}
        </footer>
      )}
      {!live && shown && (
        <div class="we-card" inert style={{ left: `${place.left}px`, top: `${place.top}px` }}>
          {props.card(shown.id)}
        </div>
      )}
    </div>
  );
}
