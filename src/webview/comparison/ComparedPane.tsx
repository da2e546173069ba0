import {
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore,
  useStoreApi,
  type Viewport,
} from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { EntityRef } from '../../contract/edit/intent.js';
import { cardSize, entityOfNode, nodeIdOf } from '../../contract/index.js';
import type { ChangeSign } from '../../picture/flow.js';
import type { ComparedSide, SideName } from '../../protocol.js';
import { AgentCard } from '../canvas/AgentCard.js';
import { DetailContext, detailAt, largeWorkflow } from '../canvas/detail.js';
import { EdgeLayer } from '../canvas/EdgeLayer.js';
import { type CanvasNode, syncNodes } from '../canvas/nodes.js';
import { ArrowHead } from '../canvas/Overlays.js';
import { StateShape } from '../canvas/StateShape.js';
import { keepSharp } from '../canvas/sharp.js';
import { useInSight } from '../canvas/use-in-sight.js';
import { ChangedLines } from './ChangedLines.js';
import { groupKey } from './groups.js';
import type { SharedView } from './shared-view.js';
import { isOnSide, markHandoffs, type SideDrawing } from './sides.js';

// Hoisted: a new object each time would mount every card again.
const nodeTypes = { agent: AgentCard, store: StateShape, queue: StateShape, empty: () => null };
const panButtons = [0, 1];
const zoomKeys = ['Control', 'Meta'];
const noAttribution = { hideAttribution: true };
const nothing = { moved: {}, holding: new Map<string, never>() };

interface ComparedPaneProps {
  readonly name: SideName;
  readonly side: ComparedSide;
  readonly drawing: SideDrawing | undefined;
  /** What became of each entity, by group key. */
  readonly signs: ReadonlyMap<string, ChangeSign>;
  readonly showMoves: boolean;
  readonly current: EntityRef | undefined;
  readonly view: SharedView;
  pick(target: EntityRef): void;
  choose(): void;
}

/** One version, drawn as the canvas draws it, to look at. */
export function ComparedPane(props: ComparedPaneProps) {
  const { name, side, drawing, choose } = props;
  const which = name === 'before' ? 'Left' : 'Right';
  return (
    <section className={`compared ${name}`} aria-label={`${which}: ${side.label}`}>
      <h2>
        <button type="button" className="tool" title="Show another version on this side" onClick={choose}>
          <i
            className={`codicon codicon-${name === 'before' ? 'arrow-small-left' : 'arrow-small-right'}`}
            aria-hidden="true"
          />
          {side.label}
          <i className="codicon codicon-chevron-down" aria-hidden="true" />
        </button>
      </h2>
      {drawing ? (
        <ReactFlowProvider>
          <Drawn {...props} drawing={drawing} />
        </ReactFlowProvider>
      ) : (
        <div className="compared-nothing">
          <i className="codicon codicon-warning" aria-hidden="true" />
          <p>{side.problem ?? 'There is nothing to draw.'}</p>
        </div>
      )}
    </section>
  );
}

function Drawn({
  name,
  drawing,
  signs,
  showMoves,
  current,
  view,
  pick,
}: ComparedPaneProps & { readonly drawing: SideDrawing }) {
  const instance = useReactFlow<CanvasNode>();
  const api = useStoreApi();
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!element.current) return;
    view.register(name, { flow: instance, element: element.current });
    return () => view.register(name, undefined);
  }, [name, instance, view]);
  useEffect(() => {
    if (element.current) return keepSharp(element.current, api);
  }, [api]);

  const flow = useMemo(() => markHandoffs(drawing.flow, signs), [drawing, signs]);
  const nodes = useMemo(
    () => listNodes(drawing, signs, name, showMoves, current),
    [drawing, signs, name, showMoves, current],
  );
  // Not by what the library has: that is only what is in sight.
  const isLarge = nodes.length > largeWorkflow;
  const detail = useStore(state => detailAt(state.transform[2], isLarge));
  const inSight = useInSight(nodes);
  const bands = useMemo(() => <ChangedLines edges={flow.edges} nodes={nodes} />, [flow, nodes]);
  const follow = useCallback(
    // What a program moves comes without an event: null by its type, undefined in fact.
    (event: unknown, viewport: Viewport) => view.moved(name, viewport, Boolean(event)),
    [view, name],
  );
  const rest = useCallback((event: unknown) => event && view.rested(name), [view, name]);
  const selected = useMemo(() => new Set(current?.kind === 'handoff' ? [current.id] : []), [current]);
  return (
    <DetailContext value={detail}>
      <div ref={element} className="canvas locked">
        <ArrowHead />
        <ReactFlow<CanvasNode>
          nodes={inSight}
          nodeTypes={nodeTypes}
          onNodeClick={(_, node) => node.type !== 'empty' && pick(entityOfNode(node.id))}
          // A turn of the wheel begins and ends a move without one between.
          onMoveStart={follow}
          onMove={follow}
          onMoveEnd={rest}
          minZoom={0.04}
          maxZoom={2}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          selectionKeyCode={null}
          panOnDrag={panButtons}
          panOnScroll
          zoomActivationKeyCode={zoomKeys}
          zoomOnDoubleClick={false}
          proOptions={noAttribution}
        >
          <EdgeLayer flow={flow} nodes={nodes} inSight={inSight} selected={selected} below={bands} />
        </ReactFlow>
      </div>
    </DetailContext>
  );
}

/** Cards with their signs, and the places that are empty on this side. */
function listNodes(
  { flow, empty }: SideDrawing,
  signs: ReadonlyMap<string, ChangeSign>,
  side: SideName,
  showMoves: boolean,
  current: EntityRef | undefined,
): CanvasNode[] {
  const currentNode = current && nodeIdOf(current);
  const cards = syncNodes([], flow, current ? [current] : [], nothing).map((node): CanvasNode => {
    const sign = signs.get(groupKey(entityOfNode(node.id)));
    return sign && isOnSide(sign, side) ? { ...node, className: `signed is-${sign}` } : node;
  });
  const places = empty
    .filter(({ id, left }) => (left ? showMoves : signs.has(groupKey(entityOfNode(id)))))
    .map(({ id, kind, position, left }): CanvasNode => {
      const size = cardSize[kind];
      return {
        id: left ? `left:${id}` : id,
        type: 'empty',
        position,
        data: { kind: 'store', id, facts: '', log: false },
        ...size,
        measured: size,
        selected: currentNode === id,
        className: `empty-place${left ? ' left-place' : ''}${currentNode === id ? ' selected' : ''}`,
      };
    });
  return [...places, ...cards];
}
