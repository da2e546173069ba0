import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { patternIds } from '../../../src/contract/manifest/workflow.js';
import {
  activate,
  closeAll,
  isCanvasShown,
  isOnDisk,
  readDisk,
  testApi,
  until,
  waitForNoProblem,
  workspaceFolder,
  writeDisk,
} from '../support.js';

describe('a new workflow', () => {
  before(activate);
  afterEach(closeAll);

  for (const pattern of patternIds) {
    it(`starts from ${pattern} without a problem, and its code is there after the save`, async () => {
      const uri = await vscode.commands.executeCommand<vscode.Uri>('handoff.newWorkflow', {
        folder: workspaceFolder(),
        name: `new-${pattern}`,
        pattern,
      });
      assert.ok(uri.path.endsWith(`new-${pattern}.handoff.json`));
      assert.ok(isCanvasShown(uri));
      const text = await readDisk(`new-${pattern}.handoff.json`);
      assert.match(text, new RegExp(`"name": "new-${pattern}"`));
      assert.match(text, new RegExp(`"pattern": "${pattern}"`));
      const { services } = await testApi();
      const summary = await services.generation.generate(uri, { reason: 'asked' });
      assert.ok((summary?.files ?? 0) > 3, JSON.stringify(summary));
      await waitForNoProblem(uri);
    });
  }

  it('without a pattern is an empty document on the canvas, which shows the gallery', async () => {
    const uri = await vscode.commands.executeCommand<vscode.Uri>('handoff.newWorkflow', {
      folder: workspaceFolder(),
      name: 'blank',
    });
    await until(async () => (await testApi()).canvases(uri) === 1, 'its canvas');
    assert.equal(await readDisk('blank.handoff.json'), '');
  });

  it('never overwrites a file, and refuses odd names', async () => {
    await writeDisk('taken.handoff.json', '{"mine":1}');
    const folder = workspaceFolder();
    assert.equal(
      await vscode.commands.executeCommand('handoff.newWorkflow', { folder, name: 'taken' }),
      undefined,
    );
    assert.equal(await readDisk('taken.handoff.json'), '{"mine":1}');
    for (const name of ['../up', 'a/b', '.hidden', '1st', 'a b']) {
      assert.equal(
        await vscode.commands.executeCommand('handoff.newWorkflow', { folder, name }),
        undefined,
        name,
      );
    }
    assert.equal(await isOnDisk('../up.handoff.json'), false);
  });

  it('is imported from another tool: beside its source, on the canvas, with a report, and never over a file', async () => {
    const agents =
      'agents:\n  lead: { model: m, sub_agents: [coder] }\n  coder: { model: m, instruction: Code. }\n';
    const source = await writeDisk('dev-agents.yaml', agents);
    const uri = await vscode.commands.executeCommand<vscode.Uri>('handoff.importWorkflow', source);
    assert.ok(uri.path.endsWith('/dev-agents.handoff.json'));
    assert.ok(isCanvasShown(uri));
    assert.match(await readDisk('dev-agents.handoff.json'), /"pattern": "supervisor-worker"/);
    const isReport = ({ label }: vscode.Tab) => label.includes('Import of dev-agents.yaml');
    await until(() => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).some(isReport), 'the report');
    const { services } = await testApi();
    assert.ok(((await services.generation.generate(uri, { reason: 'asked' }))?.files ?? 0) > 3);
    await waitForNoProblem(uri);

    const broken = await writeDisk('broken-agents.yaml', 'agents:\n  lead: [\n');
    assert.equal(await vscode.commands.executeCommand('handoff.importWorkflow', broken), undefined);
    assert.equal(await isOnDisk('broken-agents.handoff.json'), false);
  });
});
