// biome-ignore-all lint/suspicious/noThenProperty: `then` is the JSON Schema keyword.
import * as prettier from 'prettier';
import { describe, expect, it } from 'vitest';
import { writeMarkdown } from '../../../src/codegen/documents/markdown.js';
import { type Manifest, parseManifest } from '../../../src/contract/index.js';
import type { Json, JsonObject } from '../../../src/schema/json.js';

const manifestOf = (payload: Json, handoff: JsonObject = {}, rest: JsonObject = {}): Manifest =>
  parseManifest(
    JSON.stringify({
      manifestVersion: 1,
      name: 'page',
      pattern: 'sequential-pipeline',
      agents: { a: { role: 'worker' }, b: { role: 'worker' } },
      handoffs: { 'a-to-b': { from: 'a', to: 'b', version: '1.0.0', payload, ...handoff } },
      generate: { outDir: 'out', languages: ['json-schema'] },
      ...rest,
    }),
  ).manifest as Manifest;

/** The page from the handoff on. */
function pageOf(...args: Parameters<typeof manifestOf>): string {
  const page = writeMarkdown({
    manifest: manifestOf(...args),
    manifestName: 'page.handoff.json',
    files: new Map(),
  });
  return page.slice(page.indexOf('### a-to-b'));
}

/** The cells of each row below a heading of the page's tables, without padding. */
const rowsOf = (page: string): string[][] =>
  page
    .split('\n')
    .filter(line => line.startsWith('| `'))
    .map(line =>
      line
        .slice(2, -2)
        .split(/(?<!\\) \| /)
        .map(cell => cell.trim()),
    );

/** What the page says of a field with this schema. */
function wordsOf(schema: Json, types: JsonObject = {}): string | undefined {
  const payload = { type: 'object', properties: { x: schema } };
  return rowsOf(pageOf(payload, {}, { types }))[0]?.[1];
}

describe('the words for a type', () => {
  it.each<[Json, string]>([
    [{ type: 'string' }, 'string'],
    [{ type: 'string', minLength: 1 }, 'string, not empty'],
    [{ type: 'string', minLength: 2 }, 'string, at least 2 characters'],
    [{ type: 'string', minLength: 1, maxLength: 64 }, 'string, 1 to 64 characters'],
    [{ type: 'string', minLength: 3, maxLength: 3 }, 'string, 3 characters'],
    [{ type: 'string', maxLength: 1 }, 'string, at most 1 character'],
    [{ type: 'string', format: 'date-time' }, 'date-time'],
    [{ type: 'string', pattern: '^a|b$' }, 'string, matching `^a\\|b$`'],
    [{ type: 'integer', minimum: 0, maximum: 10 }, 'integer, 0 to 10'],
    [{ type: 'integer', minimum: 1, 'x-unit': 'cents' }, 'integer, at least 1, in cents'],
    [{ type: 'number', exclusiveMinimum: 0, maximum: 1 }, 'number, above 0, at most 1'],
    [{ type: 'number', multipleOf: 0.01, default: 0.5 }, 'number, a multiple of 0.01, default `0.5`'],
    [{ type: ['string', 'null'] }, 'string or null'],
    [{ enum: ['a', 'b', 'c'] }, '`a`, `b` or `c`'],
    [{ enum: [1, null, ''] }, '`1`, `null` or `""`'],
    [{ const: 'charge' }, 'always `charge`'],
    [{ type: 'array', items: { type: 'string' }, uniqueItems: true }, 'list of strings, no duplicates'],
    [
      { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1, maxItems: 20 },
      'list of (string, not empty), 1 to 20 items',
    ],
    [{ prefixItems: [{ type: 'number' }, { type: 'string' }] }, 'number and string, in this order'],
    [{ type: 'object', additionalProperties: { type: 'number' } }, 'map of numbers'],
    [{ anyOf: [{ type: 'string' }, { type: 'integer', minimum: 1 }] }, 'string or (integer, at least 1)'],
    [{ allOf: [{ type: 'string' }] }, 'string'],
    [true, 'any'],
    [{ description: 'Whatever.' }, 'any'],
    [{ $ref: '#/types/Id' }, '`Id` (string, matching `^D`)'],
    [{ $ref: '#/types/Money' }, '`Money`'],
  ])('%j', (schema, words) => {
    const types = {
      Id: { type: 'string', pattern: '^D' },
      Money: { type: 'object', properties: {} },
    };
    expect(wordsOf(schema, types)).toBe(words);
  });

  it('shows the first of many values', () => {
    const values = Array.from({ length: 20 }, (_, i) => `v${i}`);
    expect(wordsOf({ enum: values })).toMatch(/^`v0`, .*`v10` or 9 more$/);
  });
});

describe('the fields of a payload', () => {
  const address = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };

  it('has those of objects and of lists of objects, with what crosses', () => {
    const payload = {
      type: 'object',
      properties: { home: address, others: { type: 'array', items: address }, note: true },
      required: ['home'],
    };
    expect(rowsOf(pageOf(payload, { context: { select: ['/home/city', '/others/*/city'] } }))).toEqual([
      ['`/home`', 'object', 'yes', 'in part', ''],
      ['`/home/city`', 'string', 'yes', 'yes', ''],
      ['`/others`', 'list of objects', 'no', 'in part', ''],
      ['`/others/*/city`', 'string', 'yes', 'yes', ''],
      ['`/note`', 'any', 'no', 'no', ''],
    ]);
  });

  it('puts together what several schemas say', () => {
    const payload = {
      allOf: [{ $ref: '#/types/Base' }, { properties: { id: { description: 'Its number.' } } }],
      properties: { more: { type: 'string', deprecated: true, description: 'Old.' } },
      if: { properties: { more: { const: 'x' } } },
      then: { required: ['more'] },
    };
    const types = { Base: { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] } };
    expect(rowsOf(pageOf(payload, {}, { types }))).toEqual([
      ['`/more`', 'string and always `x`', 'sometimes', 'Deprecated. Old.'],
      ['`/id`', 'integer', 'yes', 'Its number.'],
    ]);
  });

  it('has a table for each alternative', () => {
    const variant = (kind: string, field: string) => ({
      type: 'object',
      description: `For a ${kind}.`,
      properties: { kind: { const: kind }, [field]: { type: 'string' } },
      required: ['kind', field],
    });
    const types = { Card: variant('card', 'number') };
    const payload = { oneOf: [{ $ref: '#/types/Card' }, variant('cash', 'coins')] };
    const page = pageOf(payload, {}, { types });
    expect(page).toContain('One of 2 alternatives, told apart by `/kind`:');
    expect(page.match(/^####.*\n\n.*/gm)).toEqual([
      '#### `card`: `Card`\n\nFor a card.',
      '#### `cash`\n\nFor a cash.',
    ]);
    expect(rowsOf(page).map(([pointer]) => pointer)).toEqual(['`/kind`', '`/number`', '`/kind`', '`/coins`']);
  });

  it('numbers alternatives that no field tells apart', () => {
    const one = (name: string) => ({ type: 'object', properties: { [name]: true } });
    const page = pageOf({ anyOf: [one('a'), one('b')] });
    expect(page.match(/^####.*/gm)).toEqual(['#### Alternative 1', '#### Alternative 2']);
  });

  it('goes once round a type that contains itself', () => {
    const types = {
      Tree: {
        type: 'object',
        properties: {
          name: { type: 'string' },
          children: { type: 'array', items: { $ref: '#/types/Tree' } },
        },
      },
    };
    expect(rowsOf(pageOf({ $ref: '#/types/Tree' }, {}, { types })).map(([pointer]) => pointer)).toEqual([
      '`/name`',
      '`/children`',
    ]);
  });

  it('is in the type where a payload has none', () => {
    const types = { Labels: { type: 'array', items: { type: 'string' } } };
    expect(pageOf({ $ref: '#/types/Labels' }, {}, { types })).toContain(
      '- **Payload**: `Labels`, list of strings\n',
    );
  });

  it('follows references into the payload itself', () => {
    const payload = {
      type: 'object',
      properties: { price: { $ref: '#/handoffs/a-to-b/payload/$defs/Price' } },
      $defs: { Price: { type: 'object', properties: { cents: { type: 'integer' } } } },
    };
    expect(rowsOf(pageOf(payload)).map(([pointer]) => pointer)).toEqual(['`/price`', '`/price/cents`']);
  });

  it('escapes bars in tables only', () => {
    const variant = (kind: string) => ({
      type: 'object',
      properties: { kind: { const: kind, description: 'a|b \\| c' } },
    });
    const page = pageOf({ oneOf: [variant('x|y'), variant('z')] });
    expect(page).toContain('#### `x|y`\n');
    expect(page).toContain('| always `x\\|y` | no       | a\\|b \\\\\\| c |');
  });

  it('keeps to the outermost fields of a type with very many', () => {
    const fields = Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`f${i}`, address]));
    expect(rowsOf(pageOf({ type: 'object', properties: fields }))).toHaveLength(150);
  });

  it('takes nothing for markup, and prettier leaves the page alone', async () => {
    const payload = {
      type: 'object',
      properties: {
        'a|b`c': {
          type: 'string',
          pattern: '`|<b>',
          description: '<script>x</script> [a](javascript:x) | y',
        },
        数量: { enum: ['一', '二'], description: '多少' },
        z: { type: 'integer', 'x-unit': 'm<i>' },
      },
    };
    const page = pageOf(payload);
    expect(page.replace(/`+[^`]*`+/g, '')).not.toMatch(/(?<!\\)(?:<|\]\()/);
    expect(await prettier.format(page, { parser: 'markdown', printWidth: 100 })).toBe(page);
  });
});

it('says what becomes of a handoff in words', () => {
  const page = pageOf(
    { type: 'object', properties: { items: { type: 'array', items: { type: 'string' } } } },
    {
      context: { reference: { store: 's', ttl: 'PT36H' } },
      workingMemory: { type: 'object', properties: { idea: { type: 'string' } } },
      retry: { maxAttempts: 3, initial: 'PT0.5S', backoff: 2, max: 'PT1M', jitter: true },
      fanOut: { items: '/items', maxParallel: 4, join: { quorum: 2 } },
      health: { p95LatencyMs: 800, retryRate: 0.025, schemaViolationRate: 0 },
    },
    { stores: { s: { kind: 'redis' } } },
  );
  expect(page).toContain('by reference, in the store `s`, kept for 36 hours');
  expect(page).toContain(
    '3 attempts, the second after 500 ms, each wait 2 times as long, none over 1 minute, with jitter',
  );
  expect(page).toContain('one branch for each item of `/items`, 4 at once at most, done when 2 are');
  expect(page).toContain('800 ms until acknowledged (p95), 2.5 % retried, 0 % refused by their schema');
  expect(page).toContain('- **Working memory**: `AToBWorkingMemory`');
  expect(page).toMatch(/#### Working memory\n\n[^#]*`\/idea`/);
});
