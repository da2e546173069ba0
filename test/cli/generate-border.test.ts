import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fingerprint } from '../../src/codegen/hash.js';
import { buildCli, git, makeWorkspace, readTree, runCli, writeFiles } from './support/run-cli.js';
import { workflowText } from './support/workflow.js';

beforeAll(buildCli, 120_000);

const manifest = 'flows/triage.handoff.json';
const workspace = (change?: Parameters<typeof workflowText>[0]) =>
  makeWorkspace({ [manifest]: workflowText(change) });

describe('the workspace’s border', () => {
  it.each([
    '../../outside',
    '/tmp/outside',
    'a/../../outside',
    '.git/hooks',
    '.GIT/hooks',
    'x/node_modules/y',
    '.vscode',
    '.github/workflows',
    'C:\\outside',
    'con',
    'nul/x',
    '.',
    'a\u0000b',
    '~/x',
  ])('refuses outDir %j and writes nothing at all', async outDir => {
    const folder = makeWorkspace();
    const inner = join(folder, 'workspace');
    writeFiles(inner, {
      'triage.handoff.json': workflowText(json => {
        json.generate.outDir = outDir;
      }),
    });
    mkdirSync(join(inner, '.git'));
    const run = await runCli(inner, ['generate']);
    expect(run).toMatchObject({ code: 1, err: '', out: expect.stringContaining('outDir') });
    expect(Object.keys(readTree(folder))).toEqual(['workspace/triage.handoff.json']);
    expect(await runCli(inner, ['check'])).toMatchObject({ code: 1, err: '' });
  });

  it('never follows a link out: neither the folder, nor a file, nor a link to nowhere', async () => {
    for (const plant of [
      (outside: string, inner: string) => symlinkSync(outside, join(inner, 'out')),
      (outside: string, inner: string) => {
        mkdirSync(join(inner, 'out'));
        symlinkSync(outside, join(inner, 'out/handoffs'));
      },
      (outside: string, inner: string) => {
        mkdirSync(join(inner, 'out'));
        symlinkSync(join(outside, 'secret.ts'), join(inner, 'out/index.ts'));
      },
      (outside: string, inner: string) => {
        mkdirSync(join(inner, 'out'));
        symlinkSync(join(outside, 'not-there-yet.ts'), join(inner, 'out/index.ts'));
      },
    ]) {
      const folder = makeWorkspace({ 'outside/secret.ts': 'secret' });
      const inner = join(folder, 'workspace');
      writeFiles(inner, { 'triage.handoff.json': workflowText() });
      mkdirSync(join(inner, '.git'));
      plant(join(folder, 'outside'), inner);
      const run = await runCli(inner, ['generate', '--overwrite']);
      expect(run).toMatchObject({ code: 1, out: expect.stringContaining('[output-not-written]') });
      expect(readTree(join(folder, 'outside'))).toEqual({ 'secret.ts': 'secret' });
    }
  });

  it('writes through a link that stays inside', async () => {
    const folder = workspace();
    mkdirSync(join(folder, 'elsewhere'));
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'flows/out'));
    mkdirSync(join(folder, '.git'));
    expect(await runCli(folder, ['generate'])).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, 'elsewhere/index.ts'))).toBe(true);
    expect(await runCli(folder, ['check'])).toMatchObject({ code: 0 });
  });

  it('reads no schema file outside, neither by path nor through a link', async () => {
    for (const $ref of ['../../secret.json', '../secret.json', 'linked.json']) {
      const folder = makeWorkspace({ 'secret.json': '{"const":"very secret"}' });
      const inner = join(folder, 'workspace');
      writeFiles(inner, {
        'flows/triage.handoff.json': workflowText(json => {
          json.types.Task = { $ref };
        }),
      });
      mkdirSync(join(inner, '.git'));
      symlinkSync(join(folder, 'secret.json'), join(inner, 'flows/linked.json'));
      const run = await runCli(inner, ['generate']);
      expect(run).toMatchObject({ code: 1, out: expect.stringContaining('[schema-file-unreadable]') });
      expect(run.out + JSON.stringify(readTree(inner))).not.toContain('very secret');
    }
  });

  it('reads schema files inside, through one another', async () => {
    const folder = makeWorkspace({
      'flows/triage.handoff.json': workflowText(json => {
        json.types.Task = { $ref: '../schemas/task.json' };
      }),
      'schemas/task.json': JSON.stringify({
        type: 'object',
        properties: { id: { $ref: 'id.json#/$defs/Id' } },
        required: ['id'],
      }),
      'schemas/id.json': JSON.stringify({ $defs: { Id: { type: 'string', pattern: '^T-' } } }),
    });
    git(folder, 'init', '-q');
    expect(await runCli(folder, ['generate'])).toMatchObject({ code: 0 });
    expect(Object.values(readTree(join(folder, 'flows/out'))).join('')).toContain('^T-');
  });

  it('says why a file cannot be written, and writes the others', async () => {
    const folder = workspace();
    writeFiles(folder, { 'flows/out/runtime': 'a file where a folder belongs' });
    const run = await runCli(folder, ['generate']);
    expect(run).toMatchObject({
      code: 1,
      out: expect.stringContaining('a file stands where a folder belongs'),
    });
    expect(existsSync(join(folder, 'flows/out/index.ts'))).toBe(true);
  });

  it.skipIf(process.platform === 'win32')(
    'replaces nothing that it cannot read, and does not wait for it',
    async () => {
      const folder = workspace();
      mkdirSync(join(folder, 'flows/out'), { recursive: true });
      execFileSync('mkfifo', [join(folder, 'flows/out/index.ts')]);
      expect(await runCli(folder, ['generate', '--overwrite'])).toMatchObject({
        code: 1,
        out: expect.stringContaining('out/index.ts could not be written: it is no regular file'),
      });
      expect(statSync(join(folder, 'flows/out/index.ts')).isFIFO()).toBe(true);
    },
  );

  it('deletes and replaces nobody’s file, whatever a forged index says', async () => {
    const folder = workspace();
    await runCli(folder, ['generate']);
    const index = join(folder, 'flows/out/handoff.lock.json');
    const json = JSON.parse(readFileSync(index, 'utf8'));
    const mine = { 'out/mine.ts': 'mine\n', 'out/types.ts': 'also mine\n', 'mine.ts': 'outside\n' };
    for (const [path, text] of Object.entries(mine)) {
      writeFiles(folder, { [`flows/${path}`]: text });
      for (const name of [path, path.slice('out/'.length), `../${path}`, join(folder, 'flows', path)])
        json.files[name] = fingerprint(text);
    }
    writeFileSync(index, JSON.stringify(json));
    expect(await runCli(folder, ['generate'])).toMatchObject({
      code: 1,
      out: expect.not.stringMatching(/\d deleted/),
    });
    for (const [path, text] of Object.entries(mine))
      expect(readFileSync(join(folder, 'flows', path), 'utf8')).toBe(text);
  });

  it('two runs at once both succeed', async () => {
    const folder = workspace();
    const runs = await Promise.all([1, 2, 3].map(() => runCli(folder, ['generate'])));
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(await runCli(folder, ['check'])).toMatchObject({ code: 0 });
    expect(Object.keys(readTree(folder)).filter(path => path.endsWith('.tmp'))).toEqual([]);
  });

  it('leaves a workflow alone that generates into a folder of its own below', async () => {
    const folder = workspace();
    writeFiles(folder, {
      'flows/inner.handoff.json': workflowText(json => {
        json.name = 'inner';
        json.generate.outDir = 'out/inner';
      }),
    });
    expect(await runCli(folder, ['generate'])).toMatchObject({ code: 0 });
    expect(await runCli(folder, ['generate', '--dry-run'])).toMatchObject({ code: 0 });
    expect(await runCli(folder, ['check'])).toMatchObject({ code: 0 });
  });
});
