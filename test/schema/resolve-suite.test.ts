import { describe, expect, it } from 'vitest';
import { loadSchema } from '../../src/schema/resolve.js';
import { readSuite, suiteIsPresent } from '../support/json-schema-suite.js';

describe.runIf(suiteIsPresent)('resolving the schemas of the JSON-Schema-Test-Suite', () => {
  for (const draft of ['draft2020-12', 'draft7'] as const) {
    const dialect = draft === 'draft7' ? 'draft-07' : '2020-12';
    const { groups, documents } = readSuite(draft);
    it(`finds every reference of the required ${draft} groups`, () => {
      const failures = groups
        .filter(group => !group.optional)
        .map(group => ({
          name: `${group.file}: ${group.description}`,
          problems: loadSchema(group.schema, { uri: 'test:root', documents, dialect }).problems,
        }))
        .filter(({ problems }) => problems.length > 0);
      expect(failures).toEqual([]);
    });
  }
});
