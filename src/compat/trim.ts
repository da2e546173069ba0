import { getOwn, isObject, type Json, type JsonObject, setOwn } from '../schema/json.js';

const LOCAL = /^#\/(\$defs|definitions)\/([^/%~]+)(?:\/.*)?$/;
const SELF_CONTAINED = new Set(['$id', 'id', '$anchor', '$dynamicAnchor', '$dynamicRef', '$recursiveRef']);

/** What one part of a document refers to; undefined when it does so in a way that only loading it can follow. */
function targetsIn(part: Json, found: Set<string>): boolean {
  if (Array.isArray(part)) return part.every(item => targetsIn(item, found));
  if (!isObject(part)) return true;
  for (const key of Object.keys(part)) {
    const value = part[key] as Json;
    if (key === '$ref' && typeof value === 'string') {
      const [, keyword, name] = LOCAL.exec(value) ?? [];
      if (keyword === undefined || name === undefined) return false;
      found.add(`${keyword}/${name}`);
    } else if (SELF_CONTAINED.has(key) && typeof value === 'string') return false;
    else if (!targetsIn(value, found)) return false;
  }
  return true;
}

/**
 * Leaves out the definitions that a schema does not reach: libraries of hundreds, of which a comparison needs a
 * few, would cost more to read than to compare. Documents with identifiers or far references are left whole.
 */
export function trimDefinitions(schema: Json): Json {
  if (!isObject(schema)) return schema;
  const libraries = ['$defs', 'definitions'].filter(keyword => isObject(getOwn(schema, keyword)));
  if (libraries.length === 0) return schema;
  const rest: JsonObject = {};
  for (const key of Object.keys(schema))
    if (!libraries.includes(key) && !(key === '$id' || key === 'id')) setOwn(rest, key, schema[key] as Json);
  const reached = new Set<string>();
  if (!targetsIn(rest, reached)) return schema;
  // A set hands out what is added to it while it is walked.
  for (const target of reached) {
    const [keyword = '', name = ''] = target.split('/');
    const definition = getOwn((getOwn(schema, keyword) as JsonObject) ?? {}, name);
    if (definition !== undefined && !targetsIn(definition, reached)) return schema;
  }
  const trimmed: JsonObject = { ...schema };
  for (const keyword of libraries) {
    const all = schema[keyword] as JsonObject;
    const kept: JsonObject = {};
    for (const name of Object.keys(all))
      if (reached.has(`${keyword}/${name}`)) setOwn(kept, name, all[name] as Json);
    trimmed[keyword] = kept;
  }
  return trimmed;
}
