import { equalJson, isObject, type Json, type JsonObject, textOf } from '../../schema/json.js';
import { nearestOf } from '../nearest.js';

/** Keywords of one schema object that no value can satisfy together; `keyword` is the one to change. */
export interface Contradiction {
  readonly keyword: string;
  readonly message: string;
  /** What the keyword may say instead, where there is something better than nothing at all. */
  readonly instead?: { readonly title: string; readonly value: Json };
}

const bounds: readonly (readonly [low: string, high: string, type: string])[] = [
  ['minLength', 'maxLength', 'string'],
  ['minItems', 'maxItems', 'array'],
  ['minProperties', 'maxProperties', 'object'],
  ['minContains', 'maxContains', 'array'],
];

/** Finds a contradiction between keywords side by side; types that combine schemas are judged by the drift checks. */
export function contradictionOf(schema: JsonObject): Contradiction | undefined {
  const types = typesOf(schema);
  if (types?.size === 0) return { keyword: 'type', message: '“type” lists no type' };
  return (
    emptyChoice(schema, types) ??
    emptyRange(schema, types) ??
    forbiddenField(schema, types) ??
    emptyCombination(schema, types)
  );
}

/** Members of `allOf` whose types leave none that all of them allow. */
function emptyCombination({ allOf }: JsonObject, own: Set<string> | undefined): Contradiction | undefined {
  if (!Array.isArray(allOf)) return undefined;
  let left = own;
  for (const member of allOf) {
    const types = isObject(member) ? typesOf(member) : undefined;
    if (types && left) left = commonTypes(left, types);
    left ??= types;
  }
  return left?.size === 0 && own?.size !== 0
    ? { keyword: 'allOf', message: 'no type is allowed by all of “allOf”' }
    : undefined;
}

/** An integer is a number: what both allow is then the integers. */
function commonTypes(a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> {
  const common = new Set([...a].filter(type => b.has(type)));
  const integers = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
    one.has('integer') && other.has('number');
  if (integers(a, b) || integers(b, a)) common.add('integer');
  return common;
}

function typesOf({ type }: JsonObject): Set<string> | undefined {
  if (typeof type === 'string') return new Set([type]);
  return Array.isArray(type) ? new Set(type.map(textOf)) : undefined;
}

function emptyChoice(schema: JsonObject, types: Set<string> | undefined): Contradiction | undefined {
  const choices = Object.hasOwn(schema, 'const') ? [schema.const as Json] : schema.enum;
  const keyword = Object.hasOwn(schema, 'const') ? 'const' : 'enum';
  if (!Array.isArray(choices)) return undefined;
  if (choices.length === 0) return { keyword, message: '“enum” is empty' };
  if (types && !choices.some(choice => isOfType(choice, types)))
    return { keyword, message: `“${keyword}” has no value of the type ${[...types].join(' or ')}` };
  const listed = schema.enum;
  if (
    keyword === 'const' &&
    Array.isArray(listed) &&
    !listed.some(value => equalJson(value, schema.const as Json))
  )
    return { keyword, message: '“const” is not among the values of “enum”' };
  return undefined;
}

/** An empty range is a contradiction only where the type leaves nothing that the range does not concern. */
function emptyRange(schema: JsonObject, types: Set<string> | undefined): Contradiction | undefined {
  const isOnly = (...names: string[]) =>
    types !== undefined && [...types].every(type => names.includes(type));
  for (const [low, high, type] of bounds) {
    const least = schema[low];
    const most = schema[high];
    if (typeof least === 'number' && typeof most === 'number' && least > most && isOnly(type))
      return { keyword: high, message: `“${low}” (${least}) is greater than “${high}” (${most})` };
  }
  if (!isOnly('number', 'integer')) return undefined;
  const least = numberOf(schema.minimum);
  const above = numberOf(schema.exclusiveMinimum);
  const most = numberOf(schema.maximum);
  const below = numberOf(schema.exclusiveMaximum);
  if (least !== undefined && most !== undefined && least > most)
    return { keyword: 'maximum', message: `“minimum” (${least}) is greater than “maximum” (${most})` };
  if (above !== undefined && most !== undefined && above >= most)
    return { keyword: 'maximum', message: `“maximum” (${most}) is not above “exclusiveMinimum” (${above})` };
  if (below !== undefined && (least ?? above) !== undefined && (least ?? above ?? 0) >= below)
    return {
      keyword: 'exclusiveMaximum',
      message: `nothing lies between ${least ?? above} and “exclusiveMaximum” (${below})`,
    };
  return undefined;
}

function forbiddenField(schema: JsonObject, types: Set<string> | undefined): Contradiction | undefined {
  const { required, properties, type, maxProperties } = schema;
  if (types === undefined || type !== 'object' || !Array.isArray(required)) return undefined;
  const names = [...new Set(required.map(textOf))];
  const forbidden = names.find(
    name => isObject(properties) && Object.hasOwn(properties, name) && properties[name] === false,
  );
  if (forbidden !== undefined)
    return { keyword: 'required', message: `“${forbidden}” is required, but its schema is false` };
  const unheard = names.find(name => isUnheardOf(name, schema));
  if (unheard !== undefined) return unheardField(unheard, names, properties);
  if (typeof maxProperties === 'number' && names.length > maxProperties)
    return {
      keyword: 'maxProperties',
      message: `${names.length} fields are required, but “maxProperties” is ${maxProperties}`,
    };
  return undefined;
}

/** True for a name that a closed object has no property for. */
const isUnheardOf = (
  name: string,
  { properties, patternProperties, additionalProperties }: JsonObject,
): boolean =>
  additionalProperties === false &&
  (!isObject(patternProperties) || Object.keys(patternProperties).length === 0) &&
  !(isObject(properties) && Object.hasOwn(properties, name));

function unheardField(name: string, names: readonly string[], properties: Json | undefined): Contradiction {
  const others = names.filter(other => other !== name);
  const free = isObject(properties) ? Object.keys(properties).filter(key => !others.includes(key)) : [];
  const meant = nearestOf(name, free);
  return {
    keyword: 'required',
    message: `“${name}” is required, but “additionalProperties” is false and no property has that name`,
    instead: meant
      ? { title: `Require “${meant}” instead`, value: names.map(each => (each === name ? meant : each)) }
      : { title: `Do not require “${name}”`, value: others },
  };
}

const numberOf = (value: Json | undefined): number | undefined =>
  typeof value === 'number' ? value : undefined;

function isOfType(value: Json, types: ReadonlySet<string>): boolean {
  if (value === null) return types.has('null');
  if (Array.isArray(value)) return types.has('array');
  if (typeof value === 'number')
    return types.has('number') || (types.has('integer') && Number.isInteger(value));
  return types.has(typeof value);
}
