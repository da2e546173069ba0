import { contractOf } from '../../codegen/emitters/handoff/contract.js';
import { type Plan, type PlannedHandoff, planGeneration } from '../../codegen/plan/plan.js';
import type { GenerateRequest } from '../../codegen/request.js';
import type { TypePlan } from '../../codegen/types/plan.js';
import type { Check, HandoffContract } from '../../runtime/contract.js';
import { formatCheckers } from '../../runtime/formats.js';
import { createEvaluator } from '../../schema/evaluate.js';
import type { Json } from '../../schema/json.js';
import { createQuickCheck, type Means, type QuickCheck } from './quick-envelope.js';

/** Makes the check of a planned type, by its generated name; undefined for a name that is not planned. */
export type ChecksOf = (types: TypePlan, assertFormats: boolean) => (name: string) => Check | undefined;

/** One handoff, ready to judge what was recorded of it. */
export interface JudgedHandoff {
  readonly id: string;
  /** What the runtime's `open` goes by; the very contract that generated code carries. */
  readonly contract: HandoffContract;
  /** Checks a payload as the sender gives it, before fields are selected. */
  readonly given: Check;
}

/** A workflow, ready to judge recorded payloads and envelopes. */
export interface Judge {
  readonly workflow: string;
  readonly handoffs: ReadonlyMap<string, JudgedHandoff>;
  /** Checks by the names that the manifest gives its types. */
  readonly types: ReadonlyMap<string, Check>;
  /** Why a handoff or type cannot judge anything: it has an error of its own. */
  readonly plan: Plan;
  /** Sees that an envelope is fine sooner than opening it does, where the host has the means. */
  readonly isSurelyFine?: QuickCheck;
}

/** Interprets schemas: exact, and possible where no code may be made at run time. */
export const interpretedChecks: ChecksOf = ({ types }, assertFormats) => {
  const formats = new Map([...formatCheckers].map(([name, checker]) => [name, checker.check]));
  const checks = new Map(
    types.map(type => {
      const evaluator = createEvaluator(
        type.group.graph,
        type.schema,
        { assertFormat: assertFormats, formats },
        type.scope,
      );
      const check: Check = value =>
        evaluator
          .issuesOf(value as Json)
          .map(({ path, keyword, message }) => ({ pointer: path, keyword, message }));
      return [type.name, check];
    }),
  );
  return name => checks.get(name);
};

/** Makes a workflow ready to judge. Handoffs and types with errors of their own are left out. */
export function createJudge(
  request: GenerateRequest,
  checksOf: ChecksOf = interpretedChecks,
  means?: Means,
): Judge {
  const plan = planGeneration(request, 'out');
  const check = checksOf(plan.types, request.manifest.formats === 'assert');
  return {
    workflow: request.manifest.name,
    handoffs: new Map(plan.handoffs.flatMap(planned => judgedHandoff(plan, planned, check))),
    types: new Map(
      Object.keys(request.manifest.types ?? {}).flatMap((name): [string, Check][] => {
        const found = check(plan.types.names.get(name) ?? '');
        return found ? [[name, found]] : [];
      }),
    ),
    plan,
    ...(means && { isSurelyFine: createQuickCheck(means) }),
  };
}

function judgedHandoff(
  plan: Plan,
  planned: PlannedHandoff,
  check: (name: string) => Check | undefined,
): [string, JudgedHandoff][] {
  const payload = check(planned.crossing);
  const given = check(planned.given);
  const workingMemory = planned.workingMemory === undefined ? undefined : check(planned.workingMemory);
  if (!payload || !given) return [];
  const contract = {
    ...(contractOf(plan, planned) as unknown as Omit<HandoffContract, 'payload'>),
    payload,
    ...(workingMemory && { workingMemory }),
  };
  return [[planned.id, { id: planned.id, contract, given }]];
}
