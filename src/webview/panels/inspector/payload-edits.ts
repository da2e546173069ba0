import type { Intent } from '../../../contract/edit/intent.js';
import type { Handoff, Manifest, PayloadField } from '../../../contract/index.js';
import { followTypes, listPayloadFields, type PlacedSchema } from '../../../contract/index.js';
import {
  getAt,
  getOwn,
  isObject,
  type Json,
  type JsonObject,
  type JsonPath,
  type JsonSchema,
  toPointer,
} from '../../../schema/json.js';

/** A type that a field can be given in the table; anything finer is written in the schema. */
export interface FieldType {
  readonly word: string;
  readonly schema: JsonObject;
}

/** Types that need no further words. */
export const fieldTypes: readonly FieldType[] = [
  { word: 'string', schema: { type: 'string' } },
  { word: 'integer', schema: { type: 'integer' } },
  { word: 'number', schema: { type: 'number' } },
  { word: 'boolean', schema: { type: 'boolean' } },
  { word: 'uuid', schema: { type: 'string', format: 'uuid' } },
  { word: 'date-time', schema: { type: 'string', format: 'date-time' } },
  { word: 'date', schema: { type: 'string', format: 'date' } },
  { word: 'email', schema: { type: 'string', format: 'email' } },
  { word: 'uri', schema: { type: 'string', format: 'uri' } },
  { word: 'string[]', schema: { type: 'array', items: { type: 'string' } } },
  { word: 'object', schema: { type: 'object', properties: {} } },
  { word: 'object[]', schema: { type: 'array', items: { type: 'object', properties: {} } } },
];

/** Where the payload's object schema is written; undefined when it cannot be reached in this manifest. */
export const payloadHome = (manifest: Manifest, id: string, handoff: Handoff): JsonPath | undefined =>
  homeOf(manifest, { schema: handoff.payload, path: ['handoffs', id, 'payload'] });

/** Where the object schema is written that a named type is, or refers to. */
export function typeHome(manifest: Manifest, name: string): JsonPath | undefined {
  const schema = getOwn(manifest.types ?? {}, name);
  return schema === undefined
    ? undefined
    : homeOf(manifest, { schema: schema as JsonSchema, path: ['types', name] });
}

function homeOf(manifest: Manifest, written: PlacedSchema): JsonPath | undefined {
  const place = followTypes(manifest, written);
  return place && isObject(place.schema) ? place.path : undefined;
}

const requiredAt = (json: JsonObject, parent: JsonPath): string[] => {
  const value = getAt(json, [...parent, 'required']);
  return Array.isArray(value) ? value.filter(entry => typeof entry === 'string') : [];
};

const setRequired = (parent: JsonPath, names: string[]): Intent => ({
  type: 'set',
  path: [...parent, 'required'],
  value: names,
});

/** Adds a required text field; a name that is taken gets a number. */
export function addField(
  json: JsonObject,
  parent: JsonPath,
  wanted: string,
): { name: string; intents: Intent[] } {
  const properties = getAt(json, [...parent, 'properties']);
  const taken = isObject(properties) ? properties : {};
  let name = wanted;
  for (let number = 2; Object.hasOwn(taken, name); number++) name = `${wanted}${number}`;
  return {
    name,
    intents: [
      { type: 'set', path: [...parent, 'properties', name], value: { type: 'string' } },
      setRequired(parent, [...requiredAt(json, parent), name]),
    ],
  };
}

/** What crosses, of every handoff that has the field, after it was renamed or removed (`to` undefined). */
const reselect = (manifest: Manifest, field: PayloadField, to: string | undefined): Intent[] =>
  Object.entries(manifest.handoffs).flatMap(([id, handoff]): Intent[] => {
    const select = handoff.context?.select;
    if (!select) return [];
    const pointers = listPayloadFields(manifest, handoff, id)
      .filter(({ path }) => samePath(path, field.path))
      .map(({ pointer }) => pointer);
    const ofField = (chosen: string) =>
      pointers.find(pointer => chosen === pointer || chosen.startsWith(`${pointer}/`));
    if (!select.some(ofField)) return [];
    const value = select.flatMap(chosen => {
      const pointer = ofField(chosen);
      if (pointer === undefined) return [chosen];
      const parent = pointer.slice(0, pointer.lastIndexOf('/'));
      return to === undefined ? [] : [parent + toPointer([to]) + chosen.slice(pointer.length)];
    });
    return [{ type: 'set', path: ['handoffs', id, 'context', 'select'], value }];
  });

const samePath = (a: JsonPath, b: JsonPath): boolean =>
  a.length === b.length && a.every((key, i) => key === b[i]);

/** Renames a field where it is declared, in `required` and wherever it is named among what crosses. */
export function renameField(json: JsonObject, manifest: Manifest, field: PayloadField, to: string): Intent[] {
  const required = requiredAt(json, field.parentPath);
  return [
    { type: 'rename-key', path: field.path, to },
    ...(required.includes(field.name)
      ? [
          setRequired(
            field.parentPath,
            required.map(name => (name === field.name ? to : name)),
          ),
        ]
      : []),
    ...reselect(manifest, field, to),
  ];
}

/** Why a field cannot have this name. */
export function fieldNameProblem(json: JsonObject, field: PayloadField, name: string): string | undefined {
  if (name === '') return 'A field needs a name.';
  const siblings = getAt(json, [...field.parentPath, 'properties']);
  return isObject(siblings) && Object.hasOwn(siblings, name) && name !== field.name
    ? `There is a field ${name} already.`
    : undefined;
}

/** Removes a field, and its name from those that must be there. */
export function removeField(json: JsonObject, manifest: Manifest, field: PayloadField): Intent[] {
  const required = requiredAt(json, field.parentPath);
  return [
    { type: 'unset', path: field.path },
    ...(required.includes(field.name)
      ? [
          setRequired(
            field.parentPath,
            required.filter(name => name !== field.name),
          ),
        ]
      : []),
    ...reselect(manifest, field, undefined),
  ];
}

/** Says that a field must be there, or need not. */
export function requireField(json: JsonObject, field: PayloadField, on: boolean): Intent[] {
  const others = requiredAt(json, field.parentPath).filter(name => name !== field.name);
  return [setRequired(field.parentPath, on ? [...others, field.name] : others)];
}

/** Gives a field another type; its description stays. */
export function retypeField(json: JsonObject, field: PayloadField, schema: JsonObject): Intent[] {
  const old = getAt(json, field.path);
  const description: Json | undefined = isObject(old) ? old.description : undefined;
  const value = description === undefined ? schema : { ...schema, description };
  return [{ type: 'set', path: field.path, value }];
}

/**
 * Lets a field cross or stay. Everything crosses while nothing is selected; the first that stays selects all others,
 * and as soon as all cross again nothing is selected.
 */
export function crossField(
  manifest: Manifest,
  id: string,
  handoff: Handoff,
  field: PayloadField,
  on: boolean,
): Intent[] {
  const path: JsonPath = ['handoffs', id, 'context', 'select'];
  const top = listPayloadFields(manifest, handoff, id).filter(({ depth }) => depth === 0);
  const now = handoff.context?.select ?? top.map(({ pointer }) => pointer);
  const parent = top.find(({ pointer }) => field.pointer.startsWith(`${pointer}/`));
  let next: string[];
  if (on) next = [...now.filter(pointer => !pointer.startsWith(`${field.pointer}/`)), field.pointer];
  else if (parent && now.includes(parent.pointer)) {
    // A part that stays means that its siblings are named one by one.
    const siblings = listPayloadFields(manifest, handoff, id).filter(
      ({ pointer, depth }) =>
        depth === 1 && pointer.startsWith(`${parent.pointer}/`) && pointer !== field.pointer,
    );
    next = [...now.filter(pointer => pointer !== parent.pointer), ...siblings.map(({ pointer }) => pointer)];
  } else next = now.filter(pointer => pointer !== field.pointer && !pointer.startsWith(`${field.pointer}/`));
  const all = top.every(({ pointer }) => next.includes(pointer));
  return [all ? { type: 'unset', path } : { type: 'set', path, value: next }];
}
