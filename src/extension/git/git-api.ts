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
  /** Branches and tags, or those of a pattern; sorted, the newest come first. */
  getRefs(query: {
    readonly count?: number;
    readonly sort?: 'committerdate';
    readonly pattern?: string;
  }): Promise<readonly Ref[]>;
  /** Commits, the newest first; those that touched a file where a path is given. */
  log(options: { readonly maxEntries?: number; readonly path?: string }): Promise<readonly Commit[]>;
}

/** A branch (0), a remote branch (1) or a tag (2). */
export interface Ref {
  readonly type: 0 | 1 | 2;
  readonly name?: string;
  readonly commit?: string;
}

/** A commit as lists show it. */
export interface Commit {
  readonly hash: string;
  readonly message: string;
  readonly authorName?: string;
  readonly authorDate?: Date;
}

/** All repositories that VS Code has open. */
export interface Git {
  readonly repositories: readonly Repository[];
  getRepository(uri: vscode.Uri): Repository | null;
  /** The uri of a file at a ref, for text editors. */
  toGitUri(uri: vscode.Uri, ref: string): vscode.Uri;
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
