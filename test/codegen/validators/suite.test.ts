import { describe, expect, it } from 'vitest';
import { readSuite, type SuiteGroup, suiteIsPresent } from '../../support/json-schema-suite.js';
import { validatorsOf } from '../../support/run-validators.js';

const drafts = [
  { draft: 'draft2020-12', dialect: '2020-12', total: 1299 },
  { draft: 'draft7', dialect: 'draft-07', total: 927 },
] as const;

describe.runIf(suiteIsPresent)('JSON-Schema-Test-Suite through generated code', () => {
  for (const { draft, dialect, total } of drafts) {
    const { groups, documents } = readSuite(draft);
    const run = (chosen: readonly SuiteGroup[], assertFormats: boolean) => {
      const wrong: string[] = [];
      const right = { boolean: 0, explaining: 0, of: 0, falseAccepts: 0 };
      for (const group of chosen) {
        const { validators, problems } = validatorsOf(group.schema, { documents, dialect, assertFormats });
        for (const test of group.tests) {
          right.of++;
          const name = `${group.file}: ${group.description}: ${test.description}`;
          if (!validators) {
            wrong.push(`${name}: refused: ${problems.map(problem => problem.message).join(' ')}`);
            continue;
          }
          const verdict = validators.is(test.data);
          const explained = validators.explain(test.data).length === 0;
          if (verdict === test.valid) right.boolean++;
          else wrong.push(`${name}: is() says ${verdict}`);
          if (explained === test.valid) right.explaining++;
          else wrong.push(`${name}: explain() says ${explained}`);
          if (!test.valid && (verdict || explained)) right.falseAccepts++;
        }
      }
      return { wrong, right };
    };

    it(`${dialect}: every required test, in both forms`, () => {
      const { wrong, right } = run(
        groups.filter(group => !group.optional),
        false,
      );
      console.log(
        `${dialect}: ${right.boolean}/${right.of} boolean, ${right.explaining}/${right.of} explaining`,
      );
      expect(wrong).toEqual([]);
      expect(right).toEqual({ boolean: total, explaining: total, of: total, falseAccepts: 0 });
    });

    it(`${dialect}: optional format tests, formats asserted`, () => {
      const { wrong, right } = run(
        groups.filter(group => group.file.startsWith('optional/format/')),
        true,
      );
      console.log(
        `${dialect} formats: ${right.boolean}/${right.of} boolean, ${right.falseAccepts} false accepts`,
      );
      if (process.env.SHOW_WRONG) console.log(wrong.filter(line => !line.includes('explain()')).join('\n'));
      expect(right.boolean).toBeGreaterThanOrEqual(draft === 'draft2020-12' ? 652 : 0);
    });
  }
});
