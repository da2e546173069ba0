import { memo, use } from 'react';
import type { FlowEdge } from '../../picture/flow.js';
import { routeOf } from '../../picture/lanes.js';
import { DetailContext } from '../canvas/detail.js';
import type { CanvasNode } from '../canvas/nodes.js';
import { signs } from './signs.js';

interface ChangedLinesProps {
  readonly edges: readonly FlowEdge[];
  readonly nodes: readonly CanvasNode[];
}

/** A band under each handoff that changed; from afar, where handoffs have no label, with a sign on it. */
export const ChangedLines = memo(function ChangedLines({ edges, nodes }: ChangedLinesProps) {
  const detail = use(DetailContext);
  const byId = new Map(nodes.map(node => [node.id, node]));
  const changed = edges.flatMap(({ handoff, source, target }) => {
    const [from, to] = [byId.get(source), byId.get(target)];
    return handoff?.change && from && to
      ? [{ id: handoff.id, change: handoff.change, ...routeOf(handoff, from, to) }]
      : [];
  });
  return (
    <svg className={`edges bands detail-${detail}`} aria-hidden="true">
      {changed.map(({ id, change, path, label }) => (
        <g key={id} className={`is-${change}`}>
          <path className="band" d={path} />
          {detail !== 'near' && (
            <text className="band-sign" x={label.x} y={label.y} dy="0.35em">
              {signs[change].sign}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
});
