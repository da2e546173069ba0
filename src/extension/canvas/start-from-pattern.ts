import * as vscode from 'vscode';
import { patternOf } from '../../contract/index.js';
import type { PatternId } from '../../contract/manifest/workflow.js';
import { editDocument } from '../documents/edit-document.js';
import { workflowName } from '../documents/manifest-uri.js';
import type { Services } from '../host.js';

/** Writes the pattern's starter into an empty document, as one undo step, and saves it. */
export async function startFromPattern(
  { log }: Services,
  document: vscode.TextDocument,
  pattern: PatternId,
): Promise<void> {
  const result = await editDocument(document, ({ text, empty, json }) => {
    if (!empty && Object.keys(json ?? { some: 1 }).length > 0)
      return { reason: vscode.l10n.t('The document is not empty any more.') };
    const starter = patternOf(pattern)?.starter(starterName(workflowName(document.uri)));
    if (starter === undefined) return { reason: vscode.l10n.t('There is no pattern {0}.', pattern) };
    // A comment at the top, such as a licence, stays.
    const comments = empty ? text.trim() : '';
    return {
      edits: [{ offset: 0, length: text.length, text: comments ? `${comments}\n${starter}` : starter }],
    };
  });
  if (result.outcome === 'applied') {
    await document.save();
    return;
  }
  log.warn(`Starting from ${pattern} was refused: ${result.reason}`);
  void vscode.window.showWarningMessage(result.reason);
}

/** A file's name as a workflow's name: what names do not allow becomes a hyphen. */
export function starterName(name: string): string {
  const cleaned = name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z]+/, '');
  return cleaned.slice(0, 100) || 'workflow';
}
