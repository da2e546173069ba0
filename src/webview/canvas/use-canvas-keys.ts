import { useReactFlow, useStoreApi } from '@xyflow/react';
import {
  type ClipboardEvent,
  type Dispatch,
  type KeyboardEvent,
  type SetStateAction,
  useMemo,
  useRef,
} from 'react';
import type { Position } from '../../contract/edit/intent.js';
import { entityOfNode, nodeIdOf } from '../../contract/index.js';
import { agentRoles } from '../../contract/manifest/agent.js';
import { copyText, duplicateSelection, pasteText, removeSelection, selectAll, tidy } from '../changing.js';
import { type KeyAction, readKey } from '../keymap.js';
import { addAgent, addState } from '../making.js';
import { agentEntries, stateEntries } from '../palette.js';
import { focusInspector } from '../regions.js';
import { useCanvas, useDesigner } from '../store.js';
import type { CanvasNode } from './nodes.js';
import { motion } from './use-view.js';
import { type Direction, endOf, nextStop, type Stop } from './walk.js';

interface Parts {
  readonly nodes: readonly CanvasNode[];
  readonly setNodes: Dispatch<SetStateAction<CanvasNode[]>>;
  readonly holding: Map<string, Position>;
  readonly startRename: () => void;
}

/** Arrow presses closer together than this are one move, and one undo. */
const settleMs = 500;

const isField = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;

/** The canvas's keys and clipboard. */
export function useCanvasKeys({ nodes, setNodes, holding, startRename }: Parts) {
  const designer = useDesigner();
  const flow = useReactFlow();
  const api = useStoreApi();
  const pattern = useCanvas(state => state.drawing?.manifest.pattern);
  const settle = useRef<ReturnType<typeof setTimeout>>(undefined);
  const entries = useMemo(() => [...(pattern ? agentEntries(pattern) : []), ...stateEntries], [pattern]);
  const paletteKeys = useMemo(() => new Set(entries.map(entry => entry.key)), [entries]);

  function flushNudges() {
    clearTimeout(settle.current);
    if (holding.size === 0) return;
    const positions = Object.fromEntries(holding);
    holding.clear();
    const ids = Object.keys(positions);
    designer.edit(`Move ${ids.length === 1 ? entityOfNode(ids[0] ?? '').id : `${ids.length} cards`}`, [
      { type: 'move', positions },
    ]);
  }

  function nudge(dx: number, dy: number) {
    const chosen = new Set(designer.store.get().selection.flatMap(ref => nodeIdOf(ref) ?? []));
    if (chosen.size === 0 || !designer.mayEdit()) return;
    for (const node of nodes) {
      if (!chosen.has(node.id)) continue;
      const from = holding.get(node.id) ?? node.position;
      holding.set(node.id, { x: Math.round(from.x + dx), y: Math.round(from.y + dy) });
    }
    setNodes(before =>
      before.map(node => {
        const position = holding.get(node.id);
        return position ? { ...node, position } : node;
      }),
    );
    clearTimeout(settle.current);
    settle.current = setTimeout(flushNudges, settleMs);
  }

  /** Everything that can be walked to, with its middle on the canvas. */
  function listStops(): Stop[] {
    const stops: Stop[] = [];
    const middles = new Map<string, Position>();
    for (const { id, position, width = 0, height = 0 } of nodes) {
      const middle = { x: position.x + width / 2, y: position.y + height / 2 };
      middles.set(id, middle);
      stops.push({ ref: entityOfNode(id), ...middle });
    }
    for (const edge of designer.store.get().drawing?.flow.edges ?? []) {
      const from = middles.get(edge.source);
      const to = middles.get(edge.target);
      if (edge.handoff && from && to) {
        const t = edge.handoff.returns ? 0.3 : 0.5;
        stops.push({
          ref: { kind: 'handoff', id: edge.id },
          x: from.x + (to.x - from.x) * t,
          y: from.y + (to.y - from.y) * t,
        });
      }
    }
    return stops;
  }

  function walk(direction: Direction) {
    const stops = listStops();
    const current = designer.store.get().selection.at(-1);
    const at = stops.find(({ ref }) => ref.kind === current?.kind && ref.id === current.id);
    const next = at ? (endInDirection(stops, at, direction) ?? nextStop(stops, at, direction)) : stops[0];
    if (next) {
      designer.select([next.ref]);
      designer.view.current?.show(next.ref);
    }
  }

  function endInDirection(stops: readonly Stop[], at: Stop, direction: Direction): Stop | undefined {
    const handoff =
      at.ref.kind === 'handoff' ? designer.store.get().drawing?.manifest.handoffs[at.ref.id] : undefined;
    if (!handoff) return undefined;
    const ends = stops.filter(
      ({ ref }) => ref.kind === 'agent' && (ref.id === handoff.from || ref.id === handoff.to),
    );
    return endOf(ends, at, direction);
  }

  function add(key: string) {
    const entry = entries.find(candidate => candidate.key === key);
    if (!entry) return;
    const role = agentRoles.find(known => known === entry.item);
    if (role) addAgent(designer, role);
    else if (entry.item === 'store' || entry.item === 'deadLetterQueue') addState(designer, entry.item);
  }

  const run: Record<Exclude<KeyAction['do'], 'nudge' | 'walk' | 'add'>, () => void> = {
    connect() {
      const { selection, drawing } = designer.store.get();
      const [only] = selection;
      const handoff =
        selection.length === 1 && only?.kind === 'handoff' ? drawing?.manifest.handoffs[only.id] : undefined;
      if (handoff && only) {
        if (designer.mayEdit())
          designer.store.dispatch({
            type: 'overlay',
            overlay: { kind: 'connect', from: handoff.from, handoff: only.id },
          });
        return;
      }
      const from = selection.findLast(ref => ref.kind === 'agent');
      if (!from)
        designer.say('Select the agent that hands over, or the handoff to lead elsewhere, then press C.');
      else if (designer.mayEdit())
        designer.store.dispatch({ type: 'overlay', overlay: { kind: 'connect', from: from.id } });
    },
    'add-any'() {
      if (designer.mayEdit()) designer.store.dispatch({ type: 'overlay', overlay: { kind: 'add' } });
    },
    rename: startRename,
    inspect: focusInspector,
    remove: () => removeSelection(designer),
    cancel() {
      if (designer.store.get().overlay) designer.store.dispatch({ type: 'overlay', overlay: undefined });
      else designer.select([]);
    },
    'select-all': () => selectAll(designer),
    duplicate: () => duplicateSelection(designer),
    search: () => designer.store.dispatch({ type: 'overlay', overlay: { kind: 'search' } }),
    fit: () => designer.view.current?.fit(),
    'zoom-selection': () => designer.view.current?.zoomTo(designer.store.get().selection),
    'zoom-in': () => void flow.zoomIn({ duration: motion(120) }),
    'zoom-out': () => void flow.zoomOut({ duration: motion(120) }),
    'zoom-reset': () => void flow.zoomTo(1, { duration: motion(120) }),
    tidy: () => tidy(designer),
    help: () => designer.store.dispatch({ type: 'overlay', overlay: { kind: 'help' } }),
    menu() {
      const [ref] = designer.store.get().selection;
      const node = ref && nodeIdOf(ref);
      const element = node
        ? document.querySelector(`.react-flow__node[data-id="${CSS.escape(node)}"]`)
        : undefined;
      const box = (element ?? api.getState().domNode)?.getBoundingClientRect();
      const screen = { x: (box?.left ?? 0) + 24, y: (box?.top ?? 0) + 24 };
      designer.store.dispatch({
        type: 'overlay',
        overlay: { kind: 'menu', screen, at: flow.screenToFlowPosition(screen) },
      });
    },
  };

  return {
    onKeyDown(event: KeyboardEvent) {
      if (isField(event.target)) return;
      const action = readKey(event, paletteKeys);
      if (!action) return;
      // What the canvas takes, VS Code must not take as well.
      event.preventDefault();
      event.stopPropagation();
      if (action.do !== 'nudge') flushNudges();
      if (action.do === 'nudge') nudge(action.dx, action.dy);
      else if (action.do === 'walk') walk(action.direction);
      else if (action.do === 'add') add(action.key);
      else run[action.do]();
    },
    onCopy(event: ClipboardEvent) {
      const text = isField(event.target) ? undefined : copyText(designer);
      if (!text) return;
      event.preventDefault();
      event.clipboardData.setData('text/plain', text);
      designer.say('Copied.');
    },
    onCut(event: ClipboardEvent) {
      const text = isField(event.target) ? undefined : copyText(designer);
      if (!text || !designer.mayEdit()) return;
      event.preventDefault();
      event.clipboardData.setData('text/plain', text);
      removeSelection(designer);
    },
    onPaste(event: ClipboardEvent) {
      if (isField(event.target)) return;
      event.preventDefault();
      pasteText(designer, event.clipboardData.getData('text/plain'));
    },
  };
}
