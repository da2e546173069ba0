import * as vscode from 'vscode';
import type { ParsedManifest } from '../../contract/index.js';
import { findManifests } from '../documents/find-manifests.js';
import { parsedOf } from '../documents/parsed.js';

/** A workflow as its editor shows it, unsaved changes included. */
export const readWorkflow = async (uri: vscode.Uri): Promise<ParsedManifest> =>
  parsedOf(await vscode.workspace.openTextDocument(uri));

/** The workflow that a path relative to the workspace, or a workflow's name, means; throws when there is none. */
export async function findWorkflow(wanted: unknown): Promise<vscode.Uri> {
  const known = await findManifests();
  for (const uri of known) {
    if (vscode.workspace.asRelativePath(uri) === wanted) return uri;
  }
  for (const uri of known) {
    if ((await readWorkflow(uri)).manifest?.name === wanted) return uri;
  }
  const files = known.map(uri => vscode.workspace.asRelativePath(uri)).join(', ');
  throw new Error(vscode.l10n.t('There is no workflow {0}. Known are: {1}', String(wanted), files));
}
