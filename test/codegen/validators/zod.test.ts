import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { printModule } from '../../../src/codegen/print/index.js';
import { bundleSchema, emitTypes, planTypes } from '../../../src/codegen/types/index.js';
import {
  emitJsonSchemas,
  emitSchemas,
  emitTies,
  emitValidators,
} from '../../../src/codegen/validators/index.js';
import { schemaOf } from '../../../src/runtime/zod-schema.js';
import type { Json } from '../../../src/schema/json.js';
import { runValidators } from '../../support/run-validators.js';
import { readRuntime, typeCheck } from '../../support/type-check.js';

const person: Json = {
  type: 'object',
  properties: { name: { type: 'string', minLength: 1 }, friends: { type: 'array', items: { $ref: '#' } } },
  required: ['name'],
  additionalProperties: false,
};
const source = (schema: Json) => ({
  documents: new Map([['doc', schema]]),
  types: [{ name: 'Person', document: 'doc', path: [] }],
});

interface Person {
  name: string;
  friends?: Person[];
}

function personSchema() {
  const validators = runValidators(source(person)).of('Person');
  const plan = planTypes(source(person));
  const [type] = plan.types;
  if (!validators || !type) throw new Error('nothing was generated');
  return schemaOf<Person>(
    validators.is as (value: unknown) => value is Person,
    validators.explain,
    bundleSchema(type),
  );
}

it('parses, and gives back the very value', () => {
  const ada = { name: 'Ada', friends: [{ name: 'Grace' }] };
  expect(personSchema().parse(ada)).toBe(ada);
});

it('reports every fault with its path, keys and indexes told apart', () => {
  const result = personSchema().safeParse({ name: 'Ada', friends: [{ name: '' }, { name: 'x', '0': 1 }] });
  expect(result.error?.issues).toMatchObject([
    {
      code: 'custom',
      path: ['friends', 0, 'name'],
      params: { keyword: 'minLength', pointer: '/friends/0/name' },
    },
    { code: 'custom', path: ['friends', 1, '0'], params: { keyword: 'additionalProperties' } },
  ]);
});

it('composes: optional, nullable, arrays, objects, unions, refinements, transforms', () => {
  const schema = personSchema();
  expect(schema.optional().safeParse(undefined).success).toBe(true);
  expect(schema.safeParse(undefined).success).toBe(false);
  expect(schema.nullable().safeParse(null).success).toBe(true);
  expect(z.array(schema).safeParse([{ name: 'a' }, {}]).error?.issues[0]?.path).toEqual([1]);
  const team = z.object({ lead: schema, deputy: schema.optional() });
  expect(team.safeParse({ lead: { name: 'a' } }).success).toBe(true);
  expect(team.safeParse({}).success).toBe(false);
  expect(z.union([schema, z.string()]).safeParse('x').success).toBe(true);
  expect(schema.refine(value => value.name !== 'Bob').safeParse({ name: 'Bob' }).success).toBe(false);
  expect(schema.transform(value => value.name).parse({ name: 'Ada' })).toBe('Ada');
});

it('speaks Standard Schema', async () => {
  const { vendor, version, validate } = personSchema()['~standard'];
  expect([vendor, version]).toEqual(['zod', 1]);
  expect(await validate({ name: 'Ada' })).toEqual({ value: { name: 'Ada' } });
  expect(await validate({})).toMatchObject({
    issues: [{ message: 'must have the property name', path: [] }],
  });
});

it('turns back into its JSON Schema', () => {
  const json = z.toJSONSchema(personSchema());
  expect(json).toMatchObject({ type: 'object', required: ['name'], additionalProperties: false });
  expect(json).toMatchObject({ properties: { friends: { items: { $ref: '#' } } } });
});

it('is not refined where it does not hold', () => {
  const seen: unknown[] = [];
  const schema = personSchema().refine(person => seen.push(person.name.length));
  expect(schema.safeParse({}).error?.issues.map(({ message }) => message)).toEqual([
    'must have the property name',
  ]);
  expect(seen).toEqual([]);
});

describe('inside other schemas it is a JSON Schema that says the same, whatever zod makes of it', () => {
  /** Recursive as a whole and in a part, with a description beside a reference, a tuple, and what looks like a reference. */
  const order = carried(
    {
      $defs: {
        item: {
          type: 'object',
          properties: { parts: { items: { $ref: '#/$defs/item' } }, of: { $ref: '#' } },
        },
      },
      type: 'object',
      properties: {
        first: { description: 'The first.', $ref: '#/$defs/item' },
        pair: { prefixItems: [{ type: 'string' }], items: false, contains: true, minContains: 0 },
        data: { const: { $ref: '#/$defs/item' } },
        $ref: { type: 'string' },
      },
      dependentRequired: { first: ['pair'], data: ['first'] },
      dependentSchemas: { data: { maxProperties: 4 } },
      required: ['pair'],
    },
    [{ pair: ['x'], first: { parts: [{ of: { pair: [] } }] }, data: { $ref: '#/$defs/item' }, $ref: 'x' }],
    [
      {},
      { pair: ['x', 'y'] },
      { pair: [], first: { parts: [{ of: {} }] } },
      { pair: [], first: {}, data: {} },
      { pair: [], data: { $ref: '#/$defs/item' } },
      { pair: [], first: {}, data: { $ref: '#/$defs/item' }, $ref: 'x', more: 1 },
    ],
  );
  /** Nothing but a reference. */
  const node = carried(
    { $ref: '#/$defs/node', $defs: { node: { properties: { next: { $ref: '#' } }, required: ['id'] } } },
    [{ id: 1, next: { id: 2 } }],
    [{}, { id: 1, next: {} }],
  );

  const wraps: Record<string, [(schema: z.ZodType) => z.ZodType, (value: unknown) => unknown]> = {
    alone: [schema => schema, value => value],
    described: [schema => schema.describe('Something.'), value => value],
    'described and refined': [schema => schema.describe('Something.').refine(() => true), value => value],
    'with a title': [schema => schema.meta({ title: 'It' }), value => value],
    nullable: [schema => schema.nullable(), value => value],
    lazy: [schema => z.lazy(() => schema), value => value],
    'in a union': [schema => z.union([z.string(), schema]), value => value],
    'in an array': [schema => z.array(schema), value => [value]],
    'in a record': [schema => z.record(z.string(), schema), value => ({ key: value })],
    'optional in an object': [schema => z.object({ it: schema.optional() }), value => ({ it: value })],
    'thrice in an object': [
      schema => z.object({ a: schema, b: schema, c: schema.describe('Another.') }),
      value => ({ a: value, b: value, c: value }),
    ],
    'beside others': [
      schema => z.object({ it: schema, order: order.schema.optional(), node: node.schema.optional() }),
      value => ({ it: value }),
    ],
  };
  it.each(Object.entries(wraps))('%s', (_, [wrap, put]) => {
    for (const { schema, valid, invalid } of [order, node])
      for (const target of ['draft-2020-12', 'draft-7'] as const)
        for (const reused of ['inline', 'ref'] as const) {
          const json = z.toJSONSchema(wrap(schema), { target, reused });
          const ajv = target === 'draft-7' ? new Ajv({ strict: false }) : new Ajv2020({ strict: false });
          const validate = ajv.compile(json);
          for (const value of valid) expect([json, validate(put(value))]).toEqual([json, true]);
          for (const value of invalid) expect([json, validate(put(value))]).toEqual([json, false]);
        }
  });

  it('in a registry', () => {
    const registry = z.registry<{ id: string }>();
    const both = z.object({ order: order.schema, node: node.schema });
    for (const [id, schema] of Object.entries({ order: order.schema, node: node.schema, both }))
      registry.add(schema, { id });
    const { schemas } = z.toJSONSchema(registry);
    const ajv = new Ajv2020({ strict: false });
    for (const [id, schema] of Object.entries(schemas)) ajv.addSchema(schema, id);
    for (const [i, value] of order.invalid.entries())
      expect(ajv.validate('both', { order: value, node: node.valid[0] }), `${i}`).toBe(false);
    expect(ajv.validate('both', { order: order.valid[0], node: node.invalid[1] })).toBe(false);
    expect(ajv.validate('both', { order: order.valid[0], node: node.valid[0] })).toBe(true);
  });
});

/** A zod schema of a JSON Schema, with values. */
function carried(schema: Json, valid: readonly unknown[], invalid: readonly unknown[]) {
  const documents = new Map([['doc', schema]]);
  const [type] = planTypes({ documents, types: [{ name: 'T', document: 'doc', path: [] }] }).types;
  if (!type) throw new Error('nothing was planned');
  const all = (value: unknown): value is unknown => value !== undefined;
  return { schema: schemaOf(all, () => [], bundleSchema(type)), valid, invalid };
}

it('bundles references and draft-07 into one 2020-12 document', () => {
  const documents = new Map<string, Json>([
    [
      'doc',
      {
        $schema: 'http://json-schema.org/draft-07/schema#',
        definitions: { a: { type: 'array', items: [{ type: 'string' }], additionalItems: false } },
        properties: { x: { $ref: '#/definitions/a' } },
      },
    ],
  ]);
  const plan = planTypes({ documents, types: [{ name: 'T', document: 'doc', path: [] }] });
  expect(bundleSchema(plan.types[0] as never)).toEqual({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    properties: { x: { $ref: '#/$defs/TA' } },
    $defs: { TA: { type: 'array', prefixItems: [{ type: 'string' }], items: false } },
  });
});

it('bundles a reference to what nothing fits beside other keywords', () => {
  const schema: Json = { $ref: '#/$defs/no', not: { type: 'string' }, $defs: { no: false, yes: true } };
  const plan = planTypes(source(schema));
  expect(bundleSchema(plan.types[0] as never)).toEqual({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    not: { type: 'string' },
    allOf: [false],
  });
});

it('is plain zod where zod means exactly the same', () => {
  const documents = new Map<string, Json>([
    ['a', { type: 'string' }],
    ['b', { enum: ['low', 'high', 'low'] }],
    ['c', { type: 'string', minLength: 1 }],
    ['d', { enum: ['a', 1] }],
  ]);
  const plan = planTypes({
    documents,
    types: [...documents.keys()].map(name => ({ name, document: name, path: [] })),
  });
  const texts = emitSchemas(plan).map(({ text }) => text.split('\n').slice(1).join(''));
  expect(texts).toEqual([
    'export const ASchema: z.ZodString = z.string();',
    "export const BSchema: EnumSchema<types.B> = z.enum(['low', 'high']);",
    'export const CSchema: z.ZodType<types.C> = schemaOf(  validators.isC,  validators.explainC,  jsonSchemas.CJsonSchema,);',
    'export const DSchema: z.ZodType<types.D> = schemaOf(  validators.isD,  validators.explainD,  jsonSchemas.DJsonSchema,);',
  ]);
});

/** Everything that is generated for Person, by file name; the ties in `tied.ts`. */
async function modules(schema: Json): Promise<Map<string, string>> {
  const plan = planTypes(source(schema));
  const specifiers = {
    types: './types.js',
    validators: './validators.js',
    validation: './validation.js',
    'zod-schema': './zod-schema.js',
    'carried-schema': './carried-schema.js',
    place: './place.js',
    'json-schemas': './json-schemas.js',
    'zod-schemas': './schemas.js',
    ties: './ties.js',
    zod: 'zod',
  };
  return new Map([
    ...readRuntime(['validation.ts', 'place.ts', 'ties.ts', 'zod-schema.ts', 'carried-schema.ts']),
    ['types.ts', printModule(await emitTypes(plan), {})],
    ['validators.ts', printModule(emitValidators(plan), specifiers)],
    ['json-schemas.ts', printModule(emitJsonSchemas(plan), specifiers)],
    ['schemas.ts', printModule(emitSchemas(plan), specifiers)],
    ['tied.ts', printModule(emitTies(plan), specifiers)],
  ]);
}

/** What the compiler says when something is changed in one file. */
function changed(texts: ReadonlyMap<string, string>, file: string, from: string, to: string): string[] {
  const text = texts.get(file) ?? '';
  expect(text).toContain(from);
  return typeCheck(new Map(texts).set(file, text.replaceAll(from, to)));
}

it('ties schema and type at compile time', async () => {
  const texts = await modules(person);
  texts.set(
    'use.ts',
    "import type { Person } from './types.js';\nimport { PersonSchema } from './schemas.js';\nexport const person: Person = PersonSchema.parse({});\nexport const name: string = PersonSchema.parse({}).name;\n",
  );
  expect(typeCheck(texts)).toEqual([]);
  const schema = changed(texts, 'schemas.ts', 'z.ZodType<types.Person>', 'z.ZodType<types.Person | string>');
  expect(schema[0]).toMatch(/^tied\.ts.*PersonSchema/);
  const absent = changed(texts, 'schemas.ts', 'PersonSchema', 'OtherSchema');
  expect(absent[0]).toMatch(/^tied\.ts.*PersonSchema/);
  const type = changed(texts, 'types.ts', 'name: string', 'name: number');
  expect(type).toEqual([expect.stringContaining("Type 'number' is not assignable to type 'string'")]);
}, 60_000);

it('carries a guard for its type', async () => {
  const texts = await modules(person);
  // As this repository checks what readers' compilers need not look at.
  texts.set('schemas.ts', (texts.get('schemas.ts') ?? '').replace(/^\/\/ @ts-nocheck.*\n/, ''));
  expect(typeCheck(texts)).toEqual([]);
  const wrong = changed(texts, 'validators.ts', 'value is Person', 'value is string');
  expect(wrong).toEqual([expect.stringMatching(/^schemas\.ts.*not assignable/)]);
}, 60_000);

it('gives plain zod its type', async () => {
  const texts = await modules({ enum: ['low', 'high'] });
  texts.set('schemas.ts', (texts.get('schemas.ts') ?? '').replace(/^\/\/ @ts-nocheck.*\n/, ''));
  texts.set(
    'use.ts',
    "import { PersonSchema } from './schemas.js';\nexport const low: 'low' = PersonSchema.enum.low;\n",
  );
  expect(typeCheck(texts)).toEqual([]);
  const wrong = changed(texts, 'schemas.ts', "'high'", "'hihg'");
  expect(wrong).toEqual([expect.stringMatching(/^schemas\.ts.*hihg/)]);
}, 60_000);
