import { useRef } from 'preact/hooks';
import type { SidebarActions } from './types';
import { useWords } from './words';

export const WIDTH = { least: 320, most: 560, usual: 380 };
const clamp = (width: number) => Math.round(Math.min(WIDTH.most, Math.max(WIDTH.least, width)));

/** The edge of the docked sidebar: drag it, or move it with the arrow keys, Home and End. */
export function Grip({ dock }: { dock: NonNullable<SidebarActions['dock']> }) {
  const { t } = useWords();
  const width = dock.width ?? WIDTH.usual;
  const drag = useRef<{ x: number; width: number } | null>(null);
  const outward = dock.side === 'right' ? -1 : 1;
  const onKeyDown = (event: KeyboardEvent) => {
    const to = {
      ArrowLeft: width - 16 * outward,
      ArrowRight: width + 16 * outward,
      Home: WIDTH.least,
      End: WIDTH.most,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    dock.resize(clamp(to));
  };
  return (
    <div
      class="grip"
      role="separator"
      aria-orientation="vertical"
      aria-label={t('sidebar_width')}
      aria-valuenow={width}
      aria-valuemin={WIDTH.least}
      aria-valuemax={WIDTH.most}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => {
        if (drag.current) dock.resize(clamp(drag.current.width + (event.clientX - drag.current.x) * outward));
      }}
      onPointerUp={() => (drag.current = null)}
      onPointerCancel={() => (drag.current = null)}
    />
  );
}
