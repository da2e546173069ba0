import type { Json } from '../schema/json.js';
import { loadSchema } from '../schema/resolve.js';
import { modernise } from './legacy.js';
import type { CompatOptions, LoadedSchema } from './options.js';
import { trimDefinitions } from './trim.js';

/** Reads a schema, in whatever draft, for `checkLoaded`. */
export function load(schema: Json, { documents }: CompatOptions = {}): LoadedSchema {
  const graph = loadSchema(trimDefinitions(modernise(schema)), documents ? { documents } : {}).value;
  return { graph, schema: graph.roots[0] ?? false };
}
