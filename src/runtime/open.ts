import { checkEnvelope } from './check-envelope.js';
import { type HandoffContract, typeOf } from './contract.js';
import type { Envelope } from './envelope.js';
import { idempotencyKey } from './idempotency-key.js';
import { type HandoffProblem, type ProblemCode, problemOf } from './problem.js';
import { readEnvelope } from './read-envelope.js';
import { rememberReceived } from './received-data.js';
import { failure, type Result, success } from './result.js';
import { selectFields } from './select-fields.js';
import { compareVersions, parseVersion } from './semver.js';
import { satisfies } from './semver-range.js';
import { isObject } from './validation.js';

/** An envelope that keeps its contract. */
export interface Opened<Sealed extends Envelope = Envelope> {
  readonly envelope: Sealed;
  /** JSON Pointers of payload fields that a newer version sent and this one does not know; they were dropped. */
  readonly dropped: readonly string[];
}

/**
 * Takes in what came over the edge, as a value or as JSON text. The version is looked at first, so that an unsupported
 * one is refused as such and not for whatever else has changed; then the key, then everything the contract says.
 */
export function open<Sealed extends Envelope>(
  contract: HandoffContract,
  input: unknown,
): Result<Opened<Sealed>, HandoffProblem> {
  const received = typeof input === 'string' ? parse(input) : input;
  const refused = findIdentityProblem(contract, received);
  if (refused) return failure(refused);
  const read = readEnvelope(contract, received, 'invalid-envelope');
  if (!read.ok) return read;
  const { value: envelope, dropped } = dropUnknown(contract, read.value);
  const problem = findKeyProblem(contract, envelope) ?? checkEnvelope(contract, envelope);
  // The checks above are what makes it one; its type is the contract's.
  return problem ? failure(problem) : success({ envelope: envelope as Sealed, dropped });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Is it an envelope of this handoff, in a version that the receiver accepts? */
function findIdentityProblem(
  contract: HandoffContract,
  received: unknown,
): HandoffProblem | undefined {
  const refuse = (code: ProblemCode, detail: string, supported?: readonly string[]) =>
    problemOf(code, typeOf(contract), detail, { ...(supported && { supported }) });
  const { type, schemaVersion } = isObject(received) ? received : {};
  if (typeof schemaVersion !== 'string')
    return refuse('invalid-envelope', 'An envelope is a JSON object with a schemaVersion.');
  if (type !== typeOf(contract))
    return refuse(
      'wrong-handoff',
      `Expected ${typeOf(contract)}, received ${typeof type === 'string' ? type : 'no type'}.`,
    );
  if (satisfies(schemaVersion, contract.accepts)) return undefined;
  return refuse(
    'unsupported-version',
    `Version ${schemaVersion} is not supported; ${contract.to} accepts ${contract.accepts}.`,
    [contract.accepts],
  );
}

/** A key that was computed from something else would let duplicates through. */
function findKeyProblem(contract: HandoffContract, envelope: Envelope): HandoffProblem | undefined {
  const { id, idempotencyKey: received, traceId, step } = envelope;
  const expected = idempotencyKey(traceId, contract.handoff, step);
  if (received === expected && id === expected) return undefined;
  const wrong = received === expected ? `The id is ${id}` : `The key is ${received}`;
  const detail = `${wrong}; trace ${traceId} at step ${step} has ${expected}.`;
  return problemOf('key-mismatch', typeOf(contract), detail, { instance: received });
}

/** What a newer version added is not known here: it is dropped and audited, and no violation. */
function dropUnknown(
  contract: HandoffContract,
  envelope: Envelope,
): Omit<Opened, 'envelope'> & { value: Envelope } {
  const [own, received] = [parseVersion(contract.version), parseVersion(envelope.schemaVersion)];
  if (!own || !received || compareVersions(received, own) <= 0)
    return { value: envelope, dropped: [] };
  const { value: data, dropped } = selectFields(envelope.data, contract.fields);
  return { value: rememberReceived({ ...envelope, data }, envelope.data), dropped };
}
