import { equalJson, getOwn, isObject, type Json } from '../json.js';
import type { KeywordCompiler } from './run.js';

const ARTICLES: { readonly [type: string]: string } = {
  null: 'null',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  string: 'a string',
  array: 'an array',
  object: 'an object',
};

/** True when the value is of the JSON Schema type; 1.0 is an integer. */
export function hasType(value: Json, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

/** `type`: one name or several. */
export const type: KeywordCompiler = site => {
  const wanted = getOwn(site.schema, 'type');
  const types = (Array.isArray(wanted) ? wanted : [wanted]).filter(name => typeof name === 'string');
  if (types.length === 0) return undefined;
  const message = `must be ${types.map(name => ARTICLES[name] ?? name).join(' or ')}`;
  return (value, run) => types.some(name => hasType(value, name)) || site.fail(run, 'type', message);
};

/** A short rendering of a value for a message. */
export function show(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** `const`: equality as JSON means it. */
export const constant: KeywordCompiler = site => {
  const wanted = getOwn(site.schema, 'const');
  if (wanted === undefined) return undefined;
  const message = `must be ${show(wanted)}`;
  return (value, run) => equalJson(value, wanted) || site.fail(run, 'const', message);
};

/** `enum`: a set lookup for plain values, deep equality for the others. */
export const enumeration: KeywordCompiler = site => {
  const wanted = getOwn(site.schema, 'enum');
  if (!Array.isArray(wanted)) return undefined;
  const plain = new Set<Json>(wanted.filter(value => typeof value !== 'object' || value === null));
  const deep = wanted.filter(value => typeof value === 'object' && value !== null);
  const shown = wanted.slice(0, 8).map(show).join(', ');
  const message =
    wanted.length === 1 ? `must be ${shown}` : `must be one of ${shown}${wanted.length > 8 ? ', …' : ''}`;
  return (value, run) =>
    plain.has(value) || deep.some(item => equalJson(item, value)) || site.fail(run, 'enum', message);
};
