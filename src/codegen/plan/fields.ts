import type { PlannedType } from '../types/plan.js';
import { listKnownFields } from './known-fields.js';

const known = new WeakMap<PlannedType, readonly string[]>();

/** `listKnownFields` of a planned type, found once. */
export function fieldsOf(type: PlannedType): readonly string[] {
  const fields = known.get(type) ?? listKnownFields(type.group.graph, type);
  known.set(type, fields);
  return fields;
}
