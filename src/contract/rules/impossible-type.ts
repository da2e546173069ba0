import { isObject, type JsonObject, type JsonPath } from '../../schema/json.js';
import { eachSchema } from '../edit/schema-refs.js';
import { contradictionOf } from '../payload/contradiction.js';
import { placedSchemas } from '../payload/placed-schemas.js';
import { rememberAt } from '../remember.js';
import type { ContractRule, Finding } from './rule.js';

export const impossibleType: ContractRule = {
  id: 'impossible-type',
  severity: 'error',
  *check({ manifest }) {
    for (const { schema, path } of placedSchemas(manifest))
      if (isObject(schema)) yield* findingsOf(schema, path);
  },
};

const findingsOf = /* @__PURE__ */ rememberAt((schema, path) => {
  const found: Finding[] = [];
  eachSchema(schema, path, (at: JsonObject, place: JsonPath) => {
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
  return found;
});
