import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';

interface TabsProps<T extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly id: T; readonly word: string; readonly mark?: ReactNode }[];
  readonly active: T;
  readonly children: ReactNode;
  onChange(id: T): void;
}

/** Tabs as VS Code's panels have them; arrow keys move between them. */
export function Tabs<T extends string>({ label, tabs, active, children, onChange }: TabsProps<T>) {
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  function onKeyDown(event: KeyboardEvent) {
    const at = tabs.findIndex(tab => tab.id === active);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = tabs[(to + tabs.length) % tabs.length];
    if (!next) return;
    onChange(next.id);
    list.current?.querySelector<HTMLElement>(`#${CSS.escape(`${base}${next.id}`)}`)?.focus();
  }
  return (
    <>
      <div ref={list} className="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
        {tabs.map(tab => (
          <button
            key={tab.id}
            id={`${base}${tab.id}`}
            type="button"
            role="tab"
            className="tab"
            aria-selected={tab.id === active}
            aria-controls={`${base}panel`}
            tabIndex={tab.id === active ? 0 : -1}
            onClick={() => onChange(tab.id)}
          >
            {tab.word}
            {tab.mark}
          </button>
        ))}
      </div>
      <div id={`${base}panel`} className="tab-panel" role="tabpanel" aria-labelledby={`${base}${active}`}>
        {children}
      </div>
    </>
  );
}
