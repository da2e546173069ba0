import { type HandoffContract, typeOf } from './contract.js';
import type { Envelope, Work } from './envelope.js';
import { type HandoffProblem, problemOf } from './problem.js';
import { findSummaryProblem } from './summary.js';
import type { Issue } from './validation.js';

/** Holds an envelope against its contract, the same way on both sides of the edge; the first problem, if any. */
export function checkEnvelope(
  contract: HandoffContract,
  envelope: Envelope,
): HandoffProblem | undefined {
  const problem =
    findDataProblem(contract, envelope) ??
    findProvenanceProblem(contract, envelope) ??
    findSideEffectProblem(contract, envelope) ??
    findWorkProblem(contract, envelope.work) ??
    findSummaryProblem(contract, envelope.summary);
  return problem && { ...problem, instance: envelope.idempotencyKey };
}

function findDataProblem(
  contract: HandoffContract,
  envelope: Envelope,
): HandoffProblem | undefined {
  const errors = [
    ...below('/data', contract.payload(envelope.data)),
    ...below('/workingMemory', contract.workingMemory?.(envelope.workingMemory ?? null) ?? []),
  ];
  const [first] = errors;
  if (!first) return undefined;
  const others = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return problemOf(
    'schema-violation',
    typeOf(contract),
    `${first.pointer} ${first.message}${others}.`,
    {
      errors,
    },
  );
}

const below = (parent: string, issues: readonly Issue[]): Issue[] =>
  issues.map(issue => ({ ...issue, pointer: parent + issue.pointer }));

function findProvenanceProblem(
  contract: HandoffContract,
  { provenance }: Envelope,
): HandoffProblem | undefined {
  const missing = contract.provenance.filter(field => provenance[field] === undefined);
  if (missing.length === 0) return undefined;
  return problemOf(
    'missing-provenance',
    typeOf(contract),
    `The contract requires ${missing.join(', ')}.`,
  );
}

function findSideEffectProblem(
  contract: HandoffContract,
  { sideEffects }: Envelope,
): HandoffProblem | undefined {
  const undeclared = sideEffects.find(({ effect }) => !Object.hasOwn(contract.sideEffects, effect));
  if (!undeclared) return undefined;
  const declared = Object.keys(contract.sideEffects).join(', ') || 'none';
  return problemOf(
    'undeclared-side-effect',
    typeOf(contract),
    `“${undeclared.effect}” is not declared; declared: ${declared}.`,
  );
}

function findWorkProblem(contract: HandoffContract, work: Work): HandoffProblem | undefined {
  const declared = new Set([...contract.work.completed, ...contract.work.remaining]);
  const refuse = (detail: string) => problemOf('undeclared-work', typeOf(contract), detail);
  const both = work.completed.find(label => work.remaining.includes(label));
  if (both !== undefined) return refuse(`“${both}” is both completed and remaining.`);
  if (declared.size === 0) return undefined;
  const given = new Set([...work.completed, ...work.remaining]);
  const unknown = [...given].find(label => !declared.has(label));
  if (unknown !== undefined) return refuse(`“${unknown}” is not work that the contract declares.`);
  const left = [...declared].find(label => !given.has(label));
  return left === undefined ? undefined : refuse(`“${left}” is neither completed nor remaining.`);
}
