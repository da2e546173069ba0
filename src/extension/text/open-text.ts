import * as vscode from 'vscode';
import type { EntityRef } from '../../contract/edit/intent.js';
import { pathOf } from '../../contract/index.js';
import type { TextRange } from '../../contract/problem.js';
import { parsedOf } from '../documents/parsed.js';

/** Where in the text, and where on the screen. */
export interface OpenTextOptions {
  readonly target?: EntityRef;
  readonly range?: TextRange;
  readonly beside?: boolean;
}

/** Shows the document as text; in a group where it is text already, if there is one. */
export async function openText(
  document: vscode.TextDocument,
  { target, range, beside = false }: OpenTextOptions = {},
): Promise<void> {
  const shown = vscode.window.visibleTextEditors.find(editor => editor.document === document);
  const viewColumn = shown?.viewColumn ?? (beside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active);
  const at = range ?? (target && parsedOf(document).locate(pathOf(target), 'key'));
  await vscode.commands.executeCommand('vscode.openWith', document.uri, 'default', {
    viewColumn,
    ...(at && { selection: toRange(document, at) }),
  });
}

/** A range of offsets in VS Code's terms. */
export const toRange = (document: vscode.TextDocument, { start, end }: TextRange): vscode.Range =>
  new vscode.Range(document.positionAt(start), document.positionAt(end));
