import type { Manifest, ParsedManifest, Problem } from '../contract/index.js';
import { applySeverities } from '../contract/rules/severity.js';
import type { Json } from '../schema/json.js';
import { compareInSteps } from './changes/compare-contracts.js';
import { compareSchemas } from './changes/compare-schemas.js';
import { checkDrift } from './check.js';
import { gatherReferences } from './gather/references.js';
import type { Files } from './gather.js';
import { unambiguousManifest } from './inspect.js';
import { driftRules } from './rules/index.js';
import type { Baseline, DriftSubject } from './subject.js';

const liveRules = driftRules.filter(rule => rule.live);

/** What a contract is held against, and on which day (YYYY-MM-DD: suppressions expire). */
export interface CheckChangesOptions {
  readonly today: string;
  readonly baseline: Baseline;
}

/**
 * What has changed since the baseline, as it can be said while somebody types: nothing is generated, and no file is read
 * but those that `$ref`s name. The work comes in steps of one handoff each; what was compared before is remembered.
 */
export async function checkChanges(
  parsed: ParsedManifest,
  files: Files,
  options: CheckChangesOptions,
): Promise<Generator<undefined, readonly Problem[]>> {
  const manifest = unambiguousManifest(parsed);
  const references = manifest && (await gatherReferences(manifest as Json, files));
  return inSteps(manifest, references?.files ?? new Map(), options);
}

function* inSteps(
  manifest: Manifest | undefined,
  files: ReadonlyMap<string, string>,
  { today, baseline }: CheckChangesOptions,
): Generator<undefined, readonly Problem[]> {
  if (!manifest) return [];
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
  return applySeverities(checkDrift(subject, { today, rules: liveRules }), manifest, today);
}
