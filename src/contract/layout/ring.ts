import type { Position } from '../edit/intent.js';
import type { WorkflowGraph } from '../graph.js';
import { cardSize, margin, type Places } from './sizes.js';

/** Centres that are this far apart never overlap, whatever their direction, and a pill fits between them. */
const apart = Math.hypot(cardSize.agent.width + 2 * margin, cardSize.agent.height + 2 * margin) + 72;

/** As many as stand on one ring. */
const mostOnOneRing = 12;

/** Agents on rings around the stores, which stand in the middle: the first ring holds a dozen, the next ones more. */
export function placeAsRing(graph: WorkflowGraph): Places {
  const places: Places = new Map();
  const agents = [...graph.agents.keys()];
  // Between two, a store would stand on their handoffs; the layout of state puts it below them.
  const stores = agents.length === 2 ? [] : [...graph.stores.keys()];
  const stackHeight = stores.length * (cardSize.store.height + 2 * margin);
  for (const [i, id] of stores.entries())
    places.set(`store:${id}`, {
      x: -cardSize.store.width / 2,
      y: i * (cardSize.store.height + 2 * margin) + margin - stackHeight / 2,
    });
  if (agents.length <= mostOnOneRing) {
    const ring = smallestRing(agents.length, stackHeight);
    for (const [i, id] of agents.entries()) {
      const { x, y } = ring[i] as Position;
      places.set(id, { x: x - cardSize.agent.width / 2, y: y - cardSize.agent.height / 2 });
    }
    return places;
  }
  let radius = Math.max(apart, stackHeight / 2 + apart / 2);
  for (let placed = 0; placed < agents.length; ) {
    const fits = Math.max(3, Math.floor((2 * Math.PI * radius) / apart));
    const left = agents.length - placed;
    const count = Math.min(fits, left);
    // The chord, not the arc, keeps two neighbours apart.
    if (count > 1) radius = Math.max(radius, apart / (2 * Math.sin(Math.PI / count)));
    for (let i = 0; i < count; i++) {
      const angle = (2 * Math.PI * i) / count - Math.PI / 2;
      places.set(agents[placed + i] as string, {
        x: Math.round(Math.cos(angle) * radius * stretch - cardSize.agent.width / 2),
        y: Math.round(Math.sin(angle) * radius - cardSize.agent.height / 2),
      });
    }
    placed += count;
    radius += apart;
  }
  return places;
}

/** A screen is wider than high, and pills need room between neighbours; stretching only moves cards apart. */
const stretch = 1.3;

/** The middles of so many cards on the smallest ellipse on which pills fit between neighbours and around the stores. */
function smallestRing(count: number, stackHeight: number): Position[] {
  const first = count === 2 ? Math.PI : -Math.PI / 2;
  const on = (radius: number) =>
    Array.from({ length: count }, (_, i) => {
      const angle = first + (2 * Math.PI * i) / count;
      return { x: Math.round(Math.cos(angle) * radius * oval), y: Math.round(Math.sin(angle) * radius) };
    });
  if (count < 2) return on(0);
  for (let radius = 160; ; radius += 8) {
    const ring = on(radius);
    if (ring.every((at, i) => isApart(at, ring[(i + 1) % count] as Position) && isAround(at, stackHeight)))
      return ring;
  }
}

/** How much wider than high a ring is: cards are, and so are windows. */
const oval = 1.2;

/** A pill fits between two neighbours: beside, or above and below each other. */
const isApart = (a: Position, b: Position): boolean =>
  Math.abs(a.x - b.x) >= cardSize.agent.width + 208 || Math.abs(a.y - b.y) >= cardSize.agent.height + 64;

/** Clear of the stores in the middle, with room for a line between. */
const isAround = ({ x, y }: Position, stackHeight: number): boolean =>
  stackHeight === 0 ||
  Math.abs(x) >= (cardSize.agent.width + cardSize.store.width) / 2 + 80 ||
  Math.abs(y) >= (cardSize.agent.height + stackHeight) / 2 + 40;
