import * as vscode from 'vscode';
import { baseName } from '../documents/manifest-uri.js';
import { withProgress } from '../views/progress.js';
import type { Command } from './command.js';
import { requireManifest } from './target.js';

/** Generates code from the manifest in sight, saving it first. */
export const generate: Command = {
  id: 'handoff.generate',
  async run(services, ...args) {
    const manifest = requireManifest(services, args);
    if (!manifest) return;
    const open = vscode.workspace.textDocuments.find(
      document => document.uri.toString() === manifest.toString(),
    );
    if (open?.isDirty && !(await open.save())) return;
    const summary = await withProgress(vscode.l10n.t('Generating from {0}', baseName(manifest)), () =>
      services.generation.generate(manifest, { reason: 'asked' }),
    );
    if (!summary) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          '{0} does not say where to generate code: add "generate": { "outDir": … }.',
          baseName(manifest),
        ),
      );
      return;
    }
    const { files, written, refused } = summary;
    if (refused.length > 0) {
      const [first] = refused;
      void vscode.window.showErrorMessage(
        vscode.l10n.t('{0} files could not be written: {1}', refused.length, first?.reason ?? ''),
      );
      return;
    }
    vscode.window.setStatusBarMessage(
      vscode.l10n.t('Handoff: {0} generated files are current, {1} written', files, written.length),
      5000,
    );
  },
};
