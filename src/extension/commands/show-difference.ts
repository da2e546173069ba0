import * as vscode from 'vscode';
import { relativePath } from '../documents/workspace-path.js';
import { showDifference } from '../generate/expected-documents.js';
import type { Command } from './command.js';

/** Compares the generated file in sight with what generating would write. */
export const showDifferenceCommand: Command = {
  id: 'handoff.showDifference',
  async run({ problems }, called) {
    const uri = called instanceof vscode.Uri ? called : vscode.window.activeTextEditor?.document.uri;
    const manifest = uri && problems.at(uri)[0]?.manifest;
    if (uri && manifest) return showDifference(manifest, relativePath(manifest, uri));
    void vscode.window.showInformationMessage(vscode.l10n.t('This file has no drift to show.'));
  },
};
