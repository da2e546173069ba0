import type { JsonObject, JsonSchema } from '../../../schema/json.js';
import { numberLiteral } from '../../print/index.js';
import { atom, isAlways, isNever, never, not, textOf, truth } from '../expression.js';
import { type Complaint, faultOf, type Step } from '../step.js';
import type { Planner, Subject } from '../subject.js';

/** Checks a subject that is an array. */
export function arraySteps(schema: JsonObject, subject: Subject, planner: Planner): Step[] {
  const { variable, at } = subject;
  const complain = (keyword: string, message: string): Complaint => ({ at, keyword, message });
  const count = (n: number) => `${n} item${n === 1 ? '' : 's'}`;
  const length = (keyword: string, operator: '<' | '>', bound: number, message: string): Step => ({
    do: 'check',
    fault: atom(
      `${variable}.length ${operator} ${numberLiteral(bound)}`,
      `${variable}.length ${operator === '<' ? '>=' : '<='} ${numberLiteral(bound)}`,
    ),
    complaint: complain(keyword, message),
    ...(keyword !== 'items' && {
      limit: { side: operator === '<' ? 'least' : 'most', bound: numberLiteral(bound) },
    }),
  });

  const steps: Step[] = [];
  const { minItems, maxItems, items } = schema;
  const prefix = Array.isArray(schema.prefixItems) ? (schema.prefixItems as JsonSchema[]) : [];
  if (typeof minItems === 'number' && minItems > 0)
    steps.push(length('minItems', '<', minItems, `must have at least ${count(minItems)}`));
  if (typeof maxItems === 'number')
    steps.push(length('maxItems', '>', maxItems, `must have at most ${count(maxItems)}`));
  if (items === false && !(typeof maxItems === 'number' && maxItems <= prefix.length))
    steps.push(
      length(
        'items',
        '>',
        prefix.length,
        prefix.length === 0 ? 'must be empty' : `must have at most ${count(prefix.length)}`,
      ),
    );

  prefix.forEach((item, index) => {
    const variableOfItem = planner.local(`${variable} ${index}`);
    const place = [...at, { kind: 'index', index } as const];
    const then = planner.child(item, {
      ...inside(subject, `${subject.hint} ${index}`),
      variable: variableOfItem,
      at: place,
    });
    if (then.length > 0)
      steps.push({
        do: 'property',
        at: place,
        variable: variableOfItem,
        value: `${variable}[${index}]`,
        body: then,
      });
  });

  if (items !== undefined && typeof items !== 'boolean') {
    const item = planner.local(singular(variable));
    const index = planner.local('index');
    const then = planner.child(items as JsonSchema, {
      ...inside(subject, singularHint(subject.hint)),
      variable: item,
      at: [...at, { kind: 'index-variable', name: index }],
    });
    if (then.length > 0)
      steps.push({ do: 'items', array: variable, at, from: prefix.length, item, index, body: then });
  }

  if (schema.uniqueItems === true)
    steps.push({
      do: 'check',
      fault: not(truth(`${planner.use('isUnique')}(${variable})`)),
      complaint: complain('uniqueItems', 'must not have equal items'),
      short: { method: 'unique', variable },
    });
  return [...steps, ...containsSteps(schema, subject, planner)];
}

function containsSteps(schema: JsonObject, subject: Subject, planner: Planner): Step[] {
  if (schema.contains === undefined) return [];
  const { variable, at, hint } = subject;
  const least = typeof schema.minContains === 'number' ? schema.minContains : 1;
  const most = typeof schema.maxContains === 'number' ? schema.maxContains : undefined;
  const item = planner.local('item');
  const inner = { ...inside(subject, `${hint} contained`), variable: item };
  const condition = planner.test(schema.contains as JsonSchema, inner);
  const test =
    textOf(condition).length <= 40
      ? condition
      : not(faultOf(planner.call(schema.contains as JsonSchema, inner)) ?? never);
  const matching = isAlways(test)
    ? `${variable}.length`
    : isNever(test)
      ? '0'
      : `${planner.use('countWhere')}(${variable}, (${item}) => ${textOf(test)})`;
  const steps: Step[] = [];
  const words = (n: number) => `${n} matching item${n === 1 ? '' : 's'}`;
  if (least > 0)
    steps.push({
      do: 'check',
      fault: atom(`${matching} < ${numberLiteral(least)}`, `${matching} >= ${numberLiteral(least)}`),
      complaint: {
        at,
        keyword: least === 1 && schema.minContains === undefined ? 'contains' : 'minContains',
        message: `must contain at least ${words(least)}`,
      },
    });
  if (most !== undefined)
    steps.push({
      do: 'check',
      fault: atom(`${matching} > ${numberLiteral(most)}`, `${matching} <= ${numberLiteral(most)}`),
      complaint: { at, keyword: 'maxContains', message: `must contain at most ${words(most)}` },
    });
  return steps;
}

/** The subject for a part of a value: nothing is known about it yet. */
export function inside({ variable, at, scope, level }: Subject, hint: string): Subject {
  return { variable, at, scope, hint, level: level + 1 };
}

const singular = (variable: string): string =>
  /[^s]s$/.test(variable) ? variable.slice(0, -1) : `${variable} item`;
const singularHint = (hint: string): string =>
  /[a-z]{2}s$/.test(hint) && !/ss$/.test(hint) ? hint.slice(0, -1) : `${hint} item`;
