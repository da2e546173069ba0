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
});
