import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { sampleManifest } from '../support/manifests.js';
import { activate, closeAll, openText, testApi, until, writeDisk } from '../support.js';

const text = sampleManifest().replace(
  '"layout"',
  '"types": { "Claim": { "type": "object", "properties": { "id": { "type": "string" } } } },\n  "layout"',
);

describe('a manifest as text', () => {
  let editor: vscode.TextEditor;
  before(async () => {
    await activate();
    await testApi();
  });
  beforeEach(async () => {
    editor = await openText(await writeDisk('language.handoff.json', text));
  });
  afterEach(closeAll);

  /** The position just inside the `n`th occurrence of a piece of text. */
  const at = (piece: string, n = 0): vscode.Position => {
    let offset = -1;
    for (let i = 0; i <= n; i++) offset = editor.document.getText().indexOf(piece, offset + 1);
    assert.ok(offset >= 0, piece);
    return editor.document.positionAt(offset + 2);
  };

  it('goes from a mention of an agent to where it is defined', async () => {
    const places = await until(async () => {
      const found = await vscode.commands.executeCommand<vscode.LocationLink[]>(
        'vscode.executeDefinitionProvider',
        editor.document.uri,
        at('"review"', 1),
      );
      return found.length > 0 ? found : undefined;
    }, 'a definition');
    assert.equal(places.length, 1);
    assert.ok(places[0]?.targetRange.contains(at('"review"', 0)), JSON.stringify(places));
  });

  it('finds every mention, the layout’s included', async () => {
    const places = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      editor.document.uri,
      at('"review"'),
    );
    assert.deepEqual(
      places.map(({ range }) => editor.document.getText(range)),
      Array(places.length).fill('"review"'),
    );
    assert.equal(places.length, 4, 'its key, a “to”, a “from” and its layout entry');
  });

  it('renames an agent everywhere in one undo step', async () => {
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      editor.document.uri,
      at('"review"', 1),
      'inspect',
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(editor.document.getText().includes('"review"'), false);
    assert.equal(editor.document.getText().match(/"inspect"/g)?.length, 4);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), text);
  });

  it('refuses a name that is taken', async () => {
    await assert.rejects(
      async () =>
        vscode.commands.executeCommand(
          'vscode.executeDocumentRenameProvider',
          editor.document.uri,
          at('"review"', 1),
          'archive',
        ),
      /archive/,
    );
  });

  it('completes the ids of agents where an agent is named', async () => {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      at('"review"', 1),
    );
    const ids = list.items.filter(({ detail }) => detail === 'agent').map(({ label }) => label);
    assert.deepEqual(ids.map(String).sort(), ['"archive"', '"intake"', '"review"']);
  });

  it('says on hovering what is mentioned, as text', async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      editor.document.uri,
      at('"intake"', 1),
    );
    const said = hovers.flatMap(({ contents }) =>
      contents.map(each => (typeof each === 'string' ? each : each.value)),
    );
    assert.ok(
      said.some(each => each.includes('Reads what comes in')),
      said.join('\n'),
    );
  });
});
