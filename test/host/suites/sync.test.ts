import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Intent } from '../../../src/contract/edit/intent.js';
import { addAgent, move, openPage } from '../support/canvas.js';
import { sampleManifest } from '../support/manifests.js';
import {
  activate,
  closeAll,
  extensionId,
  isOldest,
  readDisk,
  sleep,
  testApi,
  until,
  writeDisk,
} from '../support.js';

/** How many lines of a diff differ: counted as lines of either side that the other does not have at its place. */
function changedLines(before: string, after: string): number {
  const a = before.split('\n');
  const b = after.split('\n');
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return Math.max(a.length, b.length) - start - end;
}

/** The active text editor, once it shows this document. */
const textEditorOf = (uri: vscode.Uri): Promise<vscode.TextEditor> =>
  until(() => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.uri.toString() === uri.toString() ? editor : undefined;
  }, 'a text editor');

describe('canvas and text', () => {
  afterEach(closeAll);

  it('is in a real VS Code, which has activated the extension', async () => {
    const { activationMs } = await activate();
    console.log(`LOG: VS Code ${vscode.version}, activate() took ${activationMs.toFixed(1)} ms`);
    assert.equal(vscode.extensions.getExtension(extensionId)?.isActive, true);
  });

  it('opens, looks and closes without touching the document', async () => {
    const text = sampleManifest();
    const uri = await writeDisk('look.handoff.json', text);
    const canvas = await openPage(uri);
    await canvas.send({ type: 'ready' });
    await canvas.send({ type: 'selection', targets: [{ kind: 'agent', id: 'review' }] });
    await canvas.send({ type: 'ping', sequence: 7 });
    assert.deepEqual(canvas.last('pong'), { type: 'pong', sequence: 7 });
    assert.equal(canvas.last('document')?.text, text);
    assert.equal(canvas.document.isDirty, false);
    assert.equal(canvas.document.version, 1);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    assert.equal(await readDisk('look.handoff.json'), text);
  });

  it('does not dirty the document with an edit that changes nothing', async () => {
    const canvas = await openPage(await writeDisk('same.handoff.json', sampleManifest()));
    const answer = await canvas.edit(move('review', 320, 0));
    assert.equal(answer.outcome, 'applied');
    assert.equal(canvas.document.isDirty, false);
    assert.equal(canvas.document.version, 1);
  });

  it('makes one undo step of an edit of many intents, and undo gives back the original bytes', async () => {
    const text = sampleManifest();
    const canvas = await openPage(await writeDisk('undo.handoff.json', text));
    const intents = Array.from({ length: 20 }, (_, i) => addAgent(`pasted-${i}`));
    assert.equal((await canvas.edit(...intents)).outcome, 'applied');
    assert.match(canvas.document.getText(), /pasted-19/);
    await canvas.send({ type: 'undo' });
    assert.equal(canvas.document.getText(), text);
    assert.equal(canvas.document.isDirty, false);
    await canvas.send({ type: 'redo' });
    assert.match(canvas.document.getText(), /pasted-19/);
  });

  const storm = isOldest ? 60 : 200;
  it(`loses none of ${storm} canvas edits while text edits are made in between`, async function () {
    this.timeout(300_000);
    const canvas = await openPage(await writeDisk('storm.handoff.json', sampleManifest()));
    const api = await testApi();
    const { document, uri } = canvas;
    // Real typing, into the text beside: VS Code applies it at once, whatever the canvas is about to do.
    await vscode.commands.executeCommand('vscode.openWith', uri, 'default', vscode.ViewColumn.Two);
    const editor = await textEditorOf(uri);
    const at = document.positionAt(
      document.getText().indexOf('"description": "') + '"description": "'.length,
    );
    const moved = new Promise(resolve => vscode.window.onDidChangeTextEditorSelection(resolve));
    editor.selection = new vscode.Selection(at, at);
    await moved;
    const countTyped = () => document.getText().match(/"description": "(x*)/)?.[1]?.length ?? 0;
    // A canvas that has just loaded may take the focus once more.
    await until(async () => {
      await vscode.commands.executeCommand('workbench.action.focusSecondEditorGroup');
      await vscode.commands.executeCommand('type', { text: 'x' });
      await sleep(100);
      return countTyped() > 2;
    }, 'typing arrives');
    let typed = countTyped();
    let typing = true;
    const typist = (async () => {
      while (typing) {
        await vscode.commands.executeCommand('type', { text: 'x' });
        typed++;
        await sleep(60 + Math.random() * 60);
      }
    })();
    const sent: Promise<void>[] = [];
    for (let i = 0; i < storm; i++) {
      const message = {
        type: 'edit',
        edit: 10_000 + i,
        version: document.version,
        label: 'storm',
        intents: [addAgent(`agent-${i}`)],
      };
      sent.push(api.send(uri, message));
      await sleep(Math.random() * 20);
    }
    await Promise.all(sent);
    typing = false;
    await typist;
    const answers = canvas.received().filter(message => message.type === 'edit-result');
    const applied = answers.filter(message => message.outcome === 'applied').length;
    const present = Array.from({ length: storm }, (_, i) =>
      document.getText().includes(`"agent-${i}"`),
    ).filter(Boolean).length;
    console.log(
      `LOG: ${storm} canvas edits: ${applied} applied, ${storm - applied} refused, ${present} present; ${typed} text edits between`,
    );
    assert.equal(answers.length, storm, 'every edit is answered');
    assert.equal(present, applied, 'what is said to be applied is there, what is said to be refused is not');
    for (const answer of answers)
      if (answer.outcome === 'refused') assert.ok(answer.reason, 'refused visibly');
    assert.ok(applied >= storm * 0.95, `a storm is weathered (${applied} of ${storm})`);
    assert.ok(typed > 20, `text edits were interleaved (${typed})`);
    assert.equal(countTyped(), typed, 'no text edit is lost');
  });

  for (const [style, text] of Object.entries({
    tabs: sampleManifest({ indent: '\t' }),
    'two spaces': sampleManifest(),
    'four spaces': sampleManifest({ indent: '    ' }),
    CRLF: sampleManifest({ eol: '\r\n' }),
    'no final newline': sampleManifest({ final: false }),
  })) {
    it(`changes at most two lines when a node moves (${style})`, async () => {
      const uri = await writeDisk(`move-${style.replaceAll(' ', '-')}.handoff.json`, text);
      const canvas = await openPage(uri);
      assert.equal((await canvas.edit(move('review', 111, 222))).outcome, 'applied');
      await canvas.send({ type: 'save' });
      const after = await readDisk(`move-${style.replaceAll(' ', '-')}.handoff.json`);
      assert.match(after, /222/);
      assert.ok(changedLines(text, after) <= 2, `${changedLines(text, after)} lines changed`);
    });
  }

  it('undoes 100 random edits back to the original bytes', async () => {
    const text = sampleManifest();
    const canvas = await openPage(await writeDisk('hundred.handoff.json', text));
    let seed = 42;
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) & 0x7fffffff;
      return seed % below;
    };
    const agents = ['intake', 'review', 'archive'];
    let changed = 0;
    for (let i = 0; i < 100; i++) {
      const agent = agents[random(agents.length)] as string;
      const intents: Intent[] = [
        [move(agent, random(2000), random(2000))],
        [addAgent(`extra-${i}`)],
        [{ type: 'rename', kind: 'agent', id: agent, to: `renamed-${i}` }],
        [{ type: 'set', path: ['agents', agent, 'description'], value: `Text ${i} with "quotes"` }],
        [{ type: 'unset', path: ['agents', agent, 'description'] }],
        [{ type: 'unpin', ids: [agent] }],
      ][random(6)] as Intent[];
      const version = canvas.document.version;
      const answer = await canvas.edit(...intents);
      assert.equal(answer.outcome, 'applied', JSON.stringify({ intents, answer }));
      if (intents[0]?.type === 'rename') agents[agents.indexOf(agent)] = `renamed-${i}`;
      if (canvas.document.version !== version) changed++;
    }
    for (let i = 0; i < changed; i++) await canvas.send({ type: 'undo' });
    assert.equal(canvas.document.getText(), text);
    assert.equal(canvas.document.isDirty, false);
    console.log(`LOG: 100 random edits, ${changed} of them changes, undone`);
  });

  it('keeps two canvases and a text editor on one document in step', async () => {
    const uri = await writeDisk('two.handoff.json', sampleManifest());
    const api = await testApi();
    const canvas = await openPage(uri);
    await vscode.commands.executeCommand('vscode.openWith', uri, 'handoff.canvas', vscode.ViewColumn.Two);
    await until(() => api.canvases(uri) === 2, 'two canvases');
    await vscode.commands.executeCommand('vscode.openWith', uri, 'default', vscode.ViewColumn.Three);
    const editor = await textEditorOf(uri);
    api.clear();
    await api.send(
      uri,
      { type: 'edit', edit: 1, version: 1, label: 'a', intents: [addAgent('from-first')] },
      0,
    );
    await api.send(
      uri,
      { type: 'edit', edit: 2, version: 1, label: 'b', intents: [addAgent('from-second')] },
      1,
    );
    const documents = () => canvas.received().filter(message => message.type === 'document');
    await until(
      () => documents().filter(({ text }) => text.includes('from-second')).length >= 2,
      'both canvases have both edits',
    );
    assert.match(editor.document.getText(), /from-first[\s\S]*from-second/);
  });

  it('follows the text cursor, and puts it onto what is selected without taking the focus', async () => {
    const uri = await writeDisk('cursor.handoff.json', sampleManifest());
    const canvas = await openPage(uri);
    await vscode.commands.executeCommand('vscode.openWith', uri, 'default', vscode.ViewColumn.Two);
    const editor = await textEditorOf(uri);
    const at = editor.document.positionAt(editor.document.getText().indexOf('"review-to-archive"') + 3);
    editor.selection = new vscode.Selection(at, at);
    await until(() => canvas.last('reveal')?.target, 'the canvas is told');
    const target = { kind: 'handoff', id: 'review-to-archive' };
    assert.deepEqual(canvas.last('reveal'), { type: 'reveal', target, focus: false });
    await openPage(uri, vscode.ViewColumn.One);
    await canvas.send({ type: 'selection', targets: [{ kind: 'agent', id: 'archive' }] });
    const beside = vscode.window.visibleTextEditors.find(
      ({ document }) => document.uri.toString() === uri.toString(),
    );
    assert.ok(beside);
    assert.match(beside.document.getText(beside.selection), /archive/);
    assert.ok(
      vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputCustom,
      'the canvas keeps the focus',
    );
  });

  it('answers a message that is none with silence, and stays alive', async () => {
    const canvas = await openPage(await writeDisk('odd.handoff.json', sampleManifest()));
    for (const odd of [
      null,
      7,
      'edit',
      {},
      { type: 'edit' },
      { type: 'edit', edit: 1, version: 1, label: '', intents: [{ type: 'evil' }] },
      { type: 'open-docs', code: '../../x' },
    ]) {
      await canvas.send(odd);
    }
    await canvas.send({ type: 'ping', sequence: 1 });
    assert.equal(canvas.last('pong')?.sequence, 1);
    assert.equal(canvas.document.version, 1);
  });

  it('opens as text from the canvas and back, unsaved changes kept', async () => {
    const uri = await writeDisk('switch.handoff.json', sampleManifest());
    const canvas = await openPage(uri);
    await canvas.edit(addAgent('kept'));
    // The oldest VS Code cannot replace an editor with unsaved changes without asking; there both stay open.
    const canReplace = (await vscode.commands.getCommands()).includes('reopenActiveEditorWith');
    const tabs = () => vscode.window.tabGroups.activeTabGroup.tabs;
    const active = () => vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    await vscode.commands.executeCommand('handoff.openText');
    await until(
      () => active() instanceof vscode.TabInputText && tabs().length === (canReplace ? 1 : 2),
      'the text',
    );
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /"kept"/);
    await vscode.commands.executeCommand('handoff.openCanvas');
    await until(
      () => active() instanceof vscode.TabInputCustom && tabs().length === (canReplace ? 1 : 2),
      'the canvas',
    );
    const document = vscode.workspace.textDocuments.find(
      candidate => candidate.uri.toString() === uri.toString(),
    );
    assert.ok(document?.isDirty);
    assert.match(document.getText(), /"kept"/);
    assert.doesNotMatch(await readDisk('switch.handoff.json'), /"kept"/);
  });

  it('gives the page everything again each time it comes back into sight', async function () {
    this.timeout(120_000);
    const uri = await writeDisk('hidden.handoff.json', sampleManifest());
    const other = await writeDisk('other.txt', 'x');
    const canvas = await openPage(uri);
    // The page itself says “ready” here; nothing is sent in its name.
    const documents = () => canvas.received().filter(message => message.type === 'document');
    await until(() => documents().length > 0, 'the page is ready');
    for (let i = 0; i < 5; i++) {
      await vscode.commands.executeCommand('vscode.open', other, { viewColumn: vscode.ViewColumn.One });
      const edit = new vscode.WorkspaceEdit();
      edit.insert(uri, new vscode.Position(0, 0), ' ');
      await vscode.workspace.applyEdit(edit);
      const before = documents().length;
      await vscode.commands.executeCommand('vscode.openWith', uri, 'handoff.canvas', vscode.ViewColumn.One);
      await until(() => documents().length > before, `the page is ready again (${i})`);
      await until(() => documents().at(-1)?.text === canvas.document.getText(), 'and up to date');
    }
    assert.equal(documents().at(-1)?.text, ' '.repeat(5) + sampleManifest());
  });
});
