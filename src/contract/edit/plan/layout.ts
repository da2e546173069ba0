import { getOwn, isObject, type Json, type JsonObject } from '../../../schema/json.js';
import { type Change, diffJson } from '../change.js';
import type { Intent, Position } from '../intent.js';
import { type Planner, refuse } from './plan.js';

/** Pins nodes; an entry that is there already changes only its numbers. */
export const planMove: Planner<Extract<Intent, { type: 'move' }>> = ({ positions }, json) => {
  const rounded = Object.entries(positions).map(([id, position]) => [id, roundPosition(position)] as const);
  if (rounded.some(([, { x, y }]) => !Number.isFinite(x) || !Number.isFinite(y)))
    return refuse('A position must be two numbers.');
  if (rounded.length === 0) return { changes: [] };
  const layout = getOwn(json, 'layout');
  if (layout === undefined)
    return { changes: [{ type: 'insert', path: ['layout'], value: Object.fromEntries(rounded) }] };
  if (!isObject(layout))
    return refuse('“layout” is no object: remove it in the text, then nodes can be moved.');
  return { changes: rounded.flatMap(([id, position]) => placeNode(layout, id, position)) };
};

function placeNode(layout: JsonObject, id: string, position: JsonObject): Change[] {
  const entry = getOwn(layout, id);
  const path = ['layout', id];
  if (entry === undefined) return [{ type: 'insert', path, value: position }];
  // Keys of another tool beside x and y stay.
  return diffJson(entry, isObject(entry) ? { ...entry, ...position } : position, path);
}

const roundPosition = ({ x, y }: Position): JsonObject => ({ x: roundPixel(x), y: roundPixel(y) });

// Without `+ 0` a small negative number would become -0, which prints as 0 but is not equal to it.
const roundPixel = (value: number): number => Math.round(value) + 0;

/** Unpins nodes; the emptied block stays, so that the next move is one line. */
export const planUnpin: Planner<Extract<Intent, { type: 'unpin' }>> = ({ ids }, json) => {
  const layout: Json | undefined = getOwn(json, 'layout');
  if (!isObject(layout)) return { changes: [] };
  return {
    changes: [...new Set(ids)]
      .filter(id => Object.hasOwn(layout, id))
      .map(id => ({ type: 'remove' as const, path: ['layout', id] })),
  };
};
