import * as vscode from 'vscode';
import type { PatternId } from '../../contract/manifest/workflow.js';
import { manifestIn, mayWrite, writeManifest } from '../canvas/new-manifest.js';
import { startFromPattern } from '../canvas/start-from-pattern.js';
import type { Command } from './command.js';

/** What a caller may settle beforehand; the rest is asked. */
interface NewWorkflow {
  readonly folder?: vscode.Uri;
  readonly name?: string;
  /** Without it the canvas shows the gallery of patterns. */
  readonly pattern?: PatternId;
}

/** Makes an empty manifest and opens it: its canvas is the gallery of patterns to start from. */
export const newWorkflow: Command = {
  id: 'handoff.newWorkflow',
  async run(services, ...args) {
    if (!mayWrite(vscode.l10n.t('Trust this workspace to create a workflow in it.'))) return undefined;
    const [called] = args;
    const given =
      called instanceof vscode.Uri ? { folder: await folderAt(called) } : ((called ?? {}) as NewWorkflow);
    const folder = given.folder ?? (await askFolder());
    if (!folder) return undefined;
    const name = 'name' in given && given.name ? given.name : await askName(folder);
    if (!name || (await complainAbout(folder, name))) return undefined;
    const { uri: manifest } = await manifestIn(folder, name);
    await writeManifest(manifest, '');
    if ('pattern' in given && given.pattern) {
      await startFromPattern(services, await vscode.workspace.openTextDocument(manifest), given.pattern);
    }
    return manifest;
  },
};

async function folderAt(uri: vscode.Uri): Promise<vscode.Uri> {
  const { type } = await vscode.workspace.fs.stat(uri);
  return type & vscode.FileType.Directory ? uri : vscode.Uri.joinPath(uri, '..');
}

async function askFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 1) return folders[0]?.uri;
  if (folders.length > 1) {
    const placeHolder = vscode.l10n.t('Which folder is the workflow for?');
    return (await vscode.window.showWorkspaceFolderPick({ placeHolder }))?.uri;
  }
  const openLabel = vscode.l10n.t('Create here');
  const picked = await vscode.window.showOpenDialog({
    canSelectFolders: true,
    canSelectFiles: false,
    openLabel,
  });
  return picked?.[0];
}

const askName = (folder: vscode.Uri): Thenable<string | undefined> =>
  vscode.window.showInputBox({
    title: vscode.l10n.t('New handoff workflow'),
    prompt: vscode.l10n.t(
      'Its name; the file is <name>.handoff.json. The pattern comes next, on the canvas.',
    ),
    placeHolder: 'ticket-triage',
    validateInput: name => complainAbout(folder, name),
  });

/** Why a name will not do; undefined when it will. */
async function complainAbout(folder: vscode.Uri, name: string): Promise<string | undefined> {
  if (!/^[A-Za-z][A-Za-z0-9._-]{0,99}$/.test(name)) {
    return vscode.l10n.t('Start with a letter; use letters, digits, ".", "_" and "-" only.');
  }
  const { file, exists } = await manifestIn(folder, name);
  return exists ? vscode.l10n.t('{0} exists already.', file) : undefined;
}
