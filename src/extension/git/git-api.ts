import * as vscode from 'vscode';

/** The part that we use of the API of VS Code's own git extension, version 1. */
export interface Repository {
  readonly rootUri: vscode.Uri;
  readonly state: {
    readonly HEAD: { readonly commit?: string } | undefined;
    readonly onDidChange: vscode.Event<void>;
  };
  /** A file's text at a ref; rejects when the ref has no such file. */
  show(ref: string, path: string): Promise<string>;
}

/** All repositories that VS Code has open. */
export interface Git {
  readonly repositories: readonly Repository[];
  getRepository(uri: vscode.Uri): Repository | null;
  readonly onDidOpenRepository: vscode.Event<Repository>;
}

interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): Git;
}

/** VS Code's git; undefined where it is switched off or absent (the browser), and in untrusted workspaces. */
export async function openGit(): Promise<Git | undefined> {
  if (!vscode.workspace.isTrusted) return undefined;
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (!extension) return undefined;
  try {
    const git = await extension.activate();
    return git.enabled ? git.getAPI(1) : undefined;
  } catch {
    return undefined;
  }
}
