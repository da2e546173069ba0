import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openPage } from '../support/canvas.js';
import { sampleManifest } from '../support/manifests.js';
import {
  activate,
  applyAction,
  closeAll,
  codeOf,
  openText,
  problemsOf,
  quickFixesFor,
  testApi,
  until,
  waitForNoProblem,
  waitForProblem,
  writeDisk,
} from '../support.js';

const codes = (uri: vscode.Uri): string[] => problemsOf(uri).map(codeOf);

/** Replaces the first occurrence of a text in a document, as typing would. */
async function replace(editor: vscode.TextEditor, from: string, to: string): Promise<void> {
  const { document } = editor;
  const at = document.getText().indexOf(from);
  assert.ok(at >= 0, `${from} is there`);
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + from.length));
  assert.ok(await editor.edit(builder => builder.replace(range, to)));
}

describe('problems of the contract', () => {
  before(activate);
  afterEach(closeAll);

  it('come while typing, at the exact place, and go when the text is right', async () => {
    const uri = await writeDisk('typing.handoff.json', sampleManifest());
    const editor = await openText(uri);
    await testApi();
    await replace(editor, '"to": "review"', '"to": "reveiw"');
    const problem = await waitForProblem(uri, 'unknown-reference');
    assert.equal(editor.document.getText(problem.range), '"reveiw"');
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    assert.ok(
      typeof problem.code === 'object' &&
        problem.code.target.toString().startsWith('command:handoff.openDocs'),
    );
    assert.equal(editor.document.isDirty, true, 'nothing had to be saved for it');
    await replace(editor, '"to": "reveiw"', '"to": "review"');
    await waitForNoProblem(uri, 'unknown-reference');
  });

  it('reach the canvas with the numbers by which fixes are asked for', async () => {
    const uri = await writeDisk(
      'numbers.handoff.json',
      sampleManifest().replace('"to": "review"', '"to": "reveiw"'),
    );
    const page = await openPage(uri);
    const shown = await until(() => {
      const problems = page.problems();
      return problems.some(({ code }) => code === 'unknown-reference') ? problems : undefined;
    }, 'problems on the canvas');
    const index = shown.findIndex(
      ({ code }, i) => code === 'unknown-reference' && page.fixesOf(i).some(({ preferred }) => preferred),
    );
    assert.ok(index >= 0, JSON.stringify(shown, null, 1));
    const fix = page.fixesOf(index).findIndex(({ preferred }) => preferred);
    assert.equal(shown[index]?.fixes[fix], page.fixesOf(index)[fix]?.title);
    await page.send({ type: 'fix', version: page.document.version, problem: index, fix });
    await until(() => !page.problems().some(({ code }) => code === 'unknown-reference'), 'the fix fixes it');
    assert.equal(page.document.isDirty, true);
  });

  it('are not fixed by a number of an older list', async () => {
    const uri = await writeDisk(
      'older.handoff.json',
      sampleManifest().replace('"to": "review"', '"to": "reveiw"'),
    );
    const page = await openPage(uri);
    await until(() => page.problems().length, 'problems on the canvas');
    await page.send({ type: 'fix', version: page.document.version + 1, problem: 0, fix: 0 });
    assert.equal(page.document.isDirty, false);
  });

  it('are fixed by a quick fix in the text', async () => {
    const uri = await writeDisk(
      'quick.handoff.json',
      sampleManifest().replace('"to": "review"', '"to": "reveiw"'),
    );
    await openText(uri);
    const problem = await waitForProblem(uri, 'unknown-reference');
    const fixes = await quickFixesFor(uri, problem);
    const fix = fixes.find(({ title, edit }) => edit && /review/.test(title));
    assert.ok(fix, fixes.map(({ title }) => title).join(' | '));
    await applyAction(fix);
    await waitForNoProblem(uri, 'unknown-reference');
  });

  it('of a pattern are fixed together by completing it', async () => {
    const text = sampleManifest()
      .replace('sequential-pipeline', 'supervisor-worker')
      .replace('"step"', '"supervisor"')
      .replaceAll('"step"', '"worker"');
    const uri = await writeDisk('incomplete.handoff.json', text);
    const { document } = await openText(uri);
    const problem = await waitForProblem(uri, 'worker-round-trip');
    const fixes = await quickFixesFor(uri, problem);
    const fix = fixes.find(({ title, edit }) => edit && title.startsWith('Complete this pattern'));
    assert.ok(fix, fixes.map(({ title }) => title).join(' | '));
    await applyAction(fix);
    const errors = () =>
      problemsOf(uri).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
    await until(() => errors().length === 0, 'a complete pattern');
    await vscode.commands.executeCommand('undo');
    await until(() => document.getText() === text, 'one undo to bring back every byte');
  });

  it('are all fixed by “fix all”, which changes nothing the second time', async () => {
    const text = sampleManifest().replace('"sideEffects": [],', '').replace('"provenance"', '"provenence"');
    const uri = await writeDisk('all.handoff.json', text);
    const { document } = await openText(uri);
    await until(() => codes(uri).length > 0, 'problems');
    const fixAll = () =>
      vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        new vscode.Range(0, 0, document.lineCount, 0),
        'source.fixAll.handoff',
      );
    const before = codes(uri).length;
    const [action] = await fixAll();
    assert.ok(action?.edit, 'there is something to fix');
    await applyAction(action);
    await until(() => codes(uri).length < before, 'fewer problems');
    assert.deepEqual(await fixAll(), []);
  });

  it('say where a conflict is, and offer no fix that edits', async () => {
    const text = sampleManifest().replace('  "agents"', '<<<<<<< HEAD\n=======\n>>>>>>> other\n  "agents"');
    const uri = await writeDisk('conflict.handoff.json', text);
    await openText(uri);
    const problem = await until(
      () => problemsOf(uri).find(({ message }) => /conflict/i.test(message)),
      'a conflict',
    );
    assert.ok(problem.range.start.line >= 3 && problem.range.start.line <= 7, JSON.stringify(problem.range));
    const fixes = await quickFixesFor(uri, problem);
    assert.deepEqual(
      fixes.filter(({ edit }) => edit),
      [],
    );
  });

  it('leave a valid workflow alone, and JSON’s own checks tolerate comments', async () => {
    const { services } = await testApi();
    const uri = await writeDisk('valid.handoff.json', '');
    const page = await openPage(uri);
    await page.send({ type: 'start-from', pattern: 'sequential-pipeline' });
    await openText(uri, vscode.ViewColumn.Two);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), '// Why we do this.\n');
    await vscode.workspace.applyEdit(edit);
    assert.equal(page.document.languageId, 'jsonc');
    await page.send({ type: 'save' });
    await services.generation.generate(uri, { reason: 'asked' });
    await waitForNoProblem(uri);
    const all = vscode.languages.getDiagnostics(uri).map(({ message, source }) => `${source}: ${message}`);
    assert.deepEqual(all, []);
  });

  it('have a page each, which opens inside VS Code', async () => {
    const uri = await writeDisk(
      'docs.handoff.json',
      sampleManifest().replace('"to": "review"', '"to": "reveiw"'),
    );
    await openText(uri);
    const problem = await waitForProblem(uri, 'unknown-reference');
    await vscode.commands.executeCommand('handoff.openDocs', codeOf(problem));
    await until(
      () =>
        vscode.window.tabGroups.all.some(({ tabs }) =>
          tabs.some(({ input }) => input instanceof vscode.TabInputWebview),
        ),
      'a preview of the page',
    );
  });

  it('are not fixed by a command link that brings its own edits', async () => {
    const uri = await writeDisk('link.handoff.json', sampleManifest());
    const { document } = await openText(uri);
    const evil = { title: 'x', intents: [{ type: 'set', path: ['name'], value: 'evil' }] };
    await vscode.commands.executeCommand('handoff.applyFix', uri, 'some-code', evil);
    assert.equal(document.isDirty, false);
  });
});

describe('health', () => {
  afterEach(closeAll);

  it('is measured in traces, reaches the canvas and is taken away again', async () => {
    const uri = await writeDisk('health.handoff.json', sampleManifest());
    const page = await openPage(uri);
    const event = (event: string, time: string) =>
      JSON.stringify({ event, time: `2026-01-01T00:00:${time}Z`, handoff: 'intake-to-review', key: 'k1' });
    const trace = await writeDisk(
      'traces/today.jsonl',
      `${event('emitted', '00.000')}\nnot JSON\n${event('retried', '01.000')}\n${event('acknowledged', '02.500')}\n`,
    );
    assert.equal(page.last('health')?.report, undefined);
    await vscode.commands.executeCommand('handoff.showHealth', uri, [trace]);
    const report = await until(() => page.last('health')?.report, 'a report');
    assert.deepEqual(report.traces, ['traces/today.jsonl']);
    const figures = report.handoffs.find(({ handoff }) => handoff === 'intake-to-review');
    assert.equal(figures?.made, 1);
    assert.equal(figures?.retryRate, 1);
    assert.ok(Math.abs((figures?.p95LatencyMs ?? 0) - 2500) < 150, JSON.stringify(figures));
    // The trace goes on: what is shown follows, with nobody asking.
    await writeDisk(
      'traces/today.jsonl',
      `${event('emitted', '00.000')}\n${event('acknowledged', '01.000')}\n`,
    );
    await until(
      () =>
        page
          .last('health')
          ?.report?.handoffs.some(
            ({ handoff, made, retryRate }) => handoff === 'intake-to-review' && made === 1 && retryRate === 0,
          ) || undefined,
      'the figures of the new trace',
    );
    await page.send({ type: 'hide-health' });
    assert.equal(page.last('health')?.report, undefined);
  });
});
