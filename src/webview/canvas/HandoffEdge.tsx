import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { memo, use } from 'react';
import type { HandoffData } from '../flow.js';
import { markOf, markWords, worstOf } from '../marks.js';
import { useCanvas } from '../store.js';
import { DetailContext } from './detail.js';
import { type CanvasEdge, handoffName } from './nodes.js';
import { Pill } from './Pill.js';
import { route } from './route.js';
import { sizes } from './sizes.js';

/** A handoff: the edge is the contract, so its pill says what crosses. */
export const HandoffEdge = memo(function HandoffEdge(props: EdgeProps<CanvasEdge>) {
  const data = props.data as HandoffData;
  const { selected } = props;
  const detail = use(DetailContext);
  const mark = useCanvas(state => markOf(state.problems, { kind: 'handoff', id: data.id }));
  const worst = worstOf(mark);
  const { path, label } = route(
    { x: props.sourceX, y: props.sourceY, ...sizes.agent },
    { x: props.targetX, y: props.targetY, ...sizes.agent },
    laneOf(data),
    data.returns ? 0.3 : 0.5,
  );
  const classes = ['handoff', selected && 'selected', data.returns && 'returns', worst]
    .filter(Boolean)
    .join(' ');
  return (
    <>
      <path className={`edge-line ${classes}`} d={path} markerEnd="url(#handoff-arrow)" />
      {detail === 'near' && <path className="edge-hit" d={path} />}
      {detail === 'mid' && (
        <circle className={`edge-dot ${classes}`} cx={label.x} cy={label.y} r={worst ? 9 : 6} />
      )}
      {detail === 'far' && worst && (
        <circle className={`edge-dot ${classes}`} cx={label.x} cy={label.y} r={14} />
      )}
      {detail === 'near' && (
        <EdgeLabelRenderer>
          <Pill
            data={data}
            at={label}
            selected={selected ?? false}
            mark={mark}
            worst={worst}
            name={[handoffName(data), markWords(mark)].filter(Boolean).join(', ')}
          />
        </EdgeLabelRenderer>
      )}
    </>
  );
});

/** The two directions of a pair run side by side: the sign follows the direction, so each keeps its own side. */
function laneOf(data: HandoffData): number {
  if (!data.paired) return 0;
  if (data.returns) return 16;
  return data.from < data.to ? -9 : 9;
}

/** A thin dotted link between an agent and where its state lives. */
export const LinkEdge = memo(function LinkEdge(props: EdgeProps<CanvasEdge>) {
  const kind = props.target.startsWith('queue:') ? 'queue' : 'store';
  const { path } = route(
    { x: props.sourceX, y: props.sourceY, ...sizes.agent },
    { x: props.targetX, y: props.targetY, ...sizes[kind] },
    0,
    0.5,
  );
  return <path className={`edge-link ${kind}`} d={path} />;
});
