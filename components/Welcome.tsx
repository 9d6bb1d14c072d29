import { useEffect, useState } from 'preact/hooks';
import { brackets } from './brackets';
import { Icon } from './icons';
import { byline } from './parts';
import { keyLabel } from './key-label';
import type { WelcomeProps } from './welcome-types';
import { Paper } from './welcome/Paper';
import { fill, SLOT, WordsProvider } from './words';

/** The end of a browser's toolbar with our button in it. */
const Toolbar = () => (
  <div class="we-bar" aria-hidden="true">
    <i />
    <span>
      <Icon name="mark" />
      <b>5</b>
    </span>
    <svg class="i" viewBox="0 0 16 16">
      <path d="M6 3.75a1.5 1.5 0 0 1 3 0v.5h3.25V7.5h.5a1.5 1.5 0 0 1 0 3h-.5v3h-9v-3.25h.5a1.4 1.4 0 0 0 0-2.75h-.5V4.25H6z" />
    </svg>
  </div>
);

/** The page after installing: what it does in one picture that comes alive, where its button is, what it sees, whose view it is. */
export function Welcome(props: WelcomeProps) {
  const { words, pack, sites, browser, nextKey, onOptions } = props;
  const { t, lang } = words;
  const { meta } = pack;
  const [live, setLive] = useState(false);
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    if (!asked) return;
    const article = document.querySelector<HTMLElement>('.we-paper article');
    article?.focus({ preventScroll: true });
    article?.closest('.we-paper')?.scrollIntoView({ block: 'nearest' });
  }, [asked]);
  const step = (message: string) =>
    brackets(
      message,
      (part) => <b>{part}</b>,
      (text) => fill(text, <kbd>{keyLabel(nextKey)}</kbd>),
    );
  const place = {
    chrome: () => t('welcome_button_chrome'),
    firefox: () => t('welcome_button_firefox'),
    android: () => t('welcome_button_android'),
  }[browser]();
  return (
    <WordsProvider value={words}>
      <div class="p38 we" lang={lang}>
        <header class="we-head">
          <Icon name="mark" />
          Parallel 38
          <button type="button" class="link" onClick={onOptions}>
            {t('options_title')}
          </button>
        </header>
        <main>
          <div class="we-hero">
            <div>
              <h1>{t('welcome_title')}</h1>
              <p class="we-sub">{t('welcome_sub', meta.strings.topic[lang], meta.when[lang])}</p>
              <ol class="we-steps">
                <li>{step(t('welcome_step_mark'))}</li>
                <li>{step(nextKey ? t('welcome_step_card_key', SLOT[0]) : t('welcome_step_card'))}</li>
                <li>{step(t('welcome_step_sidebar'))}</li>
              </ol>
              <div class="we-acts">
                <button
                  type="button"
                  class="btn primary"
                  onClick={() => {
                    setLive(true);
                    setAsked(true);
                  }}
                >
                  {t('welcome_try')}
                </button>
                <button type="button" class="btn" onClick={onOptions}>
                  {t('welcome_sites')}
                </button>
              </div>
              <p class="we-once">{t('welcome_on', sites)}</p>
              <section class="we-button" aria-labelledby="button-title">
                {browser !== 'android' && <Toolbar />}
                <h2 id="button-title">{t('welcome_button')}</h2>
                <p>{place}</p>
              </section>
            </div>
            <Paper {...props} live={live} goLive={() => setLive(true)} />
          </div>
          <div class="we-three">
            <section>
              <h2>{t('welcome_sees')}</h2>
              <ul>
                <li>{t('welcome_sees_list', sites)}</li>
                <li>{t('welcome_sees_other')}</li>
                <li>{t('welcome_sees_here')}</li>
              </ul>
            </section>
            <section>
              <h2>{t('welcome_never')}</h2>
              <ul>
                <li>{t('welcome_never_send')}</li>
                <li>{t('welcome_never_change')}</li>
                <li>{t('welcome_never_stay')}</li>
              </ul>
            </section>
            <section>
              <h2>{t('welcome_view')}</h2>
              <p>
                <cite lang={meta.lang}>{meta.title}</cite>
                {byline(meta, lang)} <span class="tag">{meta.genre[lang]}</span>
              </p>
              <p>{t('welcome_view_side')}</p>
            </section>
          </div>
        </main>
      </div>
    </WordsProvider>
  );
}
