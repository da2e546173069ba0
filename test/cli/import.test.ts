import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCli, makeWorkspace, runCli } from './support/run-cli.js';

beforeAll(buildCli, 120_000);

const team =
  'agents:\n  lead: { model: m, sub_agents: [coder, tester] }\n  coder: { model: m }\n  tester: { model: m }\n';

describe('handoff import', () => {
  it('writes a workflow that generates at once, and says what is lost, added and guessed', async () => {
    const folder = makeWorkspace({ 'team.yaml': `${team}rag: {}\n` });
    const run = await runCli(folder, ['import', 'team.yaml']);
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toMatch(/^team\.yaml:5:1 lost “rag” is not part of a contract/m);
    expect(run.out).toMatch(/^team\.handoff\.json guessed The pattern is supervisor-worker/m);
    expect(run.out).toMatch(/team\.handoff\.json: imported from team\.yaml \(docker-agent/);
    expect(await runCli(folder, ['generate'])).toMatchObject({ code: 0 });
    expect(await runCli(folder, ['check', '--max-warnings', '0'])).toMatchObject({ code: 0 });
  });

  it('takes another name and place, and prints JSON', async () => {
    const folder = makeWorkspace({ 'team.yaml': team });
    const args = ['import', 'team.yaml', '--out', 'flows/dev', '--name', 'dev-team', '-f', 'json'];
    const { code, out } = await runCli(folder, args);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      source: 'team.yaml',
      manifest: 'flows/dev.handoff.json',
      name: 'dev-team',
      format: 'docker-agent',
      report: expect.arrayContaining([expect.objectContaining({ kind: 'guessed' })]),
    });
    expect(JSON.parse(readFileSync(join(folder, 'flows/dev.handoff.json'), 'utf8')).name).toBe('dev-team');
  });

  it('overwrites only when asked', async () => {
    const folder = makeWorkspace({ 'team.yaml': team, 'team.handoff.json': 'mine' });
    expect(await runCli(folder, ['import', 'team.yaml'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('exists already'),
    });
    expect(readFileSync(join(folder, 'team.handoff.json'), 'utf8')).toBe('mine');
    expect(await runCli(folder, ['import', 'team.yaml', '--overwrite'])).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, 'team.handoff.json'), 'utf8')).toContain('supervisor-worker');
  });

  it.skipIf(process.platform === 'win32')('keeps what is there when the new text does not fit', () => {
    const folder = makeWorkspace({ 'team.yaml': team, 'team.handoff.json': 'mine' });
    // No file may grow beyond a block.
    const script = `trap '' XFSZ; ulimit -f 1; exec "$0" "$@"`;
    const cli = resolve(import.meta.dirname, '../../dist/cli.cjs');
    const importTo = (...args: string[]) =>
      spawnSync('sh', ['-c', script, process.execPath, cli, 'import', 'team.yaml', ...args], {
        cwd: folder,
        encoding: 'utf8',
      });
    for (const args of [['--overwrite'], ['--out', 'fresh']])
      expect(importTo(...args)).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('cannot be written'),
      });
    expect(readdirSync(folder).sort()).toEqual(['team.handoff.json', 'team.yaml']);
    expect(readFileSync(join(folder, 'team.handoff.json'), 'utf8')).toBe('mine');
  });

  it('never overwrites what it imports', async () => {
    const folder = makeWorkspace({ 'team.handoff.json': team });
    const run = await runCli(folder, ['import', 'team.handoff.json', '--out', 'team', '--overwrite']);
    expect(run).toMatchObject({ code: 2, err: expect.stringContaining('is what is imported') });
    expect(readFileSync(join(folder, 'team.handoff.json'), 'utf8')).toBe(team);
  });

  it.each<[text: string, args: string[], err: RegExp]>([
    ['agents:\n  a: [b\n', ['import', 'a.yaml'], /^handoff: a\.yaml:3:1 This is not YAML\./],
    [team, ['import', 'a.yaml', '--from', 'langgraph'], /a\.yaml:1:1 A LangGraph export is .*nodes/],
    [team, ['import', 'a.yaml', '--from', 'docker'], /use one of .*docker-agent/],
  ])('%j with %j: says what, where and how, writes nothing, and exits with 2', async (text, args, err) => {
    const run = await runCli(makeWorkspace({ 'a.yaml': text }), args);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toMatch(err);
  });
});
