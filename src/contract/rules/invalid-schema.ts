import { getAt, type Json, type JsonObject } from '../../schema/json.js';
import type { SchemaProblem } from '../../schema/problem.js';
import { loadSchemas } from '../../schema/resolve.js';
import type { Manifest } from '../manifest/workflow.js';
import { placedSchemas } from '../payload/placed-schemas.js';
import type { PlacedSchema } from '../payload/schema.js';
import type { ContractRule } from './rule.js';

export const invalidSchema: ContractRule = {
  id: 'invalid-schema',
  severity: 'error',
  *check({ manifest }) {
    for (const { code, message, path } of problemsOf(manifest)) {
      if (
        code === 'schema-ref-unresolved' &&
        isJudgedElsewhere(getAt(manifest as unknown as JsonObject, path))
      )
        continue;
      yield { message, path };
    }
  },
};

/** References to types, files and URLs have rules that know more about them. */
const isJudgedElsewhere = (ref: Json | undefined): boolean =>
  typeof ref === 'string' && (ref.startsWith('#/types/') || !ref.startsWith('#'));

// Schemas seldom change between two keystrokes or two moves of a node, and resolving them is the costliest check.
let last:
  | { readonly places: readonly PlacedSchema[]; readonly problems: readonly SchemaProblem[] }
  | undefined;

function problemsOf(manifest: Manifest): readonly SchemaProblem[] {
  const places = placedSchemas(manifest);
  if (last?.places.length === places.length && places.every((place, i) => isSame(place, last?.places[i])))
    return last.problems;
  // Only the schemas, so that a reference to anything else of the manifest is unresolved.
  const document: JsonObject = {
    types: manifest.types ?? {},
    handoffs: manifest.handoffs,
  } as unknown as JsonObject;
  const roots = places.map(({ path }) => ({ document: '', path }));
  last = { places, problems: loadSchemas(new Map([['', document]]), roots).problems };
  return last.problems;
}

function isSame(a: PlacedSchema, b: PlacedSchema | undefined): boolean {
  if (!b || a.path.some((key, i) => key !== b.path[i]) || a.path.length !== b.path.length) return false;
  return a.schema === b.schema || JSON.stringify(a.schema) === JSON.stringify(b.schema);
}
