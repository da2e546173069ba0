import * as vscode from 'vscode';
import type { Services } from '../host.js';
import { switchEditor } from '../text/switch-editor.js';
import { canvasViewType } from './view-type.js';

/** How long a canvas in sight may be without its session before it counts as lost, in milliseconds. */
const graceMs = 2000;

/**
 * After a crash of the extension host VS Code keeps the old pages, deaf and dumb, and never resolves them again. A canvas
 * that was open before this host started, is in sight and still gets no session, is therefore opened anew; once.
 */
export function reopenLostCanvases({ canvases, log }: Services): vscode.Disposable {
  const suspects = new Set(
    vscode.window.tabGroups.all.flatMap(group => group.tabs.flatMap(tab => keyOf(tab) ?? [])),
  );
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const look = async () => {
    for (const { activeTab, viewColumn } of vscode.window.tabGroups.all) {
      const key = keyOf(activeTab);
      const uri = canvasOf(activeTab);
      if (!uri || key === undefined || !suspects.delete(key)) continue;
      if (canvases.of(uri).some(({ panel }) => panel.viewColumn === viewColumn)) continue;
      log.warn(`The canvas of ${uri.path} had lost its connection and is opened again.`);
      await reopen(uri, viewColumn);
    }
  };
  const lookSoon = () => {
    clearTimeout(waiting);
    if (suspects.size === 0) return;
    waiting = setTimeout(
      () => look().catch(error => log.error('Reopening a canvas failed:', error)),
      graceMs,
    );
  };
  lookSoon();
  return vscode.Disposable.from(
    vscode.window.tabGroups.onDidChangeTabs(lookSoon),
    vscode.window.tabGroups.onDidChangeTabGroups(lookSoon),
    new vscode.Disposable(() => clearTimeout(waiting)),
  );
}

/** The document of a canvas tab. */
export const canvasOf = (tab: vscode.Tab | undefined): vscode.Uri | undefined =>
  tab?.input instanceof vscode.TabInputCustom && tab.input.viewType === canvasViewType
    ? tab.input.uri
    : undefined;

const keyOf = (tab: vscode.Tab | undefined): string | undefined =>
  tab && canvasOf(tab) && `${tab.group.viewColumn} ${canvasOf(tab)}`;

async function reopen(uri: vscode.Uri, viewColumn: vscode.ViewColumn): Promise<void> {
  // By way of the text, which keeps the document and its unsaved changes while the dead page goes.
  await vscode.commands.executeCommand('vscode.openWith', uri, canvasViewType, viewColumn);
  await switchEditor(uri, 'default');
  await switchEditor(uri, canvasViewType);
}
