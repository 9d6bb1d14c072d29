import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './icons';

/** `null` is a rule between groups. */
export type MenuItem = { label: string; act: () => void } | null;

/** A button with three dots and its menu: arrow keys, Home and End move; Escape and leaving close it. */
export function Menu({ label, items }: { label: string; items: MenuItem[] }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const entries = () => [...(menu.current?.querySelectorAll('button') ?? [])];

  useEffect(() => {
    if (open) entries()[0]?.focus();
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const all = entries();
    const at = all.indexOf(event.target as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Escape') {
      // Closes the menu and not the card that it stands in.
      event.stopPropagation();
      close();
    } else if (to !== undefined) {
      all.at(to % all.length)?.focus();
    } else return;
    event.preventDefault();
  };
  const onFocusOut = (event: FocusEvent) => {
    if (!(event.currentTarget as Element).contains(event.relatedTarget as Node | null)) setOpen(false);
  };

  return (
    <div class="menu-at" onFocusOut={onFocusOut}>
      <button
        type="button"
        ref={button}
        class="icon-btn"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="more" />
      </button>
      {open && (
        <div class="menu" role="menu" aria-label={label} ref={menu} onKeyDown={onKeyDown}>
          {items.map((item, i) =>
            item ? (
              <button
                type="button"
                role="menuitem"
                tabIndex={-1}
                key={item.label}
                onClick={() => {
                  close();
                  item.act();
                }}
              >
                {item.label}
              </button>
            ) : (
              <hr key={i} />
            ),
          )}
        </div>
      )}
    </div>
  );
}
