import * as vscode from 'vscode';
import { canvasViewType } from '../canvas/view-type.js';
import type { Command } from './command.js';
import { requireManifest } from './target.js';

/** Shows the manifest on the canvas, in place of its text. */
export const openCanvas: Command = {
  id: 'handoff.openCanvas',
  async run(services, ...args) {
    const manifest = requireManifest(services, args);
    if (!manifest) return;
    const text = vscode.window.tabGroups.activeTabGroup.activeTab;
    await vscode.commands.executeCommand('vscode.openWith', manifest, canvasViewType);
    // The canvas keeps the document, so closing its text asks nothing and loses nothing.
    if (text?.input instanceof vscode.TabInputText && text.input.uri.toString() === manifest.toString()) {
      await vscode.window.tabGroups.close(text, true);
    }
  },
};
