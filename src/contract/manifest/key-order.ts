import type { JsonPath } from '../../schema/json.js';
import { type Shape, shapeOf } from './shape.js';
import { manifestModel } from './workflow.js';

const orders = new WeakMap<Shape, ReadonlyMap<string, number>>();
const root = shapeOf(manifestModel);

/** The rank of each key the model knows in the object at a path; undefined where keys have no order (collections, schemas). */
export function keyOrderAt(path: JsonPath): ReadonlyMap<string, number> | undefined {
  let shape: Shape | undefined = root;
  for (const key of path)
    shape = typeof key === 'number' ? shape?.elements : (shape?.keys?.get(key) ?? shape?.values);
  if (!shape?.keys) return undefined;
  let order = orders.get(shape);
  if (!order) {
    order = new Map([...shape.keys.keys()].map((key, i) => [key, i]));
    orders.set(shape, order);
  }
  return order;
}
