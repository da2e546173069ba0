import { isObject, type JsonObject } from '../../schema/json.js';
import { manifestVersion } from '../manifest/workflow.js';
import type { ParsedManifest } from '../parse.js';
import type { Problem } from '../problem.js';
import { startDraft } from './draft.js';
import type { Intent, TextEdit } from './intent.js';
import { planAdd, planRemove, planRename } from './plan/entities.js';
import { planMove, planUnpin } from './plan/layout.js';
import { planPaste } from './plan/paste.js';
import type { Plan } from './plan/plan.js';
import { planRenameKey, planSet, planUnset } from './plan/set.js';
import { makeChanges, startFrom } from './working-text.js';

/** What intents come to: minimal edits of the text they were made on, or problems and no edit at all. */
export interface AppliedIntents {
  /** Sorted by offset, disjoint; empty when everything is as wanted already. */
  readonly edits: readonly TextEdit[];
  readonly problems: readonly Problem[];
}

/** Turns intents, one after the other, into one set of minimal text edits; all of them, or none. */
export function applyIntents(parsed: ParsedManifest, intents: readonly Intent[]): AppliedIntents {
  if (!parsed.editable || !parsed.tree || !parsed.json || !isObject(parsed.json))
    return refused(whyLocked(parsed));
  const draft = startDraft(parsed.json);
  for (const intent of intents) {
    const plan = planIntent(intent, draft.json);
    if ('refusal' in plan) return refused(plan.refusal);
    draft.make(plan.changes);
  }
  if (parsed.olderVersion !== undefined && draft.json.manifestVersion !== manifestVersion)
    return refused(
      `This file has the format ${parsed.olderVersion}: migrate it to format ${manifestVersion} first.`,
    );
  const start = startFrom(parsed.text, parsed.tree, parsed.json);
  const working = draft.rounds().reduce(makeChanges, start);
  const edits = working.trail.summarise();
  // The last line of defence: whatever happened, a text that was readable stays so.
  if (!working.sound) return refused('This edit would have broken the text, so it was not made.');
  return { edits, problems: [] };
}

function planIntent(intent: Intent, json: JsonObject): Plan {
  switch (intent.type) {
    case 'add':
      return planAdd(intent, json);
    case 'rename':
      return planRename(intent, json);
    case 'remove':
      return planRemove(intent, json);
    case 'move':
      return planMove(intent, json);
    case 'unpin':
      return planUnpin(intent, json);
    case 'set-pattern':
      return planSet({ type: 'set', path: ['pattern'], value: intent.pattern }, json);
    case 'set':
      return planSet(intent, json);
    case 'unset':
      return planUnset(intent, json);
    case 'rename-key':
      return planRenameKey(intent, json);
    case 'paste':
      return planPaste(intent, json);
  }
}

const refused = (message: string): AppliedIntents => ({
  edits: [],
  problems: [{ code: 'edit-refused', severity: 'error', message, path: [] }],
});

function whyLocked(parsed: ParsedManifest): string {
  if (parsed.empty) return 'This workflow is still empty: choose a pattern to start from.';
  if (parsed.newerVersion !== undefined)
    return parsed.problems.find(problem => problem.code === 'newer-manifest-version')?.message ?? '';
  return 'The text has errors: put them right in the text first, then the canvas can edit it again.';
}
