import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkManifest, parseManifest } from '../../src/contract/index.js';
import { importers, importWorkflow } from '../../src/import/index.js';

/** `FUZZ_RUNS=10000 npx vitest run test/import/broken` for the long run. */
const numRuns = Number(process.env.FUZZ_RUNS ?? 100);
const today = '2026-06-01';
const golden = path.join(import.meta.dirname, 'golden');
const sources = fs.readdirSync(golden).flatMap(format =>
  fs.readdirSync(path.join(golden, format)).map(name => {
    const folder = path.join(golden, format, name);
    const file = fs.readdirSync(folder).find(each => each.startsWith('source.')) ?? '';
    return { format, file, text: fs.readFileSync(path.join(folder, file), 'utf8') };
  }),
);

/** Every import gives a manifest without errors, or says why not and where. */
function expectSound(text: string, file: string, format?: string): void {
  const result = importWorkflow({ text, file, ...(format && { format }) });
  const lines = text.split(/\r\n|\n|\r/).length;
  for (const { place } of result.problems) expect(place.line >= 1 && place.line <= lines).toBe(true);
  if (result.value === undefined) {
    expect(result.problems.length).toBeGreaterThan(0);
    return;
  }
  const parsed = parseManifest(result.value);
  expect(parsed.manifest?.name).toBe(result.name);
  expect(checkManifest(parsed, { today }).filter(({ severity }) => severity === 'error')).toEqual([]);
}

describe('a source that cannot be imported', () => {
  it.each<[why: string, file: string, text: string, says: RegExp, line: number]>([
    ['is empty', 'a.yaml', ' \n', /empty/, 1],
    ['is broken YAML', 'a.yaml', 'agents:\n  a: [b\n', /not YAML/, 3],
    ['is broken JSON', 'a.json', '{\n  "nodes": [,]\n}', /not JSON/, 2],
    ['is something else', 'a.md', '# Hello\n', /none of the formats/, 1],
    ['has aliases without end', 'a.yaml', `agents: &a [*a]`, /cannot be read/, 1],
    ['is nested too deeply', 'a.yaml', `# lists\n${'- '.repeat(20_000)}`, /nested deeper than 100/, 1],
    ['has a flow that is nested too deeply', 'a.yaml', `a: ${'{a: ['.repeat(9000)}`, /nested deeper/, 1],
    ['has no nodes', 'a.json', '{"nodes": [{"id": "__start__"}], "edges": []}', /no node/, 1],
    [
      'has no tasks that are work',
      'a.yaml',
      'document: { dsl: "1.0.0" }\n\ndo: [{ a: { set: {} } }]',
      /No task/,
      3,
    ],
    ['has no agents', 'a.py', 'class Agent[T]:\n    pass\n', /no agent here/, 1],
  ])('because it %s says so', (_, file, text, says, line) => {
    const { value, problems } = importWorkflow({ text, file });
    expect(value).toBeUndefined();
    expect(problems[0]?.message).toMatch(says);
    expect(problems[0]?.place.line).toBe(line);
  });

  it('is refused by every format that is asked for it', () => {
    for (const { id } of importers) {
      const { value, problems } = importWorkflow({ text: '{"a": 1}', file: 'a.json', format: id });
      expect(value, id).toBeUndefined();
      expect(problems.length, id).toBeGreaterThan(0);
    }
    const { problems } = importWorkflow({ text: '{}', file: 'a.json', format: 'nothing' });
    expect(problems[0]?.message).toContain('no format “nothing”');
  });
});

const damage = fc.record({
  at: fc.nat(),
  length: fc.nat(30),
  text: fc.oneof(
    fc.string({ maxLength: 4 }),
    fc.constantFrom(
      ...'{}[]():,"\'#/*&<=\\'.split(''),
      '\n',
      '\t- ',
      '*a',
      '&a ',
      '"""',
      '`${',
      '__proto__',
      '客服',
    ),
  ),
});

describe('any source', () => {
  it.each([
    ['calls', 'a.py', `a = Agent(${'f('.repeat(20_000)}`],
    ['words before a value', 'a.ts', `const a = new Agent({ name: ${'new '.repeat(20_000)}`],
  ])('with %s without end is survived', (_, file, text) => {
    expectSound(text, file, 'openai-agents');
  });

  it('that is damaged is survived', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sources),
        fc.array(damage, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        ({ text, file, format }, damages, named) => {
          const damaged = damages.reduce((before, { at, length, text: put }) => {
            const offset = at % (before.length + 1);
            return before.slice(0, offset) + put + before.slice(offset + length);
          }, text);
          expectSound(damaged, file, named ? format : undefined);
        },
      ),
      { numRuns },
    );
  }, 600_000);

  it('of any graph becomes a manifest without errors', () => {
    const name = fc.constantFrom(
      'a',
      'b',
      'A',
      'a_',
      'b c',
      '客服',
      'human',
      'Orchestrator',
      '1',
      '',
      '__proto__',
      'x'.repeat(80),
    );
    const graph = fc.record({
      nodes: fc.array(name, { minLength: 1, maxLength: 6 }),
      edges: fc.array(fc.tuple(name, name, fc.boolean()), { maxLength: 10 }),
    });
    fc.assert(
      fc.property(graph, fc.boolean(), ({ nodes, edges }, delegate) => {
        const list = (from: string) =>
          JSON.stringify(edges.filter(([source]) => source === from).map(([, target]) => target));
        const yaml = `agents:\n${[...new Set(nodes)]
          .map(
            id =>
              `  ${JSON.stringify(id)}: { model: m, ${delegate ? 'sub_agents' : 'handoffs'}: ${list(id)} }\n`,
          )
          .join('')}`;
        expectSound(yaml, 'team.yaml', 'docker-agent');
        const json = {
          nodes: nodes.map(id => ({ id, type: 'runnable' })),
          edges: edges.map(([source, target, conditional]) => ({ source, target, conditional })),
        };
        expectSound(JSON.stringify(json), 'graph.json', 'langgraph');
        const states = nodes.map(id => ({
          name: id,
          type: 'operation',
          onErrors: edges.filter(([source]) => source === id).map(([, transition]) => ({ transition })),
        }));
        expectSound(JSON.stringify({ specVersion: '0.8', states }), 'states.json', 'serverless-workflow');
        const code = nodes.map(
          (id, i) =>
            `a${i} = Agent(${JSON.stringify(id)}, handoffs=[${edges
              .filter(([source]) => source === id)
              .map(([, target]) =>
                delegate ? `a${nodes.indexOf(target)}` : `handoff(agent=a${nodes.indexOf(target)})`,
              )
              .join(', ')}])`,
        );
        expectSound(code.join('\n'), 'agents.py', 'openai-agents');
      }),
      { numRuns },
    );
  }, 600_000);
});
