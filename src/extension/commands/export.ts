import * as vscode from 'vscode';
import type { DocumentFormat, PictureCommand } from '../../protocol.js';
import { exportDocument } from '../canvas/export-file.js';
import type { Command } from './command.js';
import { requireManifest } from './target.js';

interface ExportItem extends vscode.QuickPickItem {
  readonly picture?: PictureCommand;
  readonly document?: DocumentFormat | 'svg';
}

/** Exports a workflow as a picture or a document; pictures in the theme's colours need its canvas in sight. */
export const exportWorkflow: Command = {
  id: 'handoff.export',
  async run(services, ...args) {
    const manifest = requireManifest(services, args);
    if (!manifest) return;
    const canvas = services.canvases.of(manifest).find(({ panel }) => panel.visible);
    const picked = await vscode.window.showQuickPick(canvas ? [...onCanvas(), ...documents()] : anywhere(), {
      title: vscode.l10n.t('Export workflow'),
      placeHolder: vscode.l10n.t('A picture or a document'),
    });
    if (picked?.document) return exportDocument(manifest, picked.document);
    if (!picked?.picture || !canvas) return;
    // The clipboard is open only to the page that has the focus.
    canvas.panel.reveal();
    canvas.post({ type: 'command', command: picked.picture });
  },
};

const onCanvas = (): readonly ExportItem[] => [
  { label: vscode.l10n.t('Copy as image'), picture: 'copy-image' },
  { label: vscode.l10n.t('SVG, in the theme’s colours'), picture: 'export-svg' },
  { label: vscode.l10n.t('SVG, for white paper'), picture: 'export-svg-print' },
  { label: vscode.l10n.t('PNG, in the theme’s colours'), picture: 'export-png' },
  { label: vscode.l10n.t('PNG, for white paper'), picture: 'export-png-print' },
];

const documents = (): readonly ExportItem[] => [
  { label: vscode.l10n.t('Mermaid flowchart'), document: 'mermaid' },
  { label: vscode.l10n.t('Markdown page with contracts'), document: 'markdown' },
];

const anywhere = (): readonly ExportItem[] => [
  {
    label: vscode.l10n.t('SVG, for white paper'),
    detail: vscode.l10n.t('Open the canvas for PNG, the theme’s colours and the clipboard.'),
    document: 'svg',
  },
  ...documents(),
];
