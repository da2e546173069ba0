import * as vscode from 'vscode';
import { applyIntents } from '../../contract/index.js';
import { toWorkspaceEdit } from '../documents/edit-document.js';
import { lockOf } from '../documents/lock.js';
import { isManifest } from '../documents/manifest-uri.js';
import { parsedOf } from '../documents/parsed.js';
import { toRange } from '../text/open-text.js';
import { occurrenceAt } from './occurrences.js';

/** Renames an entity and every mention of it, layout and `$ref`s included: the same edit that the canvas makes. */
export function provideRename(selector: vscode.DocumentSelector): vscode.Disposable {
  const find = (document: vscode.TextDocument, position: vscode.Position) => {
    const parsed = parsedOf(document);
    const lock = lockOf(document, parsed);
    if (lock) throw new Error(lock.message);
    const here = isManifest(document.uri) && occurrenceAt(parsed, document.offsetAt(position));
    if (!here)
      throw new Error(
        vscode.l10n.t('Only agents, handoffs, types, stores, queues and side effects can be renamed.'),
      );
    return { parsed, here };
  };
  return vscode.languages.registerRenameProvider(selector, {
    prepareRename(document, position) {
      const { here } = find(document, position);
      return { range: toRange(document, here.range), placeholder: here.target.id };
    },
    provideRenameEdits(document, position, to) {
      const { parsed, here } = find(document, position);
      const { edits, problems } = applyIntents(parsed, [{ type: 'rename', ...here.target, to }]);
      if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join(' '));
      return toWorkspaceEdit(document, edits);
    },
  });
}
