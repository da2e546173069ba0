import { equalJson, isObject, type Json, type JsonSchema } from '../../schema/json.js';
import type { Handoff } from '../manifest/handoff.js';
import type { Manifest } from '../manifest/workflow.js';
import { listPayloadFields, type PayloadField } from '../payload/fields.js';
import type { PartChange } from './change.js';

/** A schema of a version, and the version whose types it refers to. */
export interface SchemaThen {
  readonly manifest: Manifest;
  readonly schema: JsonSchema;
}

/** Compares two object schemas field by field, through references to named types; what is left is said as a whole. */
export function diffFields(
  before: SchemaThen,
  after: SchemaThen,
  path: readonly (string | number)[],
  name: string,
): PartChange[] {
  const [old, own] = [rowsOf(before), rowsOf(after)];
  const changes = [...new Set([...own.keys(), ...old.keys()])].flatMap((pointer): PartChange[] => {
    const [was, is] = [old.get(pointer), own.get(pointer)];
    // A whole new object says enough; so does one that is gone.
    const parent = pointer.slice(0, pointer.lastIndexOf('/'));
    if (parent !== '' && old.has(parent) !== own.has(parent)) return [];
    return diffField(was, is, [...path, pointer]);
  });
  if (changes.length > 0 || equalJson(before.schema as Json, after.schema as Json)) return changes;
  return [
    {
      kind: 'changed',
      path,
      words: `${name}: the schema is written differently`,
      before: before.schema as Json,
      after: after.schema as Json,
    },
  ];
}

const rowsOf = ({ manifest, schema }: SchemaThen): ReadonlyMap<string, PayloadField> =>
  new Map(listPayloadFields(manifest, { payload: schema } as Handoff, '').map(row => [row.pointer, row]));

function diffField(
  was: PayloadField | undefined,
  is: PayloadField | undefined,
  path: readonly (string | number)[],
): PartChange[] {
  if (!was || !is) {
    const field = was ?? is;
    if (!field) return [];
    const kind = is ? 'added' : 'removed';
    const words = `Field ${nameOf(field)} ${kind}: ${field.type}, ${needOf(field)}`;
    return [{ kind, path, words, ...(is ? { after: is.schema as Json } : { before: field.schema as Json }) }];
  }
  const parts = [
    ...(was.type === is.type ? [] : [`${was.type} → ${is.type}`]),
    ...(was.required === is.required ? [] : [`${needOf(was)} → ${needOf(is)}`]),
    ...(was.description === is.description ? [] : ['another description']),
  ];
  const said = was.type !== is.type;
  if (!said && !isConstrainedAlike(was.schema, is.schema)) parts.push('other constraints');
  if (parts.length === 0) return [];
  return [
    {
      kind: 'changed',
      path,
      words: `Field ${nameOf(is)}: ${parts.join(', ')}`,
      before: was.schema as Json,
      after: is.schema as Json,
    },
  ];
}

const nameOf = ({ pointer }: PayloadField): string =>
  pointer.slice(1).replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~');

const needOf = ({ required }: PayloadField): string => (required ? 'required' : 'optional');

/** Fields below have rows of their own, and words are no constraint. */
const isConstrainedAlike = (a: JsonSchema, b: JsonSchema): boolean =>
  equalJson(constraintsOf(a), constraintsOf(b));

function constraintsOf(schema: JsonSchema): Json {
  if (!isObject(schema)) return schema;
  const { properties: _, required: __, description: ___, title: ____, ...rest } = schema;
  return rest;
}
