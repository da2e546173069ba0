import type { Place, SchemaGraph } from '../../../schema/graph.js';
import { hasOwn, isObject, type JsonObject, type JsonSchema } from '../../../schema/json.js';
import { stringLiteral } from '../../print/index.js';
import { always, atom, isNever, not, or, truth } from '../expression.js';
import type { Step } from '../step.js';
import type { Planner, Subject } from '../subject.js';
import { inside } from './arrays.js';
import { forbidden, isNamed, namesConstant, read, when } from './objects.js';
import { patternTest } from './patterns.js';
import { typeTest } from './types.js';

/** What a schema looks at in every value that fits it, where that does not depend on the value. */
interface StaticallyEvaluated {
  readonly names: Set<string>;
  readonly patterns: Set<string>;
  everyKey: boolean;
  upTo: number;
}

/** True when the schema has a keyword that needs to know what the others have looked at. */
export const hasUnevaluated = (schema: JsonObject): boolean =>
  hasOwn(schema, 'unevaluatedProperties') || hasOwn(schema, 'unevaluatedItems');

/** True when such a keyword can only be answered while checking, not while generating. */
export const needsTracking = (
  schema: JsonObject,
  subject: Pick<Subject, 'scope'>,
  graph: SchemaGraph,
): boolean =>
  hasUnevaluated(schema) && staticallyEvaluated({ schema, scope: subject.scope }, graph) === undefined;

/** Checks `unevaluatedProperties` and `unevaluatedItems`; to be run after everything else. */
export function unevaluatedSteps(
  schema: JsonObject,
  subject: Subject,
  planner: Planner,
  graph: SchemaGraph,
): Step[] {
  if (!hasUnevaluated(schema)) return [];
  const { variable, hint } = subject;
  const known = staticallyEvaluated({ schema, scope: subject.scope }, graph);
  const evaluated = known ? '' : planner.local('evaluated');
  const steps: Step[] = [];
  if (!known) {
    steps.push({ do: 'run', code: `const ${evaluated} = ${planner.use('nothingEvaluated')}();` });
    steps.push(...planner.collect(schema, subject, evaluated, true));
  }
  if (schema.unevaluatedProperties !== undefined && !known?.everyKey) {
    const key = planner.local('key');
    const isEvaluated = known
      ? or(
          isNamed([...known.names], key, hint, planner),
          ...[...known.patterns].map(pattern => patternTest(pattern, `${hint} property`, key, planner)),
        )
      : truth(`${planner.use('isKeyEvaluated')}(${evaluated}, ${key})`);
    steps.push(
      ...guarded(
        'object',
        subject,
        planner,
        keysLoop(schema.unevaluatedProperties as JsonSchema, key, isEvaluated, subject, planner),
      ),
    );
  }
  if (schema.unevaluatedItems !== undefined && known?.upTo !== Number.POSITIVE_INFINITY) {
    const index = planner.local('index');
    const item = planner.local('item');
    const value = schema.unevaluatedItems as JsonSchema;
    const at = [...subject.at, { kind: 'index-variable', name: index } as const];
    const then =
      value === false
        ? [
            {
              ...forbidden(at, 'unevaluatedItems'),
              complaint: { at, keyword: 'unevaluatedItems', message: 'is one item too many' },
            } as Step,
          ]
        : planner.child(value, { ...inside(subject, `${hint} item`), variable: item, at });
    const test = known ? always : truth(`${planner.use('isItemEvaluated')}(${evaluated}, ${index})`);
    if (then.length > 0)
      steps.push(
        ...guarded('array', subject, planner, [
          {
            do: 'items',
            array: variable,
            at: subject.at,
            from: known?.upTo ?? 0,
            item,
            index,
            indexed: true,
            body: known ? then : when(not(test), then),
          },
        ]),
      );
  }
  return known || steps.length === 0 ? steps : [{ do: 'finally', body: steps }];
}

function keysLoop(
  value: JsonSchema,
  key: string,
  isEvaluated: ReturnType<typeof or>,
  subject: Subject,
  planner: Planner,
): Step[] {
  const item = planner.local('property');
  const at = [...subject.at, { kind: 'key-variable', name: key } as const];
  const then =
    value === false
      ? [forbidden(at, 'unevaluatedProperties')]
      : planner.child(value, { ...inside(subject, `${subject.hint} property`), variable: item, at });
  if (then.length === 0) return [];
  return [
    {
      do: 'keys',
      object: subject.variable,
      at: subject.at,
      key,
      item,
      body: isNever(isEvaluated) ? then : when(not(isEvaluated), then),
    },
  ];
}

function guarded(type: 'object' | 'array', subject: Subject, planner: Planner, steps: Step[]): Step[] {
  if (steps.length === 0 || (subject.known?.size === 1 && subject.known.has(type))) return steps;
  return subject.known && !subject.known.has(type)
    ? []
    : [{ do: 'when', test: typeTest(type, subject.variable, planner), body: steps }];
}

/** The steps that note what a schema looks at in a value that is known to fit it. `own` = its own unevaluated* count too. */
export function collectSteps(
  place: Place,
  evaluated: string,
  own: boolean,
  planner: Planner,
  graph: SchemaGraph,
  subject: Subject,
): Step[] {
  const { schema, scope } = place;
  if (typeof schema === 'boolean') return [];
  const value = subject.variable;
  const steps: Step[] = [];
  const run = (code: string) => steps.push({ do: 'run', code });
  const into = (child: JsonSchema, word: string): Step[] =>
    canEvaluate({ schema: child, scope: graph.enter(child, scope) }, graph)
      ? planner.collect(child, { ...subject, scope, hint: `${subject.hint} ${word}` }, evaluated)
      : [];
  const test = (child: JsonSchema, word: string) =>
    planner.test(child, { ...subject, scope, hint: `${subject.hint} ${word}` });

  for (const target of [graph.ref(schema, scope), graph.dynamicRef(schema, scope)])
    if (target && canEvaluate(target, graph))
      steps.push(...planner.collect(target.schema, { ...subject, scope: target.scope }, evaluated));

  if (hasOwn(schema, 'additionalProperties') || (own && hasOwn(schema, 'unevaluatedProperties')))
    run(`${evaluated}.everyKey = true;`);
  else {
    const names = isObject(schema.properties) ? Object.keys(schema.properties) : [];
    if (names.length === 1) run(`${evaluated}.keys.add(${stringLiteral(names[0] as string)});`);
    else if (names.length > 1)
      run(`${planner.use('addKeys')}(${evaluated}, ${namesConstant(names, subject.hint, planner)});`);
    const patterns = isObject(schema.patternProperties) ? Object.keys(schema.patternProperties) : [];
    if (patterns.length > 0) {
      const key = planner.local('key');
      const test = or(
        ...patterns.map(pattern => patternTest(pattern, `${subject.hint} property`, key, planner)),
      );
      const then: Step[] = [
        { do: 'when', test, body: [{ do: 'run', code: `${evaluated}.keys.add(${key});` }] },
      ];
      steps.push({
        do: 'when',
        test: typeTest('object', value, planner),
        body: [{ do: 'keys', object: value, at: subject.at, key, body: then }],
      });
    }
  }

  if (hasOwn(schema, 'items') || (own && hasOwn(schema, 'unevaluatedItems')))
    run(`${evaluated}.upTo = Infinity;`);
  else if (Array.isArray(schema.prefixItems))
    run(`${evaluated}.upTo = Math.max(${evaluated}.upTo, ${schema.prefixItems.length});`);
  if (hasOwn(schema, 'contains')) {
    const index = planner.local('index');
    const item = planner.local('item');
    const test = planner.test(schema.contains as JsonSchema, {
      ...inside(subject, `${subject.hint} contained`),
      scope,
      variable: item,
    });
    const then = when(test, [{ do: 'run', code: `${evaluated}.items.add(${index});` }]);
    if (!isNever(test))
      steps.push({
        do: 'when',
        test: typeTest('array', value, planner),
        body: [
          { do: 'items', array: value, at: subject.at, from: 0, item, index, indexed: true, body: then },
        ],
      });
  }

  for (const [i, child] of list(schema.allOf).entries()) steps.push(...into(child, `part ${i + 1}`));
  for (const keyword of ['anyOf', 'oneOf'])
    for (const [i, child] of list(schema[keyword]).entries()) {
      const then = into(child, `option ${i + 1}`);
      if (then.length > 0) steps.push(...when(test(child, `option ${i + 1}`), then));
    }
  if (schema.if !== undefined) {
    const then = [
      ...into(schema.if as JsonSchema, 'if'),
      ...(schema.then === undefined ? [] : into(schema.then as JsonSchema, 'then')),
    ];
    const otherwise = schema.else === undefined ? [] : into(schema.else as JsonSchema, 'else');
    const condition = test(schema.if as JsonSchema, 'if');
    if (otherwise.length > 0) steps.push({ do: 'when', test: condition, body: then, otherwise });
    else if (then.length > 0) steps.push(...when(condition, then));
  }
  if (isObject(schema.dependentSchemas))
    for (const [name, child] of Object.entries(schema.dependentSchemas)) {
      const then = into(child as JsonSchema, `with ${name}`);
      const present = read(value, name, planner);
      if (then.length > 0)
        steps.push({
          do: 'when',
          test: typeTest('object', value, planner),
          body: [
            { do: 'when', test: atom(`${present} !== undefined`, `${present} === undefined`), body: then },
          ],
        });
    }
  return steps;
}

const list = (value: unknown): JsonSchema[] => (Array.isArray(value) ? (value as JsonSchema[]) : []);

/** True when a schema may look at some part of a value. */
function canEvaluate(place: Place, graph: SchemaGraph, seen = new Set<JsonSchema>()): boolean {
  const { schema, scope } = place;
  if (typeof schema === 'boolean' || seen.has(schema)) return false;
  seen.add(schema);
  if (partKeywords.some(keyword => hasOwn(schema, keyword))) return true;
  const inPlace = [
    ...list(schema.allOf),
    ...list(schema.anyOf),
    ...list(schema.oneOf),
    schema.if,
    schema.then,
    schema.else,
  ].filter(child => child !== undefined) as JsonSchema[];
  if (isObject(schema.dependentSchemas))
    inPlace.push(...(Object.values(schema.dependentSchemas) as JsonSchema[]));
  return [
    ...inPlace.map(child => ({ schema: child, scope: graph.enter(child, scope) })),
    ...[graph.ref(schema, scope), graph.dynamicRef(schema, scope)].filter(target => target !== undefined),
  ].some(next => canEvaluate(next, graph, seen));
}

const partKeywords = [
  'properties',
  'patternProperties',
  'additionalProperties',
  'unevaluatedProperties',
  'prefixItems',
  'items',
  'contains',
  'unevaluatedItems',
];

function staticallyEvaluated(place: Place, graph: SchemaGraph): StaticallyEvaluated | undefined {
  const all: StaticallyEvaluated = { names: new Set(), patterns: new Set(), everyKey: false, upTo: 0 };
  const seen = new Set<JsonSchema>();
  return add(place, true) ? all : undefined;

  function add({ schema, scope }: Place, isOwn: boolean): boolean {
    if (typeof schema === 'boolean' || seen.has(schema)) return true;
    seen.add(schema);
    if (hasOwn(schema, 'contains')) return false;
    for (const name of isObject(schema.properties) ? Object.keys(schema.properties) : []) all.names.add(name);
    for (const pattern of isObject(schema.patternProperties) ? Object.keys(schema.patternProperties) : [])
      all.patterns.add(pattern);
    if (hasOwn(schema, 'additionalProperties') || (!isOwn && hasOwn(schema, 'unevaluatedProperties')))
      all.everyKey = true;
    if (hasOwn(schema, 'items') || (!isOwn && hasOwn(schema, 'unevaluatedItems')))
      all.upTo = Number.POSITIVE_INFINITY;
    if (Array.isArray(schema.prefixItems)) all.upTo = Math.max(all.upTo, schema.prefixItems.length);
    const conditional = [
      ...list(schema.anyOf),
      ...list(schema.oneOf),
      schema.if,
      schema.then,
      schema.else,
      ...(isObject(schema.dependentSchemas) ? Object.values(schema.dependentSchemas) : []),
    ];
    for (const child of conditional)
      if (
        child !== undefined &&
        canEvaluate({ schema: child as JsonSchema, scope: graph.enter(child as JsonSchema, scope) }, graph)
      )
        return false;
    const certain = [
      ...list(schema.allOf).map(child => ({ schema: child, scope: graph.enter(child, scope) })),
      ...[graph.ref(schema, scope), graph.dynamicRef(schema, scope)].filter(target => target !== undefined),
    ];
    return certain.every(next => add(next, false));
  }
}
