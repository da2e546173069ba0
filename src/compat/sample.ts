import { childrenOf } from '../schema/children.js';
import {
  getOwn,
  isObject,
  type Json,
  type JsonObject,
  type JsonSchema,
  setOwn,
  textOf,
} from '../schema/json.js';
import type { Place, SchemaGraph } from '../schema/resolve.js';

/** A repeatable source of numbers in [0, 1): the same seed draws the same samples. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Values and names that schemas mention, and their neighbours: where they differ, they differ around these. */
export interface Pool {
  readonly values: Json[];
  readonly keys: string[];
}

/** Collects the pool of a schema and of all it reaches, up to a limit. */
export function collectPool(
  graph: SchemaGraph,
  root: JsonSchema,
  pool: Pool = { values: [], keys: [] },
): Pool {
  const seen = new Set<JsonSchema>();
  const queue: Place[] = [{ schema: root, scope: graph.scopeOf(root) }];
  for (let place = queue.pop(); place && seen.size < 400; place = queue.pop()) {
    const { schema, scope } = place;
    if (typeof schema === 'boolean' || seen.has(schema)) continue;
    seen.add(schema);
    const value = (keyword: string) => getOwn(schema, keyword);
    for (const keyword of ['const', 'default']) {
      const one = value(keyword);
      if (one !== undefined) pool.values.push(one);
    }
    for (const keyword of ['enum', 'examples']) {
      const list = value(keyword);
      if (Array.isArray(list)) pool.values.push(...list.slice(0, 20));
    }
    for (const keyword of ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']) {
      const limit = value(keyword);
      if (typeof limit === 'number') pool.values.push(limit, limit - 1, limit + 1, limit + 0.5, limit / 2);
    }
    for (const keyword of ['minLength', 'maxLength']) {
      const limit = value(keyword);
      if (typeof limit === 'number' && limit < 2000)
        pool.values.push(...[limit - 1, limit, limit + 1].map(n => 'a'.repeat(Math.max(0, n))));
    }
    const properties = value('properties');
    if (isObject(properties)) pool.keys.push(...Object.keys(properties).slice(0, 40));
    const required = value('required');
    if (Array.isArray(required)) pool.keys.push(...required.filter(key => typeof key === 'string'));
    for (const child of childrenOf(schema))
      queue.push({ schema: child.schema, scope: graph.enter(child.schema, scope) });
    for (const target of [graph.ref(schema, scope), graph.dynamicRef(schema, scope)])
      if (target) queue.push(target);
  }
  return pool;
}

const BASICS: readonly Json[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  1.5,
  '',
  'a',
  'A1',
  [],
  {},
  [null],
  { x: null },
];

/**
 * Draws a value that is likely, not certain, to satisfy the schema: follows its structure, and takes plain values
 * from the pool. The caller judges it.
 */
export function drawSample(graph: SchemaGraph, place: Place, pool: Pool, random: () => number): Json {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const anything = (): Json => (random() < 0.6 && pool.values.length > 0 ? pick(pool.values) : pick(BASICS));

  function draw({ schema, scope }: Place, depth: number): Json {
    if (typeof schema === 'boolean' || depth > 6) return anything();
    const inner = (child: JsonSchema) => draw({ schema: child, scope: graph.enter(child, scope) }, depth + 1);
    if (schema.const !== undefined) return schema.const;
    if (Array.isArray(schema.enum) && schema.enum.length > 0) return pick(schema.enum);
    const target = graph.ref(schema, scope) ?? graph.dynamicRef(schema, scope);
    const parts: Json[] = target ? [draw(target, depth + 1)] : [];
    for (const keyword of ['anyOf', 'oneOf'] as const) {
      const list = getOwn(schema, keyword);
      if (Array.isArray(list) && list.length > 0) parts.push(inner(pick(list) as JsonSchema));
    }
    if (Array.isArray(schema.allOf)) parts.push(...schema.allOf.map(child => inner(child as JsonSchema)));
    const then = random() < 0.5 ? getOwn(schema, 'then') : getOwn(schema, 'else');
    if (isObject(then)) parts.push(inner(then));
    parts.push(...own(schema, inner));
    const objects = parts.filter(isObject);
    if (objects.length > 0 && objects.length === parts.length)
      return Object.assign({}, ...objects) as JsonObject;
    return parts.length > 0 ? pick(parts) : anything();
  }

  function own(schema: JsonObject, inner: (child: JsonSchema) => Json): Json[] {
    const types = Array.isArray(schema.type) ? schema.type : schema.type === undefined ? [] : [schema.type];
    const type = types.length > 0 ? pick(types) : undefined;
    const properties = getOwn(schema, 'properties');
    if (type === 'object' || (!type && (isObject(properties) || schema.required)))
      return [object(schema, inner)];
    if (type === 'array' || (!type && (schema.items !== undefined || schema.prefixItems)))
      return [array(schema, inner)];
    const fits = (value: Json) =>
      type === 'integer' ? Number.isInteger(value) : type === 'null' ? value === null : typeof value === type;
    const known = pool.values.filter(fits);
    const basic = BASICS.filter(fits);
    if (known.length > 0 && random() < 0.7) return [pick(known)];
    return type !== undefined && basic.length > 0 ? [pick(basic)] : [];
  }

  function object(schema: JsonObject, inner: (child: JsonSchema) => Json): Json {
    const value: JsonObject = {};
    const properties = isObject(schema.properties) ? schema.properties : {};
    const required = Array.isArray(schema.required) ? schema.required.map(textOf) : [];
    const likely = random();
    for (const key of new Set([...Object.keys(properties), ...required])) {
      if (!required.includes(key) && random() > likely) continue;
      setOwn(value, key, Object.hasOwn(properties, key) ? inner(properties[key] as JsonSchema) : anything());
    }
    const rest = getOwn(schema, 'additionalProperties');
    if (rest !== false && random() < 0.4)
      setOwn(
        value,
        pool.keys.length > 0 && random() < 0.7 ? pick(pool.keys) : 'x',
        isObject(rest) ? inner(rest) : anything(),
      );
    return value;
  }

  function array(schema: JsonObject, inner: (child: JsonSchema) => Json): Json {
    const prefix = Array.isArray(schema.prefixItems) ? schema.prefixItems : [];
    const min = typeof schema.minItems === 'number' ? Math.min(schema.minItems, 20) : 0;
    const length = min + Math.floor(random() * (prefix.length + 3));
    return Array.from({ length }, (_, i) => {
      const child = prefix[i] ?? schema.items ?? schema.contains;
      return child === undefined ? anything() : inner(child as JsonSchema);
    });
  }

  return draw(place, 0);
}
