import { ViewportPortal } from '@xyflow/react';
import { route } from '../../picture/route.js';
import { useCanvas } from '../store.js';
import type { Drawing, Pointer } from './connect.js';
import type { CanvasNode } from './nodes.js';
import { sizes } from './sizes.js';
import type { Guide } from './snap.js';

/** The line of a handoff being drawn, with what may become of it in words. */
export function ConnectionLine({
  active,
  pointer,
  nodes,
}: {
  active: Drawing;
  pointer: Pointer;
  nodes: readonly CanvasNode[];
}) {
  const manifest = useCanvas(state => state.drawing?.manifest);
  const centre = (id: string) => {
    const node = nodes.find(other => other.id === id);
    if (!node) return undefined;
    const { x, y } = node.position;
    return { x: x + sizes.agent.width / 2, y: y + sizes.agent.height / 2, ...sizes.agent };
  };
  const from = centre(active.from);
  if (!from || !manifest) return null;
  const verdict = pointer.over !== undefined ? active.verdicts.get(pointer.over) : undefined;
  const target =
    pointer.over !== undefined && pointer.over !== active.from ? centre(pointer.over) : undefined;
  const to = target ?? { ...pointer.at, width: 0, height: 0 };
  const { path } = route(from, to, 0, 0.5);
  const state = !verdict ? 'open' : verdict.ok ? 'yes' : 'no';
  const words = !verdict
    ? active.handoff === undefined
      ? 'Drop on an agent, or on empty canvas to add one'
      : `Drop on the agent that is to take ${active.handoff}`
    : verdict.ok
      ? `${active.handoff === undefined ? 'Hand off' : `Lead ${active.handoff}`} to ${pointer.over}`
      : verdict.reason;
  return (
    <ViewportPortal>
      <svg className={`connection-line ${state}`} aria-hidden="true">
        <path d={path} markerEnd="url(#handoff-arrow)" />
      </svg>
      <div
        className={`connection-words ${state}`}
        style={{ transform: `translate(${pointer.at.x + 14}px, ${pointer.at.y + 16}px)` }}
      >
        <i
          className={`codicon codicon-${state === 'no' ? 'circle-slash' : state === 'yes' ? 'check' : 'add'}`}
        />
        {words}
      </div>
    </ViewportPortal>
  );
}

/** Lines along which the dragged card is aligned. */
export function Guides({ guides }: { guides: readonly Guide[] }) {
  if (guides.length === 0) return null;
  return (
    <ViewportPortal>
      <svg className="guides" aria-hidden="true">
        {guides.map(({ axis, at, from, to }) =>
          axis === 'x' ? (
            <line key={axis} x1={at} x2={at} y1={from} y2={to} />
          ) : (
            <line key={axis} y1={at} y2={at} x1={from} x2={to} />
          ),
        )}
      </svg>
    </ViewportPortal>
  );
}

/** The arrow head that all handoffs share; it takes the line's colour. */
export function ArrowHead() {
  return (
    <svg className="definitions" aria-hidden="true">
      <defs>
        <marker
          id="handoff-arrow"
          viewBox="0 0 10 10"
          refX="9"
          refY="5"
          markerWidth="9"
          markerHeight="9"
          markerUnits="userSpaceOnUse"
          orient="auto-start-reverse"
        >
          <path d="M0,0.8 10,5 0,9.2Z" fill="context-stroke" />
        </marker>
      </defs>
    </svg>
  );
}
