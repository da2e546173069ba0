import type { SchemaGraph, Scope } from '../../../schema/graph.js';
import {
  getOwn,
  hasOwn,
  isObject,
  type Json,
  type JsonObject,
  type JsonSchema,
} from '../../../schema/json.js';
import { literal, render } from '../../print/index.js';
import { isAlways, not, or } from '../expression.js';
import type { Step } from '../step.js';
import type { Planner, Subject } from '../subject.js';
import { read } from './objects.js';
import { typesOf, typesTest } from './types.js';
import { isOneOf, valuesMessage } from './values.js';

/** Checks the schemas that are applied to the very same value. */
export function combinatorSteps(
  schema: JsonObject,
  subject: Subject,
  planner: Planner,
  graph: SchemaGraph,
): Step[] {
  const { at, hint } = subject;
  const steps: Step[] = [];
  const branches = (keyword: string) =>
    Array.isArray(schema[keyword]) ? (schema[keyword] as JsonSchema[]) : [];
  const named = (branch: JsonSchema, word: string, i: number): Subject => ({
    ...subject,
    hint: `${hint} ${titleOf(branch) ?? `${word} ${i + 1}`}`,
  });

  for (const [i, branch] of branches('allOf').entries())
    steps.push(...planner.child(branch, named(branch, 'part', i)));
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    const options = branches(keyword);
    if (options.length === 0) continue;
    const chosen = discriminator(options, subject.scope, graph);
    if (chosen) {
      steps.push(...chooseSteps(options, chosen, subject, planner, keyword));
      continue;
    }
    const listed = valuesOf(options);
    if (listed) {
      const message = valuesMessage(listed);
      steps.push({
        do: 'check',
        fault: not(isOneOf(listed, subject, planner)),
        complaint: { at, keyword, message },
      });
      continue;
    }
    const other = besideNull(options, keyword, subject.scope, graph);
    if (other !== undefined) {
      const body = planner.child(other, named(other, 'option', options.indexOf(other)));
      const test = not(typesTest(new Set(['null']), subject.variable, planner));
      if (body.length > 0) steps.push({ do: 'when', test, body });
      continue;
    }
    const tests = options.map((branch, i) => planner.test(branch, named(branch, 'option', i)));
    if (keyword === 'anyOf') {
      const any = or(...tests);
      if (!isAlways(any))
        steps.push({
          do: 'check',
          fault: not(any),
          complaint: { at, keyword, message: 'must match one of the allowed shapes' },
        });
    } else
      steps.push({
        do: 'one-of',
        counter: planner.local('matches'),
        tests,
        complaint: { at, keyword, message: 'must match exactly one of the allowed shapes' },
      });
  }
  if (schema.not !== undefined)
    steps.push({
      do: 'check',
      fault: planner.test(schema.not as JsonSchema, { ...subject, hint: `${hint} excluded` }),
      complaint: { at, keyword: 'not', message: 'must not match the excluded shape' },
    });
  if (schema.if !== undefined && (schema.then !== undefined || schema.else !== undefined)) {
    const branch = (keyword: 'then' | 'else') =>
      planner.child((schema[keyword] ?? true) as JsonSchema, {
        ...subject,
        hint: `${hint} ${keyword}`,
        level: subject.level + 1,
      });
    const test = planner.test(schema.if as JsonSchema, { ...subject, hint: `${hint} if` });
    const then = branch('then');
    const otherwise = branch('else');
    if (then.length > 0)
      steps.push({ do: 'when', test, body: then, ...(otherwise.length > 0 && { otherwise }) });
    else if (otherwise.length > 0) steps.push({ do: 'when', test: not(test), body: otherwise });
  }
  return steps;
}

/** The values that alternatives leave, each with a description perhaps, where they leave different ones and say no more. */
function valuesOf(options: readonly JsonSchema[]): Json[] | undefined {
  const values: Json[] = [];
  for (const option of options) {
    if (
      !isObject(option) ||
      !hasOwn(option, 'const') ||
      Object.keys(option).some(key => !describing.has(key))
    )
      return undefined;
    values.push(option.const as Json);
  }
  const isPlain = values.every(value => typeof value !== 'object' || value === null);
  return isPlain && new Set(values).size === values.length ? values : undefined;
}

const describing = new Set(['const', 'title', 'description', '$comment', 'deprecated', 'examples']);

/** The alternative to null where there is one: what is wrong with a value that is neither can be told as if it stood alone. */
function besideNull(
  options: readonly JsonSchema[],
  keyword: 'anyOf' | 'oneOf',
  scope: Scope,
  graph: SchemaGraph,
): JsonSchema | undefined {
  const [other, ...more] = options.filter(option => !isNull(option));
  if (options.length !== 2 || other === undefined || more.length > 0) return undefined;
  return keyword === 'anyOf' || refusesNull(other, scope, graph) ? other : undefined;
}

const isNull = (schema: JsonSchema): boolean =>
  isObject(schema) &&
  schema.type === 'null' &&
  Object.keys(schema).every(key => key === 'type' || (key !== 'const' && describing.has(key)));

function refusesNull(schema: JsonSchema, scope: Scope, graph: SchemaGraph, hops = 0): boolean {
  if (typeof schema === 'boolean') return !schema;
  const types = typesOf(schema);
  if (types !== undefined) return !types.has('null');
  const target = hops < 8 ? graph.ref(schema, scope) : undefined;
  return target !== undefined && refusesNull(target.schema, target.scope, graph, hops + 1);
}

function chooseSteps(
  options: readonly JsonSchema[],
  { key, values }: Discriminator,
  subject: Subject,
  planner: Planner,
  keyword: string,
): Step[] {
  const { variable, at, hint } = subject;
  const cases = options.map((option, i) => ({
    values: (values[i] as Json[]).map(value => render(literal(value))),
    body: planner.call(option, {
      ...subject,
      hint: `${hint} ${titleOf(option) ?? String(values[i]?.[0])}`,
      known: new Set(['object']),
    }),
  }));
  const choose: Step = {
    do: 'choose',
    on: read(variable, key, planner),
    cases,
    complaint: { at: [...at, { kind: 'key', key }], keyword, message: valuesMessage(values.flat()) },
  };
  if (subject.known?.size === 1 && subject.known.has('object')) return [choose];
  return [
    {
      do: 'require',
      fault: not(typesTest(new Set(['object']), variable, planner)),
      complaint: { at, keyword: 'type', message: 'must be an object' },
      short: { method: 'isObject', variable },
      rejectsUndefined: true,
      body: [choose],
    },
  ];
}

interface Discriminator {
  readonly key: string;
  readonly values: readonly (readonly Json[])[];
}

/**
 * The property whose value alone tells which option can match: required in every option, each an object with its
 * own set of constants for it. With it, `oneOf` and `anyOf` mean the same and become a `switch`.
 */
export function discriminator(
  options: readonly JsonSchema[],
  scope: Scope,
  graph: SchemaGraph,
): Discriminator | undefined {
  if (options.length < 2) return undefined;
  const shapes = options.map(option => shapeOf(option, scope, graph));
  const first = shapes[0];
  if (!first || shapes.some(shape => shape === undefined)) return undefined;
  for (const key of Object.keys(first.properties as JsonObject)) {
    const values = shapes.map(shape => constantsOf(shape as JsonObject, key));
    if (values.some(list => list === undefined)) continue;
    const all = values.flat();
    if (new Set(all).size === all.length) return { key, values: values as Json[][] };
  }
  return undefined;
}

function shapeOf(option: JsonSchema, scope: Scope, graph: SchemaGraph, hops = 0): JsonObject | undefined {
  if (typeof option === 'boolean') return undefined;
  if (option.type === 'object' && isObject(option.properties)) return option;
  const target = hops < 8 ? graph.ref(option, scope) : undefined;
  return target && shapeOf(target.schema, target.scope, graph, hops + 1);
}

function constantsOf(shape: JsonObject, key: string): Json[] | undefined {
  if (!Array.isArray(shape.required) || !shape.required.includes(key)) return undefined;
  const property = getOwn(shape.properties as JsonObject, key);
  if (!isObject(property)) return undefined;
  const values = hasOwn(property, 'const')
    ? [property.const as Json]
    : Array.isArray(property.enum)
      ? property.enum
      : [];
  return values.length > 0 && values.every(value => typeof value !== 'object' || value === null)
    ? values
    : undefined;
}

const titleOf = (schema: JsonSchema): string | undefined =>
  isObject(schema) && typeof schema.title === 'string' && schema.title.length <= 40
    ? schema.title
    : undefined;
