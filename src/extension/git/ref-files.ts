import type * as vscode from 'vscode';
import type { Files } from '../../drift/gather.js';
import { fileInWorkspace } from '../documents/workspace-path.js';
import type { Repository } from './git-api.js';

/** A file's text at a git ref; undefined where the ref, or the file in it, does not exist. */
export async function readAt(
  repository: Repository,
  ref: string,
  uri: vscode.Uri,
): Promise<string | undefined> {
  // A ref that git would take for an option is none.
  if (ref.startsWith('-')) return undefined;
  return repository.show(ref, uri.fsPath).catch(() => undefined);
}

/** The workspace at a git ref as gathering sees it, from one manifest's folder. */
export const filesAt = (repository: Repository, ref: string, manifest: vscode.Uri): Files => ({
  async read(path) {
    const uri = fileInWorkspace(manifest, path);
    const found = uri && (await readAt(repository, ref, uri));
    return found === undefined ? { kind: 'missing' } : { kind: 'text', text: found };
  },
  list: async () => [],
  glob: async () => [],
});
