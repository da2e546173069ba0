import { isObject, type Json, type JsonObject, setOwn } from '../../schema/json.js';
import { createIds } from '../build/drawing.js';

/**
 * Puts a JSON Schema, as Pydantic and others print it, among the named types and gives the reference to it; its
 * `$defs` become types beside it.
 */
export function payloadOf(schema: JsonObject, name: string, types: JsonObject): Json {
  const newId = createIds();
  for (const taken of Object.keys(types)) newId(taken, 'Type');
  const own = newId(typeName(name), 'Type');
  const definitions = isObject(schema.$defs)
    ? schema.$defs
    : isObject(schema.definitions)
      ? schema.definitions
      : {};
  const names = new Map(Object.keys(definitions).map(key => [key, newId(typeName(key), 'Type')]));
  const { $defs: _, definitions: __, $schema: ___, $id: ____, ...root } = schema;
  setOwn(types, own, rewrite(root, names, 0));
  for (const [key, id] of names) setOwn(types, id, rewrite(definitions[key] as Json, names, 0));
  return { $ref: `#/types/${own}` };
}

/** Several words become one, as types are written. */
const typeName = (name: string): string =>
  /\s/.test(name.trim())
    ? name.trim().replace(/(?:^|\s+)(\S)/g, (_, letter: string) => letter.toUpperCase())
    : name;

const maxDepth = 60;

function rewrite(value: Json, names: ReadonlyMap<string, string>, depth: number): Json {
  if (depth > maxDepth) return true;
  if (Array.isArray(value)) return value.map(item => rewrite(item, names, depth + 1));
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const [key, item] of Object.entries(value)) {
    const name =
      key === '$ref' && typeof item === 'string' ? item.replace(/^#\/(?:\$defs|definitions)\//, '') : '';
    const id = names.get(name);
    setOwn(copy, key, id === undefined ? rewrite(item, names, depth + 1) : `#/types/${id}`);
  }
  return copy;
}
