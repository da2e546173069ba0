import {
  applyNodeChanges,
  type NodeChange,
  ReactFlow,
  useStore,
  useStoreApi,
  type Viewport,
} from '@xyflow/react';
import { type DragEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { EntityRef } from '../../contract/edit/intent.js';
import { entityOfNode, nodeIdOf } from '../../contract/index.js';
import { useCanvas, useDesigner } from '../store.js';
import { AgentCard } from './AgentCard.js';
import { ConnectContext, LeadContext, useConnect } from './connect.js';
import { openMenu } from './context-menu.js';
import { type Detail, DetailContext, detailAt, largeWorkflow } from './detail.js';
import { dropped, isPalette } from './drop.js';
import { EdgeLayer } from './EdgeLayer.js';
import { EmptyHint } from './EmptyHint.js';
import { MiniMap } from './MiniMap.js';
import { type CanvasNode, elementIdOf, syncNodes } from './nodes.js';
import { ArrowHead, ConnectionLine, Guides } from './Overlays.js';
import { StateShape } from './StateShape.js';
import { type Guide, snap } from './snap.js';
import { useCanvasKeys } from './use-canvas-keys.js';
import { useInSight } from './use-in-sight.js';
import { useView } from './use-view.js';
import { ZoomBar } from './ZoomBar.js';

// Hoisted: a new object each time would mount every card again.
const nodeTypes = { agent: AgentCard, store: StateShape, queue: StateShape };
const nothing: never[] = [];
const panButtons = [0, 1];
const multiKeys = ['Shift', 'Meta', 'Control'];
const zoomKeys = ['Control', 'Meta'];
/** More cards than this, and they cast no blurred shadow. */
const fewCards = 40;
const help =
  'Alt and arrow keys go from card to card, arrow keys move the selection, C hands off or leads a handoff elsewhere, F2 renames, Delete removes, Enter goes to the inspector, question mark lists every key. The outline tree does all of this as well.';
const noAttribution = { hideAttribution: true };

interface CanvasProps {
  readonly locked: boolean;
  readonly firstNodes: CanvasNode[];
  readonly firstViewport: Viewport;
}

/** The workflow as a picture that can be worked on. */
export function Canvas({ locked, firstNodes, firstViewport }: CanvasProps) {
  const designer = useDesigner();
  const flow = useCanvas(state => state.drawing?.flow);
  const selection = useCanvas(state => state.selection);
  const moved = useCanvas(state => state.moved);
  const arrival = useCanvas(state => state.arrival);
  const arrangement = useCanvas(state => state.drawing?.arrangement);
  const active = selection.at(-1);
  const [nodes, setNodes] = useState(firstNodes);
  const [guides, setGuides] = useState<readonly Guide[]>(nothing);
  const holding = useRef(new Map<string, { x: number; y: number }>());
  const api = useStoreApi();
  // The library's store hears of the first viewport only after the first drawing, which would be one of another zoom.
  useState(() => {
    const { x, y, zoom } = firstViewport;
    api.setState({ transform: [x, y, zoom] });
  });
  const { connect, lead, pointer } = useConnect();
  const isLarge = nodes.length > largeWorkflow;
  const detail = useStore(state => detailAt(state.transform[2], isLarge));
  const inSight = useInSight(nodes);
  const container = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    if (!flow) return;
    setNodes(before => syncNodes(before, flow, selection, { moved, holding: holding.current }));
  }, [flow, selection, moved]);

  useEffect(() => {
    if (arrival) return onceDrawn(() => designer.view.current?.show(arrival));
  }, [arrival, designer]);

  const seenArrangement = useRef(arrangement);
  useEffect(() => {
    if (seenArrangement.current === arrangement) return;
    seenArrangement.current = arrangement;
    return onceDrawn(() => designer.view.current?.fit());
  }, [arrangement, designer]);

  const onMoveEnd = useView(container, nodes);
  // Handlers keep their identity: a new one would draw every card again, each frame of a drag.
  const startRename = useCallback(() => {
    const target = designer.store.get().selection.at(-1);
    if (!target || !designer.mayEdit()) return;
    // From afar a name on a card could not be read.
    const where = detail === 'near' ? 'canvas' : 'title';
    designer.store.dispatch({ type: 'rename', target, where });
  }, [designer, detail]);
  // The canvas library leaves several cards selected when one of them is clicked.
  const pickOne = useCallback(
    (event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }, { id }: CanvasNode) => {
      if (!event.shiftKey && !event.ctrlKey && !event.metaKey) designer.select([entityOfNode(id)]);
    },
    [designer],
  );
  const clear = useCallback(() => designer.select([]), [designer]);

  const keys = useCanvasKeys({ nodes, setNodes, holding: holding.current, startRename });

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      const selects = changes.filter(change => change.type === 'select');
      if (selects.length > 0) {
        const chosen = new Map(selects.map(change => [change.id, change.selected]));
        // One more card joins the selection only with a key held or a box drawn; else handoffs leave it.
        const { multiSelectionActive, userSelectionActive } = api.getState();
        const joins = multiSelectionActive || userSelectionActive || ![...chosen.values()].includes(true);
        const kept = designer.store
          .get()
          .selection.filter(
            ref => chosen.get(nodeKey(ref)) !== false && (joins || nodeIdOf(ref) !== undefined),
          );
        const added = [...chosen]
          .filter(([id, selected]) => selected && !kept.some(ref => nodeKey(ref) === id))
          .map(([id]) => entityOfNode(id));
        designer.select([...kept, ...added]);
      }
      const moves = changes.filter(change => change.type === 'position');
      if (moves.length === 0) return;
      setNodes(before => {
        const adjusted = align(moves, before, setGuides);
        for (const change of adjusted)
          if (change.type === 'position' && change.position && change.dragging)
            holding.current.set(change.id, change.position);
        return applyNodeChanges(adjusted, before);
      });
    },
    [designer, api],
  );

  const onDragStop = useCallback(() => {
    setGuides(nothing);
    const positions = Object.fromEntries(
      [...holding.current].map(([id, { x, y }]) => [id, { x: Math.round(x), y: Math.round(y) }]),
    );
    holding.current.clear();
    const ids = Object.keys(positions);
    const before = new Map(designer.store.get().drawing?.flow.nodes.map(node => [node.id, node.position]));
    const isMoved = ids.some(
      id => before.get(id)?.x !== positions[id]?.x || before.get(id)?.y !== positions[id]?.y,
    );
    const name = ids.length === 1 ? entityOfNode(ids[0] ?? '').id : `${ids.length} cards`;
    const sent = isMoved && designer.edit(`Move ${name}`, [{ type: 'move', positions }]);
    // Refused or nowhere: back to where the document says.
    if (!sent && flow)
      setNodes(nodesNow => syncNodes(nodesNow, flow, selection, { moved, holding: new Map() }));
  }, [designer, flow, selection, moved]);

  const selectedHandoffs = useMemo(
    () => new Set(selection.filter(ref => ref.kind === 'handoff').map(ref => ref.id)),
    [selection],
  );

  const allowDrop = (event: DragEvent) => {
    if (!isPalette(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  };

  const label = useMemo(() => `Workflow canvas${locked ? ', locked' : ''}`, [locked]);

  return (
    <ConnectContext value={connect}>
      <LeadContext value={lead}>
        <DetailContext value={detail}>
          <div
            ref={container}
            className={`canvas${locked ? ' locked' : ''}${connect.active ? ' connecting' : ''}${nodes.length > fewCards ? ' many' : ''}`}
            role="application"
            aria-label={label}
            aria-describedby="canvas-help"
            aria-activedescendant={active && isOnCanvas(active, detail) ? elementIdOf(active) : undefined}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
            tabIndex={0}
            onKeyDown={keys.onKeyDown}
            onCopy={keys.onCopy}
            onCut={keys.onCut}
            onPaste={keys.onPaste}
            onPointerDownCapture={event => {
              if (!(event.target as HTMLElement).closest('input, button'))
                container.current?.focus({ preventScroll: true });
            }}
            onContextMenu={event => openMenu(event, designer)}
            onDoubleClick={event => {
              // On empty canvas: type what is to stand here.
              if (!(event.target as HTMLElement).matches('.react-flow__pane') || !designer.mayEdit()) return;
              const at = designer.view.current?.toCanvas(event.clientX, event.clientY);
              if (at) designer.store.dispatch({ type: 'overlay', overlay: { kind: 'add', at } });
            }}
            onDragOver={allowDrop}
            onDrop={event => dropped(event, designer, container.current)}
          >
            <p id="canvas-help" className="unseen">
              {help}
            </p>
            <ArrowHead />
            <ReactFlow<CanvasNode>
              nodes={inSight}
              nodeTypes={nodeTypes}
              onNodesChange={onNodesChange}
              onNodeDragStop={onDragStop}
              onSelectionDragStop={onDragStop}
              onNodeClick={pickOne}
              onNodeDoubleClick={startRename}
              onPaneClick={clear}
              onMoveEnd={onMoveEnd}
              defaultViewport={firstViewport}
              minZoom={0.04}
              maxZoom={2}
              nodesDraggable={!locked}
              nodesConnectable={false}
              nodesFocusable={false}
              disableKeyboardA11y
              deleteKeyCode={null}
              selectionKeyCode="Shift"
              multiSelectionKeyCode={multiKeys}
              panOnDrag={panButtons}
              panOnScroll
              zoomActivationKeyCode={zoomKeys}
              zoomOnDoubleClick={false}
              elevateNodesOnSelect={false}
              nodeDragThreshold={3}
              proOptions={noAttribution}
            >
              {flow && <EdgeLayer flow={flow} nodes={nodes} inSight={inSight} selected={selectedHandoffs} />}
              <Guides guides={guides} />
              {connect.active && pointer && (
                <ConnectionLine active={connect.active} pointer={pointer} nodes={nodes} />
              )}
            </ReactFlow>
            {flow?.nodes.length === 0 && <EmptyHint locked={locked} />}
            <ZoomBar />
            {nodes.length > 1 && <MiniMap nodes={nodes} />}
          </div>
        </DetailContext>
      </LeadContext>
    </ConnectContext>
  );
}

/** Whether an entity has an element on the canvas now: pills only exist near by, types and side effects never. */
const isOnCanvas = (ref: EntityRef, detail: Detail): boolean =>
  ref.kind === 'handoff' ? detail === 'near' : nodeIdOf(ref) !== undefined;

/** The canvas library knows a new place one frame after it was drawn. Gives what calls the action off. */
function onceDrawn(action: () => void): () => void {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(action);
  });
  return () => cancelAnimationFrame(frame);
}

const nodeKey = (ref: EntityRef): string => nodeIdOf(ref) ?? `${ref.kind}:${ref.id}`;

/** Aligns a dragged card with the others; several at once keep their own arrangement. */
function align(
  moves: readonly NodeChange<CanvasNode>[],
  nodes: readonly CanvasNode[],
  showGuides: (guides: readonly Guide[]) => void,
): NodeChange<CanvasNode>[] {
  const [move] = moves;
  if (moves.length !== 1 || move?.type !== 'position' || !move.position || !move.dragging) return [...moves];
  const dragged = nodes.find(node => node.id === move.id);
  if (!dragged) return [...moves];
  const boxOf = (node: CanvasNode) => ({
    ...node.position,
    width: node.width ?? 0,
    height: node.height ?? 0,
  });
  const reach = 600;
  const near = nodes.filter(
    node =>
      node !== dragged &&
      (Math.abs(node.position.x - dragged.position.x) < reach ||
        Math.abs(node.position.y - dragged.position.y) < reach),
  );
  const { dx, dy, guides } = snap({ ...boxOf(dragged), ...move.position }, near.map(boxOf), 6);
  showGuides(guides);
  return [{ ...move, position: { x: move.position.x + dx, y: move.position.y + dy } }];
}
