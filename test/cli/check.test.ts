import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { buildCli, git, makeWorkspace, runCli, writeFiles } from './support/run-cli.js';
import { workflowText } from './support/workflow.js';

beforeAll(buildCli, 120_000);

const manifest = 'flows/triage.handoff.json';

/** A workspace in which everything is as it should be. */
async function cleanWorkspace(): Promise<string> {
  const folder = makeWorkspace({ [manifest]: workflowText() });
  expect(await runCli(folder, ['generate'])).toMatchObject({ code: 0 });
  return folder;
}

/** A workspace with one error of every kind of output, and a warning. */
async function driftedWorkspace(): Promise<string> {
  const folder = await cleanWorkspace();
  const out = join(folder, 'flows/out');
  rmSync(join(out, 'types.ts'));
  writeFileSync(join(out, 'index.ts'), `${readFileSync(join(out, 'index.ts'), 'utf8')}// mine\n`);
  writeFiles(folder, {
    'flows/out/mine.ts': 'export {};\n',
    [manifest]: workflowText(json => {
      json.handoffs['triage-to-billing'].version = '1.3.0';
      json.agents.billing.description = 'Bills <b>"A & B"</b>: 100%, \u202e\u0007done.';
    }),
  });
  return folder;
}

describe('handoff check', () => {
  it('finds nothing in what was just generated', async () => {
    const folder = await cleanWorkspace();
    expect(await runCli(folder, ['check'])).toEqual({
      code: 0,
      out: 'No problems in 1 workflow.\n',
      err: '',
    });
  });

  it('tells missing, edited, stale and extra files apart, one line each, and changes nothing', async () => {
    const folder = await driftedWorkspace();
    const run = await runCli(folder, ['check']);
    expect(run).toMatchObject({ code: 1, err: '' });
    const lines = run.out.trimEnd().split('\n');
    expect(lines.at(-1)).toMatch(/^\d+ errors, \d+ warning.* in 1 workflow\.$/);
    for (const line of lines.slice(0, -1))
      expect(line).toMatch(/^[^:]+:\d+:\d+ (error|warning|info) .+ \[[a-z-]+\]$/);
    expect(run.out).toMatch(
      /^flows\/triage\.handoff\.json:\d+:\d+ error .*out\/types\.ts is missing.* \[output-missing\]$/m,
    );
    expect(run.out).toMatch(/^flows\/out\/index\.ts:1:1 error .* \[output-edited\]$/m);
    expect(run.out).toMatch(/^flows\/out\/handoffs\/triage-to-billing\.ts:1:1 error .* \[output-stale\]$/m);
    expect(run.out).toMatch(/warning .*out\/mine\.ts.* \[output-foreign\]$/m);
    expect(await runCli(folder, ['check'])).toEqual(run);
  });

  it('fails on warnings only when it is told how many are too many', async () => {
    const folder = await cleanWorkspace();
    writeFiles(folder, { 'flows/out/mine.ts': 'export {};\n' });
    expect(await runCli(folder, ['check'])).toMatchObject({ code: 0 });
    expect(await runCli(folder, ['check', '--max-warnings', '1'])).toMatchObject({ code: 0 });
    expect(await runCli(folder, ['check', '--max-warnings', '0'])).toMatchObject({
      code: 1,
      err: 'handoff: 1 warning, but --max-warnings allows 0.\n',
    });
  });

  it('obeys the manifest’s severities and suppressions', async () => {
    const folder = await cleanWorkspace();
    const set = (change: Parameters<typeof workflowText>[0]) =>
      writeFiles(folder, { [manifest]: workflowText(change) });
    writeFiles(folder, { 'flows/out/mine.ts': 'export {};\n' });
    set(json => {
      json.severity = { 'output-foreign': 'error' };
    });
    await runCli(folder, ['generate']);
    expect(await runCli(folder, ['check'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('[output-foreign]'),
    });
    set(json => {
      json.suppress = [{ code: 'output-foreign', reason: 'moves next week', expires: '2999-12-31' }];
    });
    await runCli(folder, ['generate']);
    expect(await runCli(folder, ['check'])).toMatchObject({
      code: 0,
      out: expect.not.stringContaining('output-foreign'),
    });
    set(json => {
      json.suppress = [{ code: 'output-foreign', reason: 'was to move', expires: '2020-01-01' }];
    });
    await runCli(folder, ['generate']);
    expect((await runCli(folder, ['check'])).out).toContain('[output-foreign]');
  });

  it('shows the line and marks the place where colours are wanted', async () => {
    const folder = makeWorkspace({ [manifest]: workflowText().replace('"to": "billing"', '"to": "biling"') });
    const plain = (await runCli(folder, ['check', '--color', 'always'])).out.replaceAll(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are made of them.
      /\u001b\[\d+m/g,
      '',
    );
    expect(plain).toMatch(/\n {2}\d+ \| {7}"to": "biling",\n {2} +\| +\^{8}\n/);
    expect((await runCli(folder, ['check'])).out).not.toContain('\u001b');
    expect((await runCli(folder, ['check'], { env: { FORCE_COLOR: '1' } })).out).toContain('\u001b[31m');
    expect((await runCli(folder, ['check'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).out).not.toContain(
      '\u001b',
    );
  });

  it('finds workflows below the working folder, and never in node_modules', async () => {
    const folder = makeWorkspace({
      'a/one.handoff.json': workflowText(),
      'node_modules/x/two.handoff.json': '{}',
      'b/node_modules/y/three.handoff.json': '{}',
    });
    const json = JSON.parse((await runCli(folder, ['check', '--format', 'json'])).out);
    expect(json.manifests).toEqual(['a/one.handoff.json']);
    expect(JSON.parse((await runCli(join(folder, 'a'), ['check', '-f', 'json'])).out).manifests).toEqual([
      'one.handoff.json',
    ]);
    expect(JSON.parse((await runCli(folder, ['check', 'a', '-f', 'json'])).out).manifests).toEqual([
      'a/one.handoff.json',
    ]);
    expect(
      JSON.parse((await runCli(folder, ['check', 'a/*.json', 'a/one.handoff.json', '-f', 'json'])).out)
        .manifests,
    ).toEqual(['a/one.handoff.json']);
  });

  it.each([
    ['an empty file', ''],
    ['half a manifest', '{"manifestVersion": 1,'],
    ['conflict markers', '<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n'],
    ['a list', '[]'],
    ['a newer format', '{"manifestVersion": 99}'],
    ['200,000 brackets', '['.repeat(200_000)],
    ['duplicate keys', '{"name": "a", "name": "b"}'],
  ])('reports %s with its place, and writes nothing for it', async (_what, text) => {
    const folder = makeWorkspace({ [manifest]: text });
    for (const command of ['check', 'generate']) {
      const run = await runCli(folder, [command]);
      expect(run).toMatchObject({ code: 1, err: '' });
      expect(run.out).toMatch(/^flows\/triage\.handoff\.json:\d+:\d+ error .+ \[[a-z-]+\]$/m);
    }
  });
});

describe('a manifest that can be read in two ways', () => {
  it.each<[what: string, change: (text: string) => string]>([
    [
      'a conflict around the version',
      text =>
        text.replace(
          /^(.*"version").*$/m,
          '<<<<<<< ours\n$1: "1.2.0",\n=======\n$1: "1.3.0",\n>>>>>>> theirs',
        ),
    ],
    ['the version twice', text => text.replace(/^(.*"version".*)$/m, '$1\n$1')],
  ])('is reported, and nothing is generated from it: %s', async (_what, change) => {
    const folder = await cleanWorkspace();
    const index = join(folder, 'flows/out/index.ts');
    rmSync(index);
    writeFileSync(join(folder, manifest), change(workflowText()));
    for (const command of ['check', 'generate'])
      expect(await runCli(folder, [command])).toMatchObject({
        code: 1,
        err: '',
        out: expect.stringMatching(/\[(merge-conflict|duplicate-key)\]/),
      });
    expect(existsSync(index)).toBe(false);
  });
});

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

describe('handoff check --against', () => {
  it('asks for the version that a change needs, and is content with it', async () => {
    const folder = await cleanWorkspace();
    git(folder, 'init', '-q');
    git(folder, 'add', '.');
    git(folder, 'commit', '-qm', 'first');
    git(folder, 'tag', 'v1');
    const set = async (change: Parameters<typeof workflowText>[0]) => {
      writeFiles(folder, { [manifest]: workflowText(change) });
      await runCli(folder, ['generate']);
    };
    expect(await runCli(folder, ['check', '--against', 'HEAD'])).toMatchObject({ code: 0 });
    await set(json => json.types.Task.required.push('amount'));
    const broken = await runCli(folder, ['check', '--against', 'v1', '--format', 'json']);
    expect(broken.code).toBe(1);
    const problem = JSON.parse(broken.out).problems.find(
      (found: { code: string }) => found.code === 'version-bump-missing',
    );
    expect(problem).toMatchObject({
      code: 'version-bump-missing',
      path: ['handoffs', 'triage-to-billing', 'version'],
    });
    expect(problem.message).toMatch(/needs version 2\.0\.0, not 1\.2\.0/);
    expect(problem.witness).not.toHaveProperty('amount');
    expect(problem.related).toContainEqual(
      expect.objectContaining({ message: 'At v1 it was like this.', file: `v1:${manifest}` }),
    );
    expect(problem.fixes).toEqual(
      expect.arrayContaining([
        'Set the version of “triage-to-billing” to 2.0.0',
        'Make “amount” optional',
        'Restore “triage-to-billing” as it was',
      ]),
    );
    const bump = (json: Parameters<NonNullable<Parameters<typeof workflowText>[0]>>[0]) => {
      json.types.Task.required.push('amount');
      json.handoffs['triage-to-billing'].version = '2.0.0';
    };
    await set(json => {
      bump(json);
      json.agents.billing.accepts['triage-to-billing'] = '^1.0.0 || ^2.0.0';
    });
    expect(await runCli(folder, ['check', '--against', 'v1'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('[range-spans-break]'),
    });
    await set(json => {
      bump(json);
      json.agents.billing.accepts['triage-to-billing'] = '^2.0.0';
    });
    expect(await runCli(folder, ['check', '--against', 'v1'])).toMatchObject({ code: 0 });
  });

  it('lets one change pass by its fingerprint, until the entry expires', async () => {
    const folder = await cleanWorkspace();
    git(folder, 'init', '-q');
    git(folder, 'add', '.');
    git(folder, 'commit', '-qm', 'first');
    const change = (expires?: string, fingerprint?: string) =>
      workflowText(json => {
        json.types.Task.required.push('amount');
        if (fingerprint)
          json.suppress = [{ code: 'version-bump-missing', fingerprint, reason: 'nobody is live', expires }];
      });
    writeFiles(folder, { [manifest]: change() });
    const diff = JSON.parse((await runCli(folder, ['diff', 'HEAD', '--format', 'json'])).out);
    const { fingerprint } = diff.workflows[0].handoffs[0].changes[0];
    const checked = async (text: string) => {
      writeFiles(folder, { [manifest]: text });
      await runCli(folder, ['generate']);
      return (await runCli(folder, ['check', '--against', 'HEAD'])).out;
    };
    expect(await checked(change())).toContain('[version-bump-missing]');
    expect(await checked(change('2999-12-31', fingerprint))).not.toContain('[version-bump-missing]');
    expect(await checked(change('2020-01-01', fingerprint))).toContain('[version-bump-missing]');
    expect(await checked(change('2999-12-31', 'c1-0000000000000000'))).toContain('[version-bump-missing]');
  });
});
