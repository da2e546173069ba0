import * as vscode from 'vscode';
import type { FileEdits } from '../../language/index.js';
import { rootOf } from '../documents/workspace-path.js';
import { lineIndexOf } from '../problems/line-index.js';

/** What a rename does to files, whose texts are given, as one edit; their paths are relative to the manifest's workspace folder. */
export function toEdit(
  manifest: vscode.Uri,
  files: readonly FileEdits[],
  texts: ReadonlyMap<string, string>,
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const file of files)
    addEdits(edit, vscode.Uri.joinPath(rootOf(manifest), file.path), texts.get(file.path) ?? '', file);
  return edit;
}

/** Adds what a rename does to one file, whose text is given; strings that may mean something else are for a person to confirm. */
function addEdits(
  edit: vscode.WorkspaceEdit,
  uri: vscode.Uri,
  text: string,
  { edits, uncertain }: FileEdits,
): void {
  const { positionAt } = lineIndexOf(text);
  const rangeOf = (offset: number, length: number) => {
    const [from, to] = [positionAt(offset), positionAt(offset + length)];
    return new vscode.Range(from.line, from.character, to.line, to.character);
  };
  for (const { offset, length, text: put } of edits) edit.replace(uri, rangeOf(offset, length), put);
  for (const { offset, length, text: put } of uncertain)
    edit.replace(uri, rangeOf(offset, length), put, {
      needsConfirmation: true,
      label: vscode.l10n.t('Strings that may mean it'),
    });
}
