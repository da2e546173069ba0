import { type KeyboardEvent, memo, useDeferredValue, useMemo, useRef, useState } from 'react';
import { removeSelection } from '../changing.js';
import { addSideEffect, addState, addType } from '../making.js';
import { markOf, markWords, worstOf } from '../marks.js';
import { listRows, type OutlineRow } from '../outline.js';
import { focusInspector } from '../regions.js';
import { useCanvas, useDesigner } from '../store.js';

/** Rows are rendered near the scrolled part only: a thousand agents stay quick. */
const rowHeight = 22;
const overscan = 12;

/** The workflow as a tree: whatever can be done on the canvas can be done here by keyboard. */
export function Outline() {
  const designer = useDesigner();
  const shown = useCanvas(state => state.drawing?.manifest);
  // Listed just after the first picture, which would wait for it.
  const isListed = useDeferredValue(true, false);
  const manifest = isListed ? shown : undefined;
  const selection = useCanvas(state => state.selection);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState<string>();
  const [scroll, setScroll] = useState({ top: 0, height: 600 });
  const tree = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => (manifest ? listRows(manifest, closed) : []), [manifest, closed]);

  const selected = selection.at(-1);
  const selectedKey = selected && `${selected.kind}:${selected.id}`;
  const currentKey = focused ?? selectedKey;
  const index = Math.max(
    0,
    rows.findIndex(row => row.key === currentKey),
  );
  const current = rows[index];

  function go(to: number) {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (!row) return;
    setFocused(row.key);
    choose(row);
    const box = tree.current;
    if (!box) return;
    const top = rows.indexOf(row) * rowHeight;
    if (top < box.scrollTop) box.scrollTop = top;
    if (top + rowHeight > box.scrollTop + box.clientHeight)
      box.scrollTop = top + rowHeight - box.clientHeight;
  }

  function choose(row: OutlineRow) {
    if (!row.ref) return;
    designer.select([row.ref]);
    designer.view.current?.show(row.ref);
  }

  function toggle(row: OutlineRow, open: boolean) {
    const next = new Set(closed);
    if (open) next.delete(row.key);
    else next.add(row.key);
    setClosed(next);
  }

  function rename(row: OutlineRow) {
    if (!row.ref || !designer.mayEdit()) return;
    designer.select([row.ref]);
    designer.store.dispatch({ type: 'rename', target: row.ref, where: 'title' });
  }

  function add(row: OutlineRow) {
    // What was added is selected, and the tree goes on from there.
    setFocused(undefined);
    if (row.holds === 'type') addType(designer);
    else if (row.holds === 'sideEffect') addSideEffect(designer);
    else if (row.holds === 'store' || row.holds === 'deadLetterQueue') addState(designer, row.holds);
  }

  function connect(row: OutlineRow) {
    if (row.ref?.kind === 'agent' && designer.mayEdit())
      designer.store.dispatch({ type: 'overlay', overlay: { kind: 'connect', from: row.ref.id } });
  }

  /** False when the key is not the tree's. */
  function act(key: string, row: OutlineRow): boolean {
    const parent = rows.slice(0, index).findLastIndex(other => other.depth < row.depth);
    if (key === 'ArrowDown') go(index + 1);
    else if (key === 'ArrowUp') go(index - 1);
    else if (key === 'Home') go(0);
    else if (key === 'End') go(rows.length - 1);
    else if (key === 'ArrowRight' && row.open === false) toggle(row, true);
    else if (key === 'ArrowRight' && row.open) go(index + 1);
    else if (key === 'ArrowLeft' && row.open) toggle(row, false);
    else if (key === 'ArrowLeft' && parent >= 0) go(parent);
    else if ((key === 'Insert' || key === '+' || key === 'Enter') && row.holds) add(row);
    else if (key === 'Enter') focusInspector();
    else if (key === 'F2') rename(row);
    else if (key === 'Delete') removeSelection(designer);
    else if (key === 'c') connect(row);
    else return false;
    return true;
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!current || event.ctrlKey || event.metaKey || event.altKey || !act(event.key, current)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  const first = Math.max(0, Math.floor(scroll.top / rowHeight) - overscan);
  const last = Math.min(rows.length, Math.ceil((scroll.top + scroll.height) / rowHeight) + overscan);
  return (
    <section className="outline" aria-label="Outline">
      <h2 id="outline-title">Outline</h2>
      <div
        ref={tree}
        className="tree"
        role="tree"
        aria-labelledby="outline-title"
        tabIndex={0}
        aria-activedescendant={
          current && index >= first && index < last ? `outline-${current.key}` : undefined
        }
        onKeyDown={onKeyDown}
        onFocus={() => setFocused(selectedKey ?? rows[0]?.key)}
        onBlur={() => setFocused(undefined)}
        onScroll={event => {
          const { scrollTop: top, clientHeight: height } = event.currentTarget;
          setScroll({ top, height });
        }}
      >
        <div style={{ height: first * rowHeight }} />
        {rows.slice(first, last).map(row => (
          <Row
            key={row.key}
            row={row}
            selected={row.key === selectedKey}
            focused={row.key === focused}
            onPick={() => (row.ref ? choose(row) : toggle(row, !row.open))}
            onToggle={() => toggle(row, !row.open)}
            onAdd={() => add(row)}
          />
        ))}
        <div style={{ height: (rows.length - last) * rowHeight }} />
      </div>
    </section>
  );
}

interface RowProps {
  readonly row: OutlineRow;
  readonly selected: boolean;
  readonly focused: boolean;
  onPick(): void;
  onToggle(): void;
  onAdd(): void;
}

const Row = memo(function Row({ row, selected, focused, onPick, onToggle, onAdd }: RowProps) {
  const mark = useCanvas(state => (row.ref ? markOf(state.problems, row.ref) : undefined));
  const role = useCanvas(state => {
    const agents = state.drawing?.manifest.agents;
    return row.ref?.kind === 'agent' && agents && Object.hasOwn(agents, row.ref.id)
      ? agents[row.ref.id]?.role
      : row.ref?.kind;
  });
  const worst = worstOf(mark);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the keys; rows are its active descendants
    // biome-ignore lint/a11y/useFocusableInteractive: see above
    <div
      id={`outline-${row.key}`}
      className={`row tree-row${selected ? ' selected' : ''}${focused ? ' focused' : ''}${row.ref ? '' : ' group'}`}
      role="treeitem"
      aria-level={row.depth + 1}
      aria-posinset={row.place}
      aria-setsize={row.of}
      aria-selected={selected}
      aria-expanded={row.open}
      data-depth={row.depth}
      onClick={onPick}
    >
      {row.open === undefined ? (
        <span className="twistie" />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: the tree has the keys
        // biome-ignore lint/a11y/useKeyWithClickEvents: see above
        <i
          className={`twistie codicon codicon-chevron-${row.open ? 'down' : 'right'}`}
          onClick={event => {
            event.stopPropagation();
            onToggle();
          }}
        />
      )}
      {row.ref && row.ref.kind !== 'handoff' && <span className="swatch" data-role={role} />}
      <span className="row-label">
        {row.ref?.kind === 'handoff' && <span className="unseen">hands off to</span>}
        {row.label}
      </span>
      <span className="row-detail">{row.detail}</span>
      {row.holds && (
        // biome-ignore lint/a11y/noStaticElementInteractions: Insert does the same by keyboard
        // biome-ignore lint/a11y/useKeyWithClickEvents: see above
        <i
          className="codicon codicon-add row-add"
          title={`Add to ${row.label.toLowerCase()} (Insert)`}
          onClick={event => {
            event.stopPropagation();
            onAdd();
          }}
        />
      )}
      {worst && mark && (
        <span className={`count ${worst}`} title={markWords(mark)}>
          {worst === 'error' ? mark.errors : mark.warnings}
          <span className="unseen">{worst === 'error' ? ' errors' : ' warnings'}</span>
        </span>
      )}
    </div>
  );
});
