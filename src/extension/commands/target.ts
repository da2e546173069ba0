import * as vscode from 'vscode';
import { canvasOf } from '../canvas/reopen.js';
import { isManifest } from '../documents/manifest-uri.js';
import type { Services } from '../host.js';

/** The manifest that a command is about: the one it was called on, the one in sight, or the one a generated file is from. */
export function targetManifest({ problems }: Services, args: readonly unknown[]): vscode.Uri | undefined {
  const [called] = args;
  if (called instanceof vscode.Uri && isManifest(called)) return called;
  const canvas = canvasOf(vscode.window.tabGroups.activeTabGroup.activeTab);
  if (canvas) return canvas;
  const text = vscode.window.activeTextEditor?.document.uri;
  if (!text) return undefined;
  return isManifest(text) ? text : problems.at(text)[0]?.manifest;
}

/** Like `targetManifest`; says so when there is none. */
export function requireManifest(services: Services, args: readonly unknown[]): vscode.Uri | undefined {
  const manifest = targetManifest(services, args);
  if (!manifest) void vscode.window.showInformationMessage(vscode.l10n.t('Open a handoff workflow first.'));
  return manifest;
}
