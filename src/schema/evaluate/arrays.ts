import { equalJson, getOwn, isObject, type Json, type JsonSchema } from '../json.js';
import { descend, holdsFor, type KeywordCompiler } from './run.js';
import { counted } from './strings.js';

/** A schema found under a keyword, or undefined when the value is none. */
export const asSchema = (value: Json | undefined): JsonSchema | undefined =>
  typeof value === 'boolean' || isObject(value as Json) ? (value as JsonSchema) : undefined;

/** `prefixItems` and `items`. */
const items: KeywordCompiler = site => {
  const prefix = getOwn(site.schema, 'prefixItems');
  const rest = asSchema(getOwn(site.schema, 'items'));
  if (!Array.isArray(prefix) && rest === undefined) return undefined;
  const first = (Array.isArray(prefix) ? prefix : []).map(schema => site.child(schema as JsonSchema));
  const others = rest === undefined ? undefined : site.child(rest);
  return (value, run, seen) => {
    if (!Array.isArray(value)) return true;
    let ok = true;
    const end = others ? value.length : Math.min(first.length, value.length);
    for (let i = 0; i < end; i++) {
      const check = first[i] ?? others;
      if (!check || descend(check, i, value[i] as Json, run)) continue;
      if (!run.issues) return false;
      ok = false;
    }
    if (seen) seen.items = Math.max(seen.items, end);
    return ok;
  };
};

/** `contains` with `minContains` and `maxContains`. */
const contains: KeywordCompiler = site => {
  const wanted = asSchema(getOwn(site.schema, 'contains'));
  if (wanted === undefined) return undefined;
  const check = site.child(wanted);
  const low = getOwn(site.schema, 'minContains');
  const high = getOwn(site.schema, 'maxContains');
  const min = typeof low === 'number' ? low : 1;
  const max = typeof high === 'number' ? high : Infinity;
  return (value, run, seen) => {
    if (!Array.isArray(value)) return true;
    let count = 0;
    for (let i = 0; i < value.length; i++) {
      if (!holdsFor(check, value[i] as Json, run)) continue;
      count++;
      seen?.someItems.add(i);
    }
    if (count < min) {
      const keyword = low === undefined ? 'contains' : 'minContains';
      return site.fail(run, keyword, `must contain at least ${counted(min, 'matching item')}, not ${count}`);
    }
    return (
      count <= max ||
      site.fail(run, 'maxContains', `must contain at most ${counted(max, 'matching item')}, not ${count}`)
    );
  };
};

const minItems: KeywordCompiler = site => {
  const limit = getOwn(site.schema, 'minItems');
  if (typeof limit !== 'number') return undefined;
  const message = `must have at least ${counted(limit, 'item')}`;
  return (value, run) =>
    !Array.isArray(value) || value.length >= limit || site.fail(run, 'minItems', message);
};

const maxItems: KeywordCompiler = site => {
  const limit = getOwn(site.schema, 'maxItems');
  if (typeof limit !== 'number') return undefined;
  const message = `must have at most ${counted(limit, 'item')}`;
  return (value, run) =>
    !Array.isArray(value) || value.length <= limit || site.fail(run, 'maxItems', message);
};

/** The first item that equals an earlier one, or -1. Plain values go through a set; the rest are compared. */
function duplicateAt(values: readonly Json[]): number {
  const plain = new Set<Json>();
  const deep: Json[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as Json;
    if (typeof value !== 'object' || value === null) {
      if (plain.has(value)) return i;
      plain.add(value);
    } else {
      if (deep.some(other => equalJson(other, value))) return i;
      deep.push(value);
    }
  }
  return -1;
}

const uniqueItems: KeywordCompiler = site =>
  getOwn(site.schema, 'uniqueItems') === true
    ? (value, run) => {
        const at = Array.isArray(value) ? duplicateAt(value) : -1;
        return at < 0 || site.fail(run, 'uniqueItems', `must not repeat items: item ${at} is a duplicate`);
      }
    : undefined;

/** The keywords of arrays. */
export const arrays: readonly KeywordCompiler[] = [items, contains, minItems, maxItems, uniqueItems];
