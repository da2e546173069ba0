import * as prettier from 'prettier';
import { describe, expect, it } from 'vitest';
import { printModule } from '../../../src/codegen/print/index.js';
import { createCodeCache, emitTypes, planTypes } from '../../../src/codegen/types/index.js';
import { parseUnion } from '../../../src/codegen/types/leaves.js';
import { emitValidators } from '../../../src/codegen/validators/index.js';
import type { Json, JsonObject } from '../../../src/schema/json.js';

const planOf = (types: Record<string, Json>) =>
  planTypes({
    documents: new Map([['doc', { types }]]),
    types: Object.keys(types).map(name => ({ name, document: 'doc', path: ['types', name] })),
  });
const textOf = async (types: Record<string, Json>, options = {}) =>
  printModule(await emitTypes(planOf(types), options), {});

describe('types', () => {
  it.each<[string, Json, string]>([
    [
      'closed objects closed',
      { type: 'object', properties: { a: { type: 'string' } }, required: ['a'], additionalProperties: false },
      'export interface T {\n  a: string;\n}\n',
    ],
    [
      'open objects open',
      { type: 'object', properties: { a: { type: 'string' } } },
      'export interface T {\n  a?: string;\n  [key: string]: unknown;\n}\n',
    ],
    [
      'maps',
      { type: 'object', additionalProperties: { type: 'integer' } },
      'export interface T {\n  [key: string]: number;\n}\n',
    ],
    ['literals literal', { enum: ['a', 1, null, true] }, "export type T = 'a' | 1 | null | true;\n"],
    [
      'tuples',
      { type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }], minItems: 1, items: false },
      '/** @minItems 1 */\nexport type T = [string, number?];\n',
    ],
    [
      'rest',
      { type: 'array', prefixItems: [{ type: 'string' }], items: { type: 'boolean' } },
      'export type T = [string?, ...boolean[]];\n',
    ],
    [
      'arrays of unions',
      { type: 'array', items: { type: ['string', 'null'] } },
      'export type T = (string | null)[];\n',
    ],
    [
      'recursion',
      {
        type: 'object',
        properties: { kids: { type: 'array', items: { $ref: '#/types/T' } } },
        additionalProperties: false,
      },
      'export interface T {\n  kids?: T[];\n}\n',
    ],
    [
      'allOf merged',
      {
        allOf: [
          { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
          { type: 'object', properties: { b: { const: 1 } } },
        ],
      },
      'export interface T {\n  a: string;\n  b?: 1;\n  [key: string]: unknown;\n}\n',
    ],
    [
      'unevaluatedProperties',
      {
        allOf: [{ type: 'object', properties: { a: { type: 'string' } } }],
        properties: { b: true },
        unevaluatedProperties: false,
      },
      'export interface T {\n  b?: unknown;\n  a?: string;\n}\n',
    ],
    [
      'what every object inherits',
      {
        allOf: [
          { type: 'object', properties: { valueOf: true } },
          { type: 'object', additionalProperties: { type: 'array' } },
        ],
      },
      'export interface T {\n  valueOf?: unknown;\n  [key: string]: unknown;\n}\n',
    ],
    ['nothing', false, 'export type T = never;\n'],
    ['anything', true, 'export type T = unknown;\n'],
    [
      'descriptions, units and bounds',
      {
        type: 'object',
        properties: {
          amount: {
            type: 'integer',
            description: 'What is charged. */',
            'x-unit': 'cents',
            minimum: 0,
            default: 5,
            examples: [5, 12, { a: 'b' }, 7],
          },
        },
        additionalProperties: false,
      },
      "export interface T {\n  /**\n   * What is charged. *\\/\n   * @unit cents\n   * @minimum 0\n   * @default 5\n   * @example 5\n   * @example 12\n   * @example { a: 'b' }\n   */\n  amount?: number;\n}\n",
    ],
  ])('%s', async (_, schema, expected) => expect(await textOf({ T: schema })).toBe(expected));

  it('keeps discriminated unions discriminated', async () => {
    const option = (kind: string) => ({
      type: 'object',
      properties: { kind: { const: kind } },
      required: ['kind'],
      additionalProperties: false,
    });
    expect(await textOf({ T: { oneOf: [option('a'), option('b')] } })).toBe(
      "export type T = { kind: 'a' } | { kind: 'b' };\n",
    );
  });

  it('names definitions after their owner, finds those of the type before those of the document', async () => {
    const text = await textOf({
      Tree: {
        $ref: '#/$defs/node',
        $defs: { node: { type: 'object', additionalProperties: { $ref: '#/$defs/node' } } },
      },
    });
    expect(text).toContain('export type Tree = TreeNode;');
    // An alias of a Record of itself would be circular to TypeScript; an interface is not.
    expect(text).toContain('export interface TreeNode {\n  [key: string]: TreeNode;\n}');
  });

  it('requires more of a named object than its schema does', async () => {
    const User = {
      type: 'object',
      properties: { id: { type: 'string' }, email: { type: 'string' } },
      required: ['id'],
      additionalProperties: false,
    };
    const user = { $ref: '#/types/User' };
    expect(await textOf({ T: { ...user, required: ['email'] }, User })).toContain(
      'export type T = User & { email: unknown; [key: string]: unknown };',
    );
    const part = { allOf: [user, { required: ['email'] }] };
    expect(await textOf({ T: { items: part, type: 'array' }, User })).toContain(
      'export type T = (User & { email: unknown; [key: string]: unknown })[];',
    );
  });

  it('changes only the lines about an added field', async () => {
    const shared = {
      type: 'object',
      properties: { a: { type: 'string' }, c: { $ref: '#/types/Other' } },
      required: ['a'],
      additionalProperties: false,
    };
    const Other = { type: 'object', properties: { x: { type: 'number' } } };
    const changed = { ...shared, properties: { ...shared.properties, b: { type: 'integer', minimum: 0 } } };
    const lines = (text: string) => text.split('\n');
    const before = lines(await textOf({ T: shared, Other }));
    const after = lines(await textOf({ T: changed, Other }));
    expect(before.filter(line => !after.includes(line))).toEqual([]);
    expect(after.filter(line => !before.includes(line))).toEqual(['  /** @minimum 0 */', '  b?: number;']);
    const validators = (T: Json) => lines(printModule(emitValidators(planOf({ T, Other })), {}));
    const gone = validators(shared).filter(line => !validators(changed).includes(line));
    expect(gone).toEqual(["const tNames = new Set(['a', 'c']);"]);
  });

  it('leaves out a refused type and what needs it, and nothing else', () => {
    const plan = planOf({
      Bad: { $ref: '#/types/Missing' },
      Uses: { items: { $ref: '#/types/Bad' } },
      Good: { type: 'string' },
    });
    expect([...plan.names.keys()]).toEqual(['Good']);
    expect(plan.problems).toMatchObject([
      { code: 'schema-ref-unresolved', document: 'doc', path: ['types', 'Bad', '$ref'] },
    ]);
  });
});

describe('json-schema-to-typescript as the printer of leaves', () => {
  const types: Record<string, Json> = {
    T: {
      type: 'object',
      properties: {
        a: { type: 'string', tsType: 'any; globalThis.pwned = 1' },
        b: { enum: ['x', "it's", 'line\nbreak', '\u2028', '*/', 1, -2.5, null, false] },
        c: { const: true },
        d: { type: ['integer', 'null'], description: 'An *integer*.' },
        e: { type: 'boolean' },
        f: { type: ['string', 'number'] },
        g: { enum: [true, false] },
      },
      additionalProperties: false,
    },
  };

  it('gives the very text that is made without it, and is loaded only for leaves it has not printed', async () => {
    let loaded = 0;
    const loadPrinter = async () => {
      loaded++;
      return (await import('json-schema-to-typescript')) as never;
    };
    const cache = createCodeCache();
    const text = await textOf(types, { loadPrinter, cache });
    expect(text).toBe(await textOf(types));
    expect(text).not.toContain('pwned');
    await textOf(types, { loadPrinter, cache });
    expect(loaded).toBe(1);
    expect(await textOf(types, { loadPrinter })).toBe(text);
    expect(loaded).toBe(1);
    await textOf({ Other: { enum: ['not', 'printed', 'yet'] } }, { loadPrinter });
    expect(loaded).toBe(2);
  });

  it('prints many in pieces, between which others get their turn', async () => {
    const prints: number[] = [];
    const loadPrinter = async () => {
      const { compile } = await import('json-schema-to-typescript');
      const counted = (schema: JsonObject, ...rest: [string, object]) => {
        prints.push(Object.keys(schema.properties as JsonObject).length);
        return compile(schema, ...rest);
      };
      return { compile: counted };
    };
    const many = Object.fromEntries(Array.from({ length: 250 }, (_, i) => [`T${i}`, { enum: [`one ${i}`] }]));
    let pauses = 0;
    const pause = async () => void pauses++;
    expect(await textOf(many, { loadPrinter, pause })).toBe(await textOf(many));
    expect(prints).toEqual([100, 100, 50]);
    expect(pauses).toBeGreaterThanOrEqual(prints.length);
  });

  it('does without it when it cannot be loaded', async () => {
    const loadPrinter = () => Promise.reject(new Error('not bundled'));
    expect(await textOf(types, { loadPrinter })).toBe(await textOf(types));
  });

  it('reads back unions of scalars and nothing else', () => {
    expect(parseUnion('("a" | 1 | null)')).toMatchObject({ kind: 'union' });
    expect(parseUnion('string')).toEqual({ kind: 'string' });
    for (const text of ['', 'any', 'string; evil', '{ a: string }', 'string[]', '"a" | Foo', '"a" |'])
      expect(parseUnion(text), text).toBeUndefined();
  });
});

describe('cache', () => {
  it('gives what a fresh generation gives, after any change', async () => {
    const cache = createCodeCache();
    const person = (kind: string): Json => ({
      type: 'object',
      properties: { kind: { const: kind }, next: { $ref: '#/types/B' } },
      required: ['kind'],
      additionalProperties: false,
    });
    const versions: Record<string, Json>[] = [
      { A: person('a'), B: person('b') },
      { A: person('a'), B: person('c') },
      { A: { oneOf: [{ $ref: '#/types/B' }, { $ref: '#/types/C' }] }, B: person('b'), C: person('c') },
      { A: { oneOf: [{ $ref: '#/types/B' }, { $ref: '#/types/C' }] }, B: person('b'), C: person('b') },
      {
        A: { $ref: '#/types/B', properties: { z: {} }, unevaluatedProperties: false },
        B: { properties: { x: {} } },
      },
      {
        A: { $ref: '#/types/B', properties: { z: {} }, unevaluatedProperties: false },
        B: { properties: { y: {} } },
      },
    ];
    for (const types of [...versions, ...versions]) {
      expect(await textOf(types, { cache })).toBe(await textOf(types));
      const plan = planOf(types);
      expect(emitValidators(plan, { cache })).toEqual(emitValidators(plan));
    }
  });
});

describe('unions that need many lines', () => {
  const part = {
    type: 'object',
    additionalProperties: false,
    required: ['alpha', 'beta', 'gamma'],
    properties: { alpha: { type: 'string' }, beta: { type: 'string' }, gamma: { type: 'integer' } },
  };
  const orNull = { anyOf: [part, { type: 'null' }] };
  const orText = { anyOf: [part, { type: 'string' }] };

  it.each<[string, Json]>([
    ['a property', { type: 'object', properties: { a: orNull, b: orText } }],
    ['a list', { type: 'array', items: orNull }],
    ['a list of either', { type: 'array', items: orText }],
    ['one item', { type: 'array', prefixItems: [orText], minItems: 1, items: false }],
    [
      'items and a rest',
      { type: 'array', prefixItems: [orNull, orText, orText], minItems: 2, items: orNull },
    ],
    ['a map', { type: 'object', properties: { a: { type: 'object', additionalProperties: orNull } } }],
    [
      'a map of either',
      { type: 'object', properties: { a: { type: 'object', additionalProperties: orText } } },
    ],
  ])('are laid out as prettier would: %s', async (_, schema) => {
    const text = await textOf({ T: schema });
    expect(text).toContain('\n');
    expect(text).toBe(
      await prettier.format(text, { parser: 'typescript', printWidth: 100, singleQuote: true }),
    );
  });
});
