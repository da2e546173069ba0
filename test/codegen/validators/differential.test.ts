import { registerSchema, unregisterSchema, validate } from '@hyperjump/json-schema/draft-2020-12';
import { Type } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import prettier from 'prettier';
import { expect, it } from 'vitest';
import { checkEmitted, literal, printModule, render } from '../../../src/codegen/print/index.js';
import { emitTypes, planTypes } from '../../../src/codegen/types/index.js';
import { emitValidators } from '../../../src/codegen/validators/index.js';
import type { Json, JsonObject } from '../../../src/schema/json.js';
import { instances, schemas } from '../../support/arbitrary-schema.js';
import { validatorsOf } from '../../support/run-validators.js';
import { readRuntime, typeCheck } from '../../support/type-check.js';

const runs = Number(process.env.FUZZ_RUNS ?? 150);
const options = { numRuns: runs };
const dialect = 'https://json-schema.org/draft/2020-12/schema';

it('agrees with hyperjump on random schemas, in both forms', async () => {
  let pairs = 0;
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(
      schemas,
      fc.array(instances, { minLength: 8, maxLength: 12 }),
      async (schema, values) => {
        const { validators, problems } = validatorsOf(schema as Json);
        expect(problems).toEqual([]);
        const uri = 'https://fuzz.test/schema';
        registerSchema(schema as never, uri, dialect);
        try {
          const oracle = await validate(uri);
          for (const value of values) {
            const expected = oracle(value as never).valid;
            expect(validators?.is(value), `is ${JSON.stringify({ schema, value })}`).toBe(expected);
            expect(
              validators?.explain(value).length === 0,
              `explain ${JSON.stringify({ schema, value })}`,
            ).toBe(expected);
            pairs++;
            if (expected) accepted++;
          }
        } finally {
          unregisterSchema(uri);
        }
      },
    ),
    options,
  );
  console.log(`hyperjump: ${pairs} values agree, ${accepted} of them valid`);
  expect(accepted).toBeGreaterThan(pairs / 50);
}, 120_000);

// Beside prefixItems, ajv takes an empty array for one that contains what it must.
const beyondAjv = /unevaluated|__proto__|constructor|prefixItems.*contains|contains.*prefixItems/;

it('agrees with ajv where ajv is right: no unevaluated keywords', () => {
  fc.assert(
    fc.property(
      schemas.filter(schema => !beyondAjv.test(JSON.stringify(schema))),
      fc.array(instances, { minLength: 10, maxLength: 20 }),
      (schema, values) => {
        const { validators } = validatorsOf(schema as Json);
        const check = new Ajv2020({ strict: false, ownProperties: true }).compile(schema as never);
        for (const value of values)
          expect(validators?.is(value), JSON.stringify({ schema, value })).toBe(check(value));
      },
    ),
    options,
  );
}, 120_000);

const typeboxTypes = fc.letrec(tie => ({
  type: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(
      Type.String({ minLength: 1 }),
      Type.Integer({ minimum: 0 }),
      Type.Boolean(),
      Type.Null(),
      Type.Literal('a'),
      Type.Number({ exclusiveMaximum: 2 }),
    ),
    fc.array(tie('type'), { minLength: 1, maxLength: 3 }).map(parts => Type.Union(parts as never)),
    tie('type').map(item => Type.Array(item as never, { maxItems: 3 })),
    fc.array(tie('type'), { minLength: 1, maxLength: 3 }).map(items => Type.Tuple(items as never)),
    fc
      .dictionary(fc.constantFrom('a', 'b', 'c', 'ab'), tie('type'), { maxKeys: 3 })
      .map(members => Type.Object(Object.assign({}, members) as never, { additionalProperties: false })),
    tie('type').map(value => Type.Record(Type.String(), value as never)),
  ),
})).type;

it('agrees with typebox on what typebox can say', () => {
  fc.assert(
    fc.property(typeboxTypes, fc.array(instances, { minLength: 10, maxLength: 20 }), (type, values) => {
      // Typebox still writes tuples in draft-07's way.
      const schema = JSON.parse(JSON.stringify(type)) as JsonObject;
      const { validators, problems } = validatorsOf(schema, { dialect: 'draft-07' });
      expect(problems).toEqual([]);
      const oracle = TypeCompiler.Compile(type as never);
      for (const value of values)
        expect(validators?.is(value), JSON.stringify({ schema, value })).toBe(oracle.Check(value));
    }),
    options,
  );
}, 60_000);

it('prints random schemas as prettier would, within the allowed statements, and compiles them strictly', async () => {
  const samples = fc.sample(fc.tuple(schemas, fc.array(instances, { minLength: 12, maxLength: 12 })), {
    numRuns: Math.min(runs, 120),
  });
  const files = new Map(readRuntime(['validation.ts', 'place.ts', 'formats.ts', 'hostnames.ts']));
  for (const [i, [schema, values]] of samples.entries()) {
    const plan = planTypes({
      documents: new Map([['root', schema as Json]]),
      types: [{ name: 'Root', document: 'root', path: [] }],
    });
    const specifiers = {
      types: `./types-${i}.js`,
      validation: './validation.js',
      place: './place.js',
      formats: './formats.js',
    };
    const types = printModule(await emitTypes(plan), {});
    const validators = printModule(emitValidators(plan, { assertFormats: true }), specifiers);
    for (const text of [types, validators]) {
      expect(checkEmitted(text), text).toEqual([]);
      expect(text).toBe(
        await prettier.format(text, { parser: 'typescript', printWidth: 100, singleQuote: true }),
      );
    }
    // TypeScript reads `constructor` in a literal as every object's own, whatever the index signature says.
    const plain = values.filter(value => !JSON.stringify(value).includes('constructor'));
    const valid = plain.filter(value => validatorsOf(schema as Json).validators?.is(value));
    const lines = valid.map(
      (value, n) => `export const v${n}: Root = ${render(literal(value), Number.POSITIVE_INFINITY)};`,
    );
    files.set(`types-${i}.ts`, `${types}${lines.join('\n')}\n`);
    files.set(`validators-${i}.ts`, validators);
  }
  const errors = typeCheck(files);
  expect(errors, files.get(errors[0]?.split(':')[0] ?? '')).toEqual([]);
}, 180_000);
