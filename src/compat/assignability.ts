import type { Issue } from '../schema/evaluate.js';
import type { Json } from '../schema/json.js';
import { type CompatOptions, type Containment, checkLoaded, type LoadedSchema } from './containment.js';
import { explainMismatch } from './explain.js';

/** Whether a receiver accepts all that a sender may send. */
export type Assignability =
  | { readonly verdict: 'compatible' }
  | {
      readonly verdict: 'incompatible';
      /** A payload the sender may send and the receiver rejects. */
      readonly witness: Json;
      readonly issues: readonly Issue[];
      /** JSON Pointer to the first field that fails, in the witness. */
      readonly path: string;
      /** In plain words: "`reason` must have at least 1 character; the sender may send \"\"". */
      readonly explanation: string;
    }
  | Extract<Containment, { readonly verdict: 'unknown' }>;

/** Checks what a sender produces against what a receiver accepts. */
export function checkAssignability(
  sender: LoadedSchema,
  receiver: LoadedSchema,
  options: CompatOptions = {},
): Assignability {
  const result = checkLoaded(sender, receiver, options);
  if (result.verdict !== 'incompatible') return result;
  const { witness, issues } = result;
  let first = issues[0];
  while (first?.causes?.[0]) first = first.causes[0];
  return { ...result, path: first?.path ?? '', explanation: explainMismatch(issues, witness) };
}
