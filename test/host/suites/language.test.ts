import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openPage } from '../support/canvas.js';
import { sampleManifest } from '../support/manifests.js';
import {
  activate,
  closeAll,
  codeOf,
  fileUri,
  openText,
  problemsOf,
  testApi,
  until,
  waitForNoProblem,
  waitForProblem,
  writeDisk,
} from '../support.js';

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

  const labelsAt = async (position: vscode.Position) => {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      position,
    );
    return list.items.map(({ label }) => String(typeof label === 'object' ? label.label : label));
  };

  const show = async (name: string, changed: string) => {
    editor = await openText(await writeDisk(name, changed));
  };

  it('completes pointers into the payload, ranges and errors used elsewhere', async () => {
    const context = '"context": { "select": ["/customerId", "/"] }, "version": "1.0.0"';
    await show(
      'complete.handoff.json',
      text
        .replace('"version": "1.0.0"', context)
        .replace('"role": "step"\n', '"role": "step", "accepts": { "intake-to-review": "" }\n')
        .replace('"RateLimited"', '"RateLimited", "Overloaded", ""'),
    );
    assert.ok((await labelsAt(at('"/"'))).includes('"/amount"'));
    const ranges = await labelsAt(
      editor.document.positionAt(editor.document.getText().indexOf('review": ""') + 10),
    );
    assert.deepEqual(ranges.slice(0, 3), ['"^1.0.0"', '"~1.0.0"', '"1.0.0"']);
  });

  it('says why a field is there, beside what JSON says it means', async () => {
    const hovers = await until(async () => {
      const found = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        editor.document.uri,
        at('"sideEffects"'),
      );
      return found.length > 1 ? found : undefined;
    }, 'two hovers');
    const said = hovers.flatMap(({ contents }) =>
      contents.map(each => (typeof each === 'string' ? each : each.value)),
    );
    assert.equal(said.filter(each => each.includes('may have committed')).length, 1, said.join('\n'));
    assert.equal(said.filter(each => each.startsWith('Why: ')).length, 1, said.join('\n'));
  });

  it('outlines the workflow in its own terms, and folds', async () => {
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      editor.document.uri,
    );
    const handoffs = symbols.find(
      ({ name, kind }) => name === 'handoffs' && kind === vscode.SymbolKind.Namespace,
    );
    assert.deepEqual(
      handoffs?.children.map(({ name, detail }) => `${name}: ${detail}`),
      ['intake-to-review: intake → review 1.0.0', 'review-to-archive: review → archive 1.0.0'],
    );
    const folds = await until(async () => {
      const found = await vscode.commands.executeCommand<vscode.FoldingRange[] | undefined>(
        'vscode.executeFoldingRangeProvider',
        editor.document.uri,
      );
      return found && found.length > 0 ? found : undefined;
    }, 'folding ranges');
    const line = at('"intake-to-review"').line;
    assert.ok(
      folds.some(({ start }) => start === line),
      'a handoff folds',
    );
  });

  it('shows lenses: the canvas, problems, and nothing where all is well', async () => {
    await show('lens.handoff.json', text.replace('"sideEffects": [],', ''));
    const titles = await until(async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        editor.document.uri,
      );
      const found = lenses.map(({ range, command }) => `${range.start.line} ${command?.title}`);
      return found.some(title => title.includes('problem')) ? found : undefined;
    }, 'lenses about problems');
    const line = at('"intake-to-review"').line;
    assert.ok(titles.includes('0 open on canvas'), titles.join('\n'));
    assert.ok(titles.includes(`${line} show on canvas`), titles.join('\n'));
    assert.ok(
      titles.some(title => /^\d+ \$\((warning|error|info)\) \d+ problem/.test(title)),
      titles.join('\n'),
    );
  });

  it('opens the canvas on a handoff, and the text’s cursor goes there', async () => {
    const api = await testApi();
    const target = { kind: 'handoff', id: 'review-to-archive' };
    const { uri } = editor.document;
    await vscode.commands.executeCommand('handoff.openCanvasBeside', uri, target);
    await until(() => api.received(uri).some(({ type }) => type === 'reveal'), 'a reveal');
    const shown = api.received(uri).filter(message => message.type === 'reveal');
    assert.deepEqual(shown.at(-1), { type: 'reveal', target, focus: false });
    const [visible] = vscode.window.visibleTextEditors.filter(
      ({ document }) => document.uri.toString() === uri.toString(),
    );
    assert.equal(visible?.document.getText(visible.selection), '"review-to-archive"');
  });

  it('formats as its author lays it out', async () => {
    const messy = text.replace('"x": 0,', '"x" :0,').replace('  "pattern"', '       "pattern"');
    await show('format.handoff.json', messy);
    const [action] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      new vscode.Range(0, 0, 0, 0),
      'source.format.handoff',
    );
    assert.ok(action?.edit && (await vscode.workspace.applyEdit(action.edit)));
    assert.equal(editor.document.getText().includes('"x": 0,'), true);
    assert.equal(editor.document.getText().includes('\n  "pattern"'), true);
  });

  it('renames a handoff in the sources that import it, in one edit', async () => {
    const generate = '"generate": { "outDir": "src/handoffs" },\n  "layout"';
    await writeDisk(
      'src/review.ts',
      "import { openIntakeToReview } from './handoffs/index.js';\nopenIntakeToReview('intake-to-review'); // openIntakeToReview\n",
    );
    await show('rename.handoff.json', text.replace('"layout"', generate));
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      editor.document.uri,
      at('"intake-to-review"'),
      'ask',
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(editor.document.getText().includes('intake-to-review'), false);
    const source = await vscode.workspace.openTextDocument(fileUri('src/review.ts'));
    assert.equal(
      source.getText(),
      "import { openAsk } from './handoffs/index.js';\nopenAsk('ask'); // openIntakeToReview\n",
    );
  });

  it('renames on the canvas what the sources say too, and one undo takes all of it back', async () => {
    const generate = '"generate": { "outDir": "src/handoffs" },\n  "layout"';
    const code =
      "import { openIntakeToReview } from './handoffs/index.js';\nopenIntakeToReview('intake-to-review');\n";
    await writeDisk('src/canvas.ts', code);
    const before = text.replace('"layout"', generate);
    const page = await openPage(await writeDisk('canvas.handoff.json', before));
    const answer = await page.edit({ type: 'rename', kind: 'handoff', id: 'intake-to-review', to: 'ask' });
    assert.equal(answer.outcome, 'applied');
    const source = await vscode.workspace.openTextDocument(fileUri('src/canvas.ts'));
    assert.match(source.getText(), /openAsk\('ask'\)/);
    await page.send({ type: 'undo' });
    await until(() => page.document.getText() === before, 'the manifest as it was');
    assert.equal(source.getText(), code);
  });

  it('obeys the severities of the settings', async () => {
    await show('severity.handoff.json', text);
    const { uri } = editor.document;
    await waitForProblem(uri, 'unused-type');
    const settings = vscode.workspace.getConfiguration('handoff', uri);
    const set = (value: unknown) =>
      settings.update('severities', value, vscode.ConfigurationTarget.Workspace);
    await set({ 'unused-type': 'error' });
    await until(
      () =>
        problemsOf(uri).some(
          each => codeOf(each) === 'unused-type' && each.severity === vscode.DiagnosticSeverity.Error,
        ),
      'an error',
    );
    await set({ 'unused-type': 'off' });
    await waitForNoProblem(uri, 'unused-type');
    await set(undefined);
  });
});
