import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../src/schema/json.js';
import { loadSchema, loadSchemas, type Place } from '../../src/schema/resolve.js';
import { resolveUri } from '../../src/schema/uri.js';

describe('resolveUri (RFC 3986, 5.4)', () => {
  const base = 'http://a/b/c/d;p?q';
  it.each([
    ['g:h', 'g:h'],
    ['g', 'http://a/b/c/g'],
    ['./g/', 'http://a/b/c/g/'],
    ['/g', 'http://a/g'],
    ['//g', 'http://g'],
    ['?y', 'http://a/b/c/d;p?y'],
    ['g?y#s', 'http://a/b/c/g?y#s'],
    ['#s', 'http://a/b/c/d;p?q#s'],
    ['', 'http://a/b/c/d;p?q'],
    ['..', 'http://a/b/'],
    ['../../g', 'http://a/g'],
    ['../../../../g', 'http://a/g'],
    ['g/../h', 'http://a/b/c/h'],
  ])('%s', (reference, expected) => expect(resolveUri(reference, base)).toBe(expected));

  it('works on relative bases and URNs', () => {
    expect(resolveUri('./common.json#/A', 'flows/a.handoff.json')).toBe('flows/common.json#/A');
    expect(resolveUri('../../../x', 'flows/a.json')).toBe('x');
    expect(resolveUri('#a', 'urn:example:x')).toBe('urn:example:x#a');
  });
});

describe('draft-07 becomes 2020-12', () => {
  const normal = (schema: Json) => loadSchema(schema, { dialect: 'draft-07' }).value.roots[0];
  it.each<[string, Json, Json]>([
    [
      'array-form items',
      { items: [{}, true], additionalItems: false },
      { prefixItems: [{}, true], items: false },
    ],
    ['additionalItems without items', { additionalItems: false }, {}],
    ['additionalItems beside one schema', { items: {}, additionalItems: false }, { items: {} }],
    [
      'dependencies',
      { dependencies: { a: ['b'], c: { type: 'object' } } },
      { dependentRequired: { a: ['b'] }, dependentSchemas: { c: { type: 'object' } } },
    ],
    ['definitions', { definitions: { a: {} } }, { $defs: { a: {} } }],
    [
      'siblings of $ref',
      { $ref: '#/definitions/a', type: 'string', definitions: { a: {} } },
      { $ref: '#/definitions/a', $defs: { a: {} } },
    ],
    ['$id as an anchor', { definitions: { a: { $id: '#here' } } }, { $defs: { a: { $anchor: 'here' } } }],
    [
      'keywords it does not know',
      { minContains: 2, unevaluatedProperties: false, $defs: {}, 'x-note': 1 },
      { 'x-note': 1 },
    ],
  ])('%s', (_, schema, expected) => expect(normal(schema)).toEqual(expected));
});

describe('loadSchemas', () => {
  const manifest: Json = {
    $schema: 'https://handoff.test/manifest.json',
    types: {
      Old: {
        $schema: 'http://json-schema.org/draft-07/schema#',
        items: [{ $ref: '#/definitions/own' }],
        definitions: { own: { type: 'string' } },
      },
      New: {
        properties: {
          old: { $ref: '#/types/Old' },
          file: { $ref: './shared.json#/Address' },
          bad: { $ref: '#/types/None' },
        },
      },
    },
  };
  const documents = new Map<string, Json>([
    ['flows/a.json', manifest],
    ['flows/shared.json', { Address: { type: 'object', properties: { self: { $ref: '#/Address' } } } }],
  ]);
  const roots = ['Old', 'New'].map(name => ({ document: 'flows/a.json', path: ['types', name] }));
  const { value: graph, problems } = loadSchemas(documents, roots);
  const [old, fresh] = graph.roots as [JsonObject, JsonObject];
  const property = (schema: JsonObject, name: string) =>
    (schema.properties as JsonObject)[name] as JsonObject;

  it('reads each root in its own dialect, and finds what a pasted schema defines in itself', () => {
    const item = (old.prefixItems as JsonObject[])[0] as JsonObject;
    const target = graph.ref(item, graph.scopeOf(item));
    expect(target?.schema).toEqual({ type: 'string' });
    expect(graph.infoOf(target?.schema as JsonObject)).toMatchObject({
      path: ['types', 'Old', 'definitions', 'own'],
      dialect: 'draft-07',
    });
  });

  it('leads to the very schema of another root, and into other documents', () => {
    expect(graph.ref(property(fresh, 'old'), graph.scopeOf(fresh as JsonObject))?.schema).toBe(old);
    const address = graph.ref(property(fresh, 'file'), graph.scopeOf(fresh as JsonObject))
      ?.schema as JsonObject;
    expect(graph.infoOf(address)).toMatchObject({ document: 'flows/shared.json', path: ['Address'] });
    expect(graph.ref(property(address, 'self'), graph.scopeOf(address))?.schema).toBe(address);
  });

  it('puts each problem where it was written, and only with the roots that reach it', () => {
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'schema-ref-unresolved',
        document: 'flows/a.json',
        path: ['types', 'New', 'properties', 'bad', '$ref'],
      }),
    ]);
    expect(graph.problemsFrom(old as JsonObject)).toEqual([]);
    expect(graph.problemsFrom(fresh as JsonObject)).toEqual(problems);
  });

  it('finds no schema where there is none', () => {
    expect(
      loadSchemas(documents, [{ document: 'flows/a.json', path: ['types', 'constructor'] }]).problems,
    ).toMatchObject([{ code: 'schema-not-a-schema' }]);
    expect(loadSchemas(documents, [{ document: 'nowhere', path: [] }]).value.roots).toEqual([false]);
  });

  it('knows the published metaschemas without any document', () => {
    for (const uri of [
      'https://json-schema.org/draft/2020-12/schema',
      'http://json-schema.org/draft-07/schema#',
    ])
      expect(loadSchema({ $ref: uri }).problems).toEqual([]);
  });
});

describe('dynamic scope', () => {
  it('binds each anchor to the outermost resource that has it', () => {
    const schema: Json = {
      $id: 'https://x.test/root',
      $ref: 'list',
      $defs: {
        text: { $dynamicAnchor: 'item', type: 'string' },
        list: { $id: 'list', items: { $dynamicRef: '#item' }, $defs: { any: { $dynamicAnchor: 'item' } } },
      },
    };
    const { value: graph } = loadSchema(schema);
    const root = graph.roots[0] as JsonObject;
    const list = graph.ref(root, graph.scopeOf(root)) as Place;
    const items = (list.schema as JsonObject).items as JsonObject;
    expect(graph.dynamicRef(items, list.scope)?.schema).toMatchObject({ type: 'string' });
    expect(graph.dynamicRef(items, graph.scopeOf(list.schema as JsonObject))?.schema).toEqual({
      $dynamicAnchor: 'item',
    });
  });
});
