import type { JsonPath } from '../../schema/json.js';
import { isSlowPattern } from '../../schema/pattern/slow.js';
import { eachSchema } from '../edit/schema-refs.js';
import { inEachSchema } from '../payload/in-each-schema.js';
import type { ContractRule, Finding } from './rule.js';

export const slowPattern: ContractRule = {
  id: 'slow-pattern',
  severity: 'warning',
  check: ({ manifest }) => findingsIn(manifest),
};

const findingsIn = /* @__PURE__ */ inEachSchema((schema, path) => {
  const found: Finding[] = [];
  const report = (pattern: string, at: JsonPath, mark: 'key' | 'value') => {
    if (!isSlowPattern(pattern)) return;
    found.push({
      message: `The pattern ${pattern} can read the same text in so many ways that one hostile payload may block whoever checks it as it stands: let no loop repeat what a loop inside it repeats already, and no three loops in a row share the same characters.`,
      path: at,
      at: mark,
    });
  };
  eachSchema(schema, path, (at, place) => {
    if (typeof at.pattern === 'string') report(at.pattern, [...place, 'pattern'], 'value');
    const keyed = at.patternProperties;
    if (typeof keyed === 'object' && keyed !== null)
      for (const key of Object.keys(keyed)) report(key, [...place, 'patternProperties', key], 'key');
  });
  return found;
});
