/**
 * The envelope: the zod model and the types that generated code carries with it are one and the same, so that what the
 * designer says of an envelope is what agents check at run time.
 */
export {
  type Envelope,
  envelopeModel,
  type FailureModes,
  type Summary,
  type Work,
} from '../runtime/envelope.js';
