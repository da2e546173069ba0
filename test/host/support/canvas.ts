import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Intent } from '../../../src/contract/edit/intent.js';
import type { ExtensionApi } from '../../../src/extension/extension.js';
import type { TestApi } from '../../../src/extension/test-api.js';
import type { HostMessage } from '../../../src/protocol.js';

/** Waits until `look` gives something, looking every 20 ms; fails with `what` after `ms` milliseconds. */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  ms = 10_000,
): Promise<NonNullable<T>> {
  const end = Date.now() + ms;
  for (;;) {
    const found = await look();
    if (found) return found as NonNullable<T>;
    if (Date.now() > end) throw new Error(`not within ${ms} ms: ${what}`);
    await sleep(20);
  }
}

export const sleep = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

/** The extension's own API, once everything is loaded. */
export async function extensionApi(): Promise<ExtensionApi> {
  const extension = vscode.extensions.getExtension<ExtensionApi>('handoff-designer.handoff-designer');
  assert.ok(extension, 'the extension is installed');
  const api = await extension.activate();
  await api.ready();
  return api;
}

/** The page's side of canvases. */
export async function testApi(): Promise<TestApi> {
  const { test } = await extensionApi();
  assert.ok(test, 'the extension runs in test mode');
  return test();
}

/** The folder that the window is open on. */
export function workspaceFolder(): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'a folder is open');
  return folder.uri;
}

/** A file of the workspace by its path. */
export const inWorkspace = (file: string): vscode.Uri => vscode.Uri.joinPath(workspaceFolder(), file);

/** Writes a file of the workspace past VS Code, as another program would. */
export function writeFile(file: string, content: string | Uint8Array): vscode.Uri {
  const uri = inWorkspace(file);
  fs.mkdirSync(path.dirname(uri.fsPath), { recursive: true });
  fs.writeFileSync(uri.fsPath, content);
  return uri;
}

/** A file's bytes on disk as text; undefined when there is none. */
export const readFile = (uri: vscode.Uri): string | undefined =>
  fs.existsSync(uri.fsPath) ? fs.readFileSync(uri.fsPath, 'utf8') : undefined;

/** One canvas on one document, as the page would see it. */
export interface OpenCanvas {
  readonly uri: vscode.Uri;
  readonly document: vscode.TextDocument;
  send(message: unknown): Promise<void>;
  /** Sends intents as one edit and gives the answer. */
  edit(...intents: readonly Intent[]): Promise<Extract<HostMessage, { type: 'edit-result' }>>;
  received(): readonly HostMessage[];
  /** The newest message of a type. */
  last<T extends HostMessage['type']>(type: T): Extract<HostMessage, { type: T }> | undefined;
}

let edits = 0;

/** Opens a manifest on the canvas. */
export async function openCanvas(uri: vscode.Uri, column = vscode.ViewColumn.One): Promise<OpenCanvas> {
  const api = await testApi();
  const before = api.canvases(uri);
  await vscode.commands.executeCommand('vscode.openWith', uri, 'handoff.canvas', column);
  await until(
    'the canvas is open',
    () => api.canvases(uri) > before || (before > 0 && api.canvases(uri) >= before),
  );
  const document = await vscode.workspace.openTextDocument(uri);
  const received = () => api.received(uri);
  return {
    uri,
    document,
    received,
    send: message => api.send(uri, message),
    async edit(...intents) {
      const edit = ++edits;
      await api.send(uri, { type: 'edit', edit, version: document.version, label: 'test', intents });
      const answer = received().find(message => message.type === 'edit-result' && message.edit === edit);
      assert.ok(answer?.type === 'edit-result', 'the edit is answered');
      return answer;
    },
    last<T extends HostMessage['type']>(type: T) {
      return received().findLast(
        (message): message is Extract<HostMessage, { type: T }> => message.type === type,
      );
    },
  };
}

/** Closes every editor; unsaved changes are dropped first, so that nobody is asked. */
export async function closeEverything(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty || document.uri.scheme !== 'file') continue;
    await vscode.window.showTextDocument(document, { preview: false });
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  (await testApi()).clear();
}
