import { describe, expect, it } from 'vitest';
import { literal, printModule, render } from '../../../src/codegen/print/index.js';
import { emitTypes, planTypes } from '../../../src/codegen/types/index.js';
import { readSuite, suiteIsPresent } from '../../support/json-schema-suite.js';
import { typeCheck } from '../../support/type-check.js';

const drafts = [
  { draft: 'draft2020-12', dialect: '2020-12' },
  { draft: 'draft7', dialect: 'draft-07' },
] as const;

describe.runIf(suiteIsPresent)('types of the JSON-Schema-Test-Suite', () => {
  for (const { draft, dialect } of drafts)
    it(`${dialect}: every valid instance is assignable, in one strict program`, async () => {
      const { groups, documents } = readSuite(draft);
      const files = new Map<string, string>();
      let instances = 0;
      for (const [i, group] of groups.filter(one => !one.optional).entries()) {
        const plan = planTypes({
          documents: new Map([...documents, ['test:root', group.schema]]),
          types: [{ name: 'Root', document: 'test:root', path: [] }],
          dialect,
        });
        expect(plan.problems, group.description).toEqual([]);
        const valid = group.tests.filter(test => test.valid);
        instances += valid.length;
        const lines = valid.map(
          (test, n) => `export const v${n}: Root = ${render(literal(test.data), Number.POSITIVE_INFINITY)};`,
        );
        files.set(
          `${draft}-${i}.ts`,
          `// ${group.file}: ${group.description}\n${printModule(await emitTypes(plan), {})}${lines.join('\n')}\n`,
        );
      }
      const errors = typeCheck(files);
      console.log(`types ${dialect}: ${instances - errors.length}/${instances} valid instances assignable`);
      if (process.env.SHOW_WRONG)
        for (const error of errors.slice(0, 40))
          console.log(error, '\n', files.get(error.split(':')[0] ?? ''));
      expect(errors).toEqual([]);
    }, 120_000);
});
