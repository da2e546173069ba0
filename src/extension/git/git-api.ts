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

/** The git extension itself: it can be switched on and off. */
export interface GitExtension {
  readonly enabled: boolean;
  readonly onDidChangeEnablement: vscode.Event<boolean>;
  /** Throws while the extension is switched off. */
  getAPI(version: 1): Git;
}

/** VS Code's git extension; undefined where it is absent (the browser) or does not start. */
export async function openGitExtension(): Promise<GitExtension | undefined> {
  try {
    return await vscode.extensions.getExtension<GitExtension>('vscode.git')?.activate();
  } catch {
    return undefined;
  }
}
