import { sha256 } from '../../codegen/sha256.js';
import type { Bump } from '../../compat/index.js';
import { finish } from '../../contract/steps.js';
import { equalJson, getOwn, isObject, type Json, type JsonObject, setOwn } from '../../schema/json.js';
import type { Compared } from './aspect.js';
import { aspects } from './aspects/index.js';
import { isEnough, requiredVersion, wentBack } from './bump.js';
import { type Change, greatest } from './change.js';
import type { Documents } from './closure.js';
import type { CompareSchemas } from './verdicts.js';

/** What happened to one handoff since the baseline. */
export type HandoffDiff =
  | { readonly kind: 'added'; readonly id: string; readonly version: string }
  | { readonly kind: 'removed'; readonly id: string; readonly was: string; readonly to: string }
  | ChangedHandoff;

/** A handoff that is in both, with at least one change or another version. */
export interface ChangedHandoff {
  readonly kind: 'changed';
  readonly id: string;
  readonly was: string;
  readonly version: string;
  readonly changes: readonly Change[];
  /** What the changes need together. */
  readonly bump: Bump;
  /** The least version that may carry them. */
  readonly required: string;
  /** False when the version is lower than required. */
  readonly enough: boolean;
  /** True when the version was lowered. */
  readonly wentBack: boolean;
}

/** Compares every handoff of two versions of a workflow; unchanged ones are left out. */
export const compareContracts = (
  before: Documents,
  now: Documents,
  compareSchemas: CompareSchemas,
): readonly HandoffDiff[] => finish(compareInSteps(before, now, compareSchemas));

/** The same handoff by handoff, so that a host can let others have their turn in between. */
export function* compareInSteps(
  before: Documents,
  now: Documents,
  compareSchemas: CompareSchemas,
): Generator<undefined, readonly HandoffDiff[]> {
  const ids = new Set([...Object.keys(now.manifest.handoffs), ...Object.keys(before.manifest.handoffs)]);
  const diffs: HandoffDiff[] = [];
  for (const id of ids) {
    yield;
    const diff = compareHandoff(id, before, now, compareSchemas);
    if (diff) diffs.push(diff);
  }
  return diffs;
}

function compareHandoff(
  id: string,
  before: Documents,
  now: Documents,
  compareSchemas: CompareSchemas,
): HandoffDiff | undefined {
  const [was, is] = [getOwn(before.manifest.handoffs, id), getOwn(now.manifest.handoffs, id)];
  if (!was) return is && { kind: 'added', id, version: is.version };
  if (!is) return { kind: 'removed', id, was: was.version, to: was.to };
  const changes = findChanges(id, before, now, compareSchemas);
  if (changes.length === 0 && was.version === is.version) return undefined;
  const bump = greatest(changes.map(change => change.bump));
  return {
    kind: 'changed',
    id,
    was: was.version,
    version: is.version,
    changes,
    bump,
    required: requiredVersion(was.version, bump),
    enough: isEnough(was.version, is.version, bump),
    wentBack: wentBack(was.version, is.version),
  };
}

function findChanges(
  id: string,
  before: Documents,
  now: Documents,
  compareSchemas: CompareSchemas,
): readonly Change[] {
  const was = getOwn(before.manifest.handoffs, id);
  const is = getOwn(now.manifest.handoffs, id);
  if (!was || !is) return [];
  const compared: Compared = {
    id,
    was,
    is,
    before,
    now,
    path: ['handoffs', id],
    compareSchemas: key =>
      was[key] === undefined || is[key] === undefined
        ? undefined
        : compareSchemas({ documents: before, handoff: id, key }, { documents: now, handoff: id, key }),
  };
  return aspects.flatMap(aspect => {
    const [old, own] = [aspect.valueOf(was, before), aspect.valueOf(is, now)];
    if (equalJson(old, own)) return [];
    const fingerprint = nameOf(id, aspect.id, old, own);
    return aspect.compare(compared).map(change => ({ ...change, aspect: aspect.id, fingerprint }));
  });
}

/** A change's name: equal for the same step from the same old to the same new value of the same handoff. */
const nameOf = (handoff: string, aspect: string, was: Json, is: Json): string =>
  `c1-${sha256(JSON.stringify(sortKeys([handoff, aspect, was, is]))).slice(0, 16)}`;

/** Key order is no part of a value's identity. */
function sortKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isObject(value)) return value;
  const sorted: JsonObject = {};
  for (const key of Object.keys(value).sort()) setOwn(sorted, key, sortKeys(value[key] as Json));
  return sorted;
}
