import { getOwn, hasOwn, isObject, type Json } from '../json.js';
import { asSchema } from './arrays.js';
import { type Check, descend, type KeywordCompiler } from './run.js';

const unevaluatedProperties: KeywordCompiler = site => {
  const schema = asSchema(getOwn(site.schema, 'unevaluatedProperties'));
  if (schema === undefined) return undefined;
  const check: Check =
    schema === false
      ? (_, run) => site.fail(run, 'unevaluatedProperties', 'is not a known property')
      : site.child(schema);
  return (value, run, seen) => {
    if (!isObject(value) || !seen) return true;
    let ok = true;
    for (const key in value) {
      if (!hasOwn(value, key) || seen.allKeys || seen.keys.has(key)) continue;
      if (descend(check, key, value[key] as Json, run)) continue;
      if (!run.issues) return false;
      ok = false;
    }
    seen.allKeys = true;
    return ok;
  };
};

const unevaluatedItems: KeywordCompiler = site => {
  const schema = asSchema(getOwn(site.schema, 'unevaluatedItems'));
  if (schema === undefined) return undefined;
  const check = site.child(schema);
  return (value, run, seen) => {
    if (!Array.isArray(value) || !seen) return true;
    let ok = true;
    for (let i = seen.items; i < value.length; i++) {
      if (seen.someItems.has(i) || descend(check, i, value[i] as Json, run)) continue;
      if (!run.issues) return false;
      ok = false;
    }
    seen.items = value.length;
    return ok;
  };
};

/** The keywords that must run after all others of their schema. */
export const unevaluated: readonly KeywordCompiler[] = [unevaluatedProperties, unevaluatedItems];
