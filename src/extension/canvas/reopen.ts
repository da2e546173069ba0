import * as vscode from 'vscode';
import type { Services } from '../host.js';
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
      const tab = group.activeTab;
      const uri = canvasOf(tab);
      if (!tab || !uri) continue;
      const here = canvases.of(uri).some(session => session.panel.viewColumn === group.viewColumn);
      if (here) continue;
      log.warn(`The canvas of ${uri.path} had lost its connection and is opened again.`);
      await reopen(tab, uri, group.viewColumn);
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

async function reopen(tab: vscode.Tab, uri: vscode.Uri, viewColumn: vscode.ViewColumn): Promise<void> {
  // With the text open in the same group the document stays loaded, so unsaved changes survive and nobody is asked.
  await vscode.commands.executeCommand('vscode.openWith', uri, 'default', {
    viewColumn,
    preserveFocus: true,
  });
  const stale = vscode.window.tabGroups.all.flatMap(group => group.tabs).find(other => sameTab(other, tab));
  if (stale) await vscode.window.tabGroups.close(stale, true);
  await vscode.commands.executeCommand('vscode.openWith', uri, canvasViewType, {
    viewColumn,
    preserveFocus: true,
  });
}

const sameTab = (a: vscode.Tab, b: vscode.Tab): boolean =>
  a.group.viewColumn === b.group.viewColumn && canvasOf(a)?.toString() === canvasOf(b)?.toString();
