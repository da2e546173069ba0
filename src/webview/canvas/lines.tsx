import { memo } from 'react';
import type { HandoffData } from '../flow.js';
import { markOf, worstOf } from '../marks.js';
import { useCanvas, useDesigner } from '../store.js';
import type { Detail } from './detail.js';
import type { CanvasNode } from './nodes.js';
import { pickHandoff } from './Pill.js';
import { type Place, type Route, route } from './route.js';

/** A card's middle and size. */
function placeOf({ position, width = 0, height = 0 }: CanvasNode): Place {
  return { x: position.x + width / 2, y: position.y + height / 2, width, height };
}

/** The two directions of a pair run side by side: the sign follows the direction, so each keeps its own side. */
function laneOf(data: HandoffData): number {
  if (!data.paired) return 0;
  if (data.returns) return 24;
  if (data.answered) return -8;
  return data.from < data.to ? -11 : 11;
}

/** Where along its line a handoff's pill sits: that of a return stays near its start, clear of the way there. */
export const labelAt = (data: HandoffData): number =>
  data.returns ? 0.2 : data.answered ? 0.42 : data.paired ? 0.36 : 0.5;

/** The way of a handoff between its two cards. */
export const routeOf = (data: HandoffData, from: CanvasNode, to: CanvasNode): Route =>
  route(placeOf(from), placeOf(to), laneOf(data), labelAt(data));

interface HandoffLineProps {
  readonly data: HandoffData;
  readonly from: CanvasNode;
  readonly to: CanvasNode;
  readonly detail: Detail;
  readonly selected: boolean;
}

/** Only what moves a line draws it again: a card that is merely selected does not. */
const samePlaces = (
  a: { from: CanvasNode; to: CanvasNode },
  b: { from: CanvasNode; to: CanvasNode },
): boolean => a.from.position === b.from.position && a.to.position === b.to.position;

/** The line of a handoff; from afar with a dot that shows the worst problem. */
export const HandoffLine = memo(
  function HandoffLine({ data, from, to, detail, selected }: HandoffLineProps) {
    const designer = useDesigner();
    const worst = useCanvas(state => worstOf(markOf(state.problems, { kind: 'handoff', id: data.id })));
    const { path, label } = routeOf(data, from, to);
    const classes = ['handoff', selected && 'selected', data.returns && 'returns', worst]
      .filter(Boolean)
      .join(' ');
    const radius = detail === 'mid' ? (worst ? 9 : 6) : worst ? 16 : 0;
    return (
      <>
        <path
          className={`edge-line ${classes}`}
          d={path}
          markerEnd={detail === 'near' || detail === 'mid' ? 'url(#handoff-arrow)' : undefined}
        />
        {detail !== 'near' && radius > 0 && (
          <circle className={`edge-dot ${classes}`} cx={label.x} cy={label.y} r={radius} />
        )}
        {detail === 'near' && (
          // biome-ignore lint/a11y/noStaticElementInteractions: a wider target for the pointer; the keyboard has the pill
          <path className="edge-hit" d={path} onClick={event => pickHandoff(designer, data.id, event)} />
        )}
      </>
    );
  },
  (a, b) => a.data === b.data && a.detail === b.detail && a.selected === b.selected && samePlaces(a, b),
);

interface LinkLineProps {
  readonly from: CanvasNode;
  readonly to: CanvasNode;
}

/** A thin dotted link between an agent and where its state lives. */
export const LinkLine = memo(function LinkLine({ from, to }: LinkLineProps) {
  const { path } = route(placeOf(from), placeOf(to), 0, 0.5);
  return <path className={`edge-link ${to.data.kind}`} d={path} />;
}, samePlaces);
