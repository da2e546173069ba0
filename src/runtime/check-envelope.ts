import { type HandoffContract, typeOf } from './contract.js';
import type { Envelope, Work } from './envelope.js';
import { type HandoffProblem, problemOf } from './problem.js';
import { findSummaryProblem } from './summary.js';
import type { Issue } from './validation.js';

/**
 * Holds an envelope against its contract, the same way on both sides of the edge; the first problem, if any. What only
 * its own version declares (side effects, work, the summary's budget) is not asked of an envelope of another version.
 */
export function checkEnvelope(
  contract: HandoffContract,
  envelope: Envelope,
): HandoffProblem | undefined {
  const sameVersion = envelope.schemaVersion === contract.version;
  const problem =
    findDataProblem(contract, envelope) ??
    findProvenanceProblem(contract, envelope) ??
    findSummaryProblem(contract, envelope.summary, sameVersion) ??
    findReferenceProblem(contract, envelope) ??
    (sameVersion ? findSideEffectProblem(contract, envelope) : undefined) ??
    (sameVersion ? findWorkProblem(contract, envelope.work) : undefined);
  return problem && { ...problem, instance: envelope.idempotencyKey };
}

function findDataProblem(
  contract: HandoffContract,
  envelope: Envelope,
): HandoffProblem | undefined {
  return violation(contract, [
    ...below('/data', contract.payload(envelope.data)),
    ...below('/workingMemory', contract.workingMemory?.(envelope.workingMemory ?? null) ?? []),
  ]);
}

/** The problem that data with these errors is; undefined when there are none. */
export function violation(
  contract: HandoffContract,
  errors: readonly Issue[],
): HandoffProblem | undefined {
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

function findReferenceProblem(
  contract: HandoffContract,
  { reference }: Envelope,
): HandoffProblem | undefined {
  if (!contract.reference || reference) return undefined;
  return problemOf(
    'invalid-envelope',
    typeOf(contract),
    'The reference to the stored context is missing.',
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
