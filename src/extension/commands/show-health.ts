import * as vscode from 'vscode';
import { folderOf } from '../documents/manifest-uri.js';
import { parsedOf } from '../documents/parsed.js';
import { relativePath } from '../documents/workspace-path.js';
import { measureHealth } from '../health/measure.js';
import { withProgress } from '../views/progress.js';
import type { Command } from './command.js';
import { requireManifest } from './target.js';

/** Measures handoffs in traces and shows the figures against the manifest's thresholds on the canvas. */
export const showHealth: Command = {
  id: 'handoff.showHealth',
  async run(services, ...args) {
    const manifest = requireManifest(services, args);
    if (!manifest) return;
    const [, given] = args;
    const traces = Array.isArray(given) ? (given as vscode.Uri[]) : await chooseTraces(manifest);
    if (!traces || traces.length === 0) return;
    const report = await withProgress(vscode.l10n.t('Measuring handoffs'), () =>
      measureHealth(manifest, traces),
    );
    if (report) return services.health.set(manifest, { report, traces });
    void vscode.window.showWarningMessage(vscode.l10n.t('The workflow has errors that must be fixed first.'));
  },
};

/** The traces that the manifest's samples name, or any others. */
async function chooseTraces(manifest: vscode.Uri): Promise<readonly vscode.Uri[] | undefined> {
  const globs = parsedOf(await vscode.workspace.openTextDocument(manifest)).manifest?.samples ?? [];
  const found = await Promise.all(
    globs.map(glob => vscode.workspace.findFiles(new vscode.RelativePattern(folderOf(manifest), glob))),
  );
  const known = found.flat().filter(({ path }) => /\.(jsonl|ndjson)$/i.test(path));
  if (known.length === 0) return browse(manifest);
  const other = { label: `$(folder-opened) ${vscode.l10n.t('Other files…')}`, uri: undefined, picked: false };
  const chosen = await vscode.window.showQuickPick(
    [...known.map(uri => ({ label: relativePath(manifest, uri), uri, picked: true })), other],
    { canPickMany: true, title: vscode.l10n.t('Traces to measure') },
  );
  if (!chosen) return undefined;
  const more = chosen.some(({ uri }) => !uri) ? ((await browse(manifest)) ?? []) : [];
  return [...chosen.flatMap(({ uri }) => uri ?? []), ...more];
}

const browse = (manifest: vscode.Uri): Thenable<vscode.Uri[] | undefined> =>
  vscode.window.showOpenDialog({
    canSelectMany: true,
    defaultUri: folderOf(manifest),
    filters: { [vscode.l10n.t('Traces')]: ['jsonl', 'ndjson'] },
    title: vscode.l10n.t('Traces to measure'),
  });
