import type { MarkColor, MarkStyle, Settings } from '../../data/settings';
import { MARK_SHADES } from '../../data/settings';
import { brackets } from '../brackets';
import type { OptionsProps } from '../options-types';
import { Muted } from './Muted';
import { Radios, Section } from './forms';

/** The marks as they are painted in a page, in the two kinds of page; `sample` has the words to mark in [ ]. */
function Preview({ marks, sample }: { marks: Settings['marks']; sample: string }) {
  const shades = MARK_SHADES[marks.color];
  return (
    <div class="op-preview">
      {(['light', 'dark'] as const).map((ground) => (
        <p key={ground} class={ground} style={{ '--line': shades[ground].line, '--soft': shades[ground].soft }}>
          {brackets(sample, (words, i) => (
            <span class={`pg-mark ${marks.style}${i ? ' is-active' : ''}`}>{words}</span>
          ))}
        </p>
      ))}
    </div>
  );
}

/** A few dots or a line in a colour. */
const Swatch = ({ color, style }: { color: MarkColor; style: MarkStyle }) => (
  <i
    class={`op-swatch ${style}`}
    aria-hidden="true"
    style={{
      '--line': `light-dark(${MARK_SHADES[color].light.line}, ${MARK_SHADES[color].dark.line})`,
      '--soft': `light-dark(${MARK_SHADES[color].light.soft}, ${MARK_SHADES[color].dark.soft})`,
    }}
  />
);

export function Marks(props: OptionsProps) {
  const { t } = props.words;
  const { marks } = props.settings;
  const fixed = (key: keyof Settings['marks']) => props.managed.includes(`marks.${key}`);
  const set = (patch: Partial<Settings['marks']>) => props.actions.change({ marks: { ...marks, ...patch } });
  const swatch = (color: MarkColor) => <Swatch color={color} style={marks.style} />;
  return (
    <Section id="marks" title={t('options_marks')} lede={t('options_marks_lede')}>
      <Preview marks={marks} sample={t('options_preview')} />
      <Radios
        label={t('options_style')}
        value={marks.style}
        disabled={fixed('style')}
        choices={[
          { value: 'dotted', label: t('options_style_dotted') },
          { value: 'underline', label: t('options_style_underline') },
          { value: 'background', label: t('options_style_background') },
        ]}
        onChange={(style) => set({ style })}
      />
      <Radios
        label={t('options_color')}
        value={marks.color}
        disabled={fixed('color')}
        choices={[
          { value: 'blue', label: t('options_color_blue'), after: swatch('blue') },
          { value: 'ochre', label: t('options_color_ochre'), after: swatch('ochre') },
          { value: 'grey', label: t('options_color_grey'), after: swatch('grey') },
        ]}
        onChange={(color) => set({ color })}
      />
      <Radios
        label={t('options_many')}
        value={marks.all ? 'all' : 'first'}
        disabled={fixed('all')}
        choices={[
          { value: 'first', label: t('options_many_first') },
          { value: 'all', label: t('options_many_all') },
        ]}
        onChange={(many) => set({ all: many === 'all' })}
      />
      <Radios
        label={t('options_articles')}
        value={marks.passing ? 'passing' : 'about'}
        disabled={fixed('passing')}
        choices={[
          { value: 'about', label: t('options_articles_about') },
          { value: 'passing', label: t('options_articles_passing') },
        ]}
        onChange={(which) => set({ passing: which === 'passing' })}
      />
      <Muted {...props} />
    </Section>
  );
}
