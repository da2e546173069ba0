import { getOwn, isObject, type JsonSchema } from '../../schema/json.js';
import type { Manifest } from '../manifest/workflow.js';
import { followTypes } from './schema.js';

/** Names of the fields without which no object fits a schema, as far as its parts and alternatives say so. */
export function listRequiredFields(manifest: Manifest, schema: JsonSchema, depth = 0): Set<string> {
  const target = followTypes(manifest, { schema, path: [] })?.schema;
  const names = new Set<string>();
  if (!isObject(target) || depth > 32) return names;
  const namesIn = (part: unknown) => listRequiredFields(manifest, part as JsonSchema, depth + 1);
  const listed = (keyword: string): readonly unknown[] => {
    const value = getOwn(target, keyword);
    return Array.isArray(value) ? value : [];
  };
  for (const name of listed('required')) if (typeof name === 'string') names.add(name);
  for (const part of listed('allOf')) for (const name of namesIn(part)) names.add(name);
  for (const keyword of ['anyOf', 'oneOf']) {
    const [first, ...others] = listed(keyword).map(namesIn);
    for (const name of first ?? []) if (others.every(other => other.has(name))) names.add(name);
  }
  return names;
}
