import { childrenOf } from '../../schema/children.js';
import type { Place } from '../../schema/graph.js';
import { isObject, type Json, type JsonObject, type JsonSchema, setOwn } from '../../schema/json.js';
import { keyOf, targetsOf } from './place.js';
import type { PlannedType } from './plan.js';

/** Keywords that locate or connect schemas; in a bundle, `$ref` into `$defs` says it all. */
const connecting = new Set([
  '$schema',
  '$id',
  '$anchor',
  '$dynamicAnchor',
  '$dynamicRef',
  '$ref',
  '$defs',
  'definitions',
  '$vocabulary',
]);

/**
 * A planned type as one self-contained JSON Schema 2020-12 document: every reference leads to its own `$defs`.
 * Keywords are those of the normalised schema, so a draft-07 source comes out in 2020-12.
 */
export function bundleSchema(type: PlannedType): JsonObject {
  const { graph, typeAt } = type.group;
  const defs = new Map<string, PlannedType>();
  const body = convert(type);
  const definitions: JsonObject = {};
  // Converting a definition may find more; a Map's iteration picks up what is added while it runs.
  for (const definition of defs.values()) definitions[definition.name] = convert(definition);
  const head: JsonObject = { $schema: 'https://json-schema.org/draft/2020-12/schema' };
  if (!isObject(body)) return { ...head, ...(body ? {} : { not: {} }) };
  return { ...head, ...body, ...(defs.size > 0 && { $defs: definitions }) };

  function convert({ schema, scope }: Place): JsonSchema {
    if (typeof schema === 'boolean') return schema;
    const out: JsonObject = {};
    const children = new Map<string, Json>();
    const references: JsonSchema[] = targetsOf(graph, { schema, scope }).map(target => {
      if (typeof target.schema === 'boolean') return target.schema;
      const planned = typeAt(target);
      if (!planned) return true;
      if (keyOf(planned) === keyOf(type)) return { $ref: '#' };
      defs.set(planned.name, planned);
      return { $ref: `#/$defs/${planned.name}` };
    });
    for (const { keyword, path, schema: child } of childrenOf(schema)) {
      if (connecting.has(keyword)) continue;
      const converted = convert({ schema: child, scope: graph.enter(child, scope) });
      const [, key] = path;
      if (key === undefined) children.set(keyword, converted);
      else if (typeof key === 'number')
        children.set(keyword, [...((children.get(keyword) as Json[]) ?? []), converted]);
      else {
        const map = (children.get(keyword) as JsonObject) ?? {};
        setOwn(map, key, converted);
        children.set(keyword, map);
      }
    }
    const [only] = references;
    const isPlain = references.length === 1 && isObject(only);
    if (isPlain) Object.assign(out, only);
    for (const keyword of Object.keys(schema)) {
      if (connecting.has(keyword)) continue;
      setOwn(out, keyword, children.get(keyword) ?? (schema[keyword] as Json));
    }
    if (!isPlain && references.length > 0) out.allOf = [...references, ...((out.allOf as Json[]) ?? [])];
    return out;
  }
}
