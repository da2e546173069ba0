import { renameEntities } from '../../contract/diff/rename-entities.js';
import type { Position } from '../../contract/edit/intent.js';
import {
  autoLayout,
  boundsOf,
  type NodeKind,
  nodeIdOf,
  nodeKindOf,
  parseManifest,
} from '../../contract/index.js';
import type { Manifest } from '../../contract/manifest/workflow.js';
import { buildFlow, type ChangeSign, type Flow } from '../../picture/flow.js';
import type { ComparedSide, ComparisonMessage, SideName } from '../../protocol.js';

/** Where a card would stand that this side does not have, or stood before it was moved. */
export interface EmptyPlace {
  readonly id: string;
  readonly kind: NodeKind;
  readonly position: Position;
  /** The card stood here on this side, and is moved. */
  readonly left: boolean;
}

/** One side as it is drawn. */
export interface SideDrawing {
  readonly manifest: Manifest;
  readonly flow: Flow;
  readonly empty: readonly EmptyPlace[];
}

/** Both sides; a card that is in both stands at the same place in both. */
export interface Sides {
  readonly before: SideDrawing | undefined;
  readonly after: SideDrawing | undefined;
  readonly bounds: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
}

/** Draws both versions over one common layout, in which what was renamed has one place. */
export function drawSides({
  before,
  after,
  changes,
}: Pick<ComparisonMessage, 'before' | 'after' | 'changes'>): Sides {
  const [was, is] = [manifestOf(before), manifestOf(after)];
  const renames = changes.flatMap(({ target, was: name }) =>
    target && name !== undefined ? [{ kind: target.kind, was: name, id: target.id }] : [],
  );
  /** The earlier version with the names of the later one. */
  const then = was && renames.length > 0 ? renameEntities(was, renames) : was;
  const places = placeBoth(then, is);
  const oldNodes = new Map(
    renames.flatMap(({ kind, was: name, id }) => {
      const [node, old] = [nodeIdOf({ kind, id }), nodeIdOf({ kind, id: name })];
      return node !== undefined && old !== undefined ? [[node, old] as const] : [];
    }),
  );
  const draw = (manifest: Manifest | undefined, names: ReadonlyMap<string, string>) => {
    if (!manifest) return undefined;
    const own = Object.fromEntries(Object.entries(places).map(([id, at]) => [names.get(id) ?? id, at]));
    const flow = buildFlow(manifest, undefined, undefined, own);
    return { manifest, flow, empty: emptyPlaces(flow, own, Boolean(was && is)) };
  };
  const [left, right] = [draw(was, oldNodes), draw(is, new Map())];
  const moved = then && is ? oldPlaces(then, is) : [];
  const box = boundsOf(
    new Map([
      ...Object.entries(places),
      ...moved.map(({ id, position }): [string, Position] => [`${id} `, position]),
    ]),
  );
  return {
    before: left && { ...left, empty: [...left.empty, ...moved] },
    after: right,
    bounds: { x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top },
  };
}

const manifestOf = ({ text }: ComparedSide): Manifest | undefined =>
  text === undefined ? undefined : parseManifest(text).draft;

/** One place for every card of either version: pinned as in the later one, the rest as if all were one workflow. */
function placeBoth(was: Manifest | undefined, is: Manifest | undefined): Readonly<Record<string, Position>> {
  const base = is ?? was;
  if (!base) return {};
  if (!was || !is) return autoLayout(base);
  const union: Manifest = {
    ...is,
    agents: { ...is.agents, ...without(was.agents, is.agents) },
    handoffs: { ...is.handoffs, ...without(was.handoffs, is.handoffs) },
    stores: { ...is.stores, ...without(was.stores, is.stores) },
    deadLetterQueues: { ...is.deadLetterQueues, ...without(was.deadLetterQueues, is.deadLetterQueues) },
  };
  const ofLater = new Set(Object.keys(autoLayout(is)));
  const oldPins = Object.entries(was.layout ?? {}).filter(([id]) => !ofLater.has(id));
  return autoLayout({ ...union, layout: { ...is.layout, ...Object.fromEntries(oldPins) } });
}

const without = <T>(
  some: { readonly [id: string]: T } | undefined,
  others: { readonly [id: string]: unknown } | undefined,
): { [id: string]: T } =>
  Object.fromEntries(Object.entries(some ?? {}).filter(([id]) => !others || !Object.hasOwn(others, id)));

function emptyPlaces(
  { nodes }: Flow,
  places: Readonly<Record<string, Position>>,
  compared: boolean,
): readonly EmptyPlace[] {
  if (!compared) return [];
  const here = new Set(nodes.map(({ id }) => id));
  return Object.entries(places)
    .filter(([id]) => !here.has(id))
    .map(([id, position]) => ({ id, kind: nodeKindOf(id), position, left: false }));
}

/** Where cards of both versions stood that have been moved by hand since. */
function oldPlaces(was: Manifest, is: Manifest): readonly EmptyPlace[] {
  return Object.entries(was.layout ?? {}).flatMap(([id, { x, y }]) => {
    const now = is.layout && Object.hasOwn(is.layout, id) ? is.layout[id] : undefined;
    if (!now || (now.x === x && now.y === y)) return [];
    return [{ id, kind: nodeKindOf(id), position: { x, y }, left: true }];
  });
}

/** Marks the handoffs of a drawing with what became of them. */
export const markHandoffs = (flow: Flow, signs: ReadonlyMap<string, ChangeSign>): Flow => ({
  nodes: flow.nodes,
  edges: flow.edges.map(edge => {
    const change = edge.handoff && signs.get(`handoff:${edge.id}`);
    return edge.handoff && change ? { ...edge, handoff: { ...edge.handoff, change } } : edge;
  }),
});

/** Signs as a side shows them: what was added is not on the left, what was removed not on the right. */
export const isOnSide = (sign: ChangeSign, side: SideName): boolean =>
  sign !== (side === 'before' ? 'added' : 'removed');
