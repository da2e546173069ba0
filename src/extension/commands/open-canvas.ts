import * as vscode from 'vscode';
import { canvasViewType } from '../canvas/view-type.js';
import { switchEditor } from '../text/switch-editor.js';
import type { Command } from './command.js';
import { requireManifest } from './target.js';

/** Shows the manifest on the canvas, in place of its text. */
export const openCanvas: Command = {
  id: 'handoff.openCanvas',
  async run(services, ...args) {
    const manifest = requireManifest(services, args);
    if (!manifest) return;
    const active = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    const isText = active instanceof vscode.TabInputText && active.uri.toString() === manifest.toString();
    if (isText) await switchEditor(manifest, canvasViewType);
    else await vscode.commands.executeCommand('vscode.openWith', manifest, canvasViewType);
  },
};
