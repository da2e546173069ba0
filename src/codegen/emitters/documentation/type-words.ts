import type { Place } from '../../../schema/graph.js';
import { hasOwn, isObject, type Json, type JsonObject, type JsonSchema } from '../../../schema/json.js';
import { unitOf } from '../../types/doc.js';
import { targetsOf } from '../../types/place.js';
import type { TypeGroup } from '../../types/plan.js';
import { code, inline } from './markdown.js';

/** What a schema allows, in words that a reviewer can hold against what was meant: Markdown for a table's cell. */
export function wordsOf(place: Place, group: TypeGroup): string {
  const words = new Set(kindsOf(place, group));
  if (words.size === 0) return 'any';
  const { schema } = place;
  const ends =
    isObject(schema) && hasOwn(schema, 'default') ? [`default ${valueWord(schema.default as Json)}`] : [];
  return [listed([...words], 'or'), ...ends].join(', ');
}

/** The same of a value to which several places apply. */
export function wordsOfAll(places: readonly Place[], group: TypeGroup): string {
  const words = new Set(places.map(place => wordsOf(place, group)));
  if (words.size > 1) words.delete('any');
  return words.size === 0 ? 'any' : listed([...words], 'and');
}

/** What the type of a place is called, or that to which it merely refers. */
export function nameOf(place: Place, { graph, typeAt }: TypeGroup): string | undefined {
  const [target] = targetsOf(graph, place);
  return (typeAt(place) ?? (target && typeAt(target)))?.name;
}

/** One entry for each kind of value; nothing where anything goes. */
function kindsOf(place: Place, group: TypeGroup): string[] {
  const { schema, scope } = place;
  if (!isObject(schema)) return schema ? [] : ['nothing'];
  const [target] = targetsOf(group.graph, place);
  if (target) return [named(target, group)];
  if (hasOwn(schema, 'const')) return [`always ${valueWord(schema.const as Json)}`];
  if (Array.isArray(schema.enum)) return valueWords(schema.enum);
  const inner = (child: JsonSchema): Place => ({ schema: child, scope: group.graph.enter(child, scope) });
  for (const keyword of ['oneOf', 'anyOf'])
    if (Array.isArray(schema[keyword]))
      return (schema[keyword] as JsonSchema[]).map(branch => asPart(wordsOf(inner(branch), group)));
  const types = [schema.type ?? impliedType(schema) ?? []].flat() as string[];
  if (types.length > 0) return types.map(type => typeWord(type, schema, inner, group));
  const parts = Array.isArray(schema.allOf) ? (schema.allOf as JsonSchema[]) : [];
  return [...new Set(parts.flatMap(part => kindsOf(inner(part), group)))];
}

/** A named type; one that is no object also says what it is. */
function named(target: Place, group: TypeGroup): string {
  const name = group.typeAt(target)?.name;
  const isPlain =
    isObject(target.schema) && /^(?:string|number|integer|boolean)$/.test(String(target.schema.type));
  if (name === undefined) return wordsOf(target, group);
  return isPlain ? `${code(name)} (${wordsOf(target, group)})` : code(name);
}

function typeWord(
  type: string,
  schema: JsonObject,
  inner: (child: JsonSchema) => Place,
  group: TypeGroup,
): string {
  switch (type) {
    case 'string':
      return joined([
        typeof schema.format === 'string' ? inline(schema.format) : 'string',
        sizeWord(schema.minLength, schema.maxLength, 'character'),
        typeof schema.pattern === 'string' && `matching ${code(schema.pattern)}`,
      ]);
    case 'integer':
    case 'number':
      return joined([
        type,
        rangeWord(schema),
        typeof schema.multipleOf === 'number' && `a multiple of ${schema.multipleOf}`,
        unitWord(schema),
      ]);
    case 'array':
      return joined([
        listWord(schema, inner, group),
        sizeWord(schema.minItems, schema.maxItems, 'item'),
        schema.uniqueItems === true && 'no duplicates',
      ]);
    case 'object': {
      const values = schema.additionalProperties;
      const isMap = schema.properties === undefined && isObject(values);
      return isMap ? `map of ${plural(asPart(wordsOf(inner(values), group)))}` : 'object';
    }
    default:
      return type;
  }
}

function listWord(schema: JsonObject, inner: (child: JsonSchema) => Place, group: TypeGroup): string {
  const words = (child: JsonSchema): string => asPart(wordsOf(inner(child), group));
  const first = Array.isArray(schema.prefixItems) ? (schema.prefixItems as JsonSchema[]).map(words) : [];
  const rest = schema.items as JsonSchema | undefined;
  if (first.length > 0) return `${listed(first, 'and')}, in this order`;
  return rest === undefined || rest === true ? 'list' : `list of ${plural(words(rest))}`;
}

function rangeWord({ minimum, exclusiveMinimum, maximum, exclusiveMaximum }: JsonObject): string {
  if (typeof minimum === 'number' && typeof maximum === 'number') return `${minimum} to ${maximum}`;
  return joined([
    typeof minimum === 'number' && `at least ${minimum}`,
    typeof exclusiveMinimum === 'number' && `above ${exclusiveMinimum}`,
    typeof maximum === 'number' && `at most ${maximum}`,
    typeof exclusiveMaximum === 'number' && `below ${exclusiveMaximum}`,
  ]);
}

function sizeWord(least: Json | undefined, most: Json | undefined, noun: string): string {
  const count = (n: number): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
  const low = typeof least === 'number' && least > 0 ? least : undefined;
  const high = typeof most === 'number' ? most : undefined;
  if (high === undefined) return low === undefined ? '' : low === 1 ? 'not empty' : `at least ${count(low)}`;
  if (low === undefined) return `at most ${count(high)}`;
  return low === high ? count(low) : `${low} to ${count(high)}`;
}

function unitWord(schema: JsonObject): string {
  const unit = unitOf(schema);
  return unit === undefined ? '' : `in ${inline(unit)}`;
}

const mostValues = 12;

function valueWords(values: readonly Json[]): string[] {
  const words = values.map(valueWord);
  return words.length <= mostValues
    ? words
    : [...words.slice(0, mostValues - 1), `${words.length - mostValues + 1} more`];
}

/** A string as it is, anything else as JSON. */
export const valueWord = (value: Json): string => {
  const text = typeof value === 'string' && value.trim() !== '' ? value : JSON.stringify(value);
  return code(text.length <= 60 ? text : `${[...text].slice(0, 59).join('')}…`);
};

function impliedType(schema: JsonObject): string | undefined {
  if (hasOwn(schema, 'properties') || isObject(schema.additionalProperties)) return 'object';
  return hasOwn(schema, 'items') || hasOwn(schema, 'prefixItems') ? 'array' : undefined;
}

const plural = (words: string): string =>
  /^(?:string|number|integer|boolean|object|list|map)$/.test(words) ? `${words}s` : words;

/** Words as a part of others: in parentheses where they would run together. */
const asPart = (words: string): string => (/, | or /.test(words) ? `(${words})` : words);

const joined = (words: readonly (string | false)[]): string =>
  words.filter(word => word !== false && word !== '').join(', ');

/** `a`, `a or b`, `a, b or c`. */
const listed = (words: readonly string[], last: 'and' | 'or'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
