/** A dialect this project understands completely. */
export type Dialect = '2020-12' | 'draft-07';

/** Where subschemas sit: directly, as values of an object, as elements of an array, or either of these. */
export type SubschemaShape = 'one' | 'map' | 'list' | 'one-or-list' | 'map-or-names';

const shared: Record<string, SubschemaShape> = {
  additionalProperties: 'one',
  propertyNames: 'one',
  contains: 'one',
  not: 'one',
  if: 'one',
  // biome-ignore lint/suspicious/noThenProperty: `then` is the JSON Schema keyword.
  then: 'one',
  else: 'one',
  properties: 'map',
  patternProperties: 'map',
  allOf: 'list',
  anyOf: 'list',
  oneOf: 'list',
};

/** Per dialect, the keywords that hold subschemas. */
export const subschemas: Record<Dialect, ReadonlyMap<string, SubschemaShape>> = {
  '2020-12': new Map<string, SubschemaShape>([
    ...Object.entries(shared),
    ['items', 'one'],
    ['prefixItems', 'list'],
    ['unevaluatedItems', 'one'],
    ['unevaluatedProperties', 'one'],
    ['dependentSchemas', 'map'],
    ['contentSchema', 'one'],
    ['$defs', 'map'],
    // Not in 2020-12's vocabularies, but its metaschema keeps reserving it and real schemas point into it.
    ['definitions', 'map'],
  ]),
  'draft-07': new Map<string, SubschemaShape>([
    ...Object.entries(shared),
    ['items', 'one-or-list'],
    ['additionalItems', 'one'],
    ['dependencies', 'map-or-names'],
    ['definitions', 'map'],
  ]),
};

/** 2020-12 keywords that draft-07 does not know: written there, they mean nothing and are dropped. */
export const unknownInDraft07: ReadonlySet<string> = new Set([
  '$anchor',
  '$dynamicAnchor',
  '$dynamicRef',
  '$vocabulary',
  '$defs',
  'prefixItems',
  'unevaluatedItems',
  'unevaluatedProperties',
  'dependentSchemas',
  'dependentRequired',
  'minContains',
  'maxContains',
  'contentSchema',
]);

const vocab = 'https://json-schema.org/draft/2020-12/vocab/';

/** The vocabularies of 2020-12 that are honoured here. */
export const vocabularies: ReadonlySet<string> = new Set(
  [
    'core',
    'applicator',
    'unevaluated',
    'validation',
    'meta-data',
    'format-annotation',
    'format-assertion',
    'content',
  ].map(name => vocab + name),
);

/** The keywords that mean something only under a vocabulary a metaschema may leave out. */
export const vocabularyKeywords: ReadonlyMap<string, readonly string[]> = new Map([
  [
    `${vocab}validation`,
    (
      'type const enum multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern ' +
      'maxItems minItems uniqueItems maxContains minContains maxProperties minProperties required dependentRequired'
    ).split(' '),
  ],
  [
    `${vocab}applicator`,
    (
      'prefixItems items contains additionalProperties properties patternProperties dependentSchemas propertyNames ' +
      'if then else allOf anyOf oneOf not'
    ).split(' '),
  ],
  [`${vocab}unevaluated`, ['unevaluatedItems', 'unevaluatedProperties']],
]);

/** The vocabulary under which `format` is an assertion whatever the switch says. */
export const formatAssertion = `${vocab}format-assertion`;

/** The dialect a `$schema` value names; undefined when it names none of ours. */
export function dialectOf(uri: string): Dialect | undefined {
  const bare = uri.replace(/#$/, '').replace(/^http:/, 'https:');
  if (bare === 'https://json-schema.org/draft/2020-12/schema') return '2020-12';
  if (bare === 'https://json-schema.org/draft-07/schema') return 'draft-07';
  return undefined;
}
