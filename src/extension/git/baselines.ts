import * as vscode from 'vscode';
import type { Baseline } from '../../drift/subject.js';
import { type Git, type GitExtension, openGitExtension, type Ref, type Repository } from './git-api.js';
import { filesAt, readAt } from './ref-files.js';

/** The contracts that today's are compared with: as they were at a git ref. */
export interface Baselines extends vscode.Disposable {
  /** Undefined without git, for a manifest that the ref does not have, and where the setting is empty. */
  of(manifest: vscode.Uri): Promise<Baseline | undefined>;
  /** VS Code's git and the repository of a file; undefined without git and in an untrusted workspace. */
  repositoryOf(file: vscode.Uri): Promise<{ readonly git: Git; readonly repository: Repository } | undefined>;
  /** Fires when another commit is checked out: everything is to be compared anew. */
  readonly onDidChange: vscode.Event<void>;
}

/** Reads baselines through VS Code's own git, and remembers them for as long as HEAD stays. */
export function createBaselines(): Baselines {
  const changed = new vscode.EventEmitter<void>();
  const known = new Map<string, Baseline>();
  const subscriptions: vscode.Disposable[] = [changed];
  const heads = new Map<Repository, string | undefined>();
  const follow = (repository: Repository) => {
    if (heads.has(repository)) return;
    heads.set(repository, repository.state.HEAD?.commit);
    const listener = repository.state.onDidChange(() => {
      const commit = repository.state.HEAD?.commit;
      if (heads.get(repository) === commit) return;
      heads.set(repository, commit);
      known.clear();
      changed.fire();
    });
    subscriptions.push(listener);
  };
  let git: Git | undefined;
  const connect = (extension: GitExtension) => {
    git = extension.enabled && vscode.workspace.isTrusted ? extension.getAPI(1) : undefined;
    if (git) {
      for (const repository of git.repositories) follow(repository);
      const listener = git.onDidOpenRepository(repository => {
        follow(repository);
        changed.fire();
      });
      subscriptions.push(listener);
    }
    known.clear();
    changed.fire();
  };
  const ready = openGitExtension().then(extension => {
    if (!extension) return;
    connect(extension);
    subscriptions.push(
      // The event comes before the API is there.
      extension.onDidChangeEnablement(() => setTimeout(() => connect(extension), 0)),
      vscode.workspace.onDidGrantWorkspaceTrust(() => connect(extension)),
    );
  });
  return {
    async of(manifest) {
      const ref = vscode.workspace.getConfiguration('handoff', manifest).get('baseline', 'HEAD').trim();
      await ready;
      const repository = ref === '' ? undefined : git?.getRepository(manifest);
      if (!repository) return undefined;
      const key = `${manifest} ${ref} ${repository.state.HEAD?.commit}`;
      const baseline = known.get(key) ?? (await readWithReleases(repository, ref, manifest));
      // What is not there may be still to come: git answers late while it opens a repository.
      if (baseline) known.set(key, baseline);
      return baseline;
    },
    async repositoryOf(file) {
      await ready;
      const repository = git?.getRepository(file);
      return git && repository ? { git, repository } : undefined;
    },
    onDidChange: changed.event,
    dispose: () => vscode.Disposable.from(...subscriptions).dispose(),
  };
}

/** More releases than this are taken for history, not for what is in use. */
const mostTags = 20;

/** The contract at a ref, and at the newest tags: their versions may still be in use. */
async function readWithReleases(
  repository: Repository,
  ref: string,
  manifest: vscode.Uri,
): Promise<Baseline | undefined> {
  const baseline = await readBaselineAt(repository, ref, manifest);
  if (!baseline) return undefined;
  const query = { pattern: 'refs/tags/*', sort: 'committerdate', count: mostTags } as const;
  const tags = await repository.getRefs(query).catch((): readonly Ref[] => []);
  const older: Baseline[] = [];
  for (const { name } of tags) {
    const release = name === undefined ? undefined : await readBaselineAt(repository, name, manifest);
    if (release && !older.some(({ text }) => text === release.text)) older.push(release);
  }
  return older.length === 0 ? baseline : { ...baseline, older };
}

async function readBaselineAt(
  repository: Repository,
  ref: string,
  manifest: vscode.Uri,
): Promise<Baseline | undefined> {
  const text = await readAt(repository, ref, manifest);
  if (text === undefined) return undefined;
  const { readBaseline } = await import('../generate/engine.js');
  return readBaseline(text, ref, filesAt(repository, ref, manifest));
}
