import { EdgeLabelRenderer, useStore } from '@xyflow/react';
import { memo, use, useMemo } from 'react';
import type { Flow, FlowEdge } from '../flow.js';
import { DetailContext } from './detail.js';
import { HandoffLine, LinkLine } from './lines.js';
import type { CanvasNode } from './nodes.js';
import { Pill } from './Pill.js';
import { sizes } from './sizes.js';
import { isNear, readTile, tileOf } from './tiles.js';

/** With fewer handoffs than this, hiding those that are out of sight costs more than it saves. */
const fewEdges = 150;

interface EdgeLayerProps {
  readonly flow: Flow;
  readonly nodes: readonly CanvasNode[];
  readonly selected: ReadonlySet<string>;
}

interface Ends {
  readonly edge: FlowEdge;
  readonly from: CanvasNode;
  readonly to: CanvasNode;
}

/**
 * All handoffs and links in one layer below the cards. The canvas library would subscribe every edge to every frame of
 * a pan; here a line is drawn again only when one of its two cards, its contract or its problems changed.
 */
export const EdgeLayer = memo(function EdgeLayer({ flow, nodes, selected }: EdgeLayerProps) {
  const detail = use(DetailContext);
  const isMany = flow.edges.length > fewEdges;
  const tile = useStore(state =>
    isMany && detail === 'near' ? tileOf(state.transform, state.width, state.height) : '',
  );
  const byId = useMemo(() => new Map(nodes.map(node => [node.id, node])), [nodes]);
  const seen = tile === '' ? undefined : readTile(tile);
  const shown: Ends[] = [];
  for (const edge of flow.edges) {
    const from = byId.get(edge.source);
    const to = byId.get(edge.target);
    if (from && to && (!seen || isNear(seen, from.position, to.position, sizes.agent)))
      shown.push({ edge, from, to });
  }
  return (
    <EdgeLabelRenderer>
      <svg className={`edges detail-${detail}`} aria-hidden="true">
        {(detail === 'near' || detail === 'mid') &&
          shown.map(
            ({ edge, from, to }) =>
              !edge.handoff && <LinkLine key={edge.id} from={from} to={to} detail={detail} />,
          )}
        {shown.map(
          ({ edge, from, to }) =>
            edge.handoff && (
              <HandoffLine
                key={edge.id}
                data={edge.handoff}
                from={from}
                to={to}
                detail={detail}
                selected={selected.has(edge.id)}
              />
            ),
        )}
      </svg>
      {detail === 'near' &&
        shown.map(
          ({ edge, from, to }) =>
            edge.handoff && (
              <Pill key={edge.id} data={edge.handoff} from={from} to={to} selected={selected.has(edge.id)} />
            ),
        )}
    </EdgeLabelRenderer>
  );
});
