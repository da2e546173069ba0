import type * as vscode from 'vscode';

/** Schemes of read-only copies of a file's other versions: shown as text, never checked. */
const copySchemes = new Set([
  'git',
  'gitlens',
  'gitlens-git',
  'conflictResolution',
  'vscode-local-history',
  'handoff-expected',
]);

/** Ends every manifest's file name. */
export const manifestSuffix = '.handoff.json';

/** True for a manifest of a workspace or a new one; false for copies of other versions. */
export const isManifest = (uri: vscode.Uri): boolean =>
  uri.path.endsWith(manifestSuffix) && !copySchemes.has(uri.scheme);

/** The last segment of a uri's path: `ticket-triage.handoff.json`. */
export const baseName = (uri: vscode.Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);

/** The workflow's name as its file says: `ticket-triage`. */
export const workflowName = (uri: vscode.Uri): string => baseName(uri).slice(0, -manifestSuffix.length);

/** The folder that a file is in. */
export const folderOf = (uri: vscode.Uri): vscode.Uri =>
  uri.with({ path: uri.path.slice(0, Math.max(1, uri.path.lastIndexOf('/'))), query: '', fragment: '' });
