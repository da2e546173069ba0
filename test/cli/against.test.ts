import { beforeAll, describe, expect, it } from 'vitest';
import { buildCli, git, runCli, writeFiles } from './support/run-cli.js';
import { workflowText } from './support/workflow.js';
import { cleanWorkspace, manifest } from './support/workspaces.js';

beforeAll(buildCli, 120_000);

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
    // Against the last commit nothing has changed; the release before it is still inside the range.
    await set(json => {
      bump(json);
      json.agents.billing.accepts['triage-to-billing'] = '>=1.0.0';
    });
    git(folder, 'commit', '-qam', 'second');
    await set(json => {
      bump(json);
      json.handoffs['triage-to-billing'].version = '2.0.1';
      json.agents.billing.accepts['triage-to-billing'] = '>=1.0.0';
    });
    const live = await runCli(folder, ['check', '--against', 'HEAD']);
    expect(live).toMatchObject({ code: 1, out: expect.stringContaining('admits 1.2.0 (v1), but rejects') });
    const ignored = await runCli(folder, ['check', '--against', 'HEAD', '--live', 'w*']);
    expect(ignored.out).not.toContain('live-versions-clash');
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
