import * as vscode from 'vscode';
import { findManifests } from '../documents/find-manifests.js';
import { withProgress } from '../views/progress.js';
import type { Command } from './command.js';

/** Checks every workflow of the workspace anew and shows what is wrong. */
export const check: Command = {
  id: 'handoff.check',
  async run({ generation, problems }) {
    await withProgress(vscode.l10n.t('Checking handoff workflows'), async () => {
      for (const manifest of await findManifests()) await generation.check(manifest);
    });
    const count = problems.manifests().reduce((sum, manifest) => sum + problems.shown(manifest).length, 0);
    if (count > 0) await vscode.commands.executeCommand('workbench.actions.view.problems');
    else vscode.window.setStatusBarMessage(vscode.l10n.t('Handoff: no problems'), 5000);
  },
};
