import * as vscode from 'vscode';
import { applyIntents, type Intent, type ParsedManifest, type TextEdit } from '../../contract/index.js';
import { lockOf } from './lock.js';
import { parsedOf } from './parsed.js';
import { createSerialQueue, type SerialQueue } from './serial-queue.js';

/** What became of an edit; a refused one changed nothing. */
export type EditOutcome =
  | { readonly outcome: 'applied'; readonly changed: boolean }
  | { readonly outcome: 'refused'; readonly reason: string };

/** Text edits for a text, or the reason why there can be none. */
export type EditPlan = { readonly edits: readonly TextEdit[] } | { readonly reason: string };

/** How long an edit is computed anew after the document changed under it, in milliseconds. */
const patienceMs = 5000;

const queues = new WeakMap<vscode.TextDocument, SerialQueue>();

/** The document's one queue: edits, undo and redo of every canvas on it pass through here, in order. */
export function queueOf(document: vscode.TextDocument): SerialQueue {
  let queue = queues.get(document);
  if (!queue) {
    queue = createSerialQueue();
    queues.set(document, queue);
  }
  return queue;
}

/** Edits of other files that belong to an edit, found when its turn comes; undefined when there are none. */
export type FindAlongside = () => Promise<vscode.WorkspaceEdit | undefined>;

/** Applies intents to the text as it is when their turn comes: one minimal edit, one undo step. */
export const applyToDocument = (
  document: vscode.TextDocument,
  intents: readonly Intent[],
  findAlongside?: FindAlongside,
): Promise<EditOutcome> =>
  editDocument(
    document,
    parsed => {
      const { edits, problems } = applyIntents(parsed, intents);
      return problems.length > 0 ? { reason: problems.map(problem => problem.message).join(' ') } : { edits };
    },
    findAlongside,
  );

/**
 * Queues an edit. `plan` sees the newest text, and sees it again when VS Code refuses the edit because the document
 * changed in between: so nothing is lost, and nothing is applied to text that it was not made for.
 */
export const editDocument = (
  document: vscode.TextDocument,
  plan: (parsed: ParsedManifest) => EditPlan,
  findAlongside?: FindAlongside,
): Promise<EditOutcome> =>
  queueOf(document)(async () => {
    const alongside = await findAlongside?.();
    const end = Date.now() + patienceMs;
    do {
      if (document.isClosed) return refuse(vscode.l10n.t('The document was closed.'));
      const parsed = parsedOf(document);
      const lock = lockOf(document, parsed);
      // Of an older format intents are refused anyway, except those that migrate it.
      if (lock && lock.reason !== 'older-version') return refuse(lock.message);
      const planned = plan(parsed);
      if ('reason' in planned) return refuse(planned.reason);
      if (planned.edits.length === 0) return { outcome: 'applied', changed: false };
      if (await apply(document, planned.edits, alongside)) {
        return { outcome: 'applied', changed: true };
      }
    } while (Date.now() < end);
    return refuse(vscode.l10n.t('The document kept changing; please try again.'));
  });

/**
 * Applies edits as one undo step; false when the document has changed meanwhile. Where the text is in sight somebody may
 * be typing: its editor takes edits in one hop, which leaves them less time to come in between.
 */
async function apply(
  document: vscode.TextDocument,
  edits: readonly TextEdit[],
  alongside?: vscode.WorkspaceEdit,
): Promise<boolean> {
  const editor = vscode.window.visibleTextEditors.find(candidate => candidate.document === document);
  const edit = toWorkspaceEdit(document, edits);
  for (const [uri, others] of alongside?.entries() ?? []) edit.set(uri, others);
  if (alongside || !editor) return vscode.workspace.applyEdit(edit);
  try {
    return await editor.edit(builder => {
      for (const { range, newText } of edit.get(document.uri)) builder.replace(range, newText);
    });
  } catch {
    // The editor was closed at this very moment.
    return false;
  }
}

/** The same edits in VS Code's terms. */
export function toWorkspaceEdit(
  document: vscode.TextDocument,
  edits: readonly TextEdit[],
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  edit.set(
    document.uri,
    edits.map(({ offset, length, text }) =>
      vscode.TextEdit.replace(
        new vscode.Range(document.positionAt(offset), document.positionAt(offset + length)),
        text,
      ),
    ),
  );
  return edit;
}

const refuse = (reason: string): EditOutcome => ({ outcome: 'refused', reason });
