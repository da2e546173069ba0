import { childrenOf } from '../../schema/children.js';
import { hasOwn, isObject, type Json, type JsonObject, type JsonSchema } from '../../schema/json.js';
import type { PlannedType } from './plan.js';
import { type Shape, union } from './shape.js';

/** json-schema-to-typescript, as far as it is used: `() => import('json-schema-to-typescript')` gives it. */
export interface LeafPrinter {
  compile(schema: JsonObject, name: string, options: object): Promise<string>;
}

/** A leaf's types and values, and nothing that the printer could misread: no `tsType`, no `$ref`, no descriptions. */
const read = ['type', 'enum', 'const'];
const scalarTypes = new Set(['string', 'number', 'integer', 'boolean', 'null']);
const structural =
  /^(?:\$|properties|patternProp|additional|required|items|prefixItems|contains|allOf|anyOf|oneOf|not|if|then|else|unevaluated|dependent|propertyNames)/;

/** The text under which a leaf (scalars or constants only) is looked up; undefined when the schema is none. */
export function leafKey(schema: JsonSchema): string | undefined {
  if (!isObject(schema) || Object.keys(schema).some(keyword => structural.test(keyword))) return undefined;
  const types = [schema.type ?? []].flat() as Json[];
  const values = hasOwn(schema, 'const')
    ? [schema.const as Json]
    : Array.isArray(schema.enum)
      ? schema.enum
      : [];
  const isLeaf =
    types.every(type => scalarTypes.has(String(type))) &&
    values.every(value => typeof value !== 'object' || value === null);
  // Types beside constants would have to be intersected, which json-schema-to-typescript does not do.
  if (!isLeaf || types.length + values.length === 0 || (types.length > 0 && values.length > 0))
    return undefined;
  return JSON.stringify(
    Object.fromEntries(
      read.filter(keyword => hasOwn(schema, keyword)).map(keyword => [keyword, schema[keyword]]),
    ),
  );
}

/**
 * Has json-schema-to-typescript print each distinct leaf of the types, all in one call, and reads the result back.
 * What it cannot print, or prints as something that is not a plain union of scalars, is left out.
 */
export async function printLeaves(
  types: readonly PlannedType[],
  printer: LeafPrinter,
): Promise<Map<string, Shape>> {
  const keys = new Set<string>();
  const stack: JsonSchema[] = types.map(type => type.schema);
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const key = leafKey(at);
    if (key !== undefined) keys.add(key);
    else if (isObject(at)) stack.push(...childrenOf(at).map(child => child.schema));
  }
  const shapes = new Map<string, Shape>();
  if (keys.size === 0) return shapes;
  const list = [...keys];
  const properties = Object.fromEntries(list.map((key, i) => [`p${i}`, JSON.parse(key) as JsonObject]));
  const root = { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
  // Nothing is fetched or read: leaves have no references, and external ones are switched off all the same.
  const options = { format: false, bannerComment: '', $refOptions: { resolve: { external: false } } };
  const text = await printer.compile(root, 'Leaves', options);
  for (const [, index = '', type = ''] of text.matchAll(/^p(\d+): (.*)$/gmu)) {
    const key = list[Number(index)];
    const shape = parseUnion(type);
    if (key !== undefined && shape !== undefined) shapes.set(key, shape);
  }
  return shapes;
}

const part = /\s*("(?:[^"\\]|\\.)*"|-?\d[\d.e+-]*|string|number|boolean|null|true|false)\s*(\||$)/uy;

/** Reads `("a" | 1 | null)`; undefined for anything else. */
export function parseUnion(text: string): Shape | undefined {
  const bare = text.trim().replace(/^\((.*)\)$/su, '$1');
  const shapes: Shape[] = [];
  part.lastIndex = 0;
  for (;;) {
    const match = part.exec(bare);
    if (!match) return undefined;
    const [, word = '', separator] = match;
    if (word === 'string' || word === 'number' || word === 'boolean' || word === 'null')
      shapes.push({ kind: word });
    else shapes.push({ kind: 'literal', value: JSON.parse(word) as string | number | boolean });
    if (separator === '') return part.lastIndex === bare.length ? union(shapes) : undefined;
  }
}
