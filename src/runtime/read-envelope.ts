import { type HandoffContract, typeOf } from './contract.js';
import { type Envelope, envelopeModel } from './envelope.js';
import { type HandoffProblem, type ProblemCode, problemOf } from './problem.js';
import { failure, type Result, success } from './result.js';
import { pointerStep } from './validation.js';

/** Reads an envelope's own fields, the same way on both sides of the edge; each place that is wrong is named. */
export function readEnvelope(
  contract: HandoffContract,
  value: unknown,
  code: ProblemCode,
): Result<Envelope, HandoffProblem> {
  const parsed = envelopeModel.safeParse(value);
  if (parsed.success) return success(parsed.data);
  const errors = parsed.error.issues.map(issue => ({
    pointer: issue.path.map(key => pointerStep(String(key))).join(''),
    keyword: issue.code,
    message: issue.message,
  }));
  const [first] = errors;
  const detail = first
    ? `${first.pointer || 'The envelope'}: ${first.message}.`
    : 'It is no envelope.';
  return failure(problemOf(code, typeOf(contract), detail, { errors }));
}
