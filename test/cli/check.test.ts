import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCli, makeWorkspace, runCli, writeFiles } from './support/run-cli.js';
import { workflowText } from './support/workflow.js';
import { cleanWorkspace, driftedWorkspace, manifest } from './support/workspaces.js';

beforeAll(buildCli, 120_000);

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
    set(() => undefined);
    await runCli(folder, ['generate']);
    const severity = (text: string) => runCli(folder, ['check', '--severity', text]);
    expect(await severity('output-foreign=error')).toMatchObject({ code: 1 });
    expect((await severity('output-foreign=off')).out).toBe('No problems in 1 workflow.\n');
    expect((await severity('output-forein=off')).err).toContain('Did you mean output-foreign?');
    expect((await severity('output-foreign=loud')).err).toContain('one of error, warning, info, off');
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
    ['an older format', '{"manifestVersion": 0}'],
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
