import { cardSize } from '../contract/index.js';
import type { BoxIndex } from './box-index.js';
import type { FlowEdge, FlowNode, HandoffData } from './flow.js';
import { laneOf, placeOf } from './lanes.js';
import { curveOf, type Place, pointAt } from './route.js';
import { turnsOf, type Way } from './ways.js';

/** A card with more lines than this has them run along rails. */
const mostCurves = 6;
/** Half the width of a rail, and of the drop from it to a card. */
const clear = 3;
/** How far from a store or queue its spine may be, the best first. */
const reaches = [28, 104, 132];
/** Where along a curve it is looked whether a card is in its way. */
const samples = [0.12, 0.2, 0.28, 0.36, 0.44, 0.52, 0.6, 0.68, 0.76, 0.84, 0.92];

/**
 * Finds lines that would be a thicket, run behind cards or lead back to an earlier column, a way at right angles: as far
 * as the space for it is free. All others stay curves.
 */
export function chooseWays(
  nodes: readonly FlowNode[],
  edges: readonly FlowEdge[],
  cards: BoxIndex,
): readonly FlowEdge[] {
  const places = new Map<string, Place>(
    nodes.map(({ id, kind, position }) => [id, placeOf({ position, ...cardSize[kind] })]),
  );
  const degrees = countPartners(edges);
  const joined = edges.map(edge => ({ edge, from: places.get(edge.source), to: places.get(edge.target) }));
  const spines = chooseSpines(joined.filter(isJoined), cards);
  return joined.map(line => {
    if (!isJoined(line) || line.from === line.to) return line.edge;
    const { edge } = line;
    const ways = edge.handoff
      ? handoffWays(line, edge.handoff, degrees, cards)
      : (spines.get(edge.target) ?? []).map(spine => linkWay(line, spine));
    const way = ways.find(each => isClear(each, line, cards));
    return way ? { ...edge, ...(edge.handoff ? { handoff: { ...edge.handoff, way } } : { way }) } : edge;
  });
}

/** A line with the places of its two cards. */
interface Joined {
  readonly edge: FlowEdge;
  readonly from: Place;
  readonly to: Place;
}

const isJoined = (line: {
  edge: FlowEdge;
  from?: Place | undefined;
  to?: Place | undefined;
}): line is Joined => line.from !== undefined && line.to !== undefined;

/**
 * Where the spine may be of each store and queue that needs one, as its links are many or one would run behind a card:
 * first where most of its links find their way.
 */
function chooseSpines(lines: readonly Joined[], cards: BoxIndex): ReadonlyMap<string, readonly number[]> {
  const links = new Map<string, Joined[]>();
  for (const line of lines) {
    if (line.edge.handoff) continue;
    const users = links.get(line.edge.target);
    if (users) users.push(line);
    else links.set(line.edge.target, [line]);
  }
  return new Map(
    [...links].flatMap(([target, users], i) => {
      if (users.length <= mostCurves && !users.some(line => isBlocked(line, 0, cards))) return [];
      const side = users.reduce((sum, { from, to }) => sum + Math.sign(from.x - to.x), 0) < 0 ? -1 : 1;
      // Each has a spine of its own, up to a few.
      const spines = [side, -side].flatMap(each => reaches.map(reach => each * (reach + (i % 4) * 8)));
      const count = (spine: number) =>
        users.filter(line => isClear(linkWay(line, spine), line, cards)).length;
      const counts = new Map(spines.map(spine => [spine, count(spine)]));
      return [[target, spines.sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))]];
    }),
  );
}

/** With how many others each card exchanges handoffs, and how many use each store or queue. */
function countPartners(edges: readonly FlowEdge[]): ReadonlyMap<string, number> {
  const partners = new Map<string, Set<string>>();
  const note = (id: string, other: string) => {
    const known = partners.get(id);
    if (known) known.add(other);
    else partners.set(id, new Set([other]));
  };
  for (const { source, target, handoff } of edges) {
    note(target, source);
    if (handoff) note(source, target);
  }
  return new Map([...partners].map(([id, others]) => [id, others.size]));
}

function handoffWays(
  line: Joined,
  handoff: HandoffData,
  degrees: ReadonlyMap<string, number>,
  cards: BoxIndex,
): Way[] {
  const { edge, from, to } = line;
  const [out, back] = [degrees.get(edge.source) ?? 0, degrees.get(edge.target) ?? 0];
  if (Math.max(out, back) > mostCurves)
    return out > back
      ? sides(from, to).map(side => handoverWay(from, to, side))
      : sides(to, from).map(side => returnWay(to, from, side));
  const isBackward = to.x < from.x - from.width && to.y - from.y > (from.height + to.height) / 2 + 60;
  return isBackward || isBlocked(line, laneOf(handoff), cards) ? [stepWay(to)] : [];
}

/** The side of a hub that a card is on; both, where it is above or below. */
function sides(hub: Place, card: Place): readonly (1 | -1)[] {
  const side = card.x >= hub.x ? 1 : -1;
  return Math.abs(card.x - hub.x) > (hub.width + card.width) / 2 ? [side] : [side, side === 1 ? -1 : 1];
}

/** Into the card from above, where its label is. */
const handoverWay = (hub: Place, card: Place, side: number): Way => ({
  hub: 'from',
  spine: side * (hub.width / 2 + 32),
  lane: -8,
  rail: -card.height / 2 - 46,
  drop: 0,
});

/** Out of the card from below, and beside the way there. */
const returnWay = (hub: Place, card: Place, side: number): Way => ({
  hub: 'to',
  spine: side * (hub.width / 2 + 48),
  lane: 8,
  rail: card.height / 2 + 36,
  drop: 0,
});

const linkWay = ({ edge, from: card, to: hub }: Joined, spine: number): Way => {
  const isQueue = edge.target.startsWith('queue:');
  return {
    hub: 'to',
    spine: spine + Math.sign(spine) * (hub.width / 2),
    lane: 0,
    rail: card.height / 2 + (isQueue ? 26 : 30),
    drop: isQueue ? 76 : -76,
  };
};

const stepWay = (card: Place): Way => ({ spine: 0, lane: 0, rail: -card.height / 2 - 46, drop: 0 });

function isBlocked({ from, to }: Joined, lane: number, cards: BoxIndex): boolean {
  const curve = curveOf(from, to, lane);
  return samples.some(t => {
    const { x, y } = pointAt(curve, t);
    if (isWithin(from, x, y) || isWithin(to, x, y)) return false;
    return !cards.isFree({ left: x, top: y, right: x + 1, bottom: y + 1 });
  });
}

const isWithin = (place: Place, x: number, y: number): boolean =>
  Math.abs(x - place.x) <= place.width / 2 + 1 && Math.abs(y - place.y) <= place.height / 2 + 1;

/** True when no card lies on the line; its ends touch their own cards. */
function isClear(way: Way, { from, to }: Joined, cards: BoxIndex): boolean {
  const turns = turnsOf(way, from, to);
  return turns.slice(1).every((b, i) => {
    const a = turns[i] as typeof b;
    const isUpright = a.x === b.x;
    const [sideways, upright] = isUpright ? [clear, 0] : [0, clear];
    const isFirst = i === 0;
    const isLast = i === turns.length - 2;
    // A hair off its own card.
    const trim = (value: number, other: number) => value + Math.sign(other - value);
    const start = isFirst ? { x: trim(a.x, b.x), y: trim(a.y, b.y) } : a;
    const end = isLast ? { x: trim(b.x, a.x), y: trim(b.y, a.y) } : b;
    return cards.isFree({
      left: Math.min(start.x, end.x) - sideways,
      right: Math.max(start.x, end.x) + sideways,
      top: Math.min(start.y, end.y) - upright,
      bottom: Math.max(start.y, end.y) + upright,
    });
  });
}
