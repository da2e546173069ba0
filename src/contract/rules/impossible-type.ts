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
    if (!contradiction) return;
    const { keyword, message, instead } = contradiction;
    const path = [...place, keyword];
    found.push({
      message: `No value can satisfy this schema: ${message}.`,
      path,
      at: 'key',
      fixes: [
        instead
          ? { title: instead.title, intents: [{ type: 'set', path, value: instead.value }] }
          : { title: `Remove “${keyword}”`, intents: [{ type: 'unset', path }] },
      ],
    });
  });
  return found;
});
