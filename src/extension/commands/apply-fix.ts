import * as vscode from 'vscode';
import type { Fix } from '../../contract/problem.js';
import { carryOutFix } from '../problems/carry-out-fix.js';
import type { Command } from './command.js';

/** Carries out a quick fix that is more than a text edit here. Not in the palette. */
export const applyFix: Command = {
  id: 'handoff.applyFix',
  async run(services, manifest, code, wanted) {
    if (!(manifest instanceof vscode.Uri)) return;
    // Only what a current problem offers: a command link must not be able to bring its own edits.
    const key = JSON.stringify(wanted);
    const fix = services.problems
      .shown(manifest)
      .filter(problem => problem.code === code)
      .flatMap((problem): readonly Fix[] => problem.fixes)
      .find(candidate => JSON.stringify(candidate) === key);
    if (fix) return carryOutFix(services, manifest, fix);
    void vscode.window.showInformationMessage(vscode.l10n.t('The problem has changed; look at it again.'));
  },
};
