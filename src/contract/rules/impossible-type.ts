import type { Json, JsonObject, JsonPath } from '../../schema/json.js';
import { eachSchema } from '../edit/schema-refs.js';
import { contradictionOf } from '../payload/contradiction.js';
import { placedSchemas } from '../payload/placed-schemas.js';
import type { ContractRule, Finding } from './rule.js';

export const impossibleType: ContractRule = {
  id: 'impossible-type',
  severity: 'error',
  *check({ manifest }) {
    for (const { schema, path } of placedSchemas(manifest)) {
      const found: Finding[] = [];
      eachSchema(schema as Json, path, (at: JsonObject, place: JsonPath) => {
        const contradiction = contradictionOf(at);
        if (contradiction)
          found.push({
            message: `No value can satisfy this schema: ${contradiction.message}.`,
            path: [...place, contradiction.keyword],
            at: 'key',
            fixes: [
              {
                title: `Remove “${contradiction.keyword}”`,
                intents: [{ type: 'unset', path: [...place, contradiction.keyword] }],
              },
            ],
          });
      });
      yield* found;
    }
  },
};
