// @host {"untrusted": true}
import assert from 'node:assert/strict';
import fs from 'node:fs';
import * as vscode from 'vscode';
import { addAgent, openPage } from '../support/canvas.js';
import { sampleManifest } from '../support/manifests.js';
import {
  activate,
  closeAll,
  fileUri,
  isOnDisk,
  problemsOf,
  readDisk,
  testApi,
  until,
  workspaceFolder,
  writeDisk,
} from '../support.js';

describe('an untrusted workspace', () => {
  before(activate);
  afterEach(closeAll);

  const text = sampleManifest().replace('"layout"', `"generate": { "outDir": "out" },\n  "layout"`);

  it('is what this window has', () => assert.equal(vscode.workspace.isTrusted, false));

  it('shows workflows and their problems, and writes nothing', async () => {
    const uri = await writeDisk('view.handoff.json', text.replace('"to": "review"', '"to": "nobody"'));
    const page = await openPage(uri);
    await page.send({ type: 'ready' });
    const shown = page.last('document');
    assert.equal(shown?.trusted, false);
    assert.equal(shown?.lock?.reason, 'read-only');
    await until(() => problemsOf(uri).length > 0, 'problems');
    assert.equal((await page.edit(addAgent('more'))).outcome, 'refused');
    await page.send({ type: 'save' });
    const { services } = await testApi();
    assert.equal(await services.generation.generate(uri, { reason: 'asked', overwrite: 'all' }), undefined);
    await vscode.commands.executeCommand('handoff.generate', uri);
    assert.equal(await isOnDisk('out'), false);
    assert.equal(page.document.isDirty, false);
    assert.match(await readDisk('view.handoff.json'), /nobody/);
  });

  it('generates nothing after a save of the text either', async () => {
    const uri = await writeDisk('text.handoff.json', text);
    const document = await vscode.workspace.openTextDocument(uri);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), '\n');
    await vscode.workspace.applyEdit(edit);
    await document.save();
    const { services } = await testApi();
    await services.generation.check(uri);
    assert.equal(await isOnDisk('out'), false);
  });

  it('compares with another file, without git, and exports no file', async () => {
    const uri = await writeDisk('now.handoff.json', text);
    const older = await writeDisk('older.handoff.json', text.replace('"role": "worker"', '"role": "human"'));
    const { services } = await testApi();
    const compare = async (before: unknown) => {
      await vscode.commands.executeCommand('handoff.compareWith', uri, { before });
      const session = services.comparisons.all().at(-1);
      return until(() => session?.shown(), 'the comparison');
    };
    const shown = await compare({ kind: 'file', uri: older.toString() });
    assert.ok(shown.before.text && shown.after.text);
    assert.match((await compare({ kind: 'ref', ref: 'HEAD' })).before.problem ?? '', /no git repository/);
    const page = await openPage(uri);
    const base64 = Buffer.from('<svg/>').toString('base64');
    // Would ask where to, and so never end, in a trusted one.
    await page.send({ type: 'export', name: 'now.svg', mime: 'image/svg+xml', base64 });
    assert.equal(await isOnDisk('now.svg'), false);
  });

  it('makes no new workflow, and starts none from a pattern', async () => {
    const folder = workspaceFolder();
    assert.equal(
      await vscode.commands.executeCommand('handoff.newWorkflow', { folder, name: 'no' }),
      undefined,
    );
    assert.equal(await isOnDisk('no.handoff.json'), false);
    const page = await openPage(await writeDisk('empty.handoff.json', ''));
    await page.send({ type: 'start-from', pattern: 'peer-to-peer' });
    assert.equal(fs.statSync(fileUri('empty.handoff.json').fsPath).size, 0);
    assert.equal(page.document.isDirty, false);
  });
});
