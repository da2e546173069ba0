import { getOwn, isObject, type Json, type JsonObject, type JsonSchema } from '../../../schema/json.js';
import { arrayOf, isPlainKey, literal, member, numberLiteral, stringLiteral } from '../../print/index.js';
import { always, and, atom, type Expression, isAlways, not, or, truth } from '../expression.js';
import type { Complaint, Step } from '../step.js';
import type { Planner, Subject } from '../subject.js';
import { inside } from './arrays.js';
import { patternTest } from './patterns.js';

// What objects inherit, and what the check of emitted code lets nobody read by member access.
const inherited = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);

/** Reads a property as undefined when it is absent, also for names every object inherits. */
export const read = (object: string, key: string, planner: Planner): string =>
  inherited.has(key) ? `${planner.use('own')}(${object}, ${stringLiteral(key)})` : member(object, key);

/** The condition that a property is there. */
const present = (object: string, key: string, planner: Planner): Expression => {
  const text = read(object, key, planner);
  return atom(`${text} !== undefined`, `${text} === undefined`);
};

/** Checks a subject that is an object. */
export function objectSteps(schema: JsonObject, subject: Subject, planner: Planner): Step[] {
  return [
    ...sizeSteps(schema, subject, planner),
    ...propertySteps(schema, subject, planner),
    ...dependentSteps(schema, subject, planner),
    ...keySteps(schema, subject, planner),
  ];
}

function sizeSteps(schema: JsonObject, { variable, at }: Subject, planner: Planner): Step[] {
  const steps: Step[] = [];
  const words = (n: number) => `${n} ${n === 1 ? 'property' : 'properties'}`;
  const size = () => `${planner.use('countProperties')}(${variable})`;
  const { minProperties, maxProperties } = schema;
  if (typeof minProperties === 'number' && minProperties > 0)
    steps.push({
      do: 'check',
      fault: atom(
        `${size()} < ${numberLiteral(minProperties)}`,
        `${size()} >= ${numberLiteral(minProperties)}`,
      ),
      complaint: { at, keyword: 'minProperties', message: `must have at least ${words(minProperties)}` },
    });
  if (typeof maxProperties === 'number')
    steps.push({
      do: 'check',
      fault: atom(
        `${size()} > ${numberLiteral(maxProperties)}`,
        `${size()} <= ${numberLiteral(maxProperties)}`,
      ),
      complaint: { at, keyword: 'maxProperties', message: `must have at most ${words(maxProperties)}` },
    });
  return steps;
}

function propertySteps(schema: JsonObject, subject: Subject, planner: Planner): Step[] {
  const { variable, at, hint } = subject;
  const properties = isObject(schema.properties) ? schema.properties : {};
  const names = Object.keys(properties);
  const required = new Set(Array.isArray(schema.required) ? (schema.required as string[]) : []);
  const closed = schema.additionalProperties === false && !isObject(schema.patternProperties);
  const optional = names.filter(name => !required.has(name));
  const counter = closed && optional.length > 0 && names.length > 1 ? planner.local('present') : undefined;

  const steps: Step[] = [];
  if (counter) steps.push({ do: 'counter', name: counter, from: names.length - optional.length });
  for (const name of [...names, ...[...required].filter(name => !Object.hasOwn(properties, name))]) {
    const local = planner.local(name);
    const place = [...at, { kind: 'key', key: name } as const];
    const then = planner.child((getOwn(properties, name) as JsonSchema) ?? true, {
      ...inside(subject, `${hint} ${name}`),
      variable: local,
      at: place,
    });
    const isRequired = required.has(name);
    if (!isRequired && then.length === 0 && counter === undefined) continue;
    const missing: Complaint = { at, keyword: 'required', message: `must have the property ${quoted(name)}` };
    steps.push({
      do: 'property',
      at: place,
      variable: local,
      value: read(variable, name, planner),
      ...(isRequired ? { missing } : counter ? { counter } : {}),
      body: then,
    });
  }
  if (closed) {
    if (names.length === 0)
      steps.push({
        do: 'check',
        fault: atom(
          `${planner.use('countProperties')}(${variable}) > 0`,
          `${planner.use('countProperties')}(${variable}) === 0`,
        ),
        complaint: { at, keyword: 'additionalProperties', message: 'must not have any properties' },
      });
    else
      steps.push({
        do: 'only',
        object: variable,
        present: counter ?? String(names.length - optional.length),
        names: namesConstant(names, hint, planner),
        at,
      });
  }
  return steps;
}

function dependentSteps(schema: JsonObject, subject: Subject, planner: Planner): Step[] {
  const { variable, at, hint } = subject;
  const steps: Step[] = [];
  for (const [name, needs] of entries(schema.dependentRequired)) {
    for (const need of needs as string[])
      steps.push({
        do: 'check',
        fault: and(present(variable, name, planner), not(present(variable, need, planner))),
        complaint: {
          at,
          keyword: 'dependentRequired',
          message: `must have the property ${quoted(need)} when it has ${quoted(name)}`,
        },
      });
  }
  for (const [name, dependent] of entries(schema.dependentSchemas)) {
    const then = planner.child(dependent as JsonSchema, {
      ...subject,
      hint: `${hint} with ${name}`,
      level: subject.level + 1,
    });
    if (then.length > 0) steps.push({ do: 'when', test: present(variable, name, planner), body: then });
  }
  return steps;
}

/** The checks that look at every property: `propertyNames`, `patternProperties`, `additionalProperties`. */
function keySteps(schema: JsonObject, subject: Subject, planner: Planner): Step[] {
  const { propertyNames, patternProperties, additionalProperties } = schema;
  if (propertyNames === undefined && patternProperties === undefined && !isObject(additionalProperties))
    return [];
  const { variable, at, hint } = subject;
  // Named after the object, so that another map in the same schema changes nothing here.
  const ofObject = subject.at.length === 0 ? '' : `${variable} `;
  const key = planner.local(`${ofObject}key`);
  const item = planner.local(`${ofObject}property`);
  const atKey = [...at, { kind: 'key-variable', name: key } as const];
  const then: Step[] = [];
  if (propertyNames !== undefined) {
    const test = planner.test(propertyNames as JsonSchema, {
      ...inside(subject, `${hint} name`),
      variable: key,
      known: new Set(['string']),
    });
    if (!isAlways(test))
      then.push({
        do: 'check',
        fault: not(test),
        complaint: { at: atKey, keyword: 'propertyNames', message: 'is not a name that is allowed' },
      });
  }
  const inner = { ...inside(subject, `${hint} property`), variable: item, at: atKey };
  const patterns: Expression[] = [];
  for (const [pattern, value] of entries(patternProperties)) {
    const test = patternTest(pattern, `${hint} property`, key, planner);
    patterns.push(test);
    const steps =
      value === false ? [forbidden(atKey, 'patternProperties')] : planner.child(value as JsonSchema, inner);
    if (steps.length > 0) then.push({ do: 'when', test, body: steps });
  }
  const additional = additionalProperties as JsonSchema | undefined;
  if (additional !== undefined && (additional !== false || patterns.length > 0)) {
    const names = isObject(schema.properties) ? Object.keys(schema.properties) : [];
    const isKnown = or(isNamed(names, key, hint, planner), ...patterns);
    const steps =
      additional === false ? [forbidden(atKey, 'additionalProperties')] : planner.child(additional, inner);
    if (steps.length > 0) then.push(...when(not(isKnown), steps));
  }
  return then.length === 0 ? [] : [{ do: 'keys', object: variable, at, key, item, body: then }];
}

/** The condition that a key is one of the names. */
export function isNamed(names: readonly string[], key: string, hint: string, planner: Planner): Expression {
  if (names.length > 4) return truth(`${namesConstant(names, hint, planner)}.has(${key})`);
  return or(
    ...names.map(name => atom(`${key} === ${stringLiteral(name)}`, `${key} !== ${stringLiteral(name)}`)),
  );
}

/** Steps under a condition that may turn out to hold always. */
export const when = (test: Expression, then: Step[]): Step[] =>
  test.kind === 'and' && test.parts.length === 0 ? then : [{ do: 'when', test, body: then }];

/** The step that refuses a property. */
export const forbidden = (at: Complaint['at'], keyword: string): Step => ({
  do: 'check',
  fault: always,
  complaint: { at, keyword, message: 'is not a known property' },
});

/** A module constant that holds property names. */
export const namesConstant = (names: readonly string[], hint: string, planner: Planner): string =>
  planner.constant(hint, 'Names', ['new Set(', arrayOf(names.map(literal)), ')']);

const entries = (value: Json | undefined): [string, Json][] =>
  isObject(value) ? Object.keys(value).map(key => [key, value[key] as Json]) : [];

const quoted = (name: string): string => (isPlainKey(name) ? name : JSON.stringify(name));
