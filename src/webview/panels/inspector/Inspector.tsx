import { useCanvas } from '../../store.js';

/** Details of what is selected. */
export function Inspector() {
  const selection = useCanvas(state => state.selection);
  const manifest = useCanvas(state => state.drawing?.manifest);
  const [only] = selection;
  return (
    <aside className="side right inspector" aria-label="Inspector">
      <h2>{selection.length === 1 ? only?.id : manifest?.name}</h2>
    </aside>
  );
}
