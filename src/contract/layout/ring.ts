import type { WorkflowGraph } from '../graph.js';
import { cardSize, margin, type Places } from './sizes.js';

/** Centres that are this far apart never overlap, whatever their direction, and a pill fits between them. */
const apart = Math.hypot(cardSize.agent.width + 2 * margin, cardSize.agent.height + 2 * margin) + 72;

/** Agents on rings around the stores, which stand in the middle: the first ring holds a dozen, the next ones more. */
export function placeAsRing(graph: WorkflowGraph): Places {
  const places: Places = new Map();
  const stores = [...graph.stores.keys()];
  const stackHeight = stores.length * (cardSize.store.height + 2 * margin);
  for (const [i, id] of stores.entries())
    places.set(`store:${id}`, {
      x: -cardSize.store.width / 2,
      y: i * (cardSize.store.height + 2 * margin) + margin - stackHeight / 2,
    });
  const agents = [...graph.agents.keys()];
  let radius = Math.max(apart, stackHeight / 2 + apart / 2);
  for (let placed = 0; placed < agents.length; ) {
    const fits = Math.max(3, Math.floor((2 * Math.PI * radius) / apart));
    const left = agents.length - placed;
    // One ring for up to a dozen, however wide; more go on further rings.
    const count = placed === 0 && left <= 12 ? left : Math.min(fits, left);
    if (count > fits) radius = (count * apart) / (2 * Math.PI);
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
