import { getOwn, isObject, type JsonPath, type JsonSchema, parsePointer } from '../../schema/json.js';
import type { Handoff } from '../manifest/handoff.js';
import type { Manifest } from '../manifest/workflow.js';

const typePrefix = '#/types/';

/** The name in a `$ref` to one of the manifest's types; undefined for any other reference. */
export function typeNameOf(ref: unknown): string | undefined {
  if (typeof ref !== 'string' || !ref.startsWith(typePrefix)) return undefined;
  const keys = parsePointer(ref.slice(1));
  return keys?.length === 2 ? keys[1] : undefined;
}

/** The name of the type that a handoff's payload refers to; undefined for an inline schema. */
export const payloadTypeName = (handoff: Handoff): string | undefined =>
  isObject(handoff.payload) ? typeNameOf(getOwn(handoff.payload, '$ref')) : undefined;

/** A schema and where in the manifest it is written. */
export interface PlacedSchema {
  readonly schema: JsonSchema;
  readonly path: JsonPath;
}

/** Follows references to named types to a schema that is none; undefined where one leads nowhere, or round in a circle. */
export function followTypes(manifest: Manifest, place: PlacedSchema): PlacedSchema | undefined {
  let at = place;
  for (let hops = 0; hops < 32; hops++) {
    if (!isObject(at.schema)) return at;
    const ref = getOwn(at.schema, '$ref');
    if (ref === undefined) return at;
    const name = typeNameOf(ref);
    const schema = name === undefined ? undefined : getOwn(manifest.types ?? {}, name);
    if (name === undefined || schema === undefined) return undefined;
    at = { schema, path: ['types', name] };
  }
  return undefined;
}

/** A handoff's payload schema with references to named types followed; undefined where that cannot be done here. */
export const payloadSchema = (manifest: Manifest, handoff: Handoff): JsonSchema | undefined =>
  followTypes(manifest, { schema: handoff.payload, path: [] })?.schema;
