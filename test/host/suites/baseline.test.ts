// @host {"alone": true}
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { type CanvasPage, openPage } from '../support/canvas.js';
import { sampleManifest } from '../support/manifests.js';
import {
  activate,
  closeAll,
  codeOf,
  openText,
  problemsOf,
  readDisk,
  testApi,
  until,
  waitForNoProblem,
  waitForProblem,
  workspaceFolder,
  writeDisk,
} from '../support.js';

const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.invalid', ...args], {
    cwd: workspaceFolder().fsPath,
    encoding: 'utf8',
  });

/** The sample is a file and the manifest finds it; one step back takes both away. */
async function keepsTheCounterexample(page: CanvasPage, index: number): Promise<void> {
  const before = page.document.getText();
  const fix = page.fixesOf(index).findIndex(({ action }) => action?.kind === 'keep-sample');
  const { action } = page.fixesOf(index)[fix] ?? {};
  assert.ok(action?.kind === 'keep-sample');
  assert.match(action.file, /^fixtures\/intake-to-review\.witness-\w+\.json$/);
  await page.send({ type: 'fix', version: page.document.version, problem: index, fix });
  const kept = await until(() => readDisk(action.file).catch(() => undefined), 'a sample');
  assert.equal(typeof JSON.parse(kept), 'object');
  assert.match(page.document.getText(), /"samples": \[\s*"fixtures\/\*\.json"\s*\]/);
  await openText(page.document.uri);
  await vscode.commands.executeCommand('undo');
  await until(() => page.document.getText() === before, 'the manifest as it was');
  const sample = vscode.Uri.joinPath(workspaceFolder(), action.file);
  await vscode.workspace.fs.delete(sample).then(undefined, () => undefined);
}

describe('changes of a contract since HEAD', () => {
  before(async () => {
    git('init', '-q', '-b', 'main');
    await writeDisk('flow.handoff.json', sampleManifest());
    git('add', '-A');
    git('commit', '-q', '-m', 'baseline');
    git('tag', 'v1');
    await activate();
    const settings = vscode.workspace.getConfiguration('git');
    await settings.update('enabled', true, vscode.ConfigurationTarget.Global);
    await until(
      async () => (await vscode.commands.getCommands(true)).includes('git.openRepository'),
      'VS Code’s git',
    );
    await vscode.commands.executeCommand('git.openRepository', workspaceFolder().fsPath);
  });
  afterEach(closeAll);

  it('are problems while the version does not say so, and none once it does or the change is committed', async () => {
    const uri = vscode.Uri.joinPath(workspaceFolder(), 'flow.handoff.json');
    const page = await openPage(uri);
    const { services } = await testApi();
    const baseline = await until(() => services.baselines.of(uri), 'a baseline');
    assert.equal(baseline.label, 'HEAD');
    const path = ['handoffs', 'intake-to-review'];
    await page.edit({ type: 'set', path: [...path, 'payload', 'required'], value: ['customerId', 'amount'] });
    const problem = await waitForProblem(uri, 'version-bump-missing');
    assert.ok(page.document.isDirty, 'it is said while somebody types');
    assert.match(problem.message, /2\.0\.0/);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      uri,
    );
    const titles = lenses.map(({ command }) => command?.title);
    assert.ok(titles.includes('$(error) breaking since HEAD (1.0.0)'), titles.join('\n'));
    const shown = page.problems();
    const index = shown.findIndex(({ code }) => code === 'version-bump-missing');
    await keepsTheCounterexample(page, index);
    const fix = page.fixesOf(index).findIndex(({ intents }) => intents);
    assert.ok(fix >= 0, JSON.stringify(shown[index]));
    await page.send({ type: 'fix', version: page.document.version, problem: index, fix });
    await waitForNoProblem(uri, 'version-bump-missing');
    assert.ok(page.document.isDirty, 'and taken back while somebody types');
    await page.send({ type: 'save' });
    assert.match(page.document.getText(), /"version": "2\.0\.0"/);
  });

  it('are compared with the new commit after a commit', async () => {
    const uri = vscode.Uri.joinPath(workspaceFolder(), 'flow.handoff.json');
    const page = await openPage(uri);
    await page.edit({
      type: 'set',
      path: ['handoffs', 'review-to-archive', 'payload', 'required'],
      value: ['customerId', 'amount'],
    });
    await page.send({ type: 'save' });
    await waitForProblem(uri, 'version-bump-missing');
    git('commit', '-q', '-a', '-m', 'accepted');
    await vscode.commands.executeCommand('git.refresh');
    await waitForNoProblem(uri, 'version-bump-missing', 20_000);
    assert.ok(!problemsOf(uri).map(codeOf).includes('baseline-unreadable'));
    const { services } = await testApi();
    const baseline = await until(() => services.baselines.of(uri), 'a baseline');
    assert.deepEqual(
      baseline.older?.map(({ label }) => label),
      ['v1'],
    );
  });

  it('are drawn side by side, judged, and kept in step with the text', async () => {
    const uri = vscode.Uri.joinPath(workspaceFolder(), 'flow.handoff.json');
    const page = await openPage(uri);
    const { services } = await testApi();
    const pair = { before: { kind: 'ref', ref: 'HEAD' } };
    await vscode.commands.executeCommand('handoff.compareWith', uri, pair);
    const [session] = services.comparisons.all();
    assert.ok(session, 'a comparison is open');
    const first = await until(() => session.shown(), 'the comparison');
    assert.deepEqual([first.changes, first.before.label], [[], 'HEAD']);
    await page.edit({
      type: 'set',
      path: ['handoffs', 'intake-to-review', 'payload', 'properties', 'customerId'],
      value: { type: 'integer' },
    });
    const shown = await until(() => {
      const now = session.shown();
      return now && now.changes.length > 0 ? now : undefined;
    }, 'the change in the comparison');
    assert.deepEqual(
      shown.changes.map(({ category, target }) => [category, target?.id]),
      [['contract', 'intake-to-review']],
    );
    assert.equal(shown.verdicts[0]?.verdict, 'breaking');
    assert.ok(shown.verdicts[0]?.changes[0]?.witness, 'with a payload that shows it');
    await session.receive({ type: 'swap-sides' });
    await until(() => session.shown()?.after.label === 'HEAD', 'the sides to be swapped');
    // The same two again: no second panel.
    await vscode.commands.executeCommand('handoff.compareWith', uri, {
      before: { kind: 'working' },
      after: { kind: 'ref', ref: 'HEAD' },
    });
    assert.equal(services.comparisons.all().length, 1);
    // After a restart VS Code gives back a bare panel, and what its page had kept.
    const { kept } = session.shown() ?? {};
    const bare = () => vscode.window.createWebviewPanel('handoff.comparison', '', vscode.ViewColumn.Active);
    const back = bare();
    session.panel.dispose();
    services.comparisons.restore(services, back, structuredClone({ comparison: { kept } }));
    const again = await until(() => services.comparisons.all().at(-1)?.shown(), 'the comparison again');
    assert.deepEqual([again.after.label, again.kept], ['HEAD', kept]);
    for (const state of [
      undefined,
      {},
      { comparison: { kept: { manifest: 'file:///x', before: { kind: 'ref', ref: '-o' } } } },
    ])
      services.comparisons.restore(services, bare(), state);
    assert.equal(services.comparisons.all().length, 1);
    for (const ref of ['no-such-branch', '--output=x']) {
      await vscode.commands.executeCommand('handoff.compareWith', uri, { before: { kind: 'ref', ref } });
      const other = services.comparisons.all().at(-1);
      const message = await until(() => other?.shown(), 'the comparison');
      assert.match(message.before.problem ?? '', /is not there at/);
      assert.ok(message.after.text, 'the other side is still drawn');
    }
  });
});
