import * as vscode from 'vscode';
import { folderOf } from '../documents/manifest-uri.js';
import type { Services } from '../host.js';
import { measureHealth } from './measure.js';

/** How long files must be quiet before they are measured again, in milliseconds. */
const quietMs = 300;

/** A report that is shown, and what makes it out of date. */
interface Followed extends vscode.Disposable {
  readonly traces: readonly vscode.Uri[];
}

/** Measures again when the manifest or a trace of a shown report is saved, by whoever. */
export function followTraces({ health, log }: Services): vscode.Disposable {
  const followed = new Map<string, Followed>();

  function follow(manifest: vscode.Uri, traces: readonly vscode.Uri[]): Followed {
    const files = new Set([manifest, ...traces].map(String));
    const folders = new Map([...[manifest, ...traces].map(folderOf)].map(uri => [uri.toString(), uri]));
    let timer: ReturnType<typeof setTimeout> | undefined;
    let running: vscode.CancellationTokenSource | undefined;

    const measure = async () => {
      running?.cancel();
      running = new vscode.CancellationTokenSource();
      const { token } = running;
      const report = await measureHealth(manifest, traces, token);
      // While the manifest cannot be read, what was measured last stays.
      if (report && !token.isCancellationRequested) health.set(manifest, { report, traces });
    };
    const onEvent = (uri: vscode.Uri) => {
      if (!files.has(uri.toString())) return;
      clearTimeout(timer);
      timer = setTimeout(
        () => measure().catch(error => log.warn(`Measuring ${manifest.path} again:`, error)),
        quietMs,
      );
    };
    const watchers = [...folders.values()].flatMap(folder => {
      const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '*'));
      return [watcher, watcher.onDidCreate(onEvent), watcher.onDidChange(onEvent)];
    });
    // An unsaved manifest is measured as it was typed, and nothing on the disk tells of its save in time.
    const saved = vscode.workspace.onDidSaveTextDocument(({ uri }) => onEvent(uri));
    return {
      traces,
      dispose() {
        clearTimeout(timer);
        running?.cancel();
        for (const each of [saved, ...watchers]) each.dispose();
      },
    };
  }

  const changes = health.onDidChange(key => {
    const manifest = vscode.Uri.parse(key, true);
    const traces = health.of(manifest)?.traces;
    const known = followed.get(key);
    if (known?.traces === traces) return;
    known?.dispose();
    if (traces) followed.set(key, follow(manifest, traces));
    else followed.delete(key);
  });
  return new vscode.Disposable(() => {
    changes.dispose();
    for (const each of followed.values()) each.dispose();
  });
}
