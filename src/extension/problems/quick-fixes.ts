import * as vscode from 'vscode';
import { applyIntents, isMissingPart } from '../../contract/index.js';
import type { CodeAction } from '../../language/index.js';
import { toWorkspaceEdit } from '../documents/edit-document.js';
import { lockOf } from '../documents/lock.js';
import { isManifest } from '../documents/manifest-uri.js';
import { parsedOf } from '../documents/parsed.js';
import type { Services } from '../host.js';
import { checkOptionsOf } from './check-options.js';
import { planSample } from './keep-sample.js';
import type { Publication } from './problem-store.js';

/** The kind under which “fix all on save” finds ours. */
const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('handoff');

/** Offers every fix of every problem under the cursor, in manifests and in the files that they generate. */
export function provideQuickFixes(services: Services): vscode.Disposable {
  const quickFixes = vscode.languages.registerCodeActionsProvider(
    '*',
    {
      async provideCodeActions(document, range) {
        const here = services.problems
          .at(document.uri)
          .filter(({ diagnostic }) => diagnostic.range.intersection(range));
        if (here.length === 0) return [];
        const { actionsOf } = await import('../generate/engine.js');
        const fixes = here.flatMap(publication =>
          actionsOf(parsedOfManifest(document, publication), [publication.problem]).flatMap(
            action => toCodeAction(document, publication, action) ?? [],
          ),
        );
        const missing = here.filter(({ problem }) => isMissingPart(problem));
        const complete = missing.length > 0 ? await completePattern(document, missing) : undefined;
        return complete ? [...fixes, complete] : fixes;
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
  const all = vscode.languages.registerCodeActionsProvider(
    { pattern: '**/*.handoff.json' },
    {
      async provideCodeActions(document, _range, context) {
        if (!isManifest(document.uri) || !context.only?.intersects(fixAllKind)) return [];
        const edit = await planFixAll(document);
        if (!edit) return [];
        const action = new vscode.CodeAction(vscode.l10n.t('Fix all handoff problems'), fixAllKind);
        action.edit = edit;
        return [action];
      },
    },
    { providedCodeActionKinds: [fixAllKind] },
  );
  return vscode.Disposable.from(quickFixes, all);
}

/** Fixes of a manifest's own problems are edits of its text; those of other files are left to the host. */
const parsedOfManifest = (document: vscode.TextDocument, { manifest }: Publication) =>
  document.uri.toString() === manifest.toString() ? parsedOf(document) : undefined;

function toCodeAction(
  document: vscode.TextDocument,
  { manifest, problem, diagnostic }: Publication,
  { title, preferred, fix, edits }: CodeAction,
): vscode.CodeAction | undefined {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  action.isPreferred = preferred;
  if (edits) {
    if (lockOf(document, parsedOf(document))) return undefined;
    action.edit = toWorkspaceEdit(document, edits);
    return action;
  }
  if (fix.action?.kind === 'keep-sample') {
    const edit = document.uri.toString() === manifest.toString() ? planSample(document, fix) : undefined;
    if (edit) {
      action.edit = edit;
      return action;
    }
  }
  action.command = {
    command: 'handoff.applyFix',
    title,
    arguments: [manifest, problem.code, fix],
  };
  return action;
}

/** Adds everything that the pattern still lacks; none where the fix of one problem does as much. */
async function completePattern(
  document: vscode.TextDocument,
  missing: readonly Publication[],
): Promise<vscode.CodeAction | undefined> {
  const { planPatternChange } = await import('../generate/engine.js');
  const parsed = parsedOf(document);
  const pattern = parsed.draft?.pattern;
  if (!isManifest(document.uri) || lockOf(document, parsed) || !pattern) return undefined;
  const options = checkOptionsOf(document.uri);
  const all = planPatternChange(parsed, pattern, options)?.steps ?? [];
  // No contract is removed without a look: that is what the canvas’s preview is for.
  const without = new Set(all.flatMap(({ kind, key }) => (kind === 'remove' ? [key] : [])));
  const plan = planPatternChange(parsed, pattern, options, { without });
  const steps = plan?.steps.filter(({ chosen }) => chosen).length ?? 0;
  if (!plan || steps < 2) return undefined;
  const { edits } = applyIntents(parsed, plan.intents);
  const title = vscode.l10n.t('Complete this pattern ({0} steps)', steps);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = missing.map(({ diagnostic }) => diagnostic);
  action.edit = toWorkspaceEdit(document, edits);
  return action;
}

async function planFixAll(document: vscode.TextDocument): Promise<vscode.WorkspaceEdit | undefined> {
  const { checkManifest, fixAll, trimEdit } = await import('../generate/engine.js');
  const parsed = parsedOf(document);
  if (lockOf(document, parsed)) return undefined;
  const fixed = fixAll(parsed, at => checkManifest(at, checkOptionsOf(document.uri)));
  return fixed === parsed.text ? undefined : toWorkspaceEdit(document, [trimEdit(parsed.text, fixed)]);
}
