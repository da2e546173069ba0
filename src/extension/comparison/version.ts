import * as vscode from 'vscode';
import type { Files } from '../../drift/gather.js';
import { isObject, type Json } from '../../schema/json.js';
import { baseName, workflowName } from '../documents/manifest-uri.js';
import { workspaceFiles } from '../generate/workspace-files.js';
import { filesAt, readAt } from '../git/ref-files.js';
import type { Services } from '../host.js';

/** A version of a workflow: as it is now, unsaved changes included; at a git ref; or another file. */
export type Version =
  | { readonly kind: 'working' }
  | { readonly kind: 'ref'; readonly ref: string }
  | { readonly kind: 'file'; readonly uri: string };

/** Two versions of one workflow, the older on the left. */
export interface Compared {
  readonly manifest: vscode.Uri;
  readonly before: Version;
  readonly after: Version;
}

/** A version as it was found. */
export interface FoundVersion {
  readonly text: string | undefined;
  readonly files: Files;
  /** Why there is no text. */
  readonly problem?: string;
}

const noFiles: Files = {
  read: async () => ({ kind: 'missing' }),
  list: async () => [],
  glob: async () => [],
};

/** What a version is called in titles. */
export function versionLabel(version: Version): string {
  if (version.kind === 'working') return vscode.l10n.t('Working copy');
  if (version.kind === 'ref')
    return /^[0-9a-f]{40}$/.test(version.ref) ? version.ref.slice(0, 8) : version.ref;
  return vscode.workspace.asRelativePath(vscode.Uri.parse(version.uri));
}

/** A comparison's title: `ticket-triage: HEAD ↔ Working copy`. */
export const titleOf = ({ manifest, before, after }: Compared): string =>
  `${workflowName(manifest) || baseName(manifest)}: ${versionLabel(before)} ↔ ${versionLabel(after)}`;

/** Reads a version; what cannot be read is said in words. */
export async function findVersion(
  { baselines }: Services,
  manifest: vscode.Uri,
  version: Version,
): Promise<FoundVersion> {
  if (version.kind === 'ref') {
    const found = await baselines.repositoryOf(manifest);
    if (!found)
      return missing(vscode.l10n.t('{0} is in no git repository that VS Code has open.', baseName(manifest)));
    const text = await readAt(found.repository, version.ref, manifest);
    return text === undefined
      ? missing(vscode.l10n.t('{0} is not there at {1}.', baseName(manifest), versionLabel(version)))
      : { text, files: filesAt(found.repository, version.ref, manifest) };
  }
  const uri = uriOf(manifest, version);
  try {
    return { text: await currentText(uri), files: workspaceFiles(uri) };
  } catch {
    return missing(vscode.l10n.t('{0} cannot be opened.', baseName(uri)));
  }
}

const missing = (problem: string): FoundVersion => ({ text: undefined, files: noFiles, problem });

/** The file that a version is, where it is one. */
export const uriOf = (manifest: vscode.Uri, version: Version): vscode.Uri =>
  version.kind === 'file' ? vscode.Uri.parse(version.uri, true) : manifest;

/** A file's text as it is now, unsaved changes included. */
export async function currentText(uri: vscode.Uri): Promise<string> {
  const open = vscode.workspace.textDocuments.find(document => document.uri.toString() === uri.toString());
  return open ? open.getText() : new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

/** What a page keeps of the two versions that it shows. */
export const keepCompared = ({ manifest, before, after }: Compared): Json => ({
  manifest: manifest.toString(),
  before,
  after,
});

/** The two versions that a page had kept; undefined for anything else. */
export function readCompared(state: unknown): Compared | undefined {
  const kept = isObject(state) && isObject(state.comparison) ? state.comparison.kept : undefined;
  if (!isObject(kept) || typeof kept.manifest !== 'string') return undefined;
  const { before, after } = kept;
  return isVersion(before) && isVersion(after)
    ? { manifest: vscode.Uri.parse(kept.manifest, true), before, after }
    : undefined;
}

const isVersion = (raw: unknown): raw is Version =>
  isObject(raw) &&
  (raw.kind === 'working' ||
    // As in the input box: git would take it for an option.
    (raw.kind === 'ref' && typeof raw.ref === 'string' && !raw.ref.startsWith('-')) ||
    (raw.kind === 'file' && typeof raw.uri === 'string'));
