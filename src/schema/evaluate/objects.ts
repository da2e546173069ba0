import { getOwn, hasOwn, isObject, type Json, type JsonObject, type JsonSchema } from '../json.js';
import { type Matcher, matcherOf } from '../pattern/match.js';
import { asSchema } from './arrays.js';
import { type Check, descend, type KeywordCompiler, tryCheck } from './run.js';
import { counted } from './strings.js';

const entriesOf = (value: Json | undefined): [string, JsonSchema][] =>
  isObject(value) ? Object.entries(value as { [key: string]: JsonSchema }) : [];

/** `properties`, `patternProperties` and `additionalProperties`: which check applies depends on all three. */
const properties: KeywordCompiler = site => {
  const named = new Map<string, Check>();
  for (const [key, schema] of entriesOf(getOwn(site.schema, 'properties')))
    named.set(key, site.child(schema));
  const patterns: [Matcher, Check][] = [];
  let undecided = false;
  for (const [source, schema] of entriesOf(getOwn(site.schema, 'patternProperties'))) {
    const matches = matcherOf(source);
    if (matches) patterns.push([matches, site.child(schema)]);
    else undecided = true;
  }
  const rest = asSchema(getOwn(site.schema, 'additionalProperties'));
  if (named.size === 0 && patterns.length === 0 && rest === undefined && !undecided) return undefined;
  const additional = rest === undefined || rest === false ? undefined : site.child(rest);

  const checkMember: Check = (object, run, seen) => {
    const key = run.path.at(-1) as string;
    const value = object;
    let known = false;
    let ok = true;
    const own = named.get(key);
    if (own) {
      known = true;
      ok = own(value, run, undefined);
    }
    for (const [matches, check] of patterns) {
      const matched = matches(key);
      if (matched === undefined) site.options.onUndecided?.(site.schema, 'patternProperties');
      if (!matched) continue;
      known = true;
      ok = check(value, run, undefined) && ok;
    }
    if (known || rest === undefined) {
      if (known) seen?.keys.add(key);
      return ok;
    }
    seen?.keys.add(key);
    if (additional) return additional(value, run, undefined);
    return site.fail(run, 'additionalProperties', 'is not a known property');
  };

  return (value, run, seen) => {
    if (!isObject(value)) return true;
    if (undecided) site.options.onUndecided?.(site.schema, 'patternProperties');
    let ok = true;
    const visit: Check = (member, at) => checkMember(member, at, seen);
    for (const key in value) {
      if (!hasOwn(value, key) || descend(visit, key, value[key] as Json, run)) continue;
      if (!run.issues) return false;
      ok = false;
    }
    return ok;
  };
};

const required: KeywordCompiler = site => {
  const keys = getOwn(site.schema, 'required');
  if (!Array.isArray(keys) || keys.length === 0) return undefined;
  return (value, run) => {
    if (!isObject(value)) return true;
    let ok = true;
    for (const key of keys) {
      if (hasOwn(value, key as string)) continue;
      ok = site.fail(run, 'required', `must have the property \`${key}\``);
      if (!run.issues) return false;
    }
    return ok;
  };
};

const dependentRequired: KeywordCompiler = site => {
  const dependencies = getOwn(site.schema, 'dependentRequired');
  if (!isObject(dependencies)) return undefined;
  return (value, run) => {
    if (!isObject(value)) return true;
    let ok = true;
    for (const [key, needs] of Object.entries(dependencies)) {
      if (!hasOwn(value, key) || !Array.isArray(needs)) continue;
      for (const need of needs) {
        if (hasOwn(value, need as string)) continue;
        ok = site.fail(run, 'dependentRequired', `must have the property \`${need}\` when it has \`${key}\``);
      }
    }
    return ok;
  };
};

const dependentSchemas: KeywordCompiler = site => {
  const dependencies = entriesOf(getOwn(site.schema, 'dependentSchemas')).map(
    ([key, schema]) => [key, site.inPlace(schema)] as const,
  );
  if (dependencies.length === 0) return undefined;
  return (value, run, seen) => {
    if (!isObject(value)) return true;
    let ok = true;
    for (const [key, check] of dependencies) {
      if (hasOwn(value, key)) ok = check(value, run, seen) && ok;
    }
    return ok;
  };
};

const propertyNames: KeywordCompiler = site => {
  const names = asSchema(getOwn(site.schema, 'propertyNames'));
  if (names === undefined) return undefined;
  const check = site.child(names);
  return (value, run) => {
    if (!isObject(value)) return true;
    let ok = true;
    for (const key of Object.keys(value)) {
      const [fine, causes] = tryCheck(check, key, run, undefined);
      if (!fine)
        ok = site.fail(run, 'propertyNames', `has a property name that is not allowed: \`${key}\``, causes);
    }
    return ok;
  };
};

const sizeLimit =
  (keyword: string, accepts: (size: number, limit: number) => boolean, words: string): KeywordCompiler =>
  site => {
    const limit = getOwn(site.schema, keyword);
    if (typeof limit !== 'number') return undefined;
    const message = `must have at ${words} ${counted(limit, 'property', 'properties')}`;
    return (value, run) =>
      !isObject(value) ||
      accepts(Object.keys(value as JsonObject).length, limit) ||
      site.fail(run, keyword, message);
  };

/** The keywords of objects. */
export const objects: readonly KeywordCompiler[] = [
  required,
  properties,
  dependentRequired,
  dependentSchemas,
  propertyNames,
  sizeLimit('minProperties', (size, limit) => size >= limit, 'least'),
  sizeLimit('maxProperties', (size, limit) => size <= limit, 'most'),
];
