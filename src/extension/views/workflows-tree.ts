import * as vscode from 'vscode';
import { canvasViewType } from '../canvas/view-type.js';
import { workflowName } from '../documents/manifest-uri.js';
import type { Services } from '../host.js';

/** The workflows of the workspace with how many problems each has, in the explorer. */
export function showWorkflowsTree({ problems }: Services): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const view = vscode.window.createTreeView<vscode.Uri>('handoff.workflows', {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: element => (element ? [] : [...problems.manifests()].sort(byPath)),
      getTreeItem: manifest => toItem(manifest, problems.shown(manifest).length),
    },
  });
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const refreshSoon = () => {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      changed.fire();
    }, 100);
  };
  return vscode.Disposable.from(
    view,
    changed,
    problems.onDidChange(refreshSoon),
    new vscode.Disposable(() => clearTimeout(waiting)),
  );
}

function toItem(manifest: vscode.Uri, count: number): vscode.TreeItem {
  const item = new vscode.TreeItem(workflowName(manifest));
  item.id = manifest.toString();
  item.resourceUri = manifest;
  item.iconPath = new vscode.ThemeIcon('type-hierarchy');
  item.description =
    count === 0 ? '' : count === 1 ? vscode.l10n.t('1 problem') : vscode.l10n.t('{0} problems', count);
  item.tooltip = vscode.workspace.asRelativePath(manifest);
  item.command = {
    command: 'vscode.openWith',
    title: vscode.l10n.t('Open Canvas'),
    arguments: [manifest, canvasViewType],
  };
  return item;
}

const byPath = (a: vscode.Uri, b: vscode.Uri): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
