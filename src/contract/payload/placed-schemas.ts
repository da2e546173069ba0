import type { Manifest } from '../manifest/workflow.js';
import type { PlacedSchema } from './schema.js';

const known = new WeakMap<Manifest, readonly PlacedSchema[]>();

/** Every schema that a manifest writes down: types, payloads and working memories. */
export function placedSchemas(manifest: Manifest): readonly PlacedSchema[] {
  const found = known.get(manifest) ?? findSchemas(manifest);
  known.set(manifest, found);
  return found;
}

function findSchemas(manifest: Manifest): PlacedSchema[] {
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
