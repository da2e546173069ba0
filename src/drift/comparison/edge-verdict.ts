import type { Bump } from '../../compat/index.js';
import type { Manifest } from '../../contract/manifest/workflow.js';
import type { HandoffDiff } from '../changes/compare-contracts.js';
import { whoBreaks } from '../changes/who-breaks.js';

/** What one changed part of a contract means. */
export interface JudgedChange {
  readonly message: string;
  readonly bump: Bump;
  /** A payload that shows the break, as JSON. */
  readonly witness?: string;
}

/** What became of one handoff's contract between two versions of a workflow. */
export interface EdgeVerdict {
  readonly handoff: string;
  /** `undecided` is never a guess: it could not be proved either way. */
  readonly verdict: 'breaking' | 'compatible' | 'undecided';
  readonly bump: Bump;
  /** The contract's version in each; undefined where the handoff is not. */
  readonly was?: string;
  readonly version?: string;
  /** The least version that may carry the changes. */
  readonly required?: string;
  /** False when the version is lower than required, or went back. */
  readonly enough: boolean;
  readonly changes: readonly JudgedChange[];
  /** Who cannot go on, in plain sentences. */
  readonly whoBreaks: readonly string[];
}

/** Longer witnesses are cut: they are looked at, not used. */
const longestWitness = 2000;

/** Puts what happened to a handoff into one verdict. */
export function judgeEdge(diff: HandoffDiff, before: Manifest, after: Manifest): EdgeVerdict {
  if (diff.kind === 'added')
    return {
      handoff: diff.id,
      verdict: 'compatible',
      bump: 'none',
      version: diff.version,
      enough: true,
      changes: [],
      whoBreaks: [],
    };
  if (diff.kind === 'removed')
    return {
      handoff: diff.id,
      verdict: 'breaking',
      bump: 'none',
      was: diff.was,
      enough: true,
      changes: [],
      whoBreaks: [`Nobody receives what is still in flight to “${diff.to}”.`],
    };
  const { id, changes, bump, was, version, required } = diff;
  return {
    handoff: id,
    verdict: changes.some(({ breaks }) => breaks.length > 0)
      ? 'breaking'
      : changes.some(({ undecided }) => undecided !== undefined)
        ? 'undecided'
        : 'compatible',
    bump,
    was,
    version,
    required,
    enough: diff.enough && !diff.wentBack,
    changes: changes.map(({ message, bump: needs, witness }) => ({
      message,
      bump: needs,
      ...(witness !== undefined && { witness: JSON.stringify(witness, null, 1).slice(0, longestWitness) }),
    })),
    whoBreaks: whoBreaks(diff, before, after),
  };
}
