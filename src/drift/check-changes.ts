import {
  applySeverities,
  type Manifest,
  type ParsedManifest,
  type Problem,
  type SeverityOptions,
} from '../contract/index.js';
import type { Json } from '../schema/json.js';
import { compareInSteps, type HandoffDiff } from './changes/compare-contracts.js';
import { compareSchemas } from './changes/compare-schemas.js';
import { findDrift } from './check.js';
import { gatherReferences } from './gather/references.js';
import type { Files } from './gather.js';
import { unambiguousManifest } from './inspect.js';
import { driftRules } from './rules/index.js';
import type { Baseline, DriftSubject } from './subject.js';

const liveRules = driftRules.filter(rule => rule.live);

/** What a contract is held against. */
export interface CheckChangesOptions extends SeverityOptions {
  readonly baseline: Baseline;
}

/** What has become of the handoffs, and the problems that it makes. */
export interface FoundChanges {
  readonly changes: readonly HandoffDiff[];
  readonly problems: readonly Problem[];
}

/**
 * What has changed since the baseline, as it can be said while somebody types: nothing is generated, and no file is read
 * but those that `$ref`s name. The work comes in steps of one handoff each; what was compared before is remembered.
 */
export async function checkChanges(
  parsed: ParsedManifest,
  files: Files,
  options: CheckChangesOptions,
): Promise<Generator<undefined, FoundChanges>> {
  const manifest = unambiguousManifest(parsed);
  const references = manifest && (await gatherReferences(manifest as Json, files));
  return inSteps(manifest, references?.files ?? new Map(), options);
}

function* inSteps(
  manifest: Manifest | undefined,
  files: ReadonlyMap<string, string>,
  options: CheckChangesOptions,
): Generator<undefined, FoundChanges> {
  if (!manifest) return { changes: [], problems: [] };
  const { today, baseline } = options;
  const subject: DriftSubject = {
    manifest,
    files,
    baseline,
    outDir: undefined,
    expected: [],
    complete: true,
    actual: new Map(),
  };
  try {
    yield* compareInSteps(baseline, subject, compareSchemas);
  } catch {
    // The check below meets it again, and says so.
  }
  const { changes, problems } = findDrift(subject, { today, rules: liveRules });
  return { changes, problems: applySeverities(problems, manifest, options) };
}
