import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { buildCli, makeWorkspace, runCli } from './support/run-cli.js';
import { cleanWorkspace, driftedWorkspace, manifest } from './support/workspaces.js';

beforeAll(buildCli, 120_000);

describe('formats', () => {
  it('json: one document, with places, fixes and a summary', async () => {
    const folder = await driftedWorkspace();
    const run = await runCli(folder, ['check', '--format', 'json']);
    const report = z
      .strictObject({
        tool: z.literal('handoff'),
        version: z.string(),
        manifests: z.array(z.string()),
        summary: z.strictObject({ errors: z.int(), warnings: z.int(), infos: z.int() }),
        problems: z.array(
          z.strictObject({
            code: z.string(),
            severity: z.enum(['error', 'warning', 'info']),
            message: z.string(),
            file: z.string(),
            startLine: z.int().min(1),
            startColumn: z.int().min(1),
            endLine: z.int().min(1),
            endColumn: z.int().min(1),
            path: z.array(z.union([z.string(), z.number()])),
            witness: z.unknown().optional(),
            related: z.array(z.looseObject({ message: z.string(), file: z.string() })).optional(),
            fixes: z.array(z.string()).optional(),
          }),
        ),
      })
      .parse(JSON.parse(run.out));
    expect(run.code).toBe(1);
    expect(report.summary.errors).toBe(
      report.problems.filter(problem => problem.severity === 'error').length,
    );
    expect(report.problems.find(problem => problem.code === 'output-missing')?.fixes).toEqual([
      'Regenerate out/types.ts',
    ]);
  });

  it('sarif: the shape of 2.1.0, with stable fingerprints', async () => {
    const folder = await driftedWorkspace();
    const region = z.strictObject({
      startLine: z.int().min(1),
      startColumn: z.int().min(1),
      endLine: z.int().min(1),
      endColumn: z.int().min(1),
    });
    const physicalLocation = z.strictObject({
      artifactLocation: z.strictObject({
        uri: z.string().regex(/^[!-~]+$/),
        uriBaseId: z.literal('%SRCROOT%').optional(),
      }),
      region,
    });
    const text = z.strictObject({ text: z.string().min(1) });
    const model = z.strictObject({
      $schema: z.url(),
      version: z.literal('2.1.0'),
      runs: z.tuple([
        z.strictObject({
          tool: z.strictObject({
            driver: z.strictObject({
              name: z.literal('handoff'),
              version: z.string(),
              semanticVersion: z.string(),
              rules: z.array(z.strictObject({ id: z.string(), shortDescription: text, help: text })),
            }),
          }),
          columnKind: z.literal('utf16CodeUnits'),
          artifacts: z.array(z.strictObject({ location: z.strictObject({ uri: z.string() }) })),
          results: z.array(
            z.strictObject({
              ruleId: z.string(),
              ruleIndex: z.int().min(0),
              level: z.enum(['error', 'warning', 'note']),
              message: text,
              locations: z.tuple([z.strictObject({ physicalLocation })]),
              relatedLocations: z
                .array(z.strictObject({ id: z.int(), message: text, physicalLocation }))
                .optional(),
              partialFingerprints: z.strictObject({
                'handoffProblem/v1': z.string().regex(/^[0-9a-f]{64}$/),
              }),
              properties: z.looseObject({}).optional(),
            }),
          ),
        }),
      ]),
    });
    const read = async () =>
      model.parse(JSON.parse((await runCli(folder, ['check', '--format', 'sarif'])).out)).runs[0];
    const before = await read();
    for (const result of before.results)
      expect(before.tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
    const names = (run: typeof before) =>
      run.results.map(result => result.partialFingerprints['handoffProblem/v1']);
    expect(new Set(names(before)).size).toBe(before.results.length);
    writeFileSync(join(folder, manifest), `\n\n${readFileSync(join(folder, manifest), 'utf8')}`);
    expect(names(await read())).toEqual(names(before));
  });

  it('junit: well-formed, whatever stands in the manifest', async () => {
    const folder = await driftedWorkspace();
    const { out, code } = await runCli(folder, ['check', '--format', 'junit']);
    expect(code).toBe(1);
    const depth = parseXml(out);
    expect(depth.filter(name => name === 'testsuite')).toHaveLength(1);
    const [, tests, failures] =
      /<testsuites name="handoff" tests="(\d+)" failures="(\d+)" errors="0">/.exec(out) ?? [];
    expect(depth.filter(name => name === 'testcase')).toHaveLength(Number(tests));
    expect(depth.filter(name => name === 'failure')).toHaveLength(Number(failures));
    const clean = await runCli(await cleanWorkspace(), ['check', '--format', 'junit']);
    expect(parseXml(clean.out)).toEqual(['testsuites', 'testsuite', 'testcase']);
  });

  it('github: one annotation a problem, with everything escaped that has to be', async () => {
    const folder = makeWorkspace({ 'a,b: 100%.handoff.json': '{"name":' });
    const { out, code } = await runCli(folder, ['check', '--format', 'github']);
    expect(code).toBe(1);
    expect(out).toMatch(
      /^::error file=a%2Cb%3A 100%25\.handoff\.json,line=1,endLine=1,col=\d+,endColumn=\d+,title=syntax-error::.+$/m,
    );
  });

  it('github: no text of a manifest reaches the log as an order to a terminal', async () => {
    const manifest = {
      manifestVersion: 1,
      name: 'w',
      pattern: 'sequential-pipeline',
      agents: { a: { role: 'step' } },
      handoffs: {
        'a-to-b': { from: 'a', to: 'b\u001b[2J\n::warning::x', version: '1.0.0', payload: true },
      },
    };
    const folder = makeWorkspace({ 'w.handoff.json': JSON.stringify(manifest) });
    const { out } = await runCli(folder, ['check', '--format', 'github']);
    expect(out).not.toContain('\u001b');
    expect(out).toContain('“b\\u001b[2J%0A::warning::x”');
    expect(out).not.toMatch(/^::warning::x/m);
  });

  it('writes the report to a file and text to the terminal', async () => {
    const folder = await driftedWorkspace();
    const run = await runCli(folder, ['check', '--format', 'sarif', '--output', 'report.sarif']);
    expect(run.code).toBe(1);
    expect(run.out).toContain('[output-stale]');
    expect(JSON.parse(readFileSync(join(folder, 'report.sarif'), 'utf8')).version).toBe('2.1.0');
    expect(await runCli(folder, ['check', '-f', 'sarif', '-o', 'no/such/folder.sarif'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('no/such/folder.sarif'),
    });
  });
});

/** A strict enough XML reader: element names in order of opening; throws on what is not well-formed. */
function parseXml(text: string): string[] {
  const names: string[] = [];
  const open: string[] = [];
  const token =
    /<\?xml [^?]*\?>|<(\/?)([a-z-]+)((?:\s+[a-z]+="[^"<&]*(?:&(?:amp|lt|gt|quot);[^"<&]*)*")*)\s*(\/?)>|[^<&]+|&(?:amp|lt|gt|quot);/gy;
  let end = 0;
  for (const match of text.matchAll(token)) {
    end = match.index + match[0].length;
    const [, closing, name, , empty] = match;
    if (name === undefined) continue;
    if (closing) expect(open.pop()).toBe(name);
    else {
      names.push(name);
      if (!empty) open.push(name);
    }
  }
  expect(text.slice(end)).toBe('');
  expect(open).toEqual([]);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 cannot hold them.
  expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
  return names;
}
