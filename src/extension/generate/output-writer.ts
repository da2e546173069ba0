import * as vscode from 'vscode';
import { carryOut } from '../../drift/outputs/carry-out.js';
import type { OutputPlan } from '../../drift/outputs/plan.js';
import { baseName } from '../documents/manifest-uri.js';
import { fileInWorkspace, rootOf } from '../documents/workspace-path.js';
import { assertUnchanged, ChangedMeanwhile } from '../platform/disk.js';
import { disk } from '../platform/disk.node.js';
import type { GenerateOptions } from './generation.js';
import { warnAboutUnsaved } from './unsaved-outputs.js';

/** What a run did to the disk. Paths are relative to the manifest's folder. */
export interface WriteSummary {
  /** Files that are as they should be now. */
  readonly files: number;
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** Edited by hand (even while this run was writing), or not ours: left alone. */
  readonly left: readonly string[];
  /** Open with unsaved changes: left alone. */
  readonly skipped: readonly string[];
  /** Outside the workspace once links are followed, or not writable; each with its reason. */
  readonly refused: readonly { readonly path: string; readonly reason: string }[];
}

/** Carries out plans of writes and deletions. */
export interface OutputWriter {
  write(manifest: vscode.Uri, plan: OutputPlan, options: GenerateOptions): Promise<WriteSummary>;
}

/** A writer that warns once per file and window about unsaved changes in its way; `overwrite` is what the answer may start. */
export function createOutputWriter(
  log: vscode.LogOutputChannel,
  overwrite: (manifest: vscode.Uri, paths: readonly string[]) => void,
): OutputWriter {
  const warned = new Set<string>();
  return {
    async write(manifest, plan, options) {
      const written: string[] = [];
      const removed: string[] = [];
      const skipped: string[] = [];
      const changed: string[] = [];
      const refused: { path: string; reason: string }[] = [];
      const each = async (
        path: string,
        placeOf: typeof disk.place,
        act: (uri: vscode.Uri, named: vscode.Uri) => Thenable<void>,
        done: string[],
      ): Promise<boolean> => {
        const named = fileInWorkspace(manifest, path);
        const place = named
          ? await placeOf(rootOf(manifest), named)
          : { reason: vscode.l10n.t('{0} leads out of the workspace', path) };
        if (!named || 'reason' in place) {
          refused.push({ path, reason: 'reason' in place ? place.reason : path });
        } else if (unsavedDocument(named) && !mayOverwrite(options, path)) {
          skipped.push(path);
        } else {
          try {
            await act(place.uri, named);
            done.push(path);
            return true;
          } catch (error) {
            if (error instanceof ChangedMeanwhile) changed.push(path);
            else refused.push({ path, reason: error instanceof Error ? error.message : String(error) });
          }
        }
        return false;
      };
      await carryOut(plan, {
        write: ({ path, text, seen }) =>
          each(
            path,
            disk.place,
            (uri, named) => {
              const document = unsavedDocument(named);
              return document ? replaceText(document, text) : disk.write(uri, text, seen);
            },
            written,
          ),
        remove: ({ path, seen }) => each(path, disk.entry, uri => deleteSeen(uri, seen), removed),
      });
      const summary: WriteSummary = {
        files: plan.unchanged + written.length,
        written,
        removed,
        left: [...plan.leave.map(({ path }) => path), ...changed],
        skipped,
        refused,
      };
      report(log, manifest, summary);
      const fresh = skipped.filter(path => !warned.has(`${manifest} ${path}`));
      for (const path of fresh) warned.add(`${manifest} ${path}`);
      if (fresh.length > 0) void warnAboutUnsaved(manifest, fresh, () => overwrite(manifest, fresh));
      return summary;
    },
  };
}

const unsavedDocument = (uri: vscode.Uri): vscode.TextDocument | undefined =>
  vscode.workspace.textDocuments.find(
    document => document.isDirty && document.uri.toString() === uri.toString(),
  );

async function deleteSeen(uri: vscode.Uri, seen: string): Promise<void> {
  await assertUnchanged(uri, seen);
  await vscode.workspace.fs.delete(uri);
}

const mayOverwrite = ({ overwrite }: GenerateOptions, path: string): boolean =>
  overwrite === 'all' || (overwrite?.has(path) ?? false);

/** Through the editor, so that the change can be undone there and VS Code sees no conflict. */
async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  if (!(await vscode.workspace.applyEdit(edit)) || !(await document.save())) {
    throw new Error(vscode.l10n.t('the editor refused to replace its text'));
  }
}

function report(log: vscode.LogOutputChannel, manifest: vscode.Uri, summary: WriteSummary): void {
  const { files, written, removed, left, skipped, refused } = summary;
  log.info(
    `${baseName(manifest)}: ${files} files current, ${written.length} written, ${removed.length} deleted, ` +
      `${left.length} left as they are, ${skipped.length} with unsaved changes, ${refused.length} refused`,
  );
  for (const path of written) log.debug(`written: ${path}`);
  for (const path of removed) log.info(`deleted: ${path}`);
  for (const path of left) log.info(`left as it is: ${path}`);
  for (const { path, reason } of refused) log.error(`refused: ${path}: ${reason}`);
}
