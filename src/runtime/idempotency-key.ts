import { canonicalJson } from './canonical-json.js';
import { sha256 } from './sha256.js';
import type { StepPath } from './step.js';

/**
 * The key by which a receiver recognises duplicate work: `hk1-` and the SHA-256 of the canonical JSON of
 * `["hk1", traceId, handoffId, step]`; 68 characters, none of them a colon. Attempt number, payload and contract
 * version are left out on purpose: a retry, even after an upgrade, must have the same key.
 */
export const idempotencyKey = (traceId: string, handoffId: string, step: StepPath): string =>
  `hk1-${sha256(canonicalJson(['hk1', traceId, handoffId, step]) ?? '')}`;

/** True for a trace ID that can travel everywhere: 1 to 128 letters, digits, `.`, `_` or `-`. */
export const isTraceId = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/.test(text);

/** True for a trace ID of W3C Trace Context: 32 lowercase hex digits, not all zero. */
export const isW3cTraceId = (text: string): boolean => /^(?!0{32})[0-9a-f]{32}$/.test(text);
