import * as vscode from 'vscode';
import { formatText } from '../../language/index.js';
import { toWorkspaceEdit } from '../documents/edit-document.js';
import { isManifest } from '../documents/manifest-uri.js';

/** Formats a manifest, or a part of it, as its author lays it out. */
export const provideFormatting = (selector: vscode.DocumentSelector): vscode.Disposable =>
  vscode.languages.registerDocumentRangeFormattingEditProvider(selector, {
    provideDocumentRangeFormattingEdits(document, range, { insertSpaces, tabSize }) {
      if (!isManifest(document.uri)) return [];
      const unit = insertSpaces ? ' '.repeat(tabSize) : '\t';
      const within = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
      const edits = formatText(document.getText(), { unit }, within);
      return toWorkspaceEdit(document, edits).get(document.uri);
    },
  });
