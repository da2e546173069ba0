import { getAt, isObject, type JsonObject } from '../../schema/json.js';
import { collections, entityKinds, entityWords, freshId, idsOf, isId, pathOf } from '../entity.js';
import type { Problem } from '../problem.js';

/** Ids that are no ids, found in the json: the typed manifest does not even hold a key such as `__proto__`. */
export function findInvalidIds(json: JsonObject): Problem[] {
  return entityKinds.flatMap(kind => {
    if (!isObject(getAt(json, [collections[kind]]))) return [];
    const ids = idsOf(json, kind);
    return ids
      .filter(id => !isId(id))
      .map(id => {
        const to = freshId(ids, id);
        return {
          code: 'invalid-id',
          severity: 'error' as const,
          message: `“${id}” cannot be the id of ${kind === 'agent' ? 'an' : 'a'} ${entityWords[kind]}, because generated code and files are named after it: begin with a letter and use letters, digits, “-” and “_” only (at most 64).`,
          path: pathOf({ kind, id }),
          at: 'key' as const,
          fixes: [{ title: `Rename it to “${to}”`, intents: [{ type: 'rename' as const, kind, id, to }] }],
        };
      });
  });
}
