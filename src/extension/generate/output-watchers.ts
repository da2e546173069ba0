import type * as vscode from 'vscode';
import { disk } from '../platform/disk.node.js';

/** Watches the folders of generated files. */
export interface OutputWatchers extends vscode.Disposable {
  /** From now on these folders are watched for a manifest, and no others. */
  watch(manifest: vscode.Uri, folders: readonly vscode.Uri[]): void;
}

/**
 * VS Code watches a workspace as a whole, and misses folders that appear in an unlucky moment or that the user has excluded
 * from it. The few folders that generated files stand in are watched by ourselves as well.
 */
export function createOutputWatchers(touched: (manifest: vscode.Uri) => void): OutputWatchers {
  const watchers = new Map<string, Map<string, vscode.Disposable>>();
  return {
    watch(manifest, folders) {
      const key = manifest.toString();
      const mine = watchers.get(key) ?? new Map<string, vscode.Disposable>();
      if (folders.length > 0) watchers.set(key, mine);
      else watchers.delete(key);
      const names = new Set(folders.map(String));
      for (const [name, watcher] of mine) {
        if (names.has(name)) continue;
        watcher.dispose();
        mine.delete(name);
      }
      for (const folder of folders) {
        const name = folder.toString();
        if (mine.has(name)) continue;
        const watcher = disk.watch(folder, {
          changed: () => touched(manifest),
          // A folder that is gone may come again: then it is watched anew.
          gone: () => mine.delete(name),
        });
        if (watcher) mine.set(name, watcher);
      }
    },
    dispose() {
      for (const mine of watchers.values()) for (const watcher of mine.values()) watcher.dispose();
      watchers.clear();
    },
  };
}
