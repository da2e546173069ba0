import { dialectOf } from '../../schema/dialect.js';
import { isObject } from '../../schema/json.js';
import { eachSchema } from '../edit/schema-refs.js';
import { ignoredKeywords } from '../payload/ignored-keywords.js';
import { placedSchemas } from '../payload/placed-schemas.js';
import { rememberAt } from '../remember.js';
import type { ContractRule, Finding } from './rule.js';

export const ignoredKeyword: ContractRule = {
  id: 'ignored-keyword',
  severity: 'warning',
  *check({ manifest }) {
    for (const { schema, path } of placedSchemas(manifest))
      if (isObject(schema)) yield* findingsOf(schema, path);
  },
};

const findingsOf = /* @__PURE__ */ rememberAt((schema, path) => {
  const { $schema } = schema;
  const dialect = (typeof $schema === 'string' ? dialectOf($schema) : undefined) ?? '2020-12';
  const found: Finding[] = [];
  eachSchema(schema, path, (at, place) => {
    for (const { keyword, message, fix } of ignoredKeywords(at, [...place], dialect))
      found.push({
        message,
        path: [...place, keyword],
        at: 'key',
        ...(fix && { fixes: [{ ...fix, preferred: true }] }),
      });
  });
  return found;
});
