import type { Envelope } from '../../../contract/envelope.js';
import { stepPattern } from '../../../runtime/step.js';
import type { JsonObject } from '../../../schema/json.js';

const text = (description: string): JsonObject => ({ description, type: 'string', minLength: 1 });
const texts = (description: string): JsonObject => ({
  description,
  type: 'array',
  items: { type: 'string' },
});
const instant = (description: string): JsonObject => ({ description, type: 'string', format: 'date-time' });

const sideEffect: JsonObject = {
  type: 'object',
  properties: {
    id: text('Names this very write; the other system’s idempotency key.'),
    effect: text('The side effect’s id in the contract.'),
    system: text('The system written to.'),
    operation: text('What was done there.'),
    class: { enum: ['compensatable', 'pivot', 'retriable', 'irreversible'] },
    compensation: text('The inverse operation.'),
    status: {
      enum: ['pending', 'committed', 'unknown', 'compensating', 'compensated', 'compensation-failed'],
    },
    reference: { description: 'What the other system calls the written record.', type: 'string' },
    at: instant('When the status was reached.'),
  },
  required: ['id', 'effect', 'system', 'operation', 'class', 'status', 'at'],
};

const provenance: JsonObject = {
  description: 'Why the upstream agent chose this branch.',
  type: 'object',
  properties: {
    model: text('Model and version that decided.'),
    promptVersion: text('Version of the prompt.'),
    toolCalls: {
      description: 'In the order in which they were made.',
      type: 'array',
      items: {
        type: 'object',
        properties: { name: text('The tool.'), arguments: true, status: { enum: ['ok', 'error'] } },
        required: ['name'],
      },
    },
    confidence: {
      description: 'Confidence signals by name.',
      type: 'object',
      additionalProperties: { type: 'number', minimum: 0, maximum: 1 },
    },
    reason: text('Why this branch, in words.'),
  },
};

const properties: Record<keyof Envelope, JsonObject> = {
  specversion: { description: 'CloudEvents version.', const: '1.0' },
  id: text('Equal to the idempotency key.'),
  source: text('Who hands over.'),
  type: text('Which contract.'),
  time: instant('When it was sealed.'),
  datacontenttype: { const: 'application/json' },
  dataschema: text('URI that names the payload’s schema in this version.'),
  dataref: text('Where the full context lies, as a URI.'),
  traceparent: text('W3C Trace Context.'),
  data: { description: 'The payload.' },
  schemaVersion: text('The contract’s exact version (semver).'),
  idempotencyKey: {
    description: 'Hash of trace ID, handoff and step: equal on every attempt.',
    type: 'string',
    pattern: '^hk1-[0-9a-f]{64}$',
  },
  traceId: {
    description: 'One for the whole run.',
    type: 'string',
    pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$',
  },
  step: {
    description: 'Where in the run this handoff is made.',
    type: 'string',
    pattern: stepPattern.source,
  },
  provenance,
  sideEffects: {
    description: 'Every write that the upstream agent made, in order.',
    type: 'array',
    items: sideEffect,
  },
  failureModes: {
    description: 'Errors that the receiver may retry, and errors that go to a human.',
    type: 'object',
    properties: { retryable: texts('May be retried.'), escalate: texts('Go to a human.') },
    required: ['retryable', 'escalate'],
  },
  work: {
    description: 'The work completed and the work remaining.',
    type: 'object',
    properties: { completed: texts('Done.'), remaining: texts('Left for the receiver.') },
    required: ['completed', 'remaining'],
  },
  workingMemory: { description: 'In-flight reasoning and partial outputs.' },
  summary: {
    description: 'The structured summary that crosses instead of the whole context.',
    type: 'object',
    properties: {
      decision: { type: 'string' },
      inputs: texts('The inputs that the decision rests on.'),
      openQuestions: texts('What the receiver still has to find out.'),
      tokens: { description: 'Counted by the sender.', type: 'integer', minimum: 0 },
    },
    required: ['decision', 'inputs', 'openQuestions', 'tokens'],
  },
  reference: {
    description: 'Where the full context lies; only this reference crosses.',
    type: 'object',
    properties: { store: text('The store’s id in the contract.'), key: text('The key in that store.') },
    required: ['store', 'key'],
  },
  dropped: texts('JSON Pointers of the payload fields that were dropped at the edge.'),
};

/** The general envelope's JSON Schema; a test holds it against the zod model, which is what agents check. */
export const envelopeSchema = {
  type: 'object',
  properties: properties as JsonObject,
  required: [
    'specversion',
    'id',
    'source',
    'type',
    'time',
    'datacontenttype',
    'dataschema',
    'data',
    'schemaVersion',
    'idempotencyKey',
    'traceId',
    'step',
    'provenance',
    'sideEffects',
    'failureModes',
    'work',
    'dropped',
  ],
};
