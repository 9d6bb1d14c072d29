import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';

/** The pieces that the options are made of: real inputs, named, and drawn by pages.css. */

export function Section(props: { id: string; title: string; lede?: string; children: ComponentChildren }) {
  return (
    <section id={props.id} class="op-section" aria-labelledby={`${props.id}-title`} tabIndex={-1}>
      <h2 id={`${props.id}-title`}>{props.title}</h2>
      {props.lede && <p class="op-lede">{props.lede}</p>}
      {props.children}
    </section>
  );
}

/** A row that is not one group of inputs. */
export function Row(props: { label: string; children: ComponentChildren }) {
  return (
    <div class="op-row">
      <b>{props.label}</b>
      <div class="op-choices">{props.children}</div>
    </div>
  );
}

export interface Choice<T extends string> {
  value: T;
  label: string;
  lang?: string;
  after?: ComponentChildren;
}

/** One of several, as radio buttons: the browser's own keys work. */
export function Radios<T extends string>(props: {
  label: string;
  value: T;
  choices: Choice<T>[];
  disabled?: boolean;
  onChange(value: T): void;
}) {
  const id = useId();
  return (
    <div class="op-row" role="radiogroup" aria-labelledby={id}>
      <b id={id}>{props.label}</b>
      <div class="op-choices">
        {props.choices.map(({ value, label, lang, after }) => (
          <label key={value} class="op-choice">
            <input
              type="radio"
              class="radio"
              name={id}
              checked={props.value === value}
              disabled={props.disabled}
              onChange={() => props.onChange(value)}
            />
            <span lang={lang}>{label}</span>
            {after}
          </label>
        ))}
      </div>
    </div>
  );
}

/** On or off. `label` is the accessible name; what is seen beside it is the caller's. */
export function Switch(props: { label: string; on: boolean; disabled?: boolean; onChange(on: boolean): void }) {
  return (
    <input
      type="checkbox"
      role="switch"
      class="switch"
      aria-label={props.label}
      checked={props.on}
      disabled={props.disabled}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
    />
  );
}

/** A button that asks once more before it acts. Escape and "no" change nothing and give the focus back. */
export function Confirm(props: { label: string; question: string; yes: string; no: string; onYes(): void }) {
  const [asking, setAsking] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const refuse = useRef<HTMLButtonElement>(null);
  const id = useId();
  const asked = useRef(false);
  useEffect(() => {
    if (asking) refuse.current?.focus();
    else if (asked.current) opener.current?.focus();
    asked.current = asking;
  }, [asking]);
  if (!asking)
    return (
      <button type="button" class="btn" ref={opener} onClick={() => setAsking(true)}>
        {props.label}
      </button>
    );
  return (
    <div
      class="op-confirm"
      role="group"
      aria-labelledby={id}
      onKeyDown={(event) => event.key === 'Escape' && setAsking(false)}
    >
      <p id={id}>{props.question}</p>
      <button
        type="button"
        class="btn primary"
        onClick={() => {
          setAsking(false);
          props.onYes();
        }}
      >
        {props.yes}
      </button>
      <button type="button" class="btn" ref={refuse} onClick={() => setAsking(false)}>
        {props.no}
      </button>
    </div>
  );
}
