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

/** The shapes of leaves by their keys; undefined for one that cannot be printed. */
export type Leaves = ReadonlyMap<string, Shape | undefined>;

/** Gives json-schema-to-typescript, or what stands for it. */
export type LoadPrinter = () => Promise<LeafPrinter>;

/** What each printer has made of the leaves that it was given: they are short, and most schemas have the same ones. */
const printed = new WeakMap<LoadPrinter, Map<string, Shape | undefined>>();
/** From here on they are forgotten. */
const mostLeaves = 10_000;
/** Printed in one call, between two pauses. */
const leavesInARow = 100;

/**
 * The shapes of all leaves in some types, and of others. The printer is loaded only where there is a leaf that it has not
 * printed yet; where that fails, its leaves are left out.
 */
export async function shapesOfLeaves(
  types: readonly PlannedType[],
  load: LoadPrinter,
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<Leaves> {
  const before = printed.get(load);
  const shapes = before && before.size < mostLeaves ? before : new Map<string, Shape | undefined>();
  printed.set(load, shapes);
  const fresh = [...leavesIn(types)].filter(key => !shapes.has(key));
  if (fresh.length === 0) return shapes;
  try {
    const printer = await load();
    for (let from = 0; from < fresh.length; from += leavesInARow) {
      await pause();
      const some = fresh.slice(from, from + leavesInARow);
      const made = await printLeaves(some, printer);
      for (const key of some) shapes.set(key, made.get(key));
    }
  } catch {
    // Its text and ours are the same (a test holds them together), so its absence is no one's problem.
  }
  return shapes;
}

/** The keys of all leaves in some types. */
function leavesIn(types: readonly PlannedType[]): Set<string> {
  const keys = new Set<string>();
  const stack: JsonSchema[] = types.map(type => type.schema);
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const key = leafKey(at);
    if (key !== undefined) keys.add(key);
    else if (isObject(at)) for (const { schema } of childrenOf(at)) stack.push(schema);
  }
  return keys;
}

/**
 * Has json-schema-to-typescript print some leaves in one call, and reads the result back. What it cannot print, or
 * prints as something that is not a plain union of scalars, is left out.
 */
async function printLeaves(list: readonly string[], printer: LeafPrinter): Promise<Leaves> {
  const shapes = new Map<string, Shape>();
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
