import * as vscode from 'vscode';
import { canvasOf } from '../canvas/reopen.js';
import type { Command } from './command.js';
import { requireManifest } from './target.js';

/** Shows the manifest as text, in place of its canvas. */
export const openTextInPlace: Command = {
  id: 'handoff.openText',
  async run(services, ...args) {
    const manifest = requireManifest(services, args);
    if (!manifest) return;
    const canvas = vscode.window.tabGroups.activeTabGroup.activeTab;
    await vscode.commands.executeCommand('vscode.openWith', manifest, 'default');
    // The text keeps the document, so closing the canvas asks nothing and loses nothing.
    if (canvas && canvasOf(canvas)?.toString() === manifest.toString()) {
      await vscode.window.tabGroups.close(canvas, true);
    }
  },
};
