import type { Intent } from '../edit/intent.js';
import { entityAt } from '../entity.js';
import type { Manifest } from '../manifest/workflow.js';
import type { Fix, Problem } from '../problem.js';
import { checkRules } from '../rules/check.js';
import { cycleHopLimit } from '../rules/cycle-hop-limit.js';
import { deadEnd } from '../rules/dead-end.js';
import { eventLog } from '../rules/event-log.js';
import { fanOut } from '../rules/fan-out.js';
import { pipelineSinglePath } from '../rules/pipeline-single-path.js';
import { roleInPattern } from '../rules/role-in-pattern.js';
import { sharedStore } from '../rules/shared-store.js';
import { singleCoordinator } from '../rules/single-coordinator.js';
import { storeNotDurable } from '../rules/store-not-durable.js';
import { workerRoundTrip } from '../rules/worker-round-trip.js';
import type { PatternStep } from './step.js';

/** The rules that say what a pattern still lacks. */
const patternRules = [
  singleCoordinator,
  roleInPattern,
  workerRoundTrip,
  pipelineSinglePath,
  sharedStore,
  eventLog,
  storeNotDurable,
  cycleHopLimit,
  fanOut,
  deadEnd,
];

/** What the pattern lacks in this manifest, each with the step that adds it; equal steps come once. */
export function missingParts(manifest: Manifest, today: string, without: ReadonlySet<string>): PatternStep[] {
  const steps = new Map<string, PatternStep>();
  const names = new Set<string>();
  for (const problem of checkRules(manifest, today, patternRules)) {
    const fix = problem.fixes?.find(isAddition);
    const intents = fix?.intents;
    if (!fix || !intents) continue;
    // Fixes of one round are worked out on one manifest: two that add the same name would meet.
    const added = intents.flatMap(nameAdded);
    const key = `add:${JSON.stringify(intents)}`;
    if (steps.has(key) || added.some(name => names.has(name))) continue;
    for (const name of added) names.add(name);
    steps.set(key, stepOf(problem, fix, key, !without.has(key)));
  }
  return [...steps.values()];
}

const patternCodes: ReadonlySet<string> = new Set(patternRules.map(({ id }) => id));

/** True for a problem that completing the pattern takes away. */
export const isMissingPart = ({ code, fixes }: Problem): boolean =>
  patternCodes.has(code) && (fixes?.some(isAddition) ?? false);

const stepOf = (problem: Problem, fix: Fix, key: string, chosen: boolean): PatternStep => ({
  key,
  kind: 'add',
  title: fix.title,
  reason: problem.message,
  target: entityAt(problem.path),
  chosen,
  intents: fix.intents ?? [],
});

/** A fix that adds what is missing; one that removes something is for people to choose. */
const isAddition = (fix: Fix): boolean => fix.intents?.every(({ type }) => type !== 'remove') ?? false;

const nameAdded = (intent: Intent): string[] =>
  intent.type === 'add' ? [`${intent.kind}:${intent.id}`] : [];
