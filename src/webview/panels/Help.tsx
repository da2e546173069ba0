import { Fragment, useEffect, useRef } from 'react';
import { outlines } from '../../picture/outlines.js';
import { contractFieldWords, stateWords } from '../../picture/words.js';
import { useDesigner } from '../store.js';
import { IconButton } from './IconButton.js';

const keys: readonly (readonly [string, string])[] = [
  ['W  H  S  D …', 'Add what the palette shows, by its letter'],
  ['A', 'Add anything by its name (or double-click empty canvas)'],
  ['C', 'Hand off from the selected agent; lead the selected handoff to another'],
  ['F2', 'Rename'],
  ['Delete', 'Remove'],
  ['Arrow keys', 'Move the selection (Shift: further)'],
  ['Alt+arrow', 'Go to the neighbour'],
  ['Enter', 'Go to the inspector'],
  ['Shift+drag', 'Select with a box'],
  ['Ctrl+A  C  X  V  D', 'Select all, copy, cut, paste, duplicate'],
  ['Ctrl+Z  Ctrl+Y', 'Undo, redo'],
  ['Ctrl+F  /', 'Find'],
  ['F  Z', 'Show everything, show the selection'],
  ['+  −  0', 'Zoom (or Ctrl+wheel)'],
  ['L', 'Tidy'],
  ['F6', 'Next part of the window'],
];

const shapeWords = {
  store: 'A state store',
  log: 'The event log: every decision, to replay from',
  queue: 'A dead-letter queue, for people to review',
} as const;

/** What the shapes mean, and every key. */
export function Help() {
  const designer = useDesigner();
  const panel = useRef<HTMLDivElement>(null);
  const close = () => {
    designer.store.dispatch({ type: 'overlay', overlay: undefined });
    designer.view.current?.focus();
  };
  useEffect(() => panel.current?.focus(), []);
  return (
    <div
      ref={panel}
      className="help"
      role="dialog"
      aria-label="Legend and keys"
      tabIndex={-1}
      onKeyDown={event => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <div className="help-head">
        <h2>Legend</h2>
        <IconButton icon="close" label="Close" onClick={close} />
      </div>
      <dl className="legend">
        <dt>
          <span className="six" aria-hidden="true">
            {contractFieldWords.map((field, i) => (
              <i key={field} className={i < 4 ? 'has' : 'lacks'} />
            ))}
          </span>
        </dt>
        <dd>The six contract fields: {contractFieldWords.join(', ')}. Filled: carried. Hollow: missing.</dd>
        <dt>
          <span className="three" aria-hidden="true">
            {stateWords.map((word, i) => (
              <i key={word} className={i < 2 ? 'has' : 'lacks'} />
            ))}
          </span>
        </dt>
        <dd>The three categories of state: {stateWords.join(', ')}</dd>
        <dt className="pill-signs">
          <i className="codicon codicon-note" aria-hidden="true" />
          <i className="codicon codicon-link" aria-hidden="true" />
          <i className="codicon codicon-filter" aria-hidden="true" />
        </dt>
        <dd>How context crosses: as a summary, by reference to a store, only selected fields</dd>
        <dt className="pill-signs">
          <i className="codicon codicon-refresh" aria-hidden="true" />
          <i className="codicon codicon-list-tree" aria-hidden="true" />
        </dt>
        <dd>Failed deliveries are retried, then go to the dead letters; fans out, one handoff per item</dd>
        <dt>
          <svg width="44" height="12" aria-hidden="true">
            <path className="edge-line handoff" d="M0,6H34" markerEnd="url(#handoff-arrow)" />
          </svg>
        </dt>
        <dd>A handoff</dd>
        <dt>
          <svg width="44" height="12" aria-hidden="true">
            <path className="edge-line handoff returns" d="M0,6H34" markerEnd="url(#handoff-arrow)" />
          </svg>
        </dt>
        <dd>A return to the agent that asked</dd>
        <dt>
          <svg width="44" height="12" aria-hidden="true">
            <path className="edge-link store" d="M0,6H42" />
          </svg>
        </dt>
        <dd>Reads and writes a store, or dead-letters to a queue</dd>
        {(['store', 'log', 'queue'] as const).map(shape => (
          <Fragment key={shape}>
            <dt>
              <svg className={`legend-shape ${shape}`} viewBox="0 0 152 60" aria-hidden="true">
                <path d={outlines[shape](152, 60)} />
              </svg>
            </dt>
            <dd>{shapeWords[shape]}</dd>
          </Fragment>
        ))}
      </dl>
      <h2>Keys</h2>
      <dl className="keys">
        {keys.map(([press, what]) => (
          <div key={press}>
            <dt>
              <kbd>{press}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
