import type { Json, JsonObject } from '../../schema/json.js';
import { eachSchema } from '../edit/schema-refs.js';
import { placedSchemas } from '../payload/placed-schemas.js';
import { isSlowPattern } from '../payload/slow-pattern.js';
import type { ContractRule, Finding } from './rule.js';

export const slowPattern: ContractRule = {
  id: 'slow-pattern',
  severity: 'warning',
  *check({ manifest }) {
    const found: Finding[] = [];
    const report = (pattern: string, path: (string | number)[], at: 'key' | 'value') => {
      if (!isSlowPattern(pattern)) return;
      found.push({
        message: `The pattern ${pattern} can read the same text in exponentially many ways, so one hostile payload may block the receiver: let no loop repeat what a loop inside it repeats already.`,
        path,
        at,
      });
    };
    for (const { schema, path } of placedSchemas(manifest))
      eachSchema(schema as Json, path, (at: JsonObject, place) => {
        if (typeof at.pattern === 'string') report(at.pattern, [...place, 'pattern'], 'value');
        const keyed = at.patternProperties;
        if (typeof keyed === 'object' && keyed !== null)
          for (const key of Object.keys(keyed)) report(key, [...place, 'patternProperties', key], 'key');
      });
    yield* found;
  },
};
