import type { Json } from '../../schema/json.js';

/** A TypeScript type before it is printed. Every shape stands for a superset of the values its schema accepts. */
export type Shape =
  | { readonly kind: 'unknown' | 'never' | 'null' | 'boolean' | 'number' | 'string' }
  | { readonly kind: 'literal'; readonly value: null | boolean | number | string }
  /** A named type; `types` are JSON Schema's names of what it can be, where its schema says so. */
  | { readonly kind: 'name'; readonly name: string; readonly types?: readonly string[] }
  | { readonly kind: 'array'; readonly item: Shape }
  /** Items from `required` on may be missing; without `rest` there are no more. */
  | {
      readonly kind: 'tuple';
      readonly items: readonly Shape[];
      readonly required: number;
      readonly rest?: Shape;
    }
  /** Without `index` it is closed. */
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, Member>; readonly index?: Shape }
  | { readonly kind: 'union' | 'intersection'; readonly parts: readonly Shape[] };

/** A property of an object shape. */
export interface Member {
  readonly shape: Shape;
  readonly optional: boolean;
  /** Lines of its doc comment. */
  readonly doc?: string;
}

type ObjectShape = Extract<Shape, { kind: 'object' }>;
type TupleShape = Extract<Shape, { kind: 'tuple' }>;

/** TypeScript gives every object literal these; only unknown admits one that does not set them itself. */
export const inherited: ReadonlySet<string> = new Set(
  Object.getOwnPropertyNames(Object.prototype).filter(name => !name.startsWith('__')),
);

export const unknown: Shape = { kind: 'unknown' };
export const never: Shape = { kind: 'never' };

/** The shape of exactly one JSON value. */
export function literalShape(value: Json): Shape {
  if (Array.isArray(value)) return { kind: 'tuple', items: value.map(literalShape), required: value.length };
  if (typeof value !== 'object' || value === null)
    return value === null ? { kind: 'null' } : { kind: 'literal', value };
  return {
    kind: 'object',
    members: new Map(
      Object.entries(value).map(([key, item]) => [key, { shape: literalShape(item), optional: false }]),
    ),
  };
}

/** The union of shapes: flat, without duplicates and without what another part covers. */
export function union(parts: readonly Shape[]): Shape {
  const flat = parts
    .flatMap(part => (part.kind === 'union' ? part.parts : [part]))
    .filter(part => part.kind !== 'never');
  if (flat.length < 2) return flat[0] ?? never;
  if (flat.some(part => part.kind === 'unknown')) return unknown;
  const kinds = new Set(flat.map(part => part.kind));
  const seen = new Set<string>();
  const kept = flat.filter(part => {
    const key = keyOfShape(part);
    const covered = part.kind === 'literal' && kinds.has(typeof part.value as Shape['kind']);
    if (covered || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const isBoth = seen.has('literal true') && seen.has('literal false');
  const merged = isBoth
    ? kept.flatMap((part): Shape[] =>
        part.kind === 'literal' && part.value === true
          ? [{ kind: 'boolean' }]
          : part.kind === 'literal' && part.value === false
            ? []
            : [part],
      )
    : kept;
  const [only] = merged;
  if (only === undefined) return never;
  return merged.length === 1 ? only : { kind: 'union', parts: merged };
}

/** Unions that would grow beyond this when intersected keep their first operand, which is a superset too. */
const largestUnion = 64;

/** The intersection of shapes, merged where both sides are spelled out. */
export function intersect(a: Shape, b: Shape): Shape {
  if (a.kind === 'unknown' || b.kind === 'never') return b;
  if (b.kind === 'unknown' || a.kind === 'never') return a;
  if (a.kind === 'union' || b.kind === 'union') {
    const left = a.kind === 'union' ? a.parts : [a];
    const right = b.kind === 'union' ? b.parts : [b];
    if (keyOfShape(a) === keyOfShape(b)) return a;
    return left.length * right.length > largestUnion
      ? a
      : union(left.flatMap(x => right.map(y => intersect(x, y))));
  }
  if (isOpaque(a) || isOpaque(b)) return intersectOpaque(a, b);
  if (a.kind === 'literal') return intersectLiteral(a, b);
  if (b.kind === 'literal') return intersectLiteral(b, a);
  if (a.kind === 'object' && b.kind === 'object') return mergeObjects(a, b);
  if ((a.kind === 'array' || a.kind === 'tuple') && (b.kind === 'array' || b.kind === 'tuple'))
    return mergeArrays(a, b);
  return a.kind === b.kind ? a : never;
}

const isOpaque = (shape: Shape): boolean => shape.kind === 'name' || shape.kind === 'intersection';

function intersectOpaque(a: Shape, b: Shape): Shape {
  const parts = [a, b].flatMap(part => (part.kind === 'intersection' ? part.parts : [part]));
  const said = parts.filter(
    (part, i) => !saysNothing(part) && parts.findIndex(other => keyOfShape(other) === keyOfShape(part)) === i,
  );
  const names = said.filter(part => part.kind === 'name');
  const rest = said.filter(part => part.kind !== 'name').reduce<Shape>(intersect, unknown);
  if (rest.kind === 'never' || names.some(name => !parts.every(part => canBe(name, part)))) return never;
  // Only objects are worth adding to; beside anything else, the name alone says enough.
  const all = rest.kind === 'object' ? [...names, rest] : names;
  const [only] = all;
  return all.length === 1 && only ? only : { kind: 'intersection', parts: all };
}

/** False for a named type that is known to be of another type than a shape. */
function canBe({ types }: Extract<Shape, { kind: 'name' }>, shape: Shape): boolean {
  if (types === undefined || shape.kind === 'unknown' || isOpaque(shape)) return true;
  const type = shape.kind === 'literal' ? typeof shape.value : shape.kind === 'tuple' ? 'array' : shape.kind;
  return types.includes(type) || (type === 'number' && types.includes('integer'));
}

/** An open object or array adds nothing to a named type. */
const saysNothing = (shape: Shape): boolean =>
  (shape.kind === 'object' && shape.members.size === 0 && shape.index?.kind === 'unknown') ||
  (shape.kind === 'array' && shape.item.kind === 'unknown');

function intersectLiteral(a: Extract<Shape, { kind: 'literal' }>, b: Shape): Shape {
  if (b.kind === 'literal') return a.value === b.value ? a : never;
  return b.kind === typeof a.value ? a : never;
}

function mergeObjects(a: ObjectShape, b: ObjectShape): Shape {
  const members = new Map<string, Member>();
  for (const key of new Set([...a.members.keys(), ...b.members.keys()])) {
    const left = a.members.get(key);
    const right = b.members.get(key);
    const optional = (left?.optional ?? true) && (right?.optional ?? true);
    const both = intersect(left?.shape ?? a.index ?? never, right?.shape ?? b.index ?? never);
    if (both.kind === 'never' && optional && (left === undefined || right === undefined)) continue;
    const shape = optional && inherited.has(key) ? unknown : both;
    const doc = left?.doc ?? right?.doc;
    members.set(key, { shape, optional, ...(doc !== undefined && { doc }) });
  }
  const index = a.index && b.index ? intersect(a.index, b.index) : undefined;
  return { kind: 'object', members, ...(index && { index }) };
}

function mergeArrays(a: Shape, b: Shape): Shape {
  const left = asTuple(a);
  const right = asTuple(b);
  const length = Math.max(left.items.length, right.items.length);
  const at = (tuple: TupleShape, i: number): Shape => tuple.items[i] ?? tuple.rest ?? never;
  const items = Array.from({ length }, (_, i) => intersect(at(left, i), at(right, i)));
  const rest = left.rest && right.rest ? intersect(left.rest, right.rest) : undefined;
  const closedAt = items.findIndex((_, i) => at(left, i).kind === 'never' || at(right, i).kind === 'never');
  const kept = closedAt < 0 ? items : items.slice(0, closedAt);
  if (kept.length === 0 && rest && closedAt < 0) return { kind: 'array', item: rest };
  const required = Math.max(left.required, right.required);
  return { kind: 'tuple', items: kept, required, ...(rest && closedAt < 0 && { rest }) };
}

const asTuple = (shape: Shape): TupleShape =>
  shape.kind === 'tuple'
    ? shape
    : { kind: 'tuple', items: [], required: 0, rest: shape.kind === 'array' ? shape.item : unknown };

/** Equal keys mean equal shapes; doc comments do not count. */
export function keyOfShape(shape: Shape): string {
  switch (shape.kind) {
    case 'literal':
      return `literal ${JSON.stringify(shape.value)}`;
    case 'name':
      return `name ${shape.name}`;
    case 'array':
      return `array<${keyOfShape(shape.item)}>`;
    case 'tuple':
      return `tuple<${shape.items.map(keyOfShape).join(';')}|${shape.required}|${shape.rest ? keyOfShape(shape.rest) : ''}>`;
    case 'object':
      return `object<${[...shape.members].map(([key, { shape: inner, optional }]) => `${JSON.stringify(key)}${optional ? '?' : ''}:${keyOfShape(inner)}`).join(';')}|${shape.index ? keyOfShape(shape.index) : ''}>`;
    case 'union':
    case 'intersection':
      return `${shape.kind}<${shape.parts.map(keyOfShape).join(';')}>`;
    default:
      return shape.kind;
  }
}
