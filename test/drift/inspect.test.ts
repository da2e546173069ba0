import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, applyIntents, parseManifest } from '../../src/contract/index.js';
import { gatherReferences } from '../../src/drift/gather/references.js';
import { joinPath } from '../../src/drift/gather/relative-path.js';
import { gather } from '../../src/drift/gather.js';
import { inspectWorkflow } from '../../src/drift/inspect.js';
import { getAt, type Json, type JsonPath } from '../../src/schema/json.js';
import { workflowText } from '../cli/support/workflow.js';
import { memoryFiles } from './memory-files.js';
import { manifestOf } from './subject-of.js';

const today = '2026-01-01';
const name = 'triage.handoff.json';
const inspect = (text: string, files: Readonly<Record<string, string>> = {}) =>
  inspectWorkflow(parseManifest(text), name, memoryFiles(files), { today, samples: true, sources: true });

describe('inspectWorkflow', () => {
  it('finds nothing in a workflow whose output is up to date', async () => {
    const { gathered } = await inspect(workflowText());
    const files = Object.fromEntries((gathered?.generated.files ?? []).map(file => [file.path, file.text]));
    expect(Object.keys(files).length).toBeGreaterThan(5);
    expect((await inspect(workflowText(), files)).problems).toEqual([]);
  });

  it('finds contract problems, drift, samples and sources in one go', async () => {
    const text = workflowText(json => {
      json.agents.billing.source = 'billing.ts';
      json.agents.triage.source = 'gone.ts';
      json.samples = ['*.jsonl'];
      json.handoffs['triage-to-billing'].deadLetter = 'nowhere';
    });
    const { problems } = await inspect(text, { 'billing.ts': '', 'a.jsonl': '{' });
    const codes = new Set(problems.map(problem => problem.code));
    for (const code of [
      'unknown-reference',
      'output-missing',
      'sample-unreadable',
      'source-missing',
      'source-unhandled',
    ])
      expect(codes).toContain(code);
  });

  it('never says the same thing of the same place twice', async () => {
    const { problems } = await inspect(
      workflowText(json => {
        json.types.Task = { type: 'wrong', pattern: '(' };
        json.handoffs['triage-to-billing'].to = 'nobody';
      }),
    );
    const keys = problems.map(({ code, path, file, message }) => JSON.stringify([code, path, file, message]));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('survives any manifest: 400 random changes of a good one, each with a baseline', async () => {
    const text = workflowText();
    const json = parseManifest(text).json as Json;
    const paths: JsonPath[] = [];
    const visit = (value: Json, path: JsonPath): void => {
      paths.push(path);
      if (typeof value === 'object' && value !== null)
        for (const [key, child] of Object.entries(value))
          visit(child, [...path, Array.isArray(value) ? Number(key) : key]);
    };
    visit(json, []);
    const values = fc.oneof(
      fc.constantFrom<Json>(null, true, '', '../..', '__proto__', '#/types/Task', '1.2.0', -1, 1e300, [], {}),
      fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
      fc.constantFrom(...paths.slice(1)).map(path => getAt(json, path) ?? null),
    );
    const baseline = { manifest: manifestOf(), text: '{}', files: new Map<string, string>(), label: 'HEAD' };
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths.slice(1)), values, async (path, value) => {
        const { edits } = applyIntents(parseManifest(text), [{ type: 'set', path, value }]);
        const { problems } = await inspectWorkflow(
          parseManifest(applyEdits(text, edits)),
          name,
          memoryFiles({}),
          {
            today,
            baseline,
            samples: true,
            sources: true,
          },
        );
        expect(problems.filter(problem => problem.code.endsWith('-crashed'))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});

describe('gatherReferences', () => {
  const references = (document: Json, files: Readonly<Record<string, string>>) =>
    gatherReferences(document, memoryFiles(files));

  it('follows files through one another, circles included, each once', async () => {
    const files = { 'a.json': '{"$ref": "x/b.json#/$defs/B"}', 'x/b.json': '{"$ref": "../a.json"}' };
    const memory = memoryFiles(files);
    const found = await gatherReferences({ $ref: './a.json' }, memory);
    expect([...found.files.keys()]).toEqual(['a.json', 'x/b.json']);
    expect(memory.reads).toEqual(['a.json', 'x/b.json']);
    expect(found.problems).toEqual([]);
  });

  it('never asks for anything that is no file of the workspace', async () => {
    const memory = memoryFiles({});
    const refs = [
      '#/types/A',
      'https://example.com/a.json',
      '//example.com/a',
      '/etc/passwd',
      'file:///etc/passwd',
      'urn:x',
      '',
    ];
    await gatherReferences({ allOf: refs.map($ref => ({ $ref })) }, memory);
    expect(memory.reads).toEqual([]);
  });

  it('says where a reference leads out of the workspace, or nowhere', async () => {
    const { problems } = await references(
      { types: { A: { $ref: '../../secret.json' }, B: { items: { $ref: 'gone.json' } } } },
      {},
    );
    expect(problems).toMatchObject([
      {
        code: 'schema-file-unreadable',
        path: ['types', 'A', '$ref'],
        message: expect.stringContaining('out of the workspace'),
      },
      {
        code: 'schema-file-unreadable',
        path: ['types', 'B', 'items', '$ref'],
        message: expect.stringContaining('no such file'),
      },
    ]);
  });

  it('gives up on a chain without end', async () => {
    const endless = {
      ...memoryFiles({}),
      read: async (path: string) => ({ kind: 'text' as const, text: JSON.stringify({ $ref: `x${path}` }) }),
    };
    const { files, problems } = await gatherReferences({ $ref: 'a.json' }, endless);
    expect(files.size).toBe(1000);
    expect(problems).toMatchObject([{ message: expect.stringContaining('more than 1000 files') }]);
  });

  it('takes a file that is not JSON as it is: the generator says so', async () => {
    const { files, problems } = await references({ $ref: 'a.json' }, { 'a.json': '\ufeffnot json\r\n' });
    expect([...files]).toEqual([['a.json', 'not json\n']]);
    expect(problems).toEqual([]);
  });
});

describe('gather', () => {
  it('leaves other files of outDir alone that no generator of ours writes', async () => {
    const files = memoryFiles({ 'out/picture.png': 'x', 'out/notes.txt': 'x', 'out/mine.ts': 'x' });
    const { subject } = await gather(manifestOf(), name, files);
    expect([...subject.actual.keys()]).toEqual(['out/mine.ts']);
  });

  it('notices that another workflow owns the folder, and that a renamed one does not', async () => {
    const other = await gather(manifestOf(), 'other.handoff.json', memoryFiles({}));
    const index = other.generated.files.find(file => file.path.endsWith('handoff.lock.json'));
    if (!index) throw new Error('no index');
    const shared = { [index.path]: index.text, 'other.handoff.json': '{}' };
    expect((await gather(manifestOf(), name, memoryFiles(shared))).subject.sharedWith).toBe(
      'other.handoff.json',
    );
    expect(
      (await gather(manifestOf(), name, memoryFiles({ [index.path]: index.text }))).subject.sharedWith,
    ).toBeUndefined();
  });
});

describe('joinPath', () => {
  it.each([
    ['', 'a.json', 'a.json'],
    ['x/b.json', 'a.json', 'x/a.json'],
    ['x/b.json', '../a.json', 'a.json'],
    ['', '../a.json', '../a.json'],
    ['../b.json', '../a.json', '../../a.json'],
    ['x/y/b.json', './../../../a.json', '../a.json'],
  ])('%j + %j = %j', (base, path, joined) => {
    expect(joinPath(base, path)).toBe(joined);
  });
});
