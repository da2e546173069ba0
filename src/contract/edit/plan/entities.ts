import {
  getAt,
  getOwn,
  hasOwn,
  isObject,
  type Json,
  type JsonObject,
  type JsonPath,
} from '../../../schema/json.js';
import { entityWords, isId, nodeIdOf, pathOf } from '../../entity.js';
import type { Change } from '../change.js';
import type { EntityRef, Intent } from '../intent.js';
import { findReferences } from '../references.js';
import { planMove } from './layout.js';
import { type Planner, refuse } from './plan.js';
import { setAt } from './set.js';

const badId = (id: string): string =>
  `“${id}” cannot be an id: begin with a letter and use letters, digits, “-” and “_” only (at most 64).`;

/** Adds an entity, and pins its node where a position is given. */
export const planAdd: Planner<Extract<Intent, { type: 'add' }>> = ({ kind, id, value, position }, json) => {
  if (!isId(id)) return refuse(badId(id));
  const ref = { kind, id };
  if (getAt(json, pathOf(ref)) !== undefined)
    return refuse(`There is already ${article(kind)} “${id}”: choose another id.`);
  const added = setAt(json, pathOf(ref), value);
  const node = nodeIdOf(ref);
  if ('refusal' in added || !position || node === undefined) return added;
  const moved = planMove({ type: 'move', positions: { [node]: position } }, json);
  return 'refusal' in moved ? moved : { changes: [...added.changes, ...moved.changes] };
};

/** Renames an entity and whatever names it. */
export const planRename: Planner<Extract<Intent, { type: 'rename' }>> = ({ kind, id, to }, json) => {
  const path = pathOf({ kind, id });
  if (getAt(json, path) === undefined) return refuse(`There is no ${entityWords[kind]} “${id}” to rename.`);
  if (id === to) return { changes: [] };
  if (!isId(to)) return refuse(badId(to));
  if (getAt(json, pathOf({ kind, id: to })) !== undefined)
    return refuse(`There is already ${article(kind)} “${to}”: choose another id.`);
  const changes: Change[] = [{ type: 'rename-key', path, to }];
  for (const reference of findReferences(json)) {
    if (reference.target.kind !== kind || reference.target.id !== id) continue;
    const renamed = reference.rename(to);
    if (reference.at === 'value') changes.push({ type: 'replace', path: reference.path, value: renamed });
    else if (!hasOwn(parentOf(json, reference.path), renamed))
      changes.push({ type: 'rename-key', path: reference.path, to: renamed });
  }
  return { changes };
};

/** Removes entities, the handoffs of removed agents, and every optional mention of what is removed. */
export const planRemove: Planner<Extract<Intent, { type: 'remove' }>> = ({ targets }, json) => {
  const removed = new Map<string, EntityRef>();
  const isRemoved = ({ kind, id }: EntityRef) => removed.has(`${kind} ${id}`);
  const remove = (ref: EntityRef) => {
    if (getAt(json, pathOf(ref)) !== undefined) removed.set(`${ref.kind} ${ref.id}`, ref);
  };
  targets.forEach(remove);
  const handoffs = getOwn(json, 'handoffs');
  if (isObject(handoffs))
    for (const [id, handoff] of Object.entries(handoffs)) {
      const ends = isObject(handoff) ? [getOwn(handoff, 'from'), getOwn(handoff, 'to')] : [];
      if (ends.some(end => typeof end === 'string' && isRemoved({ kind: 'agent', id: end })))
        remove({ kind: 'handoff', id });
    }
  const paths = [...removed.values()].map(pathOf);
  for (const { target, path } of findReferences(json))
    if (isRemoved(target)) paths.push(...mentionOf(target, path));
  return { changes: paths.map(path => ({ type: 'remove' as const, path })) };
};

/** What goes when a reference loses its target: nothing where the place cannot be without one, then it is a problem. */
function mentionOf(target: EntityRef, path: JsonPath): JsonPath[] {
  if (path[0] === 'suppress') return [path.slice(0, 2)];
  if (target.kind === 'type' || path[0] === 'types') return [];
  if (path[0] === 'handoffs' && /^(?:from|to|payload|workingMemory)$/.test(String(path[2]))) return [];
  // A reference by ID without its store is none.
  if (path.at(-2) === 'reference') return [path.slice(0, -1)];
  return [path];
}

const parentOf = (json: JsonObject, path: JsonPath): { [key: string]: Json } => {
  const parent = getAt(json, path.slice(0, -1));
  return isObject(parent) ? parent : {};
};

const article = (kind: EntityRef['kind']): string => `${kind === 'agent' ? 'an' : 'a'} ${entityWords[kind]}`;
