import * as z from 'zod';
import { sha256 } from '../../codegen/sha256.js';
import { checkEnvelope } from '../../runtime/check-envelope.js';
import type { HandoffContract } from '../../runtime/contract.js';
import { type Envelope, envelopeModel } from '../../runtime/envelope.js';
import { compareVersions, parseVersion } from '../../runtime/semver.js';
import { satisfies } from '../../runtime/semver-range.js';
import type { Json } from '../../schema/json.js';

/** Faster ways to the same answers, where a host has them. */
export interface Means {
  /** Says the same as the envelope's model. */
  readonly isEnvelope: (value: Json) => value is Json & Envelope;
}

/** The envelope's model as a JSON Schema, from which code can be made. */
export const envelopeModelSchema = (): Json =>
  z.toJSONSchema(envelopeModel, { io: 'input', unrepresentable: 'any' }) as Json;

/** True for an envelope that the receiver surely opens as it stands; false says nothing yet. */
export type QuickCheck = (contract: HandoffContract, value: Json) => boolean;

/** Most versions that are remembered: a trace holds few, and a hostile one must not fill the memory. */
const mostVersions = 64;

/** Makes the quick check: what `open` would find, found without copying the envelope. Problems are left to `open`. */
export function createQuickCheck({ isEnvelope }: Means): QuickCheck {
  const versions = new WeakMap<HandoffContract, Map<string, boolean>>();

  function isTakenAsItStands(contract: HandoffContract, version: string): boolean {
    const known = versions.get(contract) ?? new Map<string, boolean>();
    versions.set(contract, known);
    const taken = known.get(version) ?? isAcceptedAndKnown(contract, version);
    if (known.size < mostVersions) known.set(version, taken);
    return taken;
  }

  return (contract, value) => {
    if (!isEnvelope(value)) return false;
    const { id, idempotencyKey, traceId, step, schemaVersion } = value;
    return (
      id === idempotencyKey &&
      isTakenAsItStands(contract, schemaVersion) &&
      // Texts in a list: for these, JSON's own form is the canonical one.
      id === `hk1-${sha256(JSON.stringify(['hk1', traceId, contract.handoff, step]))}` &&
      checkEnvelope(contract, value) === undefined
    );
  };
}

/** A newer version's unknown fields are dropped first, which is for `open` to do. */
function isAcceptedAndKnown(contract: HandoffContract, version: string): boolean {
  const [own, received] = [parseVersion(contract.version), parseVersion(version)];
  if (!own || !received || compareVersions(received, own) > 0) return false;
  return satisfies(version, contract.accepts);
}
