import * as vscode from 'vscode';
import type { FileEdits } from '../../language/index.js';
import { lineIndexOf } from '../problems/line-index.js';

/** Adds what a rename does to one file, whose text is given; strings that may mean something else are for a person to confirm. */
export function addEdits(
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
