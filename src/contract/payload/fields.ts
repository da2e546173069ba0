import { getOwn, isObject, type JsonPath, type JsonSchema, toPointer } from '../../schema/json.js';
import type { Handoff } from '../manifest/handoff.js';
import type { Manifest } from '../manifest/workflow.js';
import { followTypes, type PlacedSchema } from './schema.js';
import { describeType } from './words.js';

/** A row of the payload table. */
export interface PayloadField {
  /** JSON Pointer of the field in the payload, as `context.select` names it. */
  readonly pointer: string;
  readonly name: string;
  /** 0 for a field of the payload itself, 1 for a field of such a field, … */
  readonly depth: number;
  /** The type in a few words. */
  readonly type: string;
  readonly required: boolean;
  /** Whether it crosses the edge: everything does while nothing is selected. */
  readonly crosses: boolean;
  /** True when only parts of it cross. */
  readonly crossesPartly: boolean;
  readonly description: string | undefined;
  readonly schema: JsonSchema;
  /** Where the field's schema is written in the manifest: inside the handoff, or inside a named type. */
  readonly path: JsonPath;
  /** Where the object schema that declares the field is written; its `required` stands there. */
  readonly parentPath: JsonPath;
}

/** Fields nested deeper than this are left to the raw schema. */
const maxDepth = 3;

/** The payload's fields as rows, nested ones below their parents; empty when the payload is not an object schema. */
export function listPayloadFields(manifest: Manifest, handoff: Handoff, handoffId?: string): PayloadField[] {
  const id =
    handoffId ?? Object.keys(manifest.handoffs).find(key => manifest.handoffs[key] === handoff) ?? '';
  const rows: PayloadField[] = [];
  const place = { schema: handoff.payload, path: ['handoffs', id, 'payload'] };
  collect(manifest, place, [], handoff.context?.select, rows);
  return rows;
}

/** A named type's fields as rows, as those of a payload; no handoff being meant, all of them cross. */
export function listTypeFields(manifest: Manifest, type: string): PayloadField[] {
  const rows: PayloadField[] = [];
  const schema = getOwn(manifest.types ?? {}, type);
  if (schema !== undefined)
    collect(manifest, { schema: schema as JsonSchema, path: ['types', type] }, [], undefined, rows);
  return rows;
}

function collect(
  manifest: Manifest,
  place: PlacedSchema,
  at: readonly string[],
  select: readonly string[] | undefined,
  rows: PayloadField[],
): void {
  const target = followTypes(manifest, place);
  if (!target || !isObject(target.schema)) return;
  const properties = getOwn(target.schema, 'properties');
  if (!isObject(properties)) return;
  const required = getOwn(target.schema, 'required');
  for (const name of Object.keys(properties)) {
    const schema = getOwn(properties, name) as JsonSchema;
    const keys = [...at, name];
    const pointer = toPointer(keys);
    const path = [...target.path, 'properties', name];
    rows.push({
      pointer,
      name,
      depth: at.length,
      type: describeType(schema),
      required: Array.isArray(required) && required.includes(name),
      ...crossing(pointer, select),
      description: descriptionOf(schema),
      schema,
      path,
      parentPath: target.path,
    });
    if (at.length + 1 < maxDepth) collect(manifest, { schema, path }, keys, select, rows);
  }
}

/** Whether a field crosses the edge, all of it or parts. */
export function crossing(
  pointer: string,
  select: readonly string[] | undefined,
): Pick<PayloadField, 'crosses' | 'crossesPartly'> {
  if (select === undefined) return { crosses: true, crossesPartly: false };
  const crosses = select.some(chosen => pointer === chosen || pointer.startsWith(`${chosen}/`));
  const crossesPartly = !crosses && select.some(chosen => chosen.startsWith(`${pointer}/`));
  return { crosses, crossesPartly };
}

function descriptionOf(schema: JsonSchema): string | undefined {
  const description = isObject(schema) ? getOwn(schema, 'description') : undefined;
  return typeof description === 'string' ? description : undefined;
}
