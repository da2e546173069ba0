import type { JsonObject, JsonPath } from '../../schema/json.js';
import { eachSchema } from '../edit/schema-refs.js';
import { contradictionOf } from '../payload/contradiction.js';
import { inEachSchema } from '../payload/in-each-schema.js';
import type { ContractRule, Finding } from './rule.js';

export const impossibleType: ContractRule = {
  id: 'impossible-type',
  severity: 'error',
  check: ({ manifest }) => findingsIn(manifest),
};

const findingsIn = /* @__PURE__ */ inEachSchema((schema, path) => {
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
