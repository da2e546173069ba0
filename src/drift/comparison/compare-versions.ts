import type { WorkflowChange } from '../../contract/diff/change.js';
import { diffWorkflows } from '../../contract/diff/diff-workflows.js';
import type { Manifest } from '../../contract/manifest/workflow.js';
import { type ParsedManifest, parseManifest } from '../../contract/parse.js';
import type { Json } from '../../schema/json.js';
import { changesOf } from '../changes/changes-of.js';
import { gatherReferences } from '../gather/references.js';
import type { Files } from '../gather.js';
import { type EdgeVerdict, judgeEdge } from './edge-verdict.js';

/** One version of a workflow: its text, undefined where there is none, and the files that it may refer to. */
export interface VersionText {
  readonly text: string | undefined;
  readonly files: Files;
}

/** Two versions of a workflow, compared. */
export interface Comparison {
  readonly changes: readonly WorkflowChange[];
  readonly verdicts: readonly EdgeVerdict[];
  /** Why a version cannot be drawn. */
  readonly unreadable: { readonly before?: string; readonly after?: string };
  /** Set when contracts could not be judged although both versions can be drawn. */
  readonly unjudged?: string;
}

/** Compares any two versions of a workflow; a version that cannot be read is said, never guessed. */
export async function compareVersions(before: VersionText, after: VersionText): Promise<Comparison> {
  const [was, is] = [readVersion(before.text), readVersion(after.text)];
  if (!was.drawn || !is.drawn)
    return {
      changes: [],
      verdicts: [],
      unreadable: {
        ...(was.reason !== undefined && { before: was.reason }),
        ...(is.reason !== undefined && { after: is.reason }),
      },
    };
  const changes = diffWorkflows(was.drawn, is.drawn);
  const { valid: old } = was;
  const { valid: own } = is;
  if (!old || !own) {
    const which = !old && !own ? 'Both versions have' : `The ${old ? 'right' : 'left'} version has`;
    const unjudged = `${which} errors, so it could not be told which changes break contracts.`;
    return { changes, verdicts: [], unreadable: {}, unjudged };
  }
  const [oldFiles, ownFiles] = await Promise.all([
    gatherReferences(old as Json, before.files),
    gatherReferences(own as Json, after.files),
  ]);
  const diffs = changesOf({ manifest: own, files: ownFiles.files }, { manifest: old, files: oldFiles.files });
  return { changes, verdicts: diffs.map(diff => judgeEdge(diff, old, own)), unreadable: {} };
}

interface ReadVersion {
  /** What can be drawn of it, errors and all. */
  readonly drawn: Manifest | undefined;
  /** The same when it has no errors of form. */
  readonly valid: Manifest | undefined;
  readonly reason: string | undefined;
}

function readVersion(text: string | undefined): ReadVersion {
  if (text === undefined) return { drawn: undefined, valid: undefined, reason: 'It is not there.' };
  const parsed = parseManifest(text.replace(/^\uFEFF/, ''));
  if (parsed.empty) return { drawn: undefined, valid: undefined, reason: 'It is empty.' };
  const drawn = parsed.editable ? (parsed.manifest ?? parsed.draft) : undefined;
  return {
    drawn,
    valid: parsed.editable ? parsed.manifest : undefined,
    reason: drawn ? undefined : reasonOf(parsed),
  };
}

function reasonOf({ problems }: ParsedManifest): string {
  const first = problems.find(({ severity }) => severity === 'error');
  return first ? `It cannot be read: ${first.message}` : 'It is no handoff workflow.';
}
