import * as vscode from 'vscode';
import type { SyncState } from '../../protocol.js';

/** What is known of generation per manifest; “unsaved” is added from the document itself. */
export interface SyncStates {
  set(manifest: vscode.Uri, state: SyncState): void;
  of(document: vscode.TextDocument): SyncState;
  readonly onDidChange: vscode.Event<string>;
}

/** Keeps the sync state of every manifest by uri. */
export function createSyncStates(): SyncStates & vscode.Disposable {
  const states = new Map<string, SyncState>();
  const changed = new vscode.EventEmitter<string>();
  return {
    set(manifest, state) {
      states.set(manifest.toString(), state);
      changed.fire(manifest.toString());
    },
    of: document =>
      document.isDirty ? { kind: 'unsaved' } : (states.get(document.uri.toString()) ?? { kind: 'saved' }),
    onDidChange: changed.event,
    dispose: () => changed.dispose(),
  };
}
