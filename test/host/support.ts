import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/extension/extension.js';
import type { TestApi } from '../../src/extension/test-api.js';

/** The id of the extension under test. */
export const extensionId = 'handoff-designer.handoff-designer';

/** Long tests are shorter in the oldest VS Code: the same paths, fewer times. */
export const isOldest = process.env.HANDOFF_VSCODE === 'oldest';

/** The view type of the canvas. */
export const canvasViewType = 'handoff.canvas';

/** Resolves with the first truthy value that `probe` gives; fails with `what` after `timeout` milliseconds. */
export async function until<T>(
  probe: () => T | Promise<T>,
  what: string,
  timeout = 30_000,
): Promise<NonNullable<T>> {
  const end = Date.now() + timeout;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > end) assert.fail(`waited ${timeout} ms in vain for ${what}`);
    await sleep(25);
  }
}

/** Waits; only for tests that assert that nothing happens. */
export const sleep = (milliseconds: number): Promise<void> =>
  new Promise(resolve => setTimeout(resolve, milliseconds));

/** Activates the extension, fully. */
export async function activate(): Promise<ExtensionApi> {
  const extension = vscode.extensions.getExtension<ExtensionApi>(extensionId);
  assert.ok(extension, `${extensionId} is not installed`);
  const api = await extension.activate();
  await api.ready();
  return api;
}

/** What the extension exports for tests: the canvas's side of the protocol. */
export async function testApi(): Promise<TestApi> {
  const { test } = await activate();
  assert.ok(test, 'the extension does not know that it is being tested');
  return test();
}

/** The workspace's (first) folder: a fresh copy of the suite's fixture. */
export function workspaceFolder(): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'no folder is open');
  return folder.uri;
}

/** A file of the workspace. */
export const fileUri = (name: string): vscode.Uri => vscode.Uri.joinPath(workspaceFolder(), name);

/** A file's bytes as text, from the disk and not from an open document. */
export const readDisk = (name: string): Promise<string> => fs.readFile(fileUri(name).fsPath, 'utf8');

/** Writes a file behind VS Code's back, as git or another program would. */
export async function writeDisk(name: string, text: string): Promise<vscode.Uri> {
  const uri = fileUri(name);
  await fs.mkdir(path.dirname(uri.fsPath), { recursive: true });
  await fs.writeFile(uri.fsPath, text);
  return uri;
}

/** Whether a file is on the disk. */
export const isOnDisk = (name: string): Promise<boolean> =>
  fs.access(fileUri(name).fsPath).then(
    () => true,
    () => false,
  );

/** Opens a manifest on the canvas and waits until the canvas has its session. */
export async function openCanvas(
  uri: vscode.Uri,
  column = vscode.ViewColumn.Active,
): Promise<vscode.TextDocument> {
  const api = await testApi();
  const before = api.canvases(uri);
  await vscode.commands.executeCommand('vscode.openWith', uri, canvasViewType, column);
  await until(
    () => isCanvasShown(uri) && api.canvases(uri) >= Math.max(1, before),
    `the canvas of ${uri.path}`,
  );
  return vscode.workspace.openTextDocument(uri);
}

/** Opens a file in the text editor. */
export const openText = async (
  uri: vscode.Uri,
  column = vscode.ViewColumn.Active,
): Promise<vscode.TextEditor> =>
  vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), {
    viewColumn: column,
    preview: false,
  });

/** Whether a tab shows this document on the canvas. */
export const isCanvasShown = (uri: vscode.Uri): boolean =>
  vscode.window.tabGroups.all
    .flatMap(group => group.tabs)
    .some(
      ({ input }) =>
        input instanceof vscode.TabInputCustom &&
        input.viewType === canvasViewType &&
        input.uri.toString() === uri.toString(),
    );

/** Closes all editors without saving; documents that are dirty are reverted first. */
export async function closeAll(): Promise<void> {
  while (vscode.window.tabGroups.all.some(group => group.tabs.length > 0)) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}

/** A document's problems that come from the extension. */
export const problemsOf = (uri: vscode.Uri): readonly vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source?.toLowerCase().includes('handoff'));

/** The stable code of a problem: the rule's id. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits for a problem with this code. */
export const waitForProblem = (uri: vscode.Uri, code: string, timeout = 10_000): Promise<vscode.Diagnostic> =>
  until(
    () => problemsOf(uri).find(problem => codeOf(problem) === code),
    `the problem ${code} of ${uri.path}`,
    timeout,
  );

/** Waits until a document has no problem, or none with this code. */
export async function waitForNoProblem(uri: vscode.Uri, code?: string, timeout = 10_000): Promise<void> {
  const remaining = () =>
    problemsOf(uri)
      .map(codeOf)
      .filter(each => code === undefined || each === code);
  await until(() => remaining().length === 0, `${uri.path} to lose ${code ?? 'all problems'}`, timeout);
}

/** The quick fixes that VS Code offers for a problem. */
export async function quickFixesFor(
  uri: vscode.Uri,
  problem: vscode.Diagnostic,
): Promise<readonly vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    problem.range,
    vscode.CodeActionKind.QuickFix.value,
  );
  // VS Code does not always hand back which problems an action is for.
  return actions.filter(
    ({ diagnostics }) => diagnostics?.some(each => codeOf(each) === codeOf(problem)) ?? true,
  );
}

/** Carries out a code action as VS Code does: its edit, then its command. */
export async function applyAction({ edit, command }: vscode.CodeAction): Promise<void> {
  if (edit) assert.ok(await vscode.workspace.applyEdit(edit), 'the edit was refused');
  if (command) await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
}
