import * as vscode from 'vscode';
import type { Intent } from '../../contract/index.js';
import { parsedOf } from '../documents/parsed.js';
import { toEdit } from './file-edits.js';
import { gatherRename } from './gather-rename.js';

/**
 * What an edit of the canvas has to change in other files, so that it can be one step with the manifest's: for a rename,
 * the manifests that refer to it and the sources that import what is generated from it. Undefined when nothing.
 * What only may mean the renamed thing stays: the canvas has no preview to confirm it in.
 */
export async function findElsewhere(
  document: vscode.TextDocument,
  intents: readonly Intent[],
): Promise<vscode.WorkspaceEdit | undefined> {
  const [intent] = intents;
  if (intents.length !== 1 || intent?.type !== 'rename' || !vscode.workspace.isTrusted) return undefined;
  const { planRename } = await import('../generate/engine.js');
  const target = { kind: intent.kind, id: intent.id };
  const { token } = new vscode.CancellationTokenSource();
  const parsed = parsedOf(document);
  const { request, texts } = await gatherRename(document.uri, parsed, target, intent.to, token);
  const plan = planRename(request);
  if ('refusal' in plan) return undefined;
  const others = plan.files.slice(1).map(file => ({ ...file, uncertain: [] }));
  const edit = toEdit(document.uri, others, texts);
  return edit.size > 0 ? edit : undefined;
}
