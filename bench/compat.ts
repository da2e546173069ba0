/**
 * Holds the containment engine against public suites of schema pairs and prints one table:
 * right, false "compatible", false "incompatible", unknown, and the time a pair takes.
 *
 *   npm run bench -- compat [--list] [--suites FOLDER]
 *
 * `--list` names every pair on which the engine and the label disagree.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import Ajv2020 from 'ajv/dist/2020.js';
import { type Containment, checkContainment } from '../src/compat/containment.js';
import type { Json, JsonObject } from '../src/schema/json.js';

interface Question {
  readonly id: string;
  readonly a: Json;
  readonly b: Json;
  /** What the label says; undefined where it says nothing that can be scored. */
  readonly expected: boolean | undefined;
}

interface Suite {
  readonly name: string;
  readonly questions: readonly Question[];
  /** Why some labels are not scored. */
  readonly note: string;
}

const flag = (name: string) => process.argv.indexOf(`--${name}`);
const folder =
  flag('suites') > 0
    ? String(process.argv[flag('suites') + 1])
    : (process.env.COMPAT_SUITES ?? '../shared/suites');
if (!existsSync(folder)) {
  console.error(`No suites at ${folder}: give their folder with --suites or COMPAT_SUITES.`);
  process.exit(2);
}

const lines = (file: string): JsonObject[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line));

const as = <T>(value: unknown): T => value as T;

function jsonsubschema(): Suite {
  const questions = lines('jsonsubschema/pairs.jsonl').flatMap((line): Question[] => {
    const {
      name,
      lhs: a,
      rhs: b,
      relation,
      expected,
    } = as<{
      name: string;
      lhs: Json;
      rhs: Json;
      relation: string;
      expected: boolean | 'error';
    }>(line);
    const label = expected === 'error' ? undefined : expected;
    const forth = { id: name, a, b, expected: label };
    if (relation !== 'equivalent') return [forth];
    // "Not equivalent" does not say which way it fails.
    const each = label === true ? true : undefined;
    return [
      { ...forth, expected: each },
      { id: `${name} (back)`, a: b, b: a, expected: each },
    ];
  });
  return { name: 'jsonsubschema', questions, note: '' };
}

function atlassian(): Suite {
  const questions = lines('atlassian-json-schema-diff/pairs.jsonl').flatMap((line): Question[] => {
    const { name, a, b, a_subset_b, b_subset_a } = as<{
      name: string;
      a: Json;
      b: Json;
      a_subset_b: boolean;
      b_subset_a: boolean;
    }>(line);
    return [
      { id: `${name} (forth)`, a, b, expected: a_subset_b },
      { id: `${name} (back)`, a: b, b: a, expected: b_subset_a },
    ];
  });
  return { name: 'atlassian-json-schema-diff', questions, note: '' };
}

function sentry(): Suite {
  const proofs = new Map(
    lines('sentry/oracle_witnesses.jsonl').map(line => [
      String(line.name),
      line.backward_broken_proven === true,
    ]),
  );
  const questions = lines('sentry/pairs.jsonl').map((line): Question => {
    const {
      name,
      old,
      new: next,
      any_breaking,
    } = as<{
      name: string;
      old: Json;
      new: Json;
      any_breaking: boolean;
    }>(line);
    const broken = proofs.get(name) ?? false;
    // A label is taken as it stands unless a known witness refutes it.
    return { id: name, a: old, b: next, expected: broken ? false : !any_breaking };
  });
  return { name: 'sentry', questions, note: '' };
}

/** Every definition of each protocol version against the same definition of the next; no labels. */
function mcp(): Suite {
  const versions = readdirSync(join(folder, 'mcp'))
    .filter(name => name.endsWith('.schema.json'))
    .sort();
  const read = (name: string) => JSON.parse(readFileSync(join(folder, 'mcp', name), 'utf8')) as JsonObject;
  const definitions = (schema: JsonObject) => as<JsonObject>(schema.$defs ?? schema.definitions);
  const at = (schema: JsonObject, key: string): Json => ({
    ...schema,
    $ref: `#/${schema.$defs ? '$defs' : 'definitions'}/${key}`,
  });
  const questions = versions.slice(1).flatMap((name, i) => {
    const old = read(versions[i] as string);
    const next = read(name);
    return Object.keys(definitions(old))
      .filter(key => Object.hasOwn(definitions(next), key))
      .flatMap((key): Question[] => [
        { id: `${name} ${key} (backward)`, a: at(old, key), b: at(next, key), expected: undefined },
        { id: `${name} ${key} (forward)`, a: at(next, key), b: at(old, key), expected: undefined },
      ]);
  });
  return { name: 'mcp', questions, note: '' };
}

const percentile = (sorted: readonly number[], p: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? 0;

/** An independent judge of witnesses, for schemas it can read. */
function ajvSays(schema: Json, value: Json): boolean | undefined {
  try {
    const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false });
    return ajv.compile(schema as JsonObject)(value);
  } catch {
    return undefined;
  }
}

const list = flag('list') > 0;
const only = flag('only') > 0 ? String(process.argv[flag('only') + 1]) : '';
const rows: string[][] = [];
for (const { name, questions } of [jsonsubschema(), atlassian(), sentry(), mcp()]) {
  if (only && !name.startsWith(only)) continue;
  let [right, falseCompatible, falseIncompatible, unknown, confirmed, disputed] = [0, 0, 0, 0, 0, 0];
  const scored = questions.filter(question => question.expected !== undefined).length;
  const times: number[] = [];
  // The compiler of the host warms up on the first suite it meets; every suite gets the same start.
  for (const { a, b } of questions.slice(0, 100)) checkContainment(a, b);
  for (const { id, a, b, expected } of questions) {
    const start = performance.now();
    const result: Containment = checkContainment(a, b);
    times.push(performance.now() - start);
    const say = (what: string) => {
      if (list)
        console.log(
          `${what}: ${id}\n  a ${JSON.stringify(a).slice(0, 1500)}\n  b ${JSON.stringify(b).slice(0, 1500)}\n  ${JSON.stringify(result)}`,
        );
    };
    if (times.at(-1)! > 100) say(`slow ${times.at(-1)?.toFixed(0)} ms`);
    if (result.verdict === 'incompatible') {
      const judged = [ajvSays(a, result.witness), ajvSays(b, result.witness)];
      if (judged[0] === true && judged[1] === false) confirmed++;
      else if (judged[0] === false || judged[1] === true) {
        disputed++;
        say('disputed by ajv');
      }
    }
    if (result.verdict === 'unknown') {
      unknown++;
      say('unknown');
    } else if (expected === undefined) continue;
    else if ((result.verdict === 'compatible') === expected) right++;
    else {
      if (result.verdict === 'compatible') falseCompatible++;
      else falseIncompatible++;
      say(`label says ${expected}`);
    }
  }
  times.sort((x, y) => x - y);
  rows.push([
    name,
    String(questions.length),
    String(scored),
    String(right),
    String(falseCompatible),
    String(falseIncompatible),
    `${unknown} (${((100 * unknown) / questions.length).toFixed(1)} %)`,
    `${confirmed} / ${disputed}`,
    percentile(times, 0.5).toFixed(2),
    percentile(times, 0.99).toFixed(1),
    (times.at(-1) ?? 0).toFixed(0),
  ]);
}

const header = [
  'suite',
  'questions',
  'scored',
  'right',
  'false compatible',
  'false incompatible',
  'unknown',
  'witnesses ajv agrees / disagrees with',
  'median ms',
  'p99 ms',
  'max ms',
];
for (const row of [header, header.map(() => '---'), ...rows]) console.log(`| ${row.join(' | ')} |`);
