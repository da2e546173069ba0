import * as vscode from 'vscode';
import { lockOf } from '../documents/lock.js';
import { isManifest } from '../documents/manifest-uri.js';
import { parsedOf } from '../documents/parsed.js';
import { toRange } from '../text/open-text.js';
import { toEdit } from './file-edits.js';
import { gatherRename } from './gather-rename.js';

/**
 * Renames an entity and every mention of it: in the manifest, in the manifests that refer to it, and in the sources that
 * import what is generated from it. One edit, one undo; strings that may mean something else are shown for confirmation.
 */
export function provideRename(selector: vscode.DocumentSelector): vscode.Disposable {
  const find = async (document: vscode.TextDocument, position: vscode.Position) => {
    const { occurrenceAt } = await import('../generate/engine.js');
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
    async prepareRename(document, position) {
      const { here } = await find(document, position);
      return { range: toRange(document, here.range), placeholder: here.target.id };
    },
    async provideRenameEdits(document, position, to, cancelled) {
      const { parsed, here } = await find(document, position);
      const { planRename } = await import('../generate/engine.js');
      const { request, texts } = await gatherRename(document.uri, parsed, here.target, to, cancelled);
      if (cancelled.isCancellationRequested) return undefined;
      const plan = planRename(request);
      if ('refusal' in plan) throw new Error(plan.refusal);
      return toEdit(document.uri, plan.files, texts);
    },
  });
}
