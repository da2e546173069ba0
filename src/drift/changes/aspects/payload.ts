import type { Aspect } from '../aspect.js';
import { closureOf } from '../closure.js';
import { describeSchemaChange } from '../schema-change.js';

/** The payload’s schema. */
export const payload: Aspect = {
  id: 'payload',
  valueOf: ({ payload }, documents) => closureOf(payload, documents),
  compare: ({ compareSchemas, path }) => [
    describeSchemaChange(compareSchemas('payload'), true, 'payload', [...path, 'payload']),
  ],
};
