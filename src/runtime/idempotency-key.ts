import { sortedJson } from './canonical-json.js';
import { sha256 } from './sha256.js';
import type { StepPath } from './step.js';

/**
 * The key by which a receiver recognises duplicate work: `hk1-` and the SHA-256 of the canonical JSON of
 * `["hk1", traceId, handoffId, step]`; 68 characters, none of them a colon. Attempt number, payload and contract
 * version are left out on purpose: a retry, even after an upgrade, must have the same key.
 */
export const idempotencyKey = (traceId: string, handoffId: string, step: StepPath): string =>
  `hk1-${sha256(sortedJson(['hk1', traceId, handoffId, step]) ?? '')}`;

export const traceIdPattern: RegExp = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

/** True for a trace ID that can travel everywhere: 1 to 128 letters, digits, `.`, `_` or `-`. */
export const isTraceId = (text: unknown): text is string =>
  typeof text === 'string' && traceIdPattern.test(text);

/** True for a trace ID of W3C Trace Context: 32 lowercase hex digits, not all zero. */
export const isW3cTraceId = (text: string): boolean => /^(?!0{32})[0-9a-f]{32}$/.test(text);

const ids = '-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}';
const traceparent = new RegExp(`^(?:00${ids}|(?!00|ff)[0-9a-f]{2}${ids}(?:-.*)?)$`);

/** True for a `traceparent` of W3C Trace Context: version 00, or a later one, which may hold more. */
export const isTraceparent = (text: unknown): text is string =>
  typeof text === 'string' && traceparent.test(text);
