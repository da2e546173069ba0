import { describe, expect, it } from 'vitest';
import { createEvaluator } from '../../src/schema/evaluate.js';
import { isObject } from '../../src/schema/json.js';
import { loadSchema } from '../../src/schema/resolve.js';
import { readSuite, suiteIsPresent } from '../support/json-schema-suite.js';

/** Counts the required tests of a draft, and names those on which the evaluator disagrees with the suite. */
function judge(draft: 'draft2020-12' | 'draft7', $schema: string) {
  const { groups, documents } = readSuite(draft);
  const wrong: string[] = [];
  let total = 0;
  for (const group of groups.filter(each => !each.optional)) {
    const schema = isObject(group.schema) ? { $schema, ...group.schema } : group.schema;
    const evaluator = createEvaluator(loadSchema(schema, { documents }).value);
    for (const test of group.tests) {
      total++;
      const place = `${group.file} > ${group.description} > ${test.description}`;
      if (evaluator.accepts(test.data) !== test.valid) wrong.push(place);
      if ((evaluator.issuesOf(test.data).length === 0) !== test.valid) wrong.push(`${place} (issues)`);
    }
  }
  return { total, wrong };
}

describe.runIf(suiteIsPresent)('JSON-Schema-Test-Suite, required tests', () => {
  it('agrees with every 2020-12 verdict', () => {
    const { total, wrong } = judge('draft2020-12', 'https://json-schema.org/draft/2020-12/schema');
    expect(wrong).toEqual([]);
    expect(total).toBe(1299);
  });

  it('agrees with every draft-07 verdict', () => {
    const { total, wrong } = judge('draft7', 'http://json-schema.org/draft-07/schema#');
    expect(wrong).toEqual([]);
    expect(total).toBe(927);
  });
});
