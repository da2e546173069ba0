import { describe, expect, test } from 'vitest';
import { generate } from '../../src/codegen/generate.js';
import { createGeneratorCache } from '../../src/codegen/generator-cache.js';
import { readIndex } from '../../src/codegen/index-file.js';
import { readStamp } from '../../src/codegen/stamp.js';
import { manifestModel } from '../../src/contract/manifest/workflow.js';
import { flow, generateFrom, handoff, textOf, textsOf } from './support/flow.js';

/** Lines of `after` that `before` does not have at that place, per file: a plain longest-common-subsequence diff. */
function diff(before: string, after: string): string[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  const length = a.map(() => new Array<number>(b.length + 1).fill(0));
  length.push(new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number) => length[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      (length[i] as number[])[j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const changed: string[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && a[i] === b[j]) {
      i++;
      j++;
    } else if (j < b.length && (i >= a.length || at(i, j + 1) > at(i + 1, j))) changed.push(`+${b[j++]}`);
    else changed.push(`-${a[i++]}`);
  }
  return changed;
}

test('equal requests, equal bytes; neither layout nor the order of schema files matters', async () => {
  const [one, two, three] = await Promise.all([
    generateFrom(
      flow(),
      new Map([
        ['a.json', '{}'],
        ['b.json', '{}'],
      ]),
    ),
    generateFrom(
      flow({ layout: { a: { x: 1, y: 2 } } }),
      new Map([
        ['b.json', '{}'],
        ['a.json', '{}'],
      ]),
    ),
    generateFrom(JSON.parse(JSON.stringify(flow()))),
  ]);
  expect(two).toEqual(one);
  expect(three).toEqual(one);
});

test('with a cache, whatever was generated before, the same bytes', async () => {
  const cache = createGeneratorCache();
  const other = {
    Task: { type: 'object', properties: { id: { type: 'number' } } },
    More: { type: 'string' },
  };
  const flows = [
    flow(),
    flow({ types: other }),
    flow({ formats: 'assert' }),
    flow({ name: 'renamed' }),
    flow({ handoffs: { x: handoff() } }),
    flow(),
  ];
  for (const each of flows) {
    const manifest = manifestModel.parse(each);
    const request = { manifest, manifestName: 'flow.handoff.json', files: new Map<string, string>() };
    expect(await generate(request, cache)).toEqual(await generate(request));
  }
});

describe('a change shows only where it matters', () => {
  const isStamp = (line: string) => /source h2-[0-9a-f]{32}, body h2-[0-9a-f]{32}/.test(line);

  async function changesOf(before: ReturnType<typeof flow>, after: ReturnType<typeof flow>) {
    const [old, now] = await Promise.all([generateFrom(before), generateFrom(after)]);
    const texts = textsOf(old);
    return new Map(
      now.files
        .filter(({ path, text }) => texts.get(path) !== text && !path.endsWith('handoff.lock.json'))
        .map(({ path, text }) => [path, diff(texts.get(path) ?? '', text).filter(line => !isStamp(line))]),
    );
  }

  const withField = flow();
  const task = (withField.types as { Task: { properties: Record<string, unknown> } }).Task;
  task.properties = { ...task.properties, urgent: { type: 'boolean', description: 'Must be done today.' } };

  test('one more optional field: only lines about that field', async () => {
    const changes = await changesOf(flow(), withField);
    expect([...changes.keys()]).toEqual([
      'out/README.md',
      'out/handoffs/a-to-b.ts',
      'out/json-schemas.ts',
      'out/schemas/a-to-b.envelope.schema.json',
      'out/types.ts',
      'out/validators.ts',
    ]);
    expect(changes.get('out/types.ts')).toEqual(['+  /** Must be done today. */', '+  urgent?: boolean;']);
    expect(changes.get('out/handoffs/a-to-b.ts')).toEqual([
      "-  fields: ['/id', '/size'],",
      "+  fields: ['/id', '/size', '/urgent'],",
    ]);
    expect(changes.get('out/schemas/a-to-b.envelope.schema.json')).toEqual([
      '+        },',
      '+        "urgent": {',
      '+          "type": "boolean",',
      '+          "description": "Must be done today."',
    ]);
    // JSON has no comma behind the last member.
    expect(changes.get('out/json-schemas.ts')).toEqual([
      '-    "size": { "type": "integer" }',
      '+    "size": { "type": "integer" },',
      '+    "urgent": { "type": "boolean", "description": "Must be done today." }',
    ]);
    const validators = changes.get('out/validators.ts') ?? [];
    expect(validators.length).toBeGreaterThan(2);
    expect(
      validators.filter(line => !/urgent|boolean|^[+-]\s*[{}]*$/.test(line) && !/size|present/.test(line)),
    ).toEqual([]);
  });

  test('one more handoff: its own files, and one line in the lists', async () => {
    const more = flow({ handoffs: { 'a-to-b': handoff(), 'b-to-a': handoff({ from: 'b', to: 'a' }) } });
    const changes = await changesOf(flow(), more);
    expect([...changes.keys()]).toEqual([
      'out/README.md',
      'out/handoffs/b-to-a.ts',
      'out/index.ts',
      'out/schemas/b-to-a.envelope.schema.json',
    ]);
    expect(changes.get('out/index.ts')).toEqual(["+export * from './handoffs/b-to-a.js';"]);
  });

  test('a new version: the handoff and its schema, not the types', async () => {
    const changes = await changesOf(flow(), flow({ handoffs: { 'a-to-b': handoff({ version: '1.1.0' }) } }));
    expect([...changes.keys()]).toEqual([
      'out/README.md',
      'out/handoffs/a-to-b.ts',
      'out/schemas/a-to-b.envelope.schema.json',
    ]);
  });
});

test('every file is stamped, and the index lists it with its body hash', async () => {
  const result = await generateFrom(flow());
  const index = readIndex(textOf(result, 'out/handoff.lock.json'));
  const others = result.files.filter(file => !file.path.endsWith('handoff.lock.json'));
  expect([...(index?.files.keys() ?? [])]).toEqual(others.map(file => file.path.slice('out/'.length)));
  for (const { path, text } of others) {
    const stamp = readStamp(text);
    expect([path, stamp?.intact, stamp?.body]).toEqual([
      path,
      true,
      index?.files.get(path.slice('out/'.length)),
    ]);
    expect(text.slice(0, 200)).toContain('Generated by Handoff Designer from flow.handoff.json. Do not edit');
  }
});

test('languages: what is not asked for is not generated', async () => {
  const only = async (...languages: string[]) => [
    ...textsOf(await generateFrom(flow({ generate: { outDir: 'out', languages } }))).keys(),
  ];
  expect(await only()).toEqual(['out/README.md', 'out/handoff.lock.json']);
  expect(await only('json-schema')).toEqual([
    'out/README.md',
    'out/schemas/a-to-b.envelope.schema.json',
    'out/handoff.lock.json',
  ]);
  const typescript = await only('typescript');
  expect(typescript.filter(path => path.endsWith('.schema.json'))).toEqual([]);
  expect(typescript).toContain('out/handoffs/a-to-b.ts');
});

test('nothing to generate, nothing generated', async () => {
  const { generate: _, ...silent } = flow();
  expect(await generateFrom(silent)).toEqual({ files: [], problems: [] });
});

test('a workflow without handoffs or types gives modules that still are modules', async () => {
  const empty = await generateFrom(flow({ handoffs: {}, types: {} }));
  expect(empty.problems).toEqual([]);
  for (const name of ['types', 'validators'])
    expect(textOf(empty, `out/${name}.ts`)).toMatch(/\nexport \{\};\n$/);
});

test('schema files: found by relative path, also above the manifest; broken ones are a problem there', async () => {
  const payload = { $ref: '../shared/task.json#/$defs/Task' };
  const file = JSON.stringify({
    $defs: { Task: { type: 'object', properties: { id: { $ref: 'id.json' } } } },
  });
  const manifest = flow({ handoffs: { 'a-to-b': handoff({ payload }) }, types: {} });
  const good = await generateFrom(
    manifest,
    new Map([
      ['../shared/task.json', file],
      ['../shared/id.json', '{"type":"string"}'],
    ]),
  );
  expect(good.problems).toEqual([]);
  expect(textOf(good, 'out/types.ts')).toContain('id?: ');
  const broken = await generateFrom(
    manifest,
    new Map([
      ['../shared/task.json', file],
      ['../shared/id.json', '{'],
    ]),
  );
  expect(broken.problems).toContainEqual(
    expect.objectContaining({ code: 'schema-file-unreadable', file: '../shared/id.json' }),
  );
  expect([...textsOf(broken).keys()]).not.toContain('out/handoffs/a-to-b.ts');
  const gone = await generateFrom(manifest);
  expect(gone.problems[0]).toMatchObject({
    code: 'invalid-schema',
    path: ['handoffs', 'a-to-b', 'payload', '$ref'],
  });
});

test('`#` means the schema that it stands in: a manifest is none', async () => {
  const tree = {
    type: 'object',
    properties: { kids: { type: 'array', items: { $ref: '#' } } },
    required: ['kids'],
  };
  const types = { Tree: tree };
  const payload = { ...tree, description: 'Inline.' };
  const result = await generateFrom(
    flow({
      types,
      handoffs: { 'a-to-b': handoff({ payload }), 'b-to-a': handoff({ payload: { $ref: '#/types/Tree' } }) },
    }),
  );
  expect(result.problems).toEqual([]);
  expect(textOf(result, 'out/types.ts')).toContain('export interface Tree {\n  kids: Tree[];');
  expect(textOf(result, 'out/types.ts')).toContain('  kids: AToBPayload[];');
});
