import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  applyIntents,
  type ContractRule,
  checkManifest,
  contractRules,
  type Intent,
  type ParsedManifest,
  type PatternId,
  type Problem,
  parseManifest,
  patternOf,
} from '../../../src/contract/index.js';
import { type Json, parsePointer, toPointer } from '../../../src/schema/json.js';

/** A manifest: the starter of a pattern, and what is changed in it, by JSON Pointer. */
export interface Case {
  readonly pattern?: PatternId;
  readonly set?: Readonly<Record<string, Json>>;
  readonly unset?: readonly string[];
}

/** A case that the rule complains about, and the pointers it marks, in document order. */
export interface DriftedCase extends Case {
  readonly marks: readonly string[];
  /** Words that some message must hold. */
  readonly says?: RegExp;
}

export const today = '2026-06-01';

/** The text of a case. */
export function textOf({ pattern = 'supervisor-worker', set = {}, unset = [] }: Case): string {
  const starter = patternOf(pattern).starter('demo');
  const intents: Intent[] = [
    ...unset.map(pointer => ({ type: 'unset' as const, path: pathIn(starter, pointer) })),
    ...Object.entries(set).map(([pointer, value]) => ({
      type: 'set' as const,
      path: pathIn(starter, pointer),
      value,
    })),
  ];
  const { edits, problems } = applyIntents(parseManifest(starter), intents);
  expect(problems).toEqual([]);
  return applyEdits(starter, edits);
}

/** A pointer as a path; numbers are list places where the manifest has a list. */
const pathIn = (_text: string, pointer: string): (string | number)[] =>
  (parsePointer(pointer) ?? []).map(key => (/^\d+$/.test(key) ? Number(key) : key));

/** Checks a rule by a table, and that every fix it offers takes its problem away without adding an error. */
export function ruleTable(
  rule: ContractRule,
  table: { clean: Readonly<Record<string, Case>>; drifted: Readonly<Record<string, DriftedCase>> },
): void {
  const findings = (parsed: ParsedManifest): Problem[] =>
    checkManifest(parsed, { today }).filter(problem => problem.code === rule.id);

  describe(rule.id, () => {
    it('is listed', () => {
      expect(contractRules).toContain(rule);
    });

    it.each(Object.entries(table.clean))('accepts %s', (_, clean) => {
      expect(findings(parseManifest(textOf(clean)))).toEqual([]);
    });

    it.each(Object.entries(table.drifted))('reports %s', (_, drifted) => {
      const text = textOf(drifted);
      const parsed = parseManifest(text);
      const found = findings(parsed);
      expect(found.map(problem => toPointer(problem.path))).toEqual(drifted.marks);
      if (drifted.says) expect(found.map(problem => problem.message).join('\n')).toMatch(drifted.says);
      for (const problem of found) {
        expect(problem.message).toMatch(/\S.*[.?!]$/s);
        for (const fix of problem.fixes ?? [])
          if (fix.intents) expectFixes(text, parsed, problem, fix.intents);
      }
    });
  });
}

function expectFixes(
  text: string,
  parsed: ParsedManifest,
  { code, path, message }: Problem,
  intents: readonly Intent[],
): void {
  const before = checkManifest(parsed, { today });
  const { edits, problems } = applyIntents(parsed, intents);
  expect(problems).toEqual([]);
  const fixed = parseManifest(applyEdits(text, edits));
  expect(fixed.manifest).toBeDefined();
  expect(fixed.editable).toBe(true);
  const after = checkManifest(fixed, { today });
  const isStill = (problem: Problem) =>
    problem.code === code && problem.message === message && toPointer(problem.path) === toPointer(path);
  expect(after.filter(isStill)).toEqual([]);
  const count = (list: readonly Problem[], wanted: (problem: Problem) => boolean) =>
    list.filter(wanted).length;
  expect(count(after, problem => problem.code === code)).toBeLessThan(
    count(before, problem => problem.code === code),
  );
  const errors = (list: readonly Problem[]) => list.filter(problem => problem.severity === 'error');
  for (const error of errors(after)) {
    const same = (problem: Problem) => problem.code === error.code && problem.severity === 'error';
    expect(count(after, same), `${error.code}: ${error.message}`).toBeLessThanOrEqual(count(before, same));
  }
}
