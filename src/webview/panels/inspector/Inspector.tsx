import { useState } from 'react';
import { later } from '../../later.js';
import { exists } from '../../state.js';
import { useCanvas } from '../../store.js';
import { Splitter } from './Splitter.js';

const Details = later(rest => rest.Details);

/** Details of what is selected: generated from the contract model, with its problems and its contract in sight. */
export function Inspector() {
  const selection = useCanvas(state => state.selection);
  const drawing = useCanvas(state => state.drawing);
  const [width, setWidth] = useState(() => (window.innerWidth < 1150 ? 320 : 340));
  const [only] = selection;
  const ref = selection.length === 1 && only && drawing && exists(drawing, only) ? only : undefined;
  return (
    <aside className="side right inspector" aria-label="Inspector" style={{ width }}>
      <Splitter width={width} onResize={setWidth} />
      {selection.length > 1 ? (
        <p className="inspector-many">
          <b>{selection.length} selected.</b> Arrow keys move them together; right-click (or Shift+F10) aligns
          and spreads them.
        </p>
      ) : (
        <Details key={ref ? `${ref.kind}:${ref.id}` : ''} target={ref} />
      )}
    </aside>
  );
}
