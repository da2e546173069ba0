import { getOwn, isObject, type Json, type JsonSchema } from '../../schema/json.js';
import { typeNameOf } from './schema.js';

/** A schema's type in a few words for a table or a pill: `integer ≥ 0`, `enum(3)`, `string[]`, `BillingTask`. */
export function describeType(schema: JsonSchema | undefined): string {
  if (schema === undefined || schema === true) return 'any';
  if (!isObject(schema)) return 'never';
  const ref = getOwn(schema, '$ref');
  if (typeof ref === 'string') return typeNameOf(ref) ?? ref.slice(ref.lastIndexOf('/') + 1);
  const values = getOwn(schema, 'enum');
  if (Array.isArray(values)) return `enum(${values.length})`;
  const constant = getOwn(schema, 'const');
  if (constant !== undefined) return JSON.stringify(constant);
  for (const keyword of ['oneOf', 'anyOf'] as const) {
    const branches = getOwn(schema, keyword);
    if (Array.isArray(branches)) return unionOf(branches.map(branch => describeType(branch as JsonSchema)));
  }
  const type = getOwn(schema, 'type') ?? impliedType(schema);
  if (Array.isArray(type)) return unionOf(type.map(name => describeSingle(schema, name)));
  return describeSingle(schema, type);
}

/** At most three alternatives are worth reading. */
const unionOf = (words: readonly string[]): string =>
  words.length <= 3 ? words.join(' | ') : `${words.slice(0, 2).join(' | ')} | …${words.length - 2}`;

function describeSingle(schema: { [key: string]: Json }, type: Json | undefined): string {
  switch (type) {
    case undefined:
      return 'any';
    case 'array': {
      const tuple = [getOwn(schema, 'prefixItems'), getOwn(schema, 'items')].find(Array.isArray);
      if (tuple) return `[${tuple.map(item => describeType(item as JsonSchema)).join(', ')}]`;
      const inner = describeType(getOwn(schema, 'items') as JsonSchema | undefined);
      return `${/[ |]/.test(inner) ? `(${inner})` : inner}[]`;
    }
    case 'string': {
      const format = getOwn(schema, 'format');
      return typeof format === 'string' ? format : 'string';
    }
    case 'integer':
    case 'number':
      return `${type}${boundsOf(schema)}`;
    default:
      // What is no type is shown as it stands; an object's own “toString” is data here.
      return typeof type === 'string' ? type : JSON.stringify(type);
  }
}

function boundsOf(schema: { [key: string]: Json }): string {
  const minimum = getOwn(schema, 'minimum');
  const above = getOwn(schema, 'exclusiveMinimum');
  const maximum = getOwn(schema, 'maximum');
  const below = getOwn(schema, 'exclusiveMaximum');
  const low = typeof minimum === 'number' ? ` ≥ ${minimum}` : typeof above === 'number' ? ` > ${above}` : '';
  const high = typeof maximum === 'number' ? ` ≤ ${maximum}` : typeof below === 'number' ? ` < ${below}` : '';
  return low + high;
}

function impliedType(schema: { [key: string]: Json }): string | undefined {
  if (getOwn(schema, 'properties') !== undefined) return 'object';
  if (getOwn(schema, 'items') !== undefined || getOwn(schema, 'prefixItems') !== undefined) return 'array';
  return undefined;
}
