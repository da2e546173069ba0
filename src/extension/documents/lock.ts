import * as vscode from 'vscode';
import type { ParsedManifest } from '../../contract/index.js';
import type { Lock } from '../../protocol.js';

/** Why the document must not be edited through the canvas now; undefined when it may be. */
export function lockOf(document: vscode.TextDocument, parsed: ParsedManifest): Lock | undefined {
  if (!vscode.workspace.isTrusted) {
    return {
      reason: 'read-only',
      message: vscode.l10n.t('Restricted Mode: trust this workspace to edit the workflow.'),
    };
  }
  if (vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) === false) {
    return { reason: 'read-only', message: vscode.l10n.t('This file cannot be written to.') };
  }
  if (parsed.newerVersion !== undefined) {
    return {
      reason: 'newer-version',
      message: vscode.l10n.t(
        'Format {0} of this file is newer than this extension knows. Update Handoff Designer to edit it here.',
        parsed.newerVersion,
      ),
    };
  }
  if (parsed.editable && parsed.olderVersion !== undefined) {
    return {
      reason: 'older-version',
      message: vscode.l10n.t(
        'Format {0} of this file is older than the one this extension writes. Migrate it to edit it here; one undo takes that back.',
        parsed.olderVersion,
      ),
    };
  }
  // An array or a string is well-formed, and still nothing that an agent could be added to.
  if (parsed.editable && (parsed.json !== undefined || parsed.empty)) return undefined;
  const first = parsed.problems.find(problem => problem.severity === 'error');
  return {
    reason: 'syntax',
    message: first?.message ?? vscode.l10n.t('The text has errors.'),
    range: first?.range ?? parsed.locate(first?.path ?? []),
  };
}
