import * as vscode from 'vscode';
import { openText } from '../text/open-text.js';
import type { Command } from './command.js';
import { requireManifest } from './target.js';

/** Shows the manifest as text beside its canvas. */
export const openTextBeside: Command = {
  id: 'handoff.openTextBeside',
  async run(services, ...args) {
    const manifest = requireManifest(services, args);
    if (manifest) await openText(await vscode.workspace.openTextDocument(manifest), { beside: true });
  },
};
