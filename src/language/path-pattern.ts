import type { JsonPath } from '../schema/json.js';

/** True for a path that a pattern describes: `handoffs.*.from`; `*` is any one key or index. */
export function matchesPath(path: JsonPath, pattern: string): boolean {
  const parts = pattern.split('.');
  return parts.length === path.length && parts.every((part, i) => part === '*' || part === String(path[i]));
}
