import { dialectOf } from '../../schema/dialect.js';
import type { JsonPath } from '../../schema/json.js';
import { eachSchema } from '../edit/schema-refs.js';
import { type IgnoredKeyword, ignoredFormat, ignoredKeywords } from '../payload/ignored-keywords.js';
import { inEachSchema } from '../payload/in-each-schema.js';
import type { ContractRule, Finding } from './rule.js';

export const ignoredKeyword: ContractRule = {
  id: 'ignored-keyword',
  severity: 'warning',
  *check({ manifest }) {
    yield* keywordsIn(manifest);
    if (manifest.formats === 'assert') yield* formatsIn(manifest);
  },
};

const keywordsIn = /* @__PURE__ */ inEachSchema((schema, path) => {
  const { $schema } = schema;
  const dialect = (typeof $schema === 'string' ? dialectOf($schema) : undefined) ?? '2020-12';
  const found: Finding[] = [];
  eachSchema(schema, path, (at, place) => {
    for (const ignored of ignoredKeywords(at, [...place], dialect)) found.push(findingOf(ignored, place));
  });
  return found;
});

const formatsIn = /* @__PURE__ */ inEachSchema((schema, path) => {
  const found: Finding[] = [];
  eachSchema(schema, path, (at, place) => {
    const ignored = ignoredFormat(at, [...place]);
    if (ignored) found.push(findingOf(ignored, place));
  });
  return found;
});

const findingOf = ({ keyword, message, fix }: IgnoredKeyword, place: JsonPath): Finding => ({
  message,
  path: [...place, keyword],
  at: 'key',
  ...(fix && { fixes: [{ ...fix, preferred: true }] }),
});
