import * as vscode from 'vscode';
import { canvasViewType } from '../canvas/view-type.js';
import type { Command } from './command.js';
import { requireManifest } from './target.js';

/** Shows the manifest on a canvas beside its text. */
export const openCanvasBeside: Command = {
  id: 'handoff.openCanvasBeside',
  async run(services, ...args) {
    const manifest = requireManifest(services, args);
    if (manifest) {
      await vscode.commands.executeCommand(
        'vscode.openWith',
        manifest,
        canvasViewType,
        vscode.ViewColumn.Beside,
      );
    }
  },
};
