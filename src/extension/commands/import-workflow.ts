import * as vscode from 'vscode';
import type { ImportResult } from '../../import/index.js';
import { manifestIn, mayWrite, writeManifest } from '../canvas/new-manifest.js';
import { showImportReport } from '../views/import-report.js';
import type { Command } from './command.js';

/** What the command may be called with; what is missing is asked for. */
interface ImportWorkflow {
  readonly source?: vscode.Uri;
  readonly target?: vscode.Uri;
  readonly format?: string;
}

/** Makes a workflow of another tool's file, shows it on the canvas, and beside it what could not be carried over. */
export const importWorkflow: Command = {
  id: 'handoff.importWorkflow',
  async run(_, ...args) {
    if (!mayWrite(vscode.l10n.t('Trust this workspace to import a workflow into it.'))) return undefined;
    const [called] = args;
    const given = called instanceof vscode.Uri ? { source: called } : ((called ?? {}) as ImportWorkflow);
    const source = given.source ?? (await askSource());
    return source && importFile({ ...given, source });
  },
};

async function importFile(
  given: ImportWorkflow & { readonly source: vscode.Uri },
): Promise<vscode.Uri | undefined> {
  const { source, format } = given;
  const engine = await import('../../import/index.js');
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(source));
  const result = engine.importWorkflow({ text, file: source.path, ...(format && { format }) });
  if (result.value === undefined) {
    // Not awaited: the command has ended, whether or not somebody answers.
    void explainFailure(source, result, engine.importers).then(chosen => {
      if (chosen) void importFile({ ...given, format: chosen });
    });
    return undefined;
  }
  const target = given.target ?? (await targetFor(source));
  if (!target) return undefined;
  await writeManifest(target, result.value);
  await showImportReport(source, result.format?.id);
  return target;
}

async function askSource(): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Import a workflow'),
    openLabel: vscode.l10n.t('Import'),
    filters: {
      [vscode.l10n.t('Agents and workflows')]: ['json', 'yaml', 'yml', 'py', 'ts', 'js', 'mts', 'mjs'],
    },
  });
  return picked?.[0];
}

/** The manifest beside the source; asked for where there is one already. */
async function targetFor(source: vscode.Uri): Promise<vscode.Uri | undefined> {
  const name =
    source.path
      .split('/')
      .at(-1)
      ?.replace(/\.[^.]*$/, '') || 'imported';
  const { uri, file, exists } = await manifestIn(vscode.Uri.joinPath(source, '..'), name);
  if (!exists) return uri;
  const title = vscode.l10n.t('{0} exists already: choose where the workflow goes', file);
  return vscode.window.showSaveDialog({ title, defaultUri: uri, filters: { Handoff: ['json'] } });
}

/** Says why and where a file cannot be imported; gives the format that the user names instead, if any. */
async function explainFailure(
  source: vscode.Uri,
  { problems: [problem] }: ImportResult,
  importers: readonly { readonly id: string; readonly title: string }[],
): Promise<string | undefined> {
  const file = vscode.workspace.asRelativePath(source);
  const show = vscode.l10n.t('Show');
  const choose = vscode.l10n.t('Choose Format…');
  const { line, column } = problem?.place ?? { line: 1, column: 1 };
  const answer = await vscode.window.showErrorMessage(
    vscode.l10n.t('{0}, line {1}: {2} Nothing was imported.', file, line, problem?.message ?? ''),
    show,
    choose,
  );
  if (answer === show) {
    const at = new vscode.Position(line - 1, column - 1);
    await vscode.window.showTextDocument(source, { selection: new vscode.Range(at, at) });
  }
  if (answer !== choose) return undefined;
  const items = importers.map(({ id, title }) => ({ label: title, id }));
  const placeHolder = vscode.l10n.t('What was {0} written for?', file);
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.id;
}
