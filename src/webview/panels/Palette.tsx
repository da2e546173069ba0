import { agentRoles } from '../../contract/manifest/agent.js';
import { startPaletteDrag } from '../canvas/drop.js';
import { addAgent, addState } from '../making.js';
import { agentEntries, type PaletteEntry, stateEntries } from '../palette.js';
import { lockReason } from '../state.js';
import { useCanvas, useDesigner } from '../store.js';

/** What can be added: drag it onto the canvas, click it, or press its key there. */
export function Palette() {
  const pattern = useCanvas(state => state.drawing?.manifest.pattern);
  if (!pattern) return null;
  return (
    <>
      <Section title="Add" entries={agentEntries(pattern)} />
      <Section title="State" entries={stateEntries} />
    </>
  );
}

function Section({ title, entries }: { title: string; entries: readonly PaletteEntry[] }) {
  const designer = useDesigner();
  const locked = useCanvas(state => lockReason(state) !== undefined);
  function add({ item }: PaletteEntry) {
    const role = agentRoles.find(known => known === item);
    if (role) addAgent(designer, role);
    else if (item === 'store' || item === 'deadLetterQueue') addState(designer, item);
    designer.view.current?.focus();
  }
  return (
    <section className="palette" aria-label={title}>
      <h2>{title}</h2>
      {entries.map(entry => (
        <button
          key={entry.item}
          type="button"
          className="row palette-row"
          title={`${entry.help}. Drag it onto the canvas, click, or press ${entry.key.toUpperCase()}.`}
          draggable={!locked}
          disabled={locked}
          data-palette={entry.item}
          onDragStart={event => startPaletteDrag(event, entry.item)}
          onClick={() => add(entry)}
        >
          <span className="swatch" data-role={entry.item} aria-hidden="true" />
          <span className="row-label">{entry.word}</span>
          <kbd>{entry.key.toUpperCase()}</kbd>
        </button>
      ))}
    </section>
  );
}
