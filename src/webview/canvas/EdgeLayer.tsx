import { useStore } from '@xyflow/react';
import { memo, type ReactNode, use, useMemo, useRef } from 'react';
import type { Flow } from '../../picture/flow.js';
import { routeOf } from '../../picture/lanes.js';
import { markOf, worstOf } from '../marks.js';
import { useCanvas } from '../store.js';
import { type Detail, DetailContext } from './detail.js';
import { type Ends, groupEnds } from './ends.js';
import { isSeen } from './in-sight.js';
import { HandoffLine, LinkLine } from './lines.js';
import type { CanvasNode } from './nodes.js';
import { Pill } from './Pill.js';
import { Sheet } from './Sheet.js';
import { sizes } from './sizes.js';
import { isNear, readTile, tileOf } from './tiles.js';

interface EdgeLayerProps {
  readonly flow: Flow;
  readonly nodes: readonly CanvasNode[];
  /** The cards that are mounted. */
  readonly inSight: readonly CanvasNode[];
  readonly selected: ReadonlySet<string>;
  /** What is drawn under the lines. */
  readonly below?: ReactNode;
}

/**
 * All handoffs and links in one layer below the cards. The canvas library would subscribe every edge to every frame of
 * a pan; here a group of lines is looked at again only when a card of it moved, and a line drawn again only when one of
 * its own two cards, its contract or its problems changed.
 */
export const EdgeLayer = memo(function EdgeLayer({ flow, nodes, inSight, selected, below }: EdgeLayerProps) {
  const detail = use(DetailContext);
  const isPart = inSight.length < nodes.length;
  const tile = useStore(state =>
    isPart && detail === 'near' ? tileOf(state.transform, state.width, state.height) : '',
  );
  const byId = useMemo(() => new Map(nodes.map(node => [node.id, node])), [nodes]);
  const mounted = useMemo(() => new Set(inSight.map(({ id }) => id)), [inSight]);
  const before = useRef<readonly (readonly Ends[])[]>([]);
  const seen = tile === '' ? undefined : readTile(tile);
  const groups = groupEnds(flow.edges, byId, before.current, ({ edge, from, to }) => {
    if ((detail === 'far' || detail === 'block') && !edge.handoff) return false;
    if (!seen || mounted.has(from.id) || mounted.has(to.id)) return true;
    // The lines of a card that is about to come come with it; others only pass by.
    if (isSeen(from, seen) || isSeen(to, seen)) return false;
    return isNear(seen, from.position, to.position, sizes.agent);
  });
  before.current = groups;
  const loose = groups.flatMap(group => group.filter(({ isLoose }) => isLoose));
  // What is selected is seen whole, also where it shares a rail.
  const raised = groups.flatMap(group =>
    selected.size === 0 ? [] : group.filter(({ edge }) => edge.handoff?.way && selected.has(edge.id)),
  );
  const Drawn = detail === 'block' ? Strokes : Lines;
  return (
    <Sheet dotted={detail === 'near' || detail === 'mid'}>
      {below}
      <svg className={`edges detail-${detail}`} aria-hidden="true">
        {groups.map((group, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a group has no identity but its place
          <Drawn key={i} group={group} loose={false} detail={detail} selected={selected} />
        ))}
      </svg>
      {raised.length > 0 && (
        <svg className={`edges detail-${detail}`} aria-hidden="true">
          <Drawn group={raised} loose={false} detail={detail} selected={selected} />
        </svg>
      )}
      {loose.length > 0 && (
        <svg className={`edges detail-${detail}`} aria-hidden="true">
          <Drawn group={loose} loose detail={detail} selected={selected} />
        </svg>
      )}
      {detail === 'near' &&
        groups.map((group, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <Pills key={i} group={group} selected={selected} />
        ))}
    </Sheet>
  );
});

interface GroupProps {
  readonly group: readonly Ends[];
  /** The lines of dragged cards have a drawing of their own: else all lines are laid out again in each frame. */
  readonly loose: boolean;
  readonly detail: Detail;
  readonly selected: ReadonlySet<string>;
}

const Lines = memo(function Lines({ group, loose, detail, selected }: GroupProps) {
  return group.map(({ edge, from, to, isLoose }) =>
    isLoose !== loose ? null : edge.handoff ? (
      <HandoffLine
        key={edge.id}
        data={edge.handoff}
        from={from}
        to={to}
        detail={detail}
        selected={selected.has(edge.id)}
      />
    ) : (
      <LinkLine key={edge.id} way={edge.way} from={from} to={to} />
    ),
  );
});

const Pills = memo(function Pills({ group, selected }: Pick<GroupProps, 'group' | 'selected'>) {
  return group.map(
    ({ edge, from, to }) =>
      edge.handoff && (
        <Pill key={edge.id} data={edge.handoff} from={from} to={to} selected={selected.has(edge.id)} />
      ),
  );
});

/**
 * From afar a handoff is a straight stroke, and a group is one path for each look: little to keep, and when a card moves
 * only its groups are painted again.
 */
const Strokes = memo(function Strokes({ group, loose, selected }: GroupProps) {
  const problems = useCanvas(state => state.problems);
  const paths = { plain: '', error: '', selected: '' };
  const { width, height } = sizes.agent;
  for (const { edge, from, to, isLoose } of group) {
    if (isLoose !== loose) continue;
    const bad = worstOf(markOf(problems, { kind: 'handoff', id: edge.id })) === 'error';
    const look = selected.has(edge.id) ? 'selected' : bad ? 'error' : 'plain';
    if (edge.handoff?.way) {
      paths[look] += routeOf(edge.handoff, from, to).path;
      continue;
    }
    const [a, b] = [from.position, to.position];
    paths[look] += `M${a.x + width / 2},${a.y + height / 2}L${b.x + width / 2},${b.y + height / 2}`;
  }
  return (
    <>
      {paths.plain && <path className="strokes" d={paths.plain} />}
      {paths.error && <path className="strokes error" d={paths.error} />}
      {paths.selected && <path className="strokes selected" d={paths.selected} />}
    </>
  );
});
