import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Position } from '../../contract/edit/intent.js';
import { useDesigner } from '../store.js';

/** One entry of a menu; a missing `run` makes a separator. */
export interface MenuEntry {
  readonly key: string;
  readonly label: string;
  readonly shortcut?: string;
  readonly swatch?: string;
  readonly disabled?: boolean;
  readonly separated?: boolean;
  /** Why it is disabled. */
  readonly reason?: string;
  run(): void;
}

interface MenuProps {
  readonly label: string;
  readonly screen: Position;
  readonly entries: readonly MenuEntry[];
}

/** A menu at a point of the screen, kept inside the window. */
export function Menu({ label, screen, entries }: MenuProps) {
  const designer = useDesigner();
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState(screen);

  useLayoutEffect(() => {
    const size = box.current?.getBoundingClientRect();
    if (size)
      setPlace({
        x: Math.max(4, Math.min(screen.x, window.innerWidth - size.width - 4)),
        y: Math.max(4, Math.min(screen.y, window.innerHeight - size.height - 4)),
      });
  }, [screen]);

  const close = () => designer.store.dispatch({ type: 'overlay', overlay: undefined });
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('[role=menuitem]:not([aria-disabled=true])')?.focus();
    const outside = (event: Event) => {
      if (!(event.target instanceof Node && box.current?.contains(event.target)))
        designer.store.dispatch({ type: 'overlay', overlay: undefined });
    };
    window.addEventListener('pointerdown', outside, true);
    window.addEventListener('blur', outside);
    return () => {
      window.removeEventListener('pointerdown', outside, true);
      window.removeEventListener('blur', outside);
    };
  }, [designer]);

  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation();
    const items = [...(box.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      items[(to + items.length) % items.length]?.focus();
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      close();
      designer.view.current?.focus();
    }
  }

  return (
    <div
      ref={box}
      className="menu"
      role="menu"
      aria-label={label}
      style={{ left: place.x, top: place.y }}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {entries.map(entry => (
        <button
          key={entry.key}
          type="button"
          role="menuitem"
          className={`row menu-row${entry.separated ? ' separated' : ''}`}
          aria-disabled={entry.disabled ?? false}
          title={entry.reason}
          onClick={() => {
            if (entry.disabled) {
              if (entry.reason) designer.say(entry.reason);
              return;
            }
            close();
            designer.view.current?.focus();
            entry.run();
          }}
        >
          {entry.swatch && <span className="swatch" data-role={entry.swatch} aria-hidden="true" />}
          <span className="row-label">{entry.label}</span>
          {entry.shortcut && <kbd>{entry.shortcut}</kbd>}
        </button>
      ))}
    </div>
  );
}
