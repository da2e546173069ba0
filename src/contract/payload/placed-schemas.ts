import type { Manifest } from '../manifest/workflow.js';
import type { PlacedSchema } from './schema.js';

/** Every schema that a manifest writes down: types, payloads and working memories. */
export function placedSchemas(manifest: Manifest): PlacedSchema[] {
  const found: PlacedSchema[] = Object.entries(manifest.types ?? {}).map(([id, schema]) => ({
    schema,
    path: ['types', id],
  }));
  for (const [id, { payload, workingMemory }] of Object.entries(manifest.handoffs)) {
    found.push({ schema: payload, path: ['handoffs', id, 'payload'] });
    if (workingMemory !== undefined)
      found.push({ schema: workingMemory, path: ['handoffs', id, 'workingMemory'] });
  }
  return found;
}
