import { isObject, type Json, type JsonObject, setOwn } from '../../schema/json.js';
import type { Intent } from '../edit/intent.js';
import { collections, freshId } from '../entity.js';
import type { Migration } from './index.js';

/**
 * Format 0 is that of drafts: agents, handoffs and the other collections are lists, and each entry holds its own `id`.
 * Since format 1 they are keyed by id, so that two people who add something seldom change the same line.
 */
export const from0: Migration = {
  from: 0,
  summary: 'lists become collections that are keyed by id',
  intents: json =>
    Object.values(collections).flatMap((name): Intent[] => {
      const list = Object.hasOwn(json, name) ? json[name] : undefined;
      return Array.isArray(list) ? [{ type: 'set', path: [name], value: keyedById(list) }] : [];
    }),
};

function keyedById(list: readonly Json[]): JsonObject {
  const keyed: JsonObject = {};
  for (const [i, entry] of list.entries()) {
    const { id, ...rest } = isObject(entry) ? entry : { id: undefined, value: entry };
    const wanted = typeof id === 'string' && id !== '' ? id : `entry-${i + 1}`;
    // The first of two entries keeps the id that both have.
    const key = Object.hasOwn(keyed, wanted) ? freshId(Object.keys(keyed), wanted) : wanted;
    setOwn(keyed, key, isObject(entry) ? (rest as JsonObject) : (entry as Json));
  }
  return keyed;
}
