import { crossing } from '../../../contract/payload/fields.js';
import { getOwn, hasOwn, isObject, type Json, type JsonObject, toPointer } from '../../../schema/json.js';
import type { PlannedType, TypeGroup } from '../../types/plan.js';
import { code, inline, table } from './markdown.js';
import { type Field, type Outline, outlineOf, unionOf } from './outline.js';
import { nameOf, valueWord, wordsOfAll } from './type-words.js';

/** Fields that lie deeper are left to their types. */
const maxDepth = 4;
/** Beyond this many, only the outermost fields are shown. */
const maxFields = 200;

/**
 * What a type consists of, as tables of fields: one for each alternative where it is a union of objects, none where it has
 * no fields. `select` are the JSON Pointers of those that cross the edge; everything does without them.
 */
export function describeFields(type: PlannedType, select?: readonly string[]): string[] {
  const { group } = type;
  const whole = outlineOf([type], group);
  const union = unionOf(whole, type, group);
  if (!union) return tableOf(whole, group, select);
  const variants = union.branches.map(({ place, own }) => {
    const outline = outlineOf([type], group, { of: union.of, branch: place });
    return { name: nameOf(place, group), own, outline };
  });
  const tag = tagOf(variants.map(({ outline }) => outline));
  const told = tag === undefined ? '' : `, told apart by ${code(toPointer([tag]))}`;
  return [
    `One of ${variants.length} alternatives${told}:`,
    ...variants.flatMap(({ name, own, outline }, i) => {
      const value = tag === undefined ? undefined : constantOf(outline.fields.get(tag));
      const title = value === undefined ? `Alternative ${i + 1}` : valueWord(value.const);
      const description = descriptionOf(own.certain);
      return [
        `#### ${name === undefined ? title : `${title}: ${code(name)}`}`,
        ...(description === '' ? [] : [description]),
        ...tableOf(outline, group, select),
      ];
    }),
  ];
}

/** The field that has another constant in each alternative. */
function tagOf(outlines: readonly Outline[]): string | undefined {
  const names = [...(outlines[0]?.fields.keys() ?? [])];
  return names.find(name => {
    const values = outlines.map(({ fields }) => JSON.stringify(constantOf(fields.get(name))?.const));
    return !values.includes(undefined as never) && new Set(values).size === values.length;
  });
}

/** The schema that allows a field one value only. */
const constantOf = (field: Field | undefined): { readonly const: Json } | undefined =>
  field?.places
    .map(({ schema }) => schema)
    .find((schema): schema is { const: Json } => isObject(schema) && hasOwn(schema, 'const'));

interface Row {
  readonly pointer: string;
  readonly field: Field;
  readonly outline: Outline;
}

function tableOf(outline: Outline, group: TypeGroup, select: readonly string[] | undefined): string[] {
  const all = rowsOf(outline, group, [], []);
  const rows = all.length <= maxFields ? all : all.filter(({ pointer }) => pointer.lastIndexOf('/') === 0);
  if (rows.length === 0) return [];
  const head = ['Field', 'Type', 'Required', ...(select ? ['Crosses'] : []), 'Description'];
  return [
    table(
      head,
      rows.map(({ pointer, field, outline: { certain } }) => [
        code(pointer),
        wordsOfAll(field.places, group),
        field.required,
        ...(select ? [crossesWord(pointer, select)] : []),
        descriptionOf([...field.places.map(({ schema }) => schema).filter(isObject), ...certain]),
      ]),
    ),
  ];
}

/** The fields of a value, and those of the objects and lists of objects in them. */
function rowsOf(
  outline: Outline,
  group: TypeGroup,
  at: readonly string[],
  above: readonly JsonObject[],
): Row[] {
  const rows: Row[] = [];
  for (const [name, field] of outline.fields) {
    const keys = [...at, name];
    const inside = outlineOf(field.places, group);
    rows.push({ pointer: toPointer(keys), field, outline: inside });
    rows.push(...below(inside, group, keys, [...above, ...outline.certain]));
  }
  return rows;
}

function below(
  outline: Outline,
  group: TypeGroup,
  at: readonly string[],
  above: readonly JsonObject[],
): Row[] {
  if (at.length >= maxDepth || outline.certain.some(schema => above.includes(schema))) return [];
  if (outline.fields.size > 0) return rowsOf(outline, group, at, above);
  if (outline.items.length === 0) return [];
  const items = outlineOf(outline.items, group);
  return below(items, group, [...at, '*'], [...above, ...outline.certain]);
}

function crossesWord(pointer: string, select: readonly string[]): string {
  const { crosses, crossesPartly } = crossing(pointer, select);
  return crossesPartly ? 'in part' : crosses ? 'yes' : 'no';
}

/** What the first of some schemas that says anything says of the value. */
function descriptionOf(schemas: readonly JsonObject[]): string {
  const texts = schemas.map(schema => getOwn(schema, 'description')).filter(text => typeof text === 'string');
  const isDeprecated = schemas.some(schema => schema.deprecated === true);
  return [...(isDeprecated ? ['Deprecated.'] : []), ...texts.slice(0, 1).map(inline)].join(' ');
}
