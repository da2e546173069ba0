import { describe, expect, it } from 'vitest';
import { checkEmitted, printModule } from '../../../src/codegen/print/index.js';
import { planTypes } from '../../../src/codegen/types/index.js';
import { emitValidators } from '../../../src/codegen/validators/index.js';
import type { Json } from '../../../src/schema/json.js';
import { validatorsOf } from '../../support/run-validators.js';

const deep = (depth: number): Json => {
  let value: Json = {};
  for (let i = 0; i < depth; i++) value = { next: value };
  return value;
};

describe('depth', () => {
  it('refuses a recursive value nested too deeply instead of exhausting the stack', () => {
    const { validators } = validatorsOf({ type: 'object', properties: { next: { $ref: '#' } } });
    expect(validators?.is(deep(200))).toBe(true);
    expect(validators?.is(deep(100_000))).toBe(false);
    expect(validators?.explain(deep(100_000))).toMatchObject([{ keyword: 'maxDepth' }]);
  });

  it('does not let the guard turn a refusal into an acceptance', () => {
    const { validators } = validatorsOf({
      not: { $ref: '#/$defs/list' },
      $defs: { list: { type: 'object', properties: { next: { $ref: '#/$defs/list' } } } },
    });
    expect(validators?.is(deep(100))).toBe(false);
    expect(validators?.is(deep(100_000))).toBe(false);
  });

  it('ends where values contain themselves more than once', () => {
    const node: { [key: string]: unknown } = { name: 1 };
    node.left = node;
    node.right = node;
    const tree = { type: 'object', properties: { left: { $ref: '#' }, right: { $ref: '#' } } };
    const { validators } = validatorsOf({
      ...tree,
      properties: { name: { type: 'string' }, ...tree.properties },
    });
    expect(validators?.is(node)).toBe(false);
    expect(validators?.explain(node).at(-1)).toMatchObject({ keyword: 'maxDepth' });
    const choice = validatorsOf({ oneOf: [tree, { type: 'null' }] }).validators;
    expect([choice?.is(node), choice?.explain(node)]).toMatchObject([false, [{ keyword: 'maxDepth' }]]);
  });

  it('compares deep and large values without recursion', () => {
    const { validators } = validatorsOf({ uniqueItems: true });
    expect(validators?.is([deep(50_000), deep(50_000)])).toBe(false);
    expect(validators?.is(Array.from({ length: 20_000 }, (_, i) => ({ i })))).toBe(true);
  });
});

it('writes numbers of any size in the one way that is let through', () => {
  const huge = { minimum: 1e21, maxLength: 1e21, minItems: 1e21, minContains: 1e21, maxProperties: 1e21 };
  const schema: Json = {
    anyOf: [
      { ...huge, contains: {} },
      { enum: [1e21, -1e-7], type: 'number' },
    ],
    allOf: [{ properties: { a: { enum: [1e21, 2e21] }, b: { const: 1e21 } } }],
  };
  const { validators } = validatorsOf(schema);
  const verdicts = [1e21, -1e-7, 5, [], {}, { b: 1e20 }].map(value => validators?.is(value));
  expect(verdicts).toEqual([true, true, false, false, true, false]);
  const plan = planTypes({
    documents: new Map([['doc', schema]]),
    types: [{ name: 'Root', document: 'doc', path: [] }],
  });
  const specifiers = { types: './types.js', validation: './validation.js', place: './place.js' };
  expect(checkEmitted(printModule(emitValidators(plan), specifiers))).toEqual([]);
});

describe('patterns that could be tried in too many ways', () => {
  const hostile = `${'a'.repeat(50_000)}!`;
  it.each<[string, Json, Json, Json]>([
    ['pattern', { pattern: '^(a+)+$' }, 'aaa', hostile],
    ['three loops in a row', { pattern: '^.*a.*a.*a.*b$' }, 'aaab', hostile],
    ['counted loops', { pattern: '^(a?){30}a{30}$' }, 'a'.repeat(30), hostile],
    ['propertyNames', { propertyNames: { pattern: '^(a|aa)+$' } }, { aaa: 1 }, { [hostile]: 1 }],
    [
      'patternProperties',
      { patternProperties: { '^(\\w+\\s?)*$': true }, additionalProperties: false },
      { 'a a': 1 },
      { [hostile]: 1 },
    ],
    [
      'unevaluatedProperties',
      { allOf: [{ patternProperties: { '^(a*)*$': true } }], unevaluatedProperties: false },
      { aaa: 1 },
      { [hostile]: 1 },
    ],
  ])('%s: reads a long text once', (_name, schema, good, bad) => {
    const { validators, text } = validatorsOf(schema);
    expect(text).toContain('readOnce(');
    expect([validators?.is(good), validators?.is(bad)]).toEqual([true, false]);
    expect([validators?.explain(good), validators?.explain(bad).length]).toEqual([[], 1]);
  });
});

describe('what cannot be honoured is refused, with its place', () => {
  const refused: [name: string, schema: Json, code: string, path: (string | number)[]][] = [
    [
      'unresolvable $ref',
      { properties: { a: { $ref: '#/$defs/x' } } },
      'schema-ref-unresolved',
      ['properties', 'a', '$ref'],
    ],
    ['remote $ref', { $ref: 'https://example.com/x.json' }, 'schema-ref-unresolved', ['$ref']],
    ['file $ref', { $ref: 'file:///etc/passwd' }, 'schema-ref-unresolved', ['$ref']],
    ['self $ref', { $ref: '#' }, 'schema-ref-loop', ['$ref']],
    [
      'loop of $refs',
      { $ref: '#/$defs/a', $defs: { a: { allOf: [{ $ref: '#/$defs/b' }] }, b: { $ref: '#/$defs/a' } } },
      'schema-ref-loop',
      ['$defs', 'b', '$ref'],
    ],
    [
      'loop that a dynamic scope closes',
      {
        $id: 'https://x.test/root',
        $dynamicAnchor: 'node',
        $ref: 'tree',
        $defs: {
          tree: {
            $id: 'tree',
            allOf: [{ $dynamicRef: '#node' }],
            $defs: { any: { $dynamicAnchor: 'node' } },
          },
        },
      },
      'schema-ref-loop',
      ['$defs', 'tree', 'allOf', 0, '$dynamicRef'],
    ],
    [
      'invalid regex',
      { properties: { a: { pattern: '(' } } },
      'schema-pattern',
      ['properties', 'a', 'pattern'],
    ],
    [
      'invalid pattern name',
      { patternProperties: { '[': {} } },
      'schema-pattern',
      ['patternProperties', '['],
    ],
    ['malformed type', { type: 'text' }, 'schema-keyword', ['type']],
    ['malformed minimum', { minimum: '3' }, 'schema-keyword', ['minimum']],
    ['negative length', { minLength: -1 }, 'schema-keyword', ['minLength']],
    ['multipleOf zero', { multipleOf: 0 }, 'schema-keyword', ['multipleOf']],
    // What JSON.parse makes of 1e400.
    ['maximum beyond doubles', { maximum: Number.POSITIVE_INFINITY }, 'schema-keyword', ['maximum']],
    ['constant beyond doubles', { const: { a: [Number.NEGATIVE_INFINITY] } }, 'schema-keyword', ['const']],
    ['array-form items', { items: [{}] }, 'schema-not-a-schema', ['items']],
    ['schema that is a string', { items: 'string' }, 'schema-not-a-schema', ['items']],
    ['empty anyOf', { anyOf: [] }, 'schema-keyword', ['anyOf']],
    ['old dialect', { $schema: 'http://json-schema.org/draft-04/schema#' }, 'schema-dialect', ['$schema']],
    ['boolean exclusiveMinimum', { exclusiveMinimum: true }, 'schema-keyword', ['exclusiveMinimum']],
    [
      'two schemas of one $id',
      { $defs: { a: { $id: 'https://x.test/a' }, b: { $id: 'https://x.test/a' } } },
      'schema-id-duplicate',
      ['$defs', 'b', '$id'],
    ],
  ];
  for (const [name, schema, code, path] of refused)
    it(name, () => {
      const { validators, problems } = validatorsOf(schema);
      expect(validators).toBeUndefined();
      expect(problems.map(problem => ({ code: problem.code, path: problem.path }))).toContainEqual({
        code,
        path,
      });
    });

  it('an unknown required vocabulary', () => {
    const documents = new Map<string, Json>([
      ['https://x.test/meta', { $vocabulary: { 'https://x.test/vocab': true } }],
    ]);
    const { validators, problems } = validatorsOf(
      { $schema: 'https://x.test/meta', type: 'string' },
      { documents },
    );
    expect(validators).toBeUndefined();
    expect(problems).toMatchObject([{ code: 'schema-vocabulary', path: ['$schema'] }]);
  });
});
