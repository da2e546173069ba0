import * as vscode from 'vscode';
import { baseName, folderOf } from '../documents/manifest-uri.js';
import type { Commit, Ref, Repository } from '../git/git-api.js';
import type { Services } from '../host.js';
import type { Version } from './version.js';

interface VersionItem extends vscode.QuickPickItem {
  readonly version?: Version;
  readonly ask?: 'ref' | 'file';
}

/** How many branches, tags and commits are offered; any other can be typed. */
const most = 30;

/** Asks for a version of a workflow; undefined when nothing was chosen. */
export async function chooseVersion(
  { baselines }: Services,
  manifest: vscode.Uri,
  offerWorking: boolean,
): Promise<Version | undefined> {
  const items = baselines
    .repositoryOf(manifest)
    .then(found => listVersions(found?.repository, manifest, offerWorking));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Compare {0} with…', baseName(manifest)),
    placeHolder: vscode.l10n.t('A commit, branch or tag, or another file'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked?.ask === 'ref') return askRef();
  if (picked?.ask === 'file') return askFile(manifest);
  return picked?.version;
}

async function listVersions(
  repository: Repository | undefined,
  manifest: vscode.Uri,
  offerWorking: boolean,
): Promise<readonly VersionItem[]> {
  const file: VersionItem = { label: `$(file) ${vscode.l10n.t('A file…')}`, ask: 'file' };
  const working: VersionItem[] = offerWorking
    ? [{ label: `$(edit) ${vscode.l10n.t('Working copy')}`, version: { kind: 'working' } }]
    : [];
  if (!repository) return [...working, file];
  const [commits, refs] = await Promise.all([
    repository.log({ maxEntries: most, path: manifest.fsPath }).catch((): readonly Commit[] => []),
    repository.getRefs({ count: most, sort: 'committerdate' }).catch((): readonly Ref[] => []),
  ]);
  return [
    ...working,
    {
      label: '$(git-commit) HEAD',
      description: vscode.l10n.t('the last commit'),
      version: { kind: 'ref', ref: 'HEAD' },
    },
    file,
    { label: `$(search) ${vscode.l10n.t('Another commit, branch or tag…')}`, ask: 'ref' },
    ...section(vscode.l10n.t('Commits that changed this workflow'), commits.map(commitItem)),
    ...section(vscode.l10n.t('Branches and tags'), refs.flatMap(refItem)),
  ];
}

const section = (label: string, items: readonly VersionItem[]): readonly VersionItem[] =>
  items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];

function commitItem({ hash, message, authorName, authorDate }: Commit): VersionItem {
  const [subject = ''] = message.split('\n');
  return {
    label: `$(git-commit) ${hash.slice(0, 8)}`,
    description: subject,
    detail: [authorName, authorDate?.toLocaleDateString()].filter(Boolean).join(', '),
    version: { kind: 'ref', ref: hash },
  };
}

const refIcons = ['git-branch', 'cloud', 'tag'] as const;

const refItem = ({ type, name, commit }: Ref): VersionItem[] =>
  name === undefined
    ? []
    : [
        {
          label: `$(${refIcons[type]}) ${name}`,
          ...(commit && { description: commit.slice(0, 8) }),
          version: { kind: 'ref', ref: name },
        },
      ];

async function askRef(): Promise<Version | undefined> {
  const ref = await vscode.window.showInputBox({
    title: vscode.l10n.t('Compare with a commit, branch or tag'),
    placeHolder: 'main, v1.2.0, HEAD~3, 4f2a9c1',
    validateInput: text =>
      text.trim().startsWith('-') ? vscode.l10n.t('A ref does not begin with a hyphen.') : undefined,
  });
  return ref?.trim() ? { kind: 'ref', ref: ref.trim() } : undefined;
}

async function askFile(manifest: vscode.Uri): Promise<Version | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      defaultUri: folderOf(manifest),
      openLabel: vscode.l10n.t('Compare'),
      filters: { [vscode.l10n.t('Handoff workflows')]: ['json'] },
    })) ?? [];
  return uri && { kind: 'file', uri: uri.toString() };
}
