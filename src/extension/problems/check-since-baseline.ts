import type * as vscode from 'vscode';
import type { Comparison } from '../../language/index.js';
import { parsedOf } from '../documents/parsed.js';
import { workspaceFiles } from '../generate/workspace-files.js';
import type { Baselines } from '../git/baselines.js';
import { checkOptionsOf } from './check-options.js';
import type { ProblemStore } from './problem-store.js';
import { takeTurns } from './turns.js';

const comparisons = new WeakMap<vscode.TextDocument, Comparison>();

/** What the last comparison of an open manifest with its baseline has found; undefined without a baseline. */
export const comparisonOf = (document: vscode.TextDocument): Comparison | undefined =>
  comparisons.get(document);

/** Compares an open manifest, as it is typed, with its baseline. Gives up when the text has changed meanwhile. */
export async function checkSinceBaseline(
  { problems, baselines }: { readonly problems: ProblemStore; readonly baselines: Baselines },
  document: vscode.TextDocument,
): Promise<void> {
  const { uri, version } = document;
  const isWanted = () => !document.isClosed && document.version === version;
  const baseline = await baselines.of(uri);
  const { checkChanges, compareWith } = await import('../generate/engine.js');
  if (!isWanted()) return;
  const parsed = parsedOf(document);
  if (!baseline) {
    comparisons.delete(document);
    return problems.set(uri, 'changes', [], parsed);
  }
  const steps = await checkChanges(parsed, workspaceFiles(uri), { ...checkOptionsOf(uri), baseline });
  const found = await takeTurns(steps, isWanted);
  if (!found || !isWanted()) return;
  comparisons.set(document, compareWith(baseline.label, found.changes));
  problems.set(uri, 'changes', found.problems, parsed);
}
