import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json, JsonObject } from '../../src/schema/json.js';

/** One question, "is every value of `a` a value of `b`?", and what its label says. */
export interface Question {
  readonly id: string;
  readonly a: Json;
  readonly b: Json;
  /** Undefined where there is no label, or none that can be scored. */
  readonly expected: boolean | undefined;
  /** Why the label is wrong, where that can be shown without a witness. */
  readonly refuted?: string;
}

/** A public suite of schema pairs. */
export interface CompatSuite {
  readonly name: string;
  readonly questions: readonly Question[];
}

/** Where the suites are: data of others, not ours to commit. */
export const suitesPath = process.env.COMPAT_SUITES ?? join(import.meta.dirname, '../../../shared/suites');

/** False where the suites are absent. */
export const suitesArePresent = (folder = suitesPath): boolean => existsSync(join(folder, 'jsonsubschema'));

/** Labels that say "not contained" where containment is a plain fact. */
const REFUTED: { readonly [id: string]: string } = {
  'jtest.test_numeric.TestCompositeNumericSubtype.test_all_all_3#332': 'a multiple of 3 is a multiple of 0.3',
  'any_of/number_1.json': 'at most 3 or at least 2: that is every number',
  'any_of/objects_3.json': 'a boolean has no property `type`, so it satisfies the last alternative',
  'range/redundant_minimum_3.json': 'what is at least 1 is greater than 0.4',
  'format/format_add.json': 'format is an annotation',
  'format/format_change.json': 'format is an annotation',
};

/** Reads all suites below a folder. */
export function readCompatSuites(folder = suitesPath): CompatSuite[] {
  return [
    { name: 'jsonsubschema', questions: jsonsubschema(folder) },
    { name: 'atlassian-json-schema-diff', questions: atlassian(folder) },
    { name: 'sentry', questions: sentry(folder) },
    { name: 'mcp', questions: mcp(folder) },
  ].map(({ name, questions }) => ({
    name,
    questions: questions.map(question => {
      const refuted = REFUTED[question.id];
      return refuted === undefined ? question : { ...question, refuted };
    }),
  }));
}

const lines = <T>(...path: string[]): T[] =>
  readFileSync(join(...path), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as T);

interface SubschemaLine {
  readonly name: string;
  readonly lhs: Json;
  readonly rhs: Json;
  readonly relation: 'subset' | 'equivalent';
  /** `error`: the suite's own tool refuses the question. */
  readonly expected: boolean | 'error';
}

function jsonsubschema(folder: string): Question[] {
  return lines<SubschemaLine>(folder, 'jsonsubschema/pairs.jsonl').flatMap((line): Question[] => {
    const { name, lhs: a, rhs: b } = line;
    const expected = line.expected === 'error' ? undefined : line.expected;
    if (line.relation === 'subset') return [{ id: name, a, b, expected }];
    // "Not equivalent" does not say which way it fails.
    const each = expected || undefined;
    return [
      { id: name, a, b, expected: each },
      { id: `${name} (back)`, a: b, b: a, expected: each },
    ];
  });
}

interface AtlassianLine {
  readonly name: string;
  readonly a: Json;
  readonly b: Json;
  readonly a_subset_b: boolean;
  readonly b_subset_a: boolean;
}

const atlassian = (folder: string): Question[] =>
  lines<AtlassianLine>(folder, 'atlassian-json-schema-diff/pairs.jsonl').flatMap(({ name, a, b, ...is }) => [
    { id: `${name} (forth)`, a, b, expected: is.a_subset_b },
    { id: `${name} (back)`, a: b, b: a, expected: is.b_subset_a },
  ]);

interface SentryLine {
  readonly name: string;
  readonly old: Json;
  readonly new: Json;
  readonly any_breaking: boolean;
}

function sentry(folder: string): Question[] {
  const witnesses = lines<{ name: string; backward_broken_proven: boolean }>(
    folder,
    'sentry/oracle_witnesses.jsonl',
  );
  const broken = new Set(witnesses.filter(line => line.backward_broken_proven).map(line => line.name));
  // A label is taken as it stands unless a known witness refutes it.
  return lines<SentryLine>(folder, 'sentry/pairs.jsonl').map(line => ({
    id: line.name,
    a: line.old,
    b: line.new,
    expected: broken.has(line.name) ? false : !line.any_breaking,
  }));
}

/** Every definition of each protocol version against the same definition of the next, both ways; no labels. */
function mcp(folder: string): Question[] {
  const names = readdirSync(join(folder, 'mcp')).filter(name => name.endsWith('.schema.json'));
  const versions = names
    .sort()
    .map(name => JSON.parse(readFileSync(join(folder, 'mcp', name), 'utf8')) as JsonObject);
  const keyword = (schema: JsonObject) => (schema.$defs ? '$defs' : 'definitions');
  const at = (schema: JsonObject, key: string): Json => ({ ...schema, $ref: `#/${keyword(schema)}/${key}` });
  return versions.slice(1).flatMap((next, i) => {
    const old = versions[i] as JsonObject;
    const known = next[keyword(next)] as JsonObject;
    return Object.keys(old[keyword(old)] as JsonObject)
      .filter(key => Object.hasOwn(known, key))
      .flatMap((key): Question[] => [
        { id: `${names[i + 1]} ${key} (backward)`, a: at(old, key), b: at(next, key), expected: undefined },
        { id: `${names[i + 1]} ${key} (forward)`, a: at(next, key), b: at(old, key), expected: undefined },
      ]);
  });
}
