import type { Aspect } from '../aspect.js';
import { closureOf } from '../closure.js';
import { describeSchemaChange } from '../schema-change.js';

/** The schema of the working memory that travels along. */
export const workingMemory: Aspect = {
  id: 'working-memory',
  valueOf: ({ workingMemory }, documents) =>
    workingMemory === undefined ? null : closureOf(workingMemory, documents),
  compare: ({ compareSchemas, is, path }) => [
    describeSchemaChange(compareSchemas('workingMemory'), is.workingMemory !== undefined, 'working memory', [
      ...path,
      'workingMemory',
    ]),
  ],
};
