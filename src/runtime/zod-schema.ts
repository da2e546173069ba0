import * as z from 'zod';
import { type CarriedSchema, copySchema } from './carried-schema.js';
import type { Issue } from './validation.js';

/**
 * Carries a compiled check as a zod schema: it parses, composes (`.optional()`, `z.array(…)`) and speaks Standard
 * Schema like any other, returns the very value it was given, and turns into the JSON Schema it was made from.
 */
export function schemaOf<T>(
  is: (value: unknown) => value is T,
  explain: (value: unknown) => Issue[],
  jsonSchema?: CarriedSchema,
): z.ZodType<T> {
  const carried = jsonSchema && { schema: jsonSchema, root: jsonSchema, byReference: new Map() };
  const schema = new CheckedSchema({ type: 'custom', is, explain, carried });
  carried?.byReference.set('#', schema);
  return schema as z.ZodType<unknown> as z.ZodType<T>;
}

/** The zod schema of a union of strings. */
export type EnumSchema<Members extends string> = z.ZodEnum<{ [Member in Members]: Member }>;

interface CheckedDef extends z.core.$ZodTypeDef {
  readonly type: 'custom';
  readonly is: (value: unknown) => boolean;
  readonly explain: (value: unknown) => readonly Issue[];
  readonly carried: Carried | undefined;
}

/** A whole JSON Schema, or one of its `$defs`. */
interface Carried {
  readonly schema: CarriedSchema;
  readonly root: CarriedSchema;
  /** What stands for the whole and its `$defs` when zod places them in a document of its own. */
  readonly byReference: Map<string, z.core.$ZodType>;
}

interface CheckedInternals extends z.core.$ZodTypeInternals {
  def: CheckedDef;
}

interface CheckedSchema extends z.ZodType<unknown, unknown, CheckedInternals> {}

const initialise: (schema: CheckedSchema, def: CheckedDef) => void = z.ZodType.init;

/** The class of these schemas: zod clones them through it, so that `.describe(…)` and `.refine(…)` lose nothing. */
const CheckedSchema = z.core.$constructor<CheckedSchema>('HandoffSchema', (schema, def) => {
  initialise(schema, def);
  schema._zod.parse = payload => {
    const { value } = payload;
    if (def.is(value)) return payload;
    for (const { pointer, keyword, message } of def.explain(value))
      payload.issues.push({
        code: 'custom',
        input: value,
        inst: schema,
        path: pathOf(pointer, value),
        message,
        params: { keyword, pointer },
      });
    return payload;
  };
  schema._zod.processJSONSchema = (context, json, params) => {
    const { carried } = def;
    if (!carried) return context.processors.custom?.(schema, context, json, params);
    const draft7 = context.target !== 'draft-2020-12';
    // Alone it stays as it is, with its `$defs`; inside others zod places each of these, as it does with its own.
    const isAlone =
      params.schemaPath.length === 1 && !schema._zod.parent && carried.schema.$ref === undefined;
    if (isAlone) return Object.assign(json, draft7 ? inDraft7(carried.schema) : carried.schema);
    const { $schema: _, $defs: __, ...body } = carried.schema;
    const place = (reference: string): CarriedSchema => {
      const path = [...params.path, reference];
      return z.core.process(referred(carried, reference), context, { ...params, path });
    };
    if (typeof body.$ref === 'string' && Object.keys(body).length === 1) {
      place(body.$ref);
      // As zod does with schemas that add nothing to others, such as lazy ones.
      const seen = context.seen.get(schema);
      if (seen) seen.ref = referred(carried, body.$ref);
    } else Object.assign(json, copySchema(body, { draft7, refer: place }));
  };
});

const inDraft7 = (schema: CarriedSchema): CarriedSchema =>
  copySchema(schema, {
    draft7: true,
    refer: reference => ({ $ref: reference.replace('/$defs/', '/definitions/') }),
  });

/** The zod schema that stands for what a carried schema refers to. */
function referred({ root, byReference }: Carried, reference: string): z.core.$ZodType {
  const known = byReference.get(reference);
  if (known) return known;
  const definitions = root.$defs as { readonly [name: string]: CarriedSchema };
  const schema = definitions[reference.slice('#/$defs/'.length)] ?? {};
  const made = new CheckedSchema({
    type: 'custom',
    is: () => true,
    explain: () => [],
    carried: { schema, root, byReference },
  });
  byReference.set(reference, made);
  return made;
}

/** A JSON Pointer as the keys and indexes that lead to the place in this value. */
function pathOf(pointer: string, value: unknown): (string | number)[] {
  let at: unknown = value;
  return pointer
    .split('/')
    .slice(1)
    .map(step => {
      const key = step.replace(/~1/g, '/').replace(/~0/g, '~');
      const segment = Array.isArray(at) ? Number(key) : key;
      at =
        typeof at === 'object' && at !== null ? (at as { [key: string]: unknown })[key] : undefined;
      return segment;
    });
}
