import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  activate,
  extensionId,
  fileUri,
  isOnDisk,
  readDisk,
  workspaceFolder,
  writeDisk,
} from '../support.js';

describe('the extension host', () => {
  it('has the extension, and its commands', async () => {
    await activate();
    const extension = vscode.extensions.getExtension(extensionId);
    const commands = await vscode.commands.getCommands(true);
    for (const { command } of extension?.packageJSON.contributes.commands ?? []) {
      assert.ok(commands.includes(command), `${command} is declared, but not registered`);
    }
  });

  it('is no older than the extension says', () => {
    const [major = 0, minor = 0] = vscode.version.split('.').map(Number);
    assert.ok(major === 1 && minor >= 99, vscode.version);
  });

  it('works on a copy of the fixture', async () => {
    await writeDisk('note.txt', 'here');
    assert.equal(await readDisk('note.txt'), 'here');
    assert.equal(await isOnDisk('other.txt'), false);
    assert.ok(fileUri('note.txt').path.startsWith(workspaceFolder().path));
    assert.doesNotMatch(workspaceFolder().path, /fixtures/);
  });
});
