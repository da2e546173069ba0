import type * as vscode from 'vscode';
import { parsedOf } from '../documents/parsed.js';
import { workspaceFiles } from '../generate/workspace-files.js';
import type { Baselines } from '../git/baselines.js';
import type { ProblemStore } from './problem-store.js';
import { today } from './today.js';
import { takeTurns } from './turns.js';

/** Compares an open manifest, as it is typed, with its baseline. Gives up when the text has changed meanwhile. */
export async function checkSinceBaseline(
  { problems, baselines }: { readonly problems: ProblemStore; readonly baselines: Baselines },
  document: vscode.TextDocument,
): Promise<void> {
  const { uri, version } = document;
  const isWanted = () => !document.isClosed && document.version === version;
  const baseline = await baselines.of(uri);
  const { checkChanges } = await import('../generate/engine.js');
  if (!isWanted()) return;
  const parsed = parsedOf(document);
  if (!baseline) return problems.set(uri, 'changes', [], parsed);
  const steps = await checkChanges(parsed, workspaceFiles(uri), { today: today(), baseline });
  const found = await takeTurns(steps, isWanted);
  if (found && isWanted()) problems.set(uri, 'changes', found, parsed);
}
