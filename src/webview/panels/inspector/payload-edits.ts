import type { Intent } from '../../../contract/edit/intent.js';
import type { Handoff, Manifest, PayloadField } from '../../../contract/index.js';
import { followTypes, listPayloadFields } from '../../../contract/index.js';
import {
  getAt,
  isObject,
  type Json,
  type JsonObject,
  type JsonPath,
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
export function payloadHome(manifest: Manifest, id: string, handoff: Handoff): JsonPath | undefined {
  const place = followTypes(manifest, { schema: handoff.payload, path: ['handoffs', id, 'payload'] });
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

/** Selected pointers after one of them was renamed or removed (`to` undefined). */
function reselect(id: string, handoff: Handoff, from: string, to: string | undefined): Intent[] {
  const select = handoff.context?.select;
  if (!select) return [];
  const isIt = (pointer: string) => pointer === from || pointer.startsWith(`${from}/`);
  if (!select.some(isIt)) return [];
  const value = select.flatMap(pointer =>
    isIt(pointer) ? (to === undefined ? [] : [to + pointer.slice(from.length)]) : [pointer],
  );
  return [{ type: 'set', path: ['handoffs', id, 'context', 'select'], value }];
}

/** Renames a field where it is declared, in `required` and in what crosses. */
export function renameField(
  json: JsonObject,
  id: string,
  handoff: Handoff,
  field: PayloadField,
  to: string,
): Intent[] {
  const required = requiredAt(json, field.parentPath);
  const pointer = field.pointer.slice(0, field.pointer.lastIndexOf('/')) + toPointer([to]);
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
    ...reselect(id, handoff, field.pointer, pointer),
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
export function removeField(json: JsonObject, id: string, handoff: Handoff, field: PayloadField): Intent[] {
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
    ...reselect(id, handoff, field.pointer, undefined),
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
