import type { Place, SchemaGraph } from '../../schema/graph.js';
import { getOwn, hasOwn, isObject, type Json, type JsonObject, type JsonSchema } from '../../schema/json.js';
import { docOf } from './doc.js';
import { type Leaves, leafKey } from './leaves.js';
import { keyOf } from './place.js';
import type { PlannedType, TypeGroup } from './plan.js';
import {
  inherited,
  intersect,
  literalShape,
  type Member,
  never,
  type Shape,
  union,
  unknown,
} from './shape.js';

const allTypes = ['string', 'number', 'boolean', 'null', 'array', 'object'] as const;
const objectKeywords = [
  'properties',
  'patternProperties',
  'additionalProperties',
  'required',
  'propertyNames',
];
const arrayKeywords = ['prefixItems', 'items'];

/** Derives the shape of a planned type's own schema; references inside become names, and `leaves` are taken as printed. */
export function deriveShape(place: Place, { graph, typeAt }: TypeGroup, leaves: Leaves = new Map()): Shape {
  const expanding = new Set<string>();
  return structure(place);

  /** A schema as it appears inside others: its name, if it has one. */
  function shapeOf(at: Place): Shape {
    const planned = typeAt(at);
    return planned ? nameShape(planned) : structure(at);
  }

  function structure(at: Place, expand = false): Shape {
    const { schema, scope } = at;
    if (typeof schema === 'boolean') return schema ? unknown : never;
    const leaf = leaves.size === 0 ? undefined : leaves.get(leafKey(schema) ?? '');
    if (leaf) return leaf;
    const inner = (child: JsonSchema): Place => ({ schema: child, scope: graph.enter(child, scope) });
    const closes = hasOwn(schema, 'unevaluatedProperties') || hasOwn(schema, 'unevaluatedItems');
    // What nobody else has looked at can only be told from structures, not from names.
    const part = (target: Place): Shape => (expand || closes ? expanded(target) : shapeOf(target));

    const parts: Shape[] = [];
    for (const target of [graph.ref(schema, scope), graph.dynamicRef(schema, scope)])
      if (target) parts.push(part(target));
    const values = valuesOf(schema);
    parts.push(values ? union(values.map(literalShape)) : ownShape(schema, inner));
    for (const branch of list(schema.allOf)) parts.push(part(inner(branch)));
    for (const keyword of ['anyOf', 'oneOf'])
      if (Array.isArray(schema[keyword]))
        parts.push(union(list(schema[keyword]).map(branch => part(inner(branch)))));
    if (schema.if !== undefined) parts.push(conditional(schema, branch => part(inner(branch))));
    if (schema.not === true || (isObject(schema.not) && Object.keys(schema.not).length === 0)) return never;

    const shape = parts.reduce(intersect, unknown);
    return closes ? close(shape, schema, inner) : shape;
  }

  function expanded(at: Place): Shape {
    const key = keyOf(at);
    if (expanding.has(key)) return shapeOf(at);
    expanding.add(key);
    const shape = structure(at, true);
    expanding.delete(key);
    return shape;
  }

  function ownShape(schema: JsonObject, inner: (child: JsonSchema) => Place): Shape {
    const saysArray = arrayKeywords.some(keyword => hasOwn(schema, keyword));
    const saysObject = objectKeywords.some(keyword => hasOwn(schema, keyword));
    if (schema.type === undefined && !saysArray && !saysObject) return unknown;
    const types = schema.type === undefined ? allTypes : ([schema.type].flat() as string[]);
    return union(
      types.map((type): Shape => {
        if (type === 'array') return arrayShape(schema, inner);
        if (type === 'object') return objectShape(schema, inner);
        return { kind: type === 'integer' ? 'number' : (type as 'string' | 'number' | 'boolean' | 'null') };
      }),
    );
  }

  function arrayShape(schema: JsonObject, inner: (child: JsonSchema) => Place): Shape {
    const rest = schema.items === undefined ? unknown : shapeOf(inner(schema.items as JsonSchema));
    const prefix = list(schema.prefixItems);
    const most = typeof schema.maxItems === 'number' ? schema.maxItems : Number.POSITIVE_INFINITY;
    if (prefix.length === 0)
      return rest.kind === 'never' || most === 0
        ? { kind: 'tuple', items: [], required: 0 }
        : { kind: 'array', item: rest };
    const items = prefix.slice(0, most).map(item => shapeOf(inner(item)));
    const required = Math.min(typeof schema.minItems === 'number' ? schema.minItems : 0, items.length);
    const closed = rest.kind === 'never' || most <= prefix.length;
    // An item that nothing fits cannot be there, so neither can the ones after it.
    const end = items.findIndex(item => item.kind === 'never');
    if (end >= 0) return { kind: 'tuple', items: items.slice(0, end), required: Math.min(required, end) };
    return { kind: 'tuple', items, required, ...(!closed && { rest }) };
  }

  function objectShape(schema: JsonObject, inner: (child: JsonSchema) => Place): Shape {
    const properties = isObject(schema.properties) ? schema.properties : {};
    const required = new Set(Array.isArray(schema.required) ? (schema.required as string[]) : []);
    const patterns = isObject(schema.patternProperties)
      ? (Object.values(schema.patternProperties) as JsonSchema[])
      : [];
    const additional = schema.additionalProperties as JsonSchema | undefined;
    const index = union([
      ...patterns.map(pattern => shapeOf(inner(pattern))),
      additional === undefined ? unknown : shapeOf(inner(additional)),
    ]);
    const members = new Map<string, Member>();
    for (const name of Object.keys(properties)) {
      const property = getOwn(properties, name) as JsonSchema;
      const doc = docOf(property);
      const optional = !required.has(name);
      members.set(name, {
        shape: optional && inherited.has(name) ? unknown : shapeOf(inner(property)),
        optional,
        ...(doc !== '' && { doc }),
      });
    }
    for (const name of required) if (!members.has(name)) members.set(name, { shape: index, optional: false });
    return { kind: 'object', members, ...(index.kind !== 'never' && { index }) };
  }

  /** Either the condition and `then`, or `else`. */
  function conditional(schema: JsonObject, part: (child: JsonSchema) => Shape): Shape {
    if (schema.then === undefined && schema.else === undefined) return unknown;
    const then = intersect(part(schema.if as JsonSchema), part((schema.then ?? true) as JsonSchema));
    return union([then, part((schema.else ?? true) as JsonSchema)]);
  }

  /** Applies `unevaluatedProperties` and `unevaluatedItems` to what all the other keywords have made. */
  function close(shape: Shape, schema: JsonObject, inner: (child: JsonSchema) => Place): Shape {
    if (shape.kind === 'union') return union(shape.parts.map(part => close(part, schema, inner)));
    const mentions = mentioned({ schema, scope: inner(schema).scope }, graph);
    if (shape.kind === 'object' && hasOwn(schema, 'unevaluatedProperties') && !mentions.anyKey) {
      const index = shapeOf(inner(schema.unevaluatedProperties as JsonSchema));
      const members = new Map(shape.members);
      for (const name of mentions.names)
        if (!members.has(name)) members.set(name, { shape: unknown, optional: true });
      return { kind: 'object', members, ...(index.kind !== 'never' && { index }) };
    }
    if (
      (shape.kind === 'tuple' || shape.kind === 'array') &&
      schema.unevaluatedItems === false &&
      !mentions.anyItem
    ) {
      const items = shape.kind === 'tuple' ? shape.items : [];
      return {
        kind: 'tuple',
        items: mentions.conditionalItems ? items.map(() => unknown) : items,
        required: shape.kind === 'tuple' ? shape.required : 0,
        ...(mentions.conditionalItems && { rest: unknown }),
      };
    }
    return shape;
  }
}

/** What in-place subschemas could look at, whether or not they apply. */
function mentioned(
  place: Place,
  graph: SchemaGraph,
): { names: Set<string>; anyKey: boolean; anyItem: boolean; conditionalItems: boolean } {
  const found = { names: new Set<string>(), anyKey: false, anyItem: false, conditionalItems: false };
  const seen = new Set<string>();
  const visit = (at: Place, isOwn: boolean): void => {
    const { schema, scope } = at;
    if (typeof schema === 'boolean' || seen.has(keyOf(at))) return;
    seen.add(keyOf(at));
    for (const name of isObject(schema.properties) ? Object.keys(schema.properties) : [])
      found.names.add(name);
    if (hasOwn(schema, 'patternProperties') || hasOwn(schema, 'additionalProperties')) found.anyKey = true;
    if (hasOwn(schema, 'items') || hasOwn(schema, 'contains')) found.anyItem = true;
    if (!isOwn && hasOwn(schema, 'unevaluatedProperties')) found.anyKey = true;
    if (!isOwn && hasOwn(schema, 'unevaluatedItems')) found.anyItem = true;
    if (!isOwn && hasOwn(schema, 'prefixItems')) found.conditionalItems = true;
    const children = [
      ...['allOf', 'anyOf', 'oneOf'].flatMap(keyword => list(schema[keyword])),
      ...['if', 'then', 'else'].flatMap(keyword =>
        hasOwn(schema, keyword) ? [schema[keyword] as JsonSchema] : [],
      ),
      ...(isObject(schema.dependentSchemas) ? (Object.values(schema.dependentSchemas) as JsonSchema[]) : []),
    ];
    for (const child of children) visit({ schema: child, scope: graph.enter(child, scope) }, false);
    for (const target of [graph.ref(schema, scope), graph.dynamicRef(schema, scope)])
      if (target) visit(target, false);
  };
  visit(place, true);
  return found;
}

function nameShape({ name, schema }: PlannedType): Shape {
  const types =
    isObject(schema) && schema.type !== undefined ? ([schema.type].flat() as string[]) : undefined;
  return { kind: 'name', name, ...(types && { types }) };
}

/** The values `const` and `enum` leave, of the types allowed. */
function valuesOf(schema: JsonObject): Json[] | undefined {
  if (hasOwn(schema, 'const')) return [schema.const as Json];
  if (!Array.isArray(schema.enum)) return undefined;
  const types = schema.type === undefined ? undefined : new Set([schema.type].flat() as string[]);
  return schema.enum.filter(value => {
    const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
    return types === undefined || types.has(type) || (type === 'number' && types.has('integer'));
  });
}

const list = (value: unknown): JsonSchema[] => (Array.isArray(value) ? (value as JsonSchema[]) : []);
