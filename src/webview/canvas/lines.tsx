import { memo } from 'react';
import type { HandoffData } from '../../picture/flow.js';
import { linkOf, routeOf } from '../../picture/lanes.js';
import type { Way } from '../../picture/ways.js';
import { markOf, worstOf } from '../marks.js';
import { useCanvas, useDesigner } from '../store.js';
import type { Detail } from './detail.js';
import type { CanvasNode } from './nodes.js';
import { pickHandoff } from './Pill.js';

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
    const { path, label, own, reversed } = routeOf(data, from, to);
    const arrow = detail === 'near' || detail === 'mid' ? 'url(#handoff-arrow)' : undefined;
    const classes = ['handoff', selected && 'selected', data.returns && 'returns', worst]
      .filter(Boolean)
      .join(' ');
    const radius = detail === 'mid' ? (worst ? 9 : 6) : worst ? 16 : 0;
    return (
      <>
        <path
          className={`edge-line ${classes}`}
          d={path}
          {...(reversed ? { markerStart: arrow } : { markerEnd: arrow })}
        />
        {detail !== 'near' && radius > 0 && (
          <circle className={`edge-dot ${classes}`} cx={label.x} cy={label.y} r={radius} />
        )}
        {detail === 'near' && (
          // biome-ignore lint/a11y/noStaticElementInteractions: a wider target for the pointer; the keyboard has the pill
          <path
            className="edge-hit"
            d={own ?? path}
            onClick={event => pickHandoff(designer, data.id, event)}
          />
        )}
      </>
    );
  },
  (a, b) => a.data === b.data && a.detail === b.detail && a.selected === b.selected && samePlaces(a, b),
);

interface LinkLineProps {
  readonly way: Way | undefined;
  readonly from: CanvasNode;
  readonly to: CanvasNode;
}

/** A thin dotted link between an agent and where its state lives. */
export const LinkLine = memo(
  function LinkLine({ way, from, to }: LinkLineProps) {
    return <path className={`edge-link ${to.data.kind}`} d={linkOf(way, from, to).path} />;
  },
  (a, b) => a.way === b.way && samePlaces(a, b),
);
