import type { Position } from '../../contract/edit/intent.js';
import { nodeIdOf } from '../../contract/index.js';
import { agentRoles } from '../../contract/manifest/agent.js';
import { type Arrangement, arrange } from '../canvas/arrange.js';
import { sizes } from '../canvas/sizes.js';
import { duplicateSelection, removeSelection, tidy } from '../changing.js';
import { addAgent, addState } from '../making.js';
import { agentEntries, stateEntries } from '../palette.js';
import { lockReason } from '../state.js';
import { useCanvas, useDesigner } from '../store.js';
import { Menu, type MenuEntry } from './Menu.js';

const arrangementWords: readonly (readonly [Arrangement, string])[] = [
  ['left', 'Align left edges'],
  ['centre', 'Align centres'],
  ['right', 'Align right edges'],
  ['top', 'Align top edges'],
  ['middle', 'Align middles'],
  ['bottom', 'Align bottom edges'],
  ['spread-x', 'Spread horizontally'],
  ['spread-y', 'Spread vertically'],
];

/** What can be done with the selection, or here on empty canvas. */
export function ContextMenu({ at, screen }: { at: Position; screen: Position }) {
  const designer = useDesigner();
  const selection = useCanvas(state => state.selection);
  const drawing = useCanvas(state => state.drawing);
  const locked = useCanvas(state => lockReason(state) !== undefined);
  if (!drawing) return null;
  const [only] = selection;
  const cards = new Map(
    drawing.flow.nodes
      .filter(node => selection.some(ref => nodeIdOf(ref) === node.id))
      .map(node => [node.id, { ...node.position, ...sizes[node.kind] }] as const),
  );
  const entries: MenuEntry[] = [];
  if (selection.length === 0) {
    for (const { item, word, key } of [...agentEntries(drawing.manifest.pattern), ...stateEntries])
      entries.push({
        key: item,
        label: `Add ${word.toLowerCase()}`,
        shortcut: key.toUpperCase(),
        swatch: item,
        disabled: locked,
        run() {
          const role = agentRoles.find(known => known === item);
          const corner = { x: Math.round(at.x), y: Math.round(at.y) };
          if (role) addAgent(designer, role, corner);
          else if (item === 'store' || item === 'deadLetterQueue') addState(designer, item, corner);
        },
      });
    entries.push({
      key: 'tidy',
      label: 'Tidy',
      shortcut: 'L',
      separated: true,
      disabled: locked,
      run: () => tidy(designer),
    });
    entries.push({
      key: 'fit',
      label: 'Show everything',
      shortcut: 'F',
      run: () => designer.view.current?.fit(),
    });
  } else {
    if (only?.kind === 'agent' && selection.length === 1)
      entries.push({
        key: 'connect',
        label: 'Hand off to…',
        shortcut: 'C',
        disabled: locked,
        run: () => designer.store.dispatch({ type: 'overlay', overlay: { kind: 'connect', from: only.id } }),
      });
    if (only?.kind === 'handoff' && selection.length === 1) {
      const { from } = drawing.manifest.handoffs[only.id] ?? {};
      if (from !== undefined)
        entries.push({
          key: 'lead',
          label: 'Lead to another agent…',
          shortcut: 'C',
          disabled: locked,
          run: () =>
            designer.store.dispatch({
              type: 'overlay',
              overlay: { kind: 'connect', from, handoff: only.id },
            }),
        });
    }
    if (selection.length === 1 && only)
      entries.push({
        key: 'rename',
        label: 'Rename',
        shortcut: 'F2',
        disabled: locked,
        run: () => designer.store.dispatch({ type: 'rename', target: only }),
      });
    entries.push({
      key: 'duplicate',
      label: 'Duplicate',
      shortcut: 'Ctrl+D',
      disabled: locked,
      run: () => duplicateSelection(designer),
    });
    entries.push({
      key: 'remove',
      label: 'Remove',
      shortcut: 'Del',
      disabled: locked,
      run: () => removeSelection(designer),
    });
    if (only)
      entries.push({
        key: 'text',
        label: 'Show in text',
        separated: true,
        run: () => designer.post({ type: 'open-text', target: only }),
      });
    for (const [i, [arrangement, label]] of arrangementWords.entries()) {
      const spread = arrangement.startsWith('spread');
      if (cards.size < (spread ? 3 : 2)) continue;
      entries.push({
        key: arrangement,
        label,
        separated: i === 0,
        disabled: locked,
        run() {
          const positions = arrange(cards, arrangement);
          if (Object.keys(positions).length > 0) designer.edit(label, [{ type: 'move', positions }]);
        },
      });
    }
  }
  return <Menu label="Canvas" screen={screen} entries={entries} />;
}
