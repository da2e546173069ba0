import { getAt, type Json, type JsonObject } from '../../schema/json.js';
import { schemaProblems } from '../payload/schema-problems.js';
import type { ContractRule } from './rule.js';

export const invalidSchema: ContractRule = {
  id: 'invalid-schema',
  severity: 'error',
  *check({ manifest }) {
    for (const { code, message, path } of schemaProblems(manifest)) {
      if (
        code === 'schema-ref-unresolved' &&
        isJudgedElsewhere(getAt(manifest as unknown as JsonObject, path))
      )
        continue;
      yield { message, path };
    }
  },
};

/** References to types, files and URLs have rules that know more about them. */
const isJudgedElsewhere = (ref: Json | undefined): boolean =>
  typeof ref === 'string' && (ref.startsWith('#/types/') || !ref.startsWith('#'));
