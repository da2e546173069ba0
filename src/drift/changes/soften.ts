import { isSatisfiable } from '../../compat/index.js';
import type { Intent } from '../../contract/edit/intent.js';
import type { Manifest } from '../../contract/manifest/workflow.js';
import { followTypes } from '../../contract/payload/schema.js';
import type { Fix } from '../../contract/problem.js';
import { equalJson, getAt, getOwn, isObject, type Json, type JsonPath } from '../../schema/json.js';
import { requiredVersion } from './bump.js';
import type { Change } from './change.js';
import type { ChangedHandoff } from './compare-contracts.js';

/** For fields that became required: requires them no longer, or gives them a default besides. */
export function makeOptional(
  { id, was: old }: ChangedHandoff,
  before: Manifest,
  now: Manifest,
): readonly Fix[] {
  const [was, is] = [before, now].map(manifest => {
    const schema = getOwn(manifest.handoffs, id)?.payload;
    return schema === undefined
      ? undefined
      : followTypes(manifest, { schema, path: ['handoffs', id, 'payload'] });
  });
  if (!was || !is) return [];
  const required = requiredOf(is.schema);
  // A default is a change of its own, if one that breaks nobody.
  const version: Intent = {
    type: 'set',
    path: ['handoffs', id, 'version'],
    value: requiredVersion(old, 'patch'),
  };
  return required
    .filter(name => !requiredOf(was.schema).includes(name))
    .flatMap(name => {
      const rest = required.filter(other => other !== name);
      const path = [...is.path, 'required'];
      const intent: Intent = rest.length === 0 ? { type: 'unset', path } : { type: 'set', path, value: rest };
      return [
        { title: `Make “${name}” optional`, intents: [intent] },
        ...withDefault(name, is.schema, is.path, now, [intent, version]),
      ];
    });
}

/** What a field of simple type can stand for when nobody sends it; the caller may change it afterwards. */
function withDefault(
  name: string,
  schema: Json,
  path: JsonPath,
  manifest: Manifest,
  others: readonly Intent[],
): readonly Fix[] {
  const properties = isObject(schema) ? getOwn(schema, 'properties') : undefined;
  const field = isObject(properties) ? getOwn(properties, name) : undefined;
  if (!isObject(field) || getOwn(field, 'default') !== undefined) return [];
  const types = (manifest.types ?? {}) as Json;
  const value = isSatisfiable({ $defs: {}, types, allOf: [field] } as Json);
  if (value.verdict !== 'satisfiable') return [];
  return [
    {
      title: `Make “${name}” optional, ${JSON.stringify(value.example)} by default`,
      intents: [
        ...others,
        { type: 'set', path: [...path, 'properties', name, 'default'], value: value.example },
      ],
    },
  ];
}

function requiredOf(schema: Json): readonly string[] {
  const required = isObject(schema) ? getOwn(schema, 'required') : undefined;
  return Array.isArray(required) ? required.filter(name => typeof name === 'string') : [];
}

/** Lets the one keyword that rejects the counterexample allow what it allowed before, and keeps what it allows besides. */
export function widen(changes: readonly Change[], before: Manifest, now: Manifest): readonly Fix[] {
  const breaking = changes.filter(change => change.breaks.includes('in-flight'));
  const at = breaking.length === 1 ? breaking[0]?.narrowedAt : undefined;
  const keyword = at?.at(-1);
  // What became required is made optional instead.
  if (!at || typeof keyword !== 'string' || keyword === 'required') return [];
  const [was, is] = [getAt(before as Json, at), getAt(now as Json, at)];
  if (is === undefined || (was !== undefined && equalJson(was, is))) return [];
  // A schema that is new here is no keyword that was tightened.
  if (was === undefined && getAt(before as Json, at.slice(0, -1)) === undefined) return [];
  const value = was === undefined ? undefined : union(was, is);
  return [
    value === undefined
      ? { title: `Widen: leave out “${keyword}”, as before`, intents: [{ type: 'unset', path: at }] }
      : {
          title: `Widen: “${keyword}” ${short(value)}${equalJson(value, was as Json) ? ', as before' : ''}`,
          intents: [{ type: 'set', path: at, value }],
        },
  ];
}

function union(was: Json, is: Json): Json {
  if (!Array.isArray(was) || !Array.isArray(is)) return was;
  return [...is, ...was.filter(value => !is.some(own => equalJson(own, value)))];
}

function short(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
