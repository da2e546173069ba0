import { isObject, type Json, type JsonObject, type JsonPath } from './json.js';
import { isHopeless } from './pattern/match.js';
import type { SchemaProblemCode } from './problem.js';

/** Schemas and constants nested deeper than this are refused: no real contract is, and recursion stays safe. */
export const maxSchemaDepth = 256;

/** Says what is wrong with a keyword's value, or undefined when it is well formed. */
type Check = (value: Json) => string | undefined;

/** The names of JSON Schema's types. */
export const typeNames: ReadonlySet<string> = new Set([
  'null',
  'boolean',
  'object',
  'array',
  'number',
  'string',
  'integer',
]);

const when =
  (ok: (value: Json) => boolean, message: string): Check =>
  value =>
    ok(value) ? undefined : message;

const isString = (value: Json): value is string => typeof value === 'string';
const isStrings = (value: Json): value is string[] => Array.isArray(value) && value.every(isString);
const isCount = (value: Json) => typeof value === 'number' && Number.isInteger(value) && value >= 0;

const string = when(isString, 'must be a string');
const isNumber = (value: Json): value is number => Number.isFinite(value);
const number: Check = value =>
  typeof value !== 'number'
    ? 'must be a number'
    : isNumber(value)
      ? undefined
      : 'is beyond 1.8e308, the largest number that can be read';
const count = when(isCount, 'must be a non-negative integer');
const strings = when(isStrings, 'must be an array of strings');

/** The value checks of every keyword whose value is not itself a schema; the same in both dialects. */
export const keywordChecks: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['$ref', string],
  ['$dynamicRef', string],
  ['$anchor', string],
  ['$dynamicAnchor', string],
  ['$schema', string],
  ['$id', string],
  [
    'type',
    when(
      value =>
        isString(value) ? typeNames.has(value) : isStrings(value) && value.every(name => typeNames.has(name)),
      'must be one or several of null, boolean, object, array, number, string, integer',
    ),
  ],
  ['enum', when(Array.isArray, 'must be an array')],
  ['multipleOf', when(value => isNumber(value) && value > 0, 'must be a number greater than 0')],
  ['maximum', number],
  ['exclusiveMaximum', number],
  ['minimum', number],
  ['exclusiveMinimum', number],
  ['maxLength', count],
  ['minLength', count],
  ['maxItems', count],
  ['minItems', count],
  ['maxContains', count],
  ['minContains', count],
  ['maxProperties', count],
  ['minProperties', count],
  ['pattern', string],
  ['format', string],
  ['uniqueItems', when(value => typeof value === 'boolean', 'must be a boolean')],
  ['required', strings],
  [
    'dependentRequired',
    when(
      value => isObject(value) && Object.values(value).every(isStrings),
      'must be an object whose values are arrays of strings',
    ),
  ],
]);

/** Something wrong with one keyword of a schema: its path is relative to the schema. */
export type Fault = [code: SchemaProblemCode, message: string, path: JsonPath];

/** Finds the keywords of one normalised schema object whose values are malformed. */
export function checkKeywords(schema: JsonObject, faults: Fault[]): void {
  for (const keyword of Object.keys(schema)) {
    const value = schema[keyword] as Json;
    const message = keywordChecks.get(keyword)?.(value);
    if (message) faults.push(['schema-keyword', `\`${keyword}\` ${message}.`, [keyword]]);
    else if (keyword === 'const' || keyword === 'enum') checkConstant(value, keyword, faults);
    else if (keyword === 'pattern') checkPattern(String(value), [keyword], faults);
    else if (keyword === 'patternProperties' && isObject(value))
      for (const pattern of Object.keys(value)) checkPattern(pattern, [keyword, pattern], faults);
  }
}

function checkConstant(value: Json, keyword: string, faults: Fault[]): void {
  if (isDeeperThan(value, maxSchemaDepth))
    faults.push([
      'schema-too-deep',
      `Values nested deeper than ${maxSchemaDepth} levels are refused.`,
      [keyword],
    ]);
  else if (hasHugeNumber(value))
    faults.push([
      'schema-keyword',
      `\`${keyword}\` has a number beyond 1.8e308, which cannot be told from others as large.`,
      [keyword],
    ]);
}

function checkPattern(pattern: string, path: JsonPath, faults: Fault[]): void {
  const error = patternError(pattern);
  if (error)
    faults.push([
      'schema-pattern',
      `This pattern is not a Unicode ECMAScript regular expression: ${error}.`,
      path,
    ]);
  else if (isHopeless(pattern))
    faults.push([
      'schema-pattern',
      'This pattern can read the same text in so many ways that one hostile value may block whoever checks it: let no loop repeat what a loop inside it repeats already.',
      path,
    ]);
}

function isDeeperThan(value: Json, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some(item => isDeeperThan(item, levels - 1));
}

/** True when a number in the value was too large to be read as it is written. */
function hasHugeNumber(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return typeof value === 'number' && !isNumber(value);
  return Object.values(value).some(hasHugeNumber);
}

/** Why a pattern cannot be compiled as a Unicode ECMAScript regular expression; undefined when it can. */
function patternError(pattern: string): string | undefined {
  try {
    new RegExp(pattern, 'u');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
