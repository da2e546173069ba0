import * as vscode from 'vscode';
import { canvasOf } from '../canvas/reopen.js';
import { switchEditor } from '../text/switch-editor.js';
import type { Command } from './command.js';
import { requireManifest } from './target.js';

/** Shows the manifest as text, in place of its canvas. */
export const openTextInPlace: Command = {
  id: 'handoff.openText',
  async run(services, ...args) {
    const manifest = requireManifest(services, args);
    if (!manifest) return;
    const canvas = canvasOf(vscode.window.tabGroups.activeTabGroup.activeTab);
    if (canvas?.toString() === manifest.toString()) await switchEditor(manifest, 'default');
    else await vscode.commands.executeCommand('vscode.openWith', manifest, 'default');
  },
};
