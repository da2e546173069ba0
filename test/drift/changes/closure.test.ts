import { describe, expect, it } from 'vitest';
import { closureOf, type Documents } from '../../../src/drift/changes/closure.js';
import type { Json } from '../../../src/schema/json.js';
import { manifestOf } from '../subject-of.js';

const documents = (types: Json, files: Record<string, string> = {}): Documents => ({
  manifest: manifestOf(json => {
    json.types = types;
  }),
  files: new Map(Object.entries(files)),
});
const ref = { $ref: '#/types/A' };

describe('closureOf', () => {
  it.each<[what: string, a: [Json, Documents], b: [Json, Documents]]>([
    [
      'key order',
      [{ type: 'string', minLength: 1 }, documents({})],
      [{ minLength: 1, type: 'string' }, documents({})],
    ],
    [
      'words for people',
      [{ type: 'string', description: 'a' }, documents({})],
      [{ type: 'string' }, documents({})],
    ],
    [
      'the name of a type',
      [ref, documents({ A: { type: 'string' } })],
      [{ $ref: '#/types/B' }, documents({ B: { type: 'string' } })],
    ],
    [
      'moving a type to a file',
      [ref, documents({ A: { type: 'string' } })],
      [
        { $ref: 'shared/a.json#/$defs/A' },
        documents({}, { 'shared/a.json': '{"$defs":{"A":{"type":"string"}}}' }),
      ],
    ],
    [
      'a recursive type',
      [ref, documents({ A: { properties: { next: ref } } })],
      [ref, documents({ A: { properties: { next: ref }, title: 'A list' } })],
    ],
  ])('does not see %s', (_what, a, b) => {
    expect(closureOf(...a)).toEqual(closureOf(...b));
  });

  it.each<[what: string, a: [Json, Documents], b: [Json, Documents]]>([
    [
      'a field that is called title',
      [{ properties: { title: true } }, documents({})],
      [{ properties: {} }, documents({})],
    ],
    [
      'a change behind a reference',
      [ref, documents({ A: { type: 'string' } })],
      [ref, documents({ A: { type: 'number' } })],
    ],
    [
      'a change two files away',
      [
        { $ref: 'a.json' },
        documents({}, { 'a.json': '{"items":{"$ref":"b.json"}}', 'b.json': '{"type":"string"}' }),
      ],
      [
        { $ref: 'a.json' },
        documents({}, { 'a.json': '{"items":{"$ref":"b.json"}}', 'b.json': '{"type":"null"}' }),
      ],
    ],
    ['data that looks like words', [{ const: { title: 1 } }, documents({})], [{ const: {} }, documents({})]],
    [
      'a reference to somewhere else',
      [{ $ref: '#/nowhere' }, documents({})],
      [{ $ref: '#/elsewhere' }, documents({})],
    ],
  ])('sees %s', (_what, a, b) => {
    expect(closureOf(...a)).not.toEqual(closureOf(...b));
  });
});
