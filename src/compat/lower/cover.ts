import { getOwn, isObject, type Json, type JsonObject, type JsonSchema, textOf } from '../../schema/json.js';
import type { Lit } from '../formula.js';
import type { SchemaNode } from '../nodes.js';
import { isSchema } from './values.js';

/**
 * One way in which a schema comes to have evaluated parts of a value: when `conditions` hold, at least these names
 * and items are evaluated. More may be, which only makes `unevaluated*` ask for less, so the ways together are exact.
 */
export interface Cover {
  readonly conditions: readonly Lit[];
  readonly names: ReadonlySet<string>;
  readonly patterns: ReadonlySet<string>;
  readonly allNames: boolean;
  /** Items before this index. */
  readonly items: number;
  /** Items that satisfy one of these. */
  readonly itemLits: readonly Lit[];
  /** Some schema on this way names properties. */
  readonly declares: boolean;
}

/** What reading covers needs to know. */
export interface CoverSite {
  node(lit: Lit): SchemaNode;
  lit(schema: JsonSchema, within: SchemaNode & { kind: 'written' }): Lit;
  reference(keyword: '$ref' | '$dynamicRef', within: SchemaNode & { kind: 'written' }): Lit | undefined;
  /** The literal "has the property". */
  has(key: string): Lit;
  areDisjoint(a: Lit, b: Lit): boolean;
  /** For senders: names that are required, and listed values, count as declared too. */
  readonly countsAsDeclared?: boolean;
}

/** More ways than this are given up. */
export const maxCovers = 256;

const EMPTY: Cover = {
  conditions: [],
  names: new Set(),
  patterns: new Set(),
  allNames: false,
  items: 0,
  itemLits: [],
  declares: false,
};

const isEmpty = (cover: Cover): boolean =>
  cover.names.size + cover.patterns.size + cover.items + cover.itemLits.length === 0 && !cover.allNames;

const merge = (a: Cover, b: Cover): Cover => ({
  conditions: [...new Set([...a.conditions, ...b.conditions])],
  names: new Set([...a.names, ...b.names]),
  patterns: new Set([...a.patterns, ...b.patterns]),
  allNames: a.allNames || b.allNames,
  items: Math.max(a.items, b.items),
  itemLits: [...new Set([...a.itemLits, ...b.itemLits])],
  declares: a.declares || b.declares,
});

/** What the schema's own keywords evaluate, whenever the schema holds; its `unevaluated*` only when seen from outside. */
function ownCover(
  schema: JsonObject,
  lit: (schema: JsonSchema) => Lit,
  outermost: boolean,
  countsAsDeclared = false,
): Cover {
  const keysOf = (value: Json | undefined) => new Set(isObject(value) ? Object.keys(value) : []);
  const prefix = getOwn(schema, 'prefixItems');
  const contains = getOwn(schema, 'contains');
  const has = (keyword: string) => isSchema(getOwn(schema, keyword));
  const allItems = has('items') || (!outermost && has('unevaluatedItems'));
  const names = keysOf(getOwn(schema, 'properties'));
  const declares = names.size > 0;
  const required = getOwn(schema, 'required');
  if (countsAsDeclared && Array.isArray(required)) for (const key of required) names.add(textOf(key));
  const isListed = Object.hasOwn(schema, 'const') || Object.hasOwn(schema, 'enum');
  return {
    conditions: [],
    names,
    declares,
    patterns: keysOf(getOwn(schema, 'patternProperties')),
    allNames:
      has('additionalProperties') ||
      (!outermost && has('unevaluatedProperties')) ||
      (countsAsDeclared && (isListed || has('unevaluatedProperties'))),
    items: allItems ? Infinity : Array.isArray(prefix) ? prefix.length : 0,
    itemLits: isSchema(contains) ? [lit(contains)] : [],
  };
}

/**
 * The ways in which the schemas applied in place evaluate a value, given that `lit` holds. Undefined when there
 * are too many, or the schema applies itself to the same value.
 */
export function coversOf(lit: Lit, site: CoverSite, outermost = true, depth = 0): Cover[] | undefined {
  const node = site.node(lit);
  if (node.kind === 'made' || (lit & 1) === 1) return [EMPTY];
  if (depth > 64) return undefined;
  const { schema } = node;
  const litOf = (child: JsonSchema) => site.lit(child, node);
  const inner = (child: Lit) => coversOf(child, site, false, depth + 1);
  let covers: Cover[] | undefined = [ownCover(schema, litOf, outermost, site.countsAsDeclared)];

  /** Each alternative: its cover, given that it holds; or nothing, which is always true. */
  const choose = (alternatives: readonly (readonly [readonly Lit[], Lit])[], many: boolean) => {
    const options: Cover[] = [EMPTY];
    for (const [conditions, child] of alternatives) {
      const own = inner(child);
      if (!own) return undefined;
      const given = own.filter(cover => !isEmpty(cover)).map(cover => merge({ ...EMPTY, conditions }, cover));
      const apart = (a: Cover) =>
        a.conditions.every(x => conditions.every(y => x === y || !site.areDisjoint(x, y)));
      options.push(
        ...given.flatMap(cover => (many ? options.filter(apart).map(other => merge(other, cover)) : [cover])),
      );
      if (options.length > maxCovers) return undefined;
    }
    return options;
  };
  const times = (options: readonly Cover[] | undefined) => {
    covers =
      options && covers && options.length * covers.length <= maxCovers
        ? covers.flatMap(cover => options.map(option => merge(cover, option)))
        : undefined;
  };

  for (const keyword of ['$ref', '$dynamicRef'] as const) {
    const target = site.reference(keyword, node);
    if (target !== undefined) times(inner(target));
  }
  const list = (keyword: string) => {
    const value = getOwn(schema, keyword);
    return Array.isArray(value) ? value.map(child => litOf(child as JsonSchema)) : [];
  };
  for (const child of list('allOf')) times(inner(child));
  times(
    choose(
      list('anyOf').map(child => [[child], child]),
      true,
    ),
  );
  times(
    choose(
      list('oneOf').map(child => [[child], child]),
      false,
    ),
  );
  const test = getOwn(schema, 'if');
  if (isSchema(test)) {
    const then = getOwn(schema, 'then');
    const otherwise = getOwn(schema, 'else');
    const condition = litOf(test);
    const whenTrue = isSchema(then) ? inner(litOf(then)) : [EMPTY];
    const tested = inner(condition);
    const whenFalse = isSchema(otherwise) ? inner(litOf(otherwise)) : [EMPTY];
    times(
      tested && whenTrue && whenFalse
        ? [
            ...tested.flatMap(a =>
              whenTrue.map(b => merge({ ...EMPTY, conditions: [condition] }, merge(a, b))),
            ),
            ...whenFalse.map(cover => merge({ ...EMPTY, conditions: [condition ^ 1] }, cover)),
          ]
        : undefined,
    );
  }
  const dependent = getOwn(schema, 'dependentSchemas');
  if (isObject(dependent)) {
    for (const [key, child] of Object.entries(dependent))
      times(choose([[[site.has(key)], litOf(child as JsonSchema)]], false));
  }
  return covers;
}
