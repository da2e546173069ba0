// @host {"workspace": "test/host/fixtures/two-roots", "folders": ["one", "two"]}
import assert from 'node:assert/strict';
import fs from 'node:fs';
import * as vscode from 'vscode';
import { addAgent, openPage } from '../support/canvas.js';
import { sampleManifest } from '../support/manifests.js';
import { activate, closeAll, isCanvasShown, problemsOf, testApi, until } from '../support.js';

const rootUri = (index: number, file: string): vscode.Uri => {
  const folder = vscode.workspace.workspaceFolders?.[index];
  assert.ok(folder, `root ${index}`);
  return vscode.Uri.joinPath(folder.uri, file);
};

const text = sampleManifest().replace('"layout"', `"generate": { "outDir": "out" },\n  "layout"`);

describe('a workspace of several roots', () => {
  before(activate);
  afterEach(closeAll);

  it('generates into the root that the manifest is in, as that root’s setting says', async () => {
    const uris = [rootUri(0, 'flow.handoff.json'), rootUri(1, 'flow.handoff.json')] as const;
    for (const uri of uris) fs.writeFileSync(uri.fsPath, text);
    await vscode.workspace
      .getConfiguration('handoff', uris[1])
      .update('generateOnSave', false, vscode.ConfigurationTarget.WorkspaceFolder);
    for (const uri of uris) {
      const page = await openPage(uri);
      await page.edit(addAgent('extra'));
      await page.send({ type: 'save' });
    }
    await until(() => fs.existsSync(rootUri(0, 'out').fsPath), 'generated files of the first root');
    const { services } = await testApi();
    await services.generation.check(uris[1]);
    assert.equal(fs.existsSync(rootUri(1, 'out').fsPath), false);
    await until(() => problemsOf(uris[1]).length > 0, 'the second root says that its code is missing');
  });

  it('never generates from one root into another', async () => {
    const uri = rootUri(0, 'reach.handoff.json');
    fs.writeFileSync(uri.fsPath, text.replace('"out"', '"../two/reached"'));
    const { services } = await testApi();
    const summary = await services.generation.generate(uri, { reason: 'asked' });
    assert.deepEqual(summary?.written ?? [], []);
    assert.equal(fs.existsSync(rootUri(1, 'reached').fsPath), false);
  });
});

describe('other versions of a manifest', () => {
  afterEach(closeAll);

  it('open as text in a comparison, not on two canvases', async () => {
    const provider = vscode.workspace.registerTextDocumentContentProvider('git', {
      provideTextDocumentContent: () => text,
    });
    try {
      const uri = rootUri(0, 'compared.handoff.json');
      fs.writeFileSync(uri.fsPath, text);
      const old = uri.with({ scheme: 'git', query: '{}' });
      await vscode.commands.executeCommand('vscode.diff', old, uri, 'compared');
      const tab = await until(() => vscode.window.tabGroups.activeTabGroup.activeTab, 'the comparison');
      assert.ok(tab.input instanceof vscode.TabInputTextDiff, 'it is a text comparison');
      assert.equal((await testApi()).canvases(uri), 0);
      assert.equal(isCanvasShown(old), false);
      assert.deepEqual(problemsOf(old), [], 'old versions have no problems of their own');
    } finally {
      provider.dispose();
    }
  });
});
