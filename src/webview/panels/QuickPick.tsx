import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useDesigner } from '../store.js';

/** One choice of a quick pick. */
export interface Choice {
  readonly key: string;
  readonly label: string;
  readonly detail?: string;
  readonly icon?: string;
  readonly swatch?: string;
  /** Why it cannot be chosen; it stays in the list, so that the reason can be read. */
  readonly reason?: string;
}

interface QuickPickProps {
  readonly title: string;
  readonly placeholder: string;
  readonly choices: (text: string) => readonly Choice[];
  readonly start?: string;
  readonly footer?: ReactNode;
  onPick(choice: Choice): void;
}

/** VS Code's way to choose: type to filter, arrows to move, Enter to take, Escape to leave. */
export function QuickPick({ title, placeholder, choices, start = '', footer, onPick }: QuickPickProps) {
  const designer = useDesigner();
  const [text, setText] = useState(start);
  const [index, setIndex] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const shown = choices(text).slice(0, 100);
  const current = Math.min(index, shown.length - 1);

  useEffect(() => {
    const before = document.activeElement;
    input.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const close = () => designer.store.dispatch({ type: 'overlay', overlay: undefined });
  function pick(choice: Choice | undefined) {
    if (!choice) return;
    if (choice.reason) return designer.say(choice.reason);
    close();
    onPick(choice);
  }
  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation();
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const move = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined;
    if (move !== undefined) {
      event.preventDefault();
      const wrapped =
        Math.abs(move) === 1 ? (current + move + shown.length) % Math.max(1, shown.length) : current + move;
      setIndex(Math.max(0, Math.min(shown.length - 1, wrapped)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      pick(shown[current]);
    } else if (event.key === 'Escape') close();
  }

  return (
    <div className="quick-pick" role="dialog" aria-label={title}>
      <div className="quick-title">{title}</div>
      <input
        ref={input}
        className="quick-input"
        value={text}
        placeholder={placeholder}
        aria-label={placeholder}
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={shown[current] ? `${id}-${current}` : undefined}
        aria-autocomplete="list"
        spellCheck={false}
        onChange={event => {
          setText(event.target.value);
          setIndex(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={event => {
          if (
            !(
              event.relatedTarget instanceof Node &&
              event.currentTarget.parentElement?.contains(event.relatedTarget)
            )
          )
            close();
        }}
      />
      <div ref={list} id={id} className="quick-list" role="listbox" aria-label={title}>
        {shown.map((choice, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input above has the keys
          // biome-ignore lint/a11y/useFocusableInteractive: options are active descendants of the input
          <div
            key={choice.key}
            id={`${id}-${i}`}
            className={`row quick-row${i === current ? ' focused' : ''}${choice.reason ? ' refused' : ''}`}
            role="option"
            aria-selected={i === current}
            aria-disabled={choice.reason !== undefined}
            onPointerDown={event => event.preventDefault()}
            onClick={() => pick(choice)}
          >
            {choice.swatch && <span className="swatch" data-role={choice.swatch} />}
            {choice.icon && <i className={`codicon codicon-${choice.icon}`} aria-hidden="true" />}
            <span className="row-label">{choice.label}</span>
            <span className="row-detail">{choice.reason ?? choice.detail}</span>
          </div>
        ))}
        {shown.length === 0 && <p className="quick-none">Nothing found.</p>}
      </div>
      {footer}
    </div>
  );
}
