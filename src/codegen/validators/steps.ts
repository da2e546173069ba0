import type { Place, SchemaGraph } from '../../schema/graph.js';
import { isObject, type JsonObject, type JsonSchema } from '../../schema/json.js';
import { targetsOf } from '../types/place.js';
import { always, not } from './expression.js';
import { arraySteps } from './keywords/arrays.js';
import { combinatorSteps } from './keywords/combinators.js';
import { numberSteps } from './keywords/numbers.js';
import { objectSteps } from './keywords/objects.js';
import { stringSteps } from './keywords/strings.js';
import { implies, typeOf, typesMessage, typesOf, typesShort, typesTest, typeTest } from './keywords/types.js';
import { unevaluatedSteps } from './keywords/unevaluated.js';
import { allowedValues, isOneOf, valuesMessage, valuesShort } from './keywords/values.js';
import { faultInOneCall } from './short.js';
import type { Step } from './step.js';
import type { Planner, Subject, TypeName } from './subject.js';

const groups = [
  ['number', numberSteps],
  ['string', stringSteps],
  ['array', arraySteps],
  ['object', objectSteps],
] as const;

/** The steps that check a subject against a schema in 2020-12 form: type and values first, then what follows from them. */
export function stepsOf(schema: JsonSchema, outer: Subject, planner: Planner, graph: SchemaGraph): Step[] {
  const { at } = outer;
  if (schema === true) return [];
  if (schema === false)
    return [
      {
        do: 'check',
        fault: always,
        complaint: { at, keyword: 'false', message: 'is not allowed' },
        rejectsUndefined: true,
      },
    ];

  const scope = graph.enter(schema, outer.scope);
  const references = [graph.ref(schema, scope), graph.dynamicRef(schema, scope)].flatMap(place =>
    place ? planner.call(place.schema, { ...outer, scope: place.scope }) : [],
  );
  const types = typesOf(schema) ?? typesOfParts(schema);
  const values = allowedValues(schema, types);
  const narrowed: ReadonlySet<TypeName> | undefined = values?.length ? new Set(values.map(typeOf)) : types;
  const known = narrowed ?? outer.known;
  const subject: Subject = { ...outer, scope, ...(known && { known }) };

  const rest = (): Step[] => [
    ...references,
    ...groups.flatMap(([name, group]) => typed(name, group, schema, subject, planner)),
    ...combinatorSteps(schema, subject, planner, graph),
    ...unevaluatedSteps(schema, subject, planner, graph),
  ];
  if (values) {
    const isConst = schema.const !== undefined;
    const short = valuesShort(values, isConst, outer.variable);
    return [
      {
        do: 'require',
        fault: not(isOneOf(values, outer, planner)),
        complaint: {
          at,
          keyword: isConst ? 'const' : 'enum',
          message: valuesMessage(values),
        },
        ...(short && { short }),
        rejectsUndefined: true,
        body: values.length === 0 ? [] : withHelpers(rest(), planner),
      },
    ];
  }
  if (types && !implies(outer.known, types)) {
    const short = typesShort(types, outer.variable);
    const body = rest();
    const whole = short && faultInOneCall(short, body, planner.use);
    if (!whole) withHelpers(body, planner);
    return [
      {
        do: 'require',
        fault: types.size === 0 ? always : not(typesTest(types, outer.variable, planner)),
        complaint: { at, keyword: 'type', message: typesMessage(types) },
        ...(short && { short }),
        rejectsUndefined: true,
        ...(whole && { whole }),
        body,
      },
    ];
  }
  return withHelpers(rest(), planner);
}

/** True when the function made for a schema finds fault with undefined, whatever else it checks. */
export function refusesUndefined(
  { schema, scope }: Place,
  graph: SchemaGraph,
  seen = new Set<JsonSchema>(),
): boolean {
  if (typeof schema === 'boolean') return !schema;
  if (seen.has(schema)) return false;
  seen.add(schema);
  const types = typesOf(schema) ?? typesOfParts(schema);
  if (types !== undefined || allowedValues(schema, types) !== undefined) return true;
  return targetsOf(graph, { schema, scope }).some(target => refusesUndefined(target, graph, seen));
}

/** Notes the helpers that checks of bounds call, where each stands alone. */
function withHelpers(steps: Step[], planner: Planner): Step[] {
  for (const step of steps)
    if (step.do === 'check' && step.limit?.helper !== undefined) planner.use(step.limit.helper);
    else if (step.do === 'when') withHelpers([...step.body], planner);
  return steps;
}

/** The types that every part of an `allOf` allows, where all parts say the same: asked once for all of them. */
function typesOfParts(schema: JsonObject): ReadonlySet<TypeName> | undefined {
  const [first, ...others] = (Array.isArray(schema.allOf) ? schema.allOf : []).map(part =>
    isObject(part) ? typesOf(part) : undefined,
  );
  return first && others.every(types => types !== undefined && implies(types, first)) ? first : undefined;
}

/** Keywords of one type apply to values of that type only; no test is needed where the type is known. */
function typed(
  name: 'number' | 'string' | 'array' | 'object',
  group: (schema: JsonObject, subject: Subject, planner: Planner) => Step[],
  schema: JsonObject,
  subject: Subject,
  planner: Planner,
): Step[] {
  const { known } = subject;
  const can = known === undefined || known.has(name) || (name === 'number' && known.has('integer'));
  if (!can) return [];
  const certain =
    known !== undefined &&
    [...known].every(type => type === name || (name === 'number' && type === 'integer'));
  const steps = group(schema, subject, planner);
  return steps.length === 0 || certain
    ? steps
    : [{ do: 'when', test: typeTest(name, subject.variable, planner), body: steps }];
}
