import * as vscode from 'vscode';
import { isManifest } from '../documents/manifest-uri.js';
import type { Services } from '../host.js';

/** Generates after each save, where the setting allows; never while saving, so a save takes no longer. */
export function generateOnSave({ generation, log }: Services): vscode.Disposable {
  return vscode.workspace.onDidSaveTextDocument(({ uri }) => {
    if (!isManifest(uri)) return;
    const isWanted = vscode.workspace.getConfiguration('handoff', uri).get('generateOnSave', true);
    const work =
      isWanted && vscode.workspace.isTrusted
        ? generation.generate(uri, { reason: 'save' })
        : generation.check(uri);
    work.catch(error => log.error('After a save:', error));
  });
}
