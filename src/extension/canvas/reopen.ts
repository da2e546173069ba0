import * as vscode from 'vscode';
import type { Services } from '../host.js';
import { switchEditor } from '../text/switch-editor.js';
import { canvasViewType } from './view-type.js';

/** How long an active canvas tab may be without its session before it counts as lost, in milliseconds. */
const graceMs = 1500;

/**
 * After a crash of the extension host VS Code keeps the old pages, deaf and dumb, and never resolves them again. Every
 * canvas tab that is in sight and has no session is therefore closed and opened anew.
 */
export function reopenLostCanvases({ canvases, log }: Services): vscode.Disposable {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const look = async () => {
    for (const group of vscode.window.tabGroups.all) {
      const uri = canvasOf(group.activeTab);
      if (!uri) continue;
      const here = canvases.of(uri).some(session => session.panel.viewColumn === group.viewColumn);
      if (here) continue;
      log.warn(`The canvas of ${uri.path} had lost its connection and is opened again.`);
      await reopen(uri, group.viewColumn);
    }
  };
  const lookSoon = () => {
    clearTimeout(waiting);
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

async function reopen(uri: vscode.Uri, viewColumn: vscode.ViewColumn): Promise<void> {
  // By way of the text, which keeps the document and its unsaved changes while the dead page goes.
  await vscode.commands.executeCommand('vscode.openWith', uri, canvasViewType, viewColumn);
  await switchEditor(uri, 'default');
  await switchEditor(uri, canvasViewType);
}
