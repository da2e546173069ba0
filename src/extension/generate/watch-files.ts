import * as vscode from 'vscode';
import { findManifests } from '../documents/find-manifests.js';
import { isManifest } from '../documents/manifest-uri.js';
import { fileInWorkspace, isBelow } from '../documents/workspace-path.js';
import type { Services } from '../host.js';

/** How long the disk must be quiet before it is looked at again, and the longest that is waited for that; milliseconds. */
const quietMs = 300;
const patienceMs = 2000;

/**
 * Keeps problems right when files change behind the editor's back: checkouts, formatters, other tools. Deleting a folder
 * is one event of the folder, so any event may concern everything below it.
 */
export function watchFiles({ generation, problems, log, baselines }: Services): vscode.Disposable {
  const due = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let since: number | undefined;
  /** `new` looks for manifests that are not known yet; `all` checks the known ones too. */
  let scan: 'new' | 'all' | undefined;

  const run = async () => {
    timer = undefined;
    since = undefined;
    const uris = new Map([...due].map(key => [key, vscode.Uri.parse(key, true)]));
    due.clear();
    if (scan) {
      const known = new Set(problems.manifests().map(String));
      const all = scan === 'all';
      scan = undefined;
      for (const uri of await findManifests()) {
        if (all || !known.has(uri.toString())) uris.set(uri.toString(), uri);
      }
      if (all) for (const uri of problems.manifests()) uris.set(uri.toString(), uri);
    }
    for (const uri of uris.values()) {
      await generation.check(uri).catch(error => log.error(`Checking ${uri.path}:`, error));
    }
  };
  const runSoon = () => {
    since ??= Date.now();
    clearTimeout(timer);
    const delay = Math.max(0, Math.min(quietMs, since + patienceMs - Date.now()));
    timer = setTimeout(() => run().catch(error => log.error('Looking at changed files:', error)), delay);
  };
  const checkSoon = (manifest: vscode.Uri) => {
    due.add(manifest.toString());
    runSoon();
  };
  const scanSoon = (what: 'new' | 'all') => {
    if (scan !== 'all') scan = what;
    runSoon();
  };
  const onEvent = (uri: vscode.Uri) => {
    if (isManifest(uri)) return checkSoon(uri);
    for (const manifest of problems.manifests()) {
      const outDir = generation.outDirOf(manifest);
      const folder = outDir === undefined ? undefined : fileInWorkspace(manifest, outDir);
      const isConcerned =
        isBelow(uri, manifest) ||
        (folder && (isBelow(folder, uri) || isBelow(uri, folder))) ||
        generation.dependsOn(manifest, uri);
      if (isConcerned) checkSoon(manifest);
    }
  };
  const onCreate = (uri: vscode.Uri) => {
    onEvent(uri);
    // A folder that appears (a checkout, a move) may bring manifests along without an event for each.
    if (!/\.[^/]*$/.test(uri.path)) scanSoon('new');
  };

  let wasFocused = vscode.window.state.focused;
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  scanSoon('all');
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(onCreate),
    watcher.onDidChange(onEvent),
    watcher.onDidDelete(onEvent),
    generation.onDidTouchOutputs(checkSoon),
    // What is saved here is known without the disk's word for it.
    vscode.workspace.onDidSaveTextDocument(({ uri }) => onEvent(uri)),
    vscode.workspace.onDidChangeWorkspaceFolders(() => scanSoon('all')),
    // Watchers miss things, folders that appear in an unlucky moment above all: who comes back sees what is so.
    vscode.window.onDidChangeWindowState(({ focused }) => {
      // It also tells when somebody stops or starts typing.
      if (focused && !wasFocused) scanSoon('all');
      wasFocused = focused;
    }),
    baselines.onDidChange(() => scanSoon('all')),
    vscode.workspace.onDidChangeConfiguration(
      change =>
        ['handoff.baseline', 'handoff.severities'].some(setting => change.affectsConfiguration(setting)) &&
        scanSoon('all'),
    ),
    new vscode.Disposable(() => clearTimeout(timer)),
  );
}
