/** The JSON Schema that a zod schema carries: 2020-12, self-contained, every reference to itself or to its `$defs`. */
export interface CarriedSchema {
  readonly [keyword: string]: unknown;
}

// How keywords hold subschemas. Those of all others hold data, whatever it looks like.
const single = new Set(
  (
    'additionalProperties contains contentSchema else if items not propertyNames then unevaluatedItems ' +
    'unevaluatedProperties'
  ).split(' '),
);
const listed = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const named = new Set(['$defs', 'dependentSchemas', 'patternProperties', 'properties']);

/** How a schema is copied into another document. */
export interface Copying {
  /** In draft-07's keywords, which draft-04 and OpenAPI 3.0 share. */
  readonly draft7: boolean;
  /** The schema to stand for a reference. */
  readonly refer: (reference: string) => CarriedSchema;
}

/** A copy of a carried schema, or of a part of it, for another document. */
export function copySchema(schema: CarriedSchema, copying: Copying): CarriedSchema {
  const { $schema: _, $ref, ...others } = schema;
  const copyOne = (each: unknown): unknown =>
    typeof each === 'boolean' ? each : copySchema(each as CarriedSchema, copying);
  const copied = copyEach(others, (value, keyword) => {
    if (single.has(keyword)) return copyOne(value);
    if (listed.has(keyword)) return (value as unknown[]).map(copyOne);
    return named.has(keyword) ? copyEach(value as object, copyOne) : value;
  });
  const copy = copying.draft7 ? toDraft7(copied) : copied;
  if (typeof $ref !== 'string') return copy;
  const target = copying.refer($ref);
  if (Object.keys(copy).length === 0) return target;
  // Older drafts ignore what stands beside a reference, and a schema in its place has keywords of its own.
  return { ...copy, allOf: [target, ...((copy.allOf ?? []) as unknown[])] };
}

/** Entries, so that a property called `__proto__` stays one. */
const copyEach = (from: object, copy: (value: unknown, key: string) => unknown): CarriedSchema =>
  Object.fromEntries(Object.entries(from).map(([key, value]) => [key, copy(value, key)]));

function toDraft7(schema: CarriedSchema): CarriedSchema {
  const { $defs, prefixItems, items, contains, dependentRequired, dependentSchemas, ...others } =
    schema;
  const [first, rest] = prefixItems === undefined ? [items, undefined] : [prefixItems, items];
  const copy = {
    ...others,
    items: first,
    additionalItems: rest,
    // There, one item at least has to fit.
    contains: schema.minContains === 0 ? undefined : contains,
    dependencies:
      dependentRequired === undefined && dependentSchemas === undefined
        ? undefined
        : dependencies({ ...(dependentRequired as object) }, { ...(dependentSchemas as object) }),
    definitions: $defs,
  };
  return Object.fromEntries(Object.entries(copy).filter(([, value]) => value !== undefined));
}

/** What a property needs, names or a schema; of one that needs both, a schema says both. */
function dependencies(names: CarriedSchema, schemas: CarriedSchema): CarriedSchema {
  const needs = Object.entries(schemas).map(([key, schema]) => {
    const isBoth = Object.hasOwn(names, key);
    return [key, isBoth ? { required: names[key], allOf: [schema] } : schema];
  });
  return { ...names, ...Object.fromEntries(needs) };
}
