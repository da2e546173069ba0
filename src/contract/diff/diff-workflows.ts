import {
  equalJson,
  getOwn,
  isObject,
  type Json,
  type JsonObject,
  type JsonPath,
  type JsonSchema,
} from '../../schema/json.js';
import type { EntityKind, EntityRef } from '../edit/intent.js';
import { collections, entityKinds, entityWords, nodeIdOf } from '../entity.js';
import type { Handoff } from '../manifest/handoff.js';
import type { Manifest } from '../manifest/workflow.js';
import { categoryOfEntity, categoryOfPart } from './categories.js';
import type { PartChange, WorkflowChange } from './change.js';
import { diffFields } from './diff-fields.js';
import { diffParts, keysOf } from './diff-parts.js';
import { renameEntities } from './rename-entities.js';
import { findRenames } from './renames.js';

/** The manifest's own keys that are compared in their own way. */
const collected: ReadonlySet<string> = new Set([...Object.values(collections), 'layout']);
/** Parts of a handoff that are schemas. */
const schemaParts = ['payload', 'workingMemory'] as const;

/**
 * Every difference between two versions of a workflow: the workflow's own, then entity by entity as the later one lists
 * them. What was renamed is compared with what it was; that others call it by its new name is no change of theirs.
 */
export function diffWorkflows(earlier: Manifest, after: Manifest): readonly WorkflowChange[] {
  const renames = findRenames(earlier, after);
  const before = renames.length === 0 ? earlier : renameEntities(earlier, renames);
  const own = diffParts(before as JsonObject, after as JsonObject, [], collected).map(
    (change): WorkflowChange => ({
      ...change,
      target: undefined,
      category: categoryOfPart(undefined, String(change.path[0])),
    }),
  );
  return [
    ...own,
    ...entityKinds.flatMap(kind => {
      const names = new Map(renames.flatMap(({ kind: of, id, was }) => (of === kind ? [[id, was]] : [])));
      return diffCollection(kind, before, after, names);
    }),
  ];
}

function diffCollection(
  kind: EntityKind,
  before: Manifest,
  after: Manifest,
  names: ReadonlyMap<string, string>,
): WorkflowChange[] {
  const collection = collections[kind];
  const [old, own] = [entriesOf(before, kind), entriesOf(after, kind)];
  return keysOf(old, own).flatMap((id): WorkflowChange[] => {
    const target: EntityRef = { kind, id };
    const path = [collection, id];
    const [was, is] = [getOwn(old, id), getOwn(own, id)];
    if (was === undefined || is === undefined) {
      const change = is === undefined ? 'removed' : 'added';
      const words = `${entityWords[kind]} ${change}${routeWords(kind, is ?? was)}`;
      return [
        {
          kind: change,
          category: categoryOfEntity(kind),
          target,
          path,
          words: words.charAt(0).toUpperCase() + words.slice(1),
          ...(was !== undefined && { before: was }),
          ...(is !== undefined && { after: is }),
        },
      ];
    }
    const parts = diffEntity(target, was, is, { before, after });
    const name = names.get(id);
    return [
      ...(name === undefined ? [] : [renamed(target, path, name)]),
      ...parts.map(part => ({ ...part, target, category: categoryOfPart(kind, String(part.path[2])) })),
      ...diffPlace(target, before, after),
    ];
  });
}

const renamed = (target: EntityRef, path: JsonPath, was: string): WorkflowChange => ({
  kind: 'renamed',
  category: categoryOfEntity(target.kind),
  target,
  was,
  path,
  words: `Renamed from “${was}”`,
  before: was,
  after: target.id,
});

const entriesOf = (manifest: Manifest, kind: EntityKind): JsonObject =>
  (manifest[collections[kind]] ?? {}) as JsonObject;

const routeWords = (kind: EntityKind, value: Json | undefined): string =>
  kind === 'handoff' && isObject(value) ? `: ${value.from} → ${value.to}` : '';

interface Versions {
  readonly before: Manifest;
  readonly after: Manifest;
}

function diffEntity(target: EntityRef, was: Json, is: Json, { before, after }: Versions): PartChange[] {
  const path = [collections[target.kind], target.id];
  if (target.kind === 'type')
    return diffFields(
      { manifest: before, schema: was as JsonSchema },
      { manifest: after, schema: is as JsonSchema },
      path,
      'Type',
    );
  if (!isObject(was) || !isObject(is)) return [];
  if (target.kind !== 'handoff') return diffParts(was, is, path);
  // A payload changes with the types that it refers to, even where its own text stays.
  const schemas = schemaParts.flatMap(part => {
    const [old, own] = [(was as Handoff)[part], (is as Handoff)[part]];
    if (old === undefined || own === undefined) return [];
    const name = part === 'payload' ? 'Payload' : 'Working memory';
    return diffFields(
      { manifest: before, schema: old },
      { manifest: after, schema: own },
      [...path, part],
      name,
    );
  });
  const both = new Set<string>(
    schemaParts.filter(part => getOwn(was, part) !== undefined && getOwn(is, part) !== undefined),
  );
  return [...diffParts(was, is, path, both), ...schemas];
}

/** Whether a card was moved, pinned or let go. */
function diffPlace(target: EntityRef, before: Manifest, after: Manifest): WorkflowChange[] {
  const id = nodeIdOf(target);
  if (id === undefined) return [];
  const [was, is] = [getOwn(before.layout ?? {}, id), getOwn(after.layout ?? {}, id)];
  const shared = { category: 'layout' as const, target, path: ['layout', id] };
  if (was && is) {
    if (equalJson(was as Json, is as Json)) return [];
    const words = `Moved from ${pointWords(was)} to ${pointWords(is)}`;
    return [{ ...shared, kind: 'changed', words, before: was as Json, after: is as Json }];
  }
  if (is)
    return [{ ...shared, kind: 'added', words: `Placed by hand at ${pointWords(is)}`, after: is as Json }];
  return was
    ? [{ ...shared, kind: 'removed', words: 'Given back to the automatic layout', before: was as Json }]
    : [];
}

const pointWords = ({ x, y }: { readonly x: number; readonly y: number }): string => `(${x}, ${y})`;
