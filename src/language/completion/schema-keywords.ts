import { subschemas } from '../../schema/dialect.js';
import { getAt, isObject, type JsonPath } from '../../schema/json.js';
import type { Offer, OfferSource } from './offer.js';

const shapes = subschemas['2020-12'];

/** Where in its schema a path leads; undefined outside schemas, and in data such as `enum` and `default`. */
export function schemaPlace(
  path: JsonPath,
): { readonly keyword: string; readonly rest: JsonPath } | undefined {
  let at = rootLength(path);
  if (at === undefined) return undefined;
  for (;;) {
    const keyword = path[at];
    if (typeof keyword !== 'string') return undefined;
    const shape = shapes.get(keyword);
    const step = shape === 'one' ? 1 : shape === undefined ? undefined : 2;
    if (step === undefined || path.length <= at + step) return { keyword, rest: path.slice(at + 1) };
    at += step;
  }
}

function rootLength([first, , third]: JsonPath): number | undefined {
  if (first === 'types') return 2;
  return first === 'handoffs' && (third === 'payload' || third === 'workingMemory') ? 3 : undefined;
}

/** Keywords by what they say, with the text of a value to start from. */
const keywords: readonly (readonly [keyword: string, member: string, words: string])[] = [
  ['type', '"$1"', 'What kind of value it is.'],
  ['description', '"$1"', 'What it means; becomes documentation in generated code.'],
  ['properties', '{$1}', 'The fields of an object.'],
  ['required', '[$1]', 'Fields that must be there.'],
  ['additionalProperties', 'false', 'Whether other fields may be there.'],
  ['items', '{$1}', 'What every element of a list is.'],
  ['enum', '[$1]', 'The values that are allowed.'],
  ['const', '$1', 'The one value that is allowed.'],
  ['format', '"$1"', 'What a text is: a date, an address, …'],
  ['pattern', '"$1"', 'A regular expression that a text must match.'],
  ['minimum', '$1', 'Least number.'],
  ['maximum', '$1', 'Greatest number.'],
  ['exclusiveMinimum', '$1', 'A number that it must be above.'],
  ['exclusiveMaximum', '$1', 'A number that it must be below.'],
  ['multipleOf', '$1', 'A number that it must be a multiple of.'],
  ['minLength', '$1', 'Least length of a text.'],
  ['maxLength', '$1', 'Greatest length of a text.'],
  ['minItems', '$1', 'Least number of elements.'],
  ['maxItems', '$1', 'Greatest number of elements.'],
  ['uniqueItems', 'true', 'Whether all elements must differ.'],
  ['prefixItems', '[$1]', 'What the first elements of a list are, one by one.'],
  ['anyOf', '[$1]', 'At least one of several schemas holds.'],
  ['oneOf', '[$1]', 'Exactly one of several schemas holds.'],
  ['allOf', '[$1]', 'All of several schemas hold.'],
  ['not', '{$1}', 'A schema that must not hold.'],
  ['if', '{$1}', 'Decides between “then” and “else”.'],
  ['then', '{$1}', 'Holds where “if” does.'],
  ['else', '{$1}', 'Holds where “if” does not.'],
  ['$ref', '"$1"', 'Another schema: a named type, or one in a file of the workspace.'],
  ['title', '"$1"', 'A short name.'],
  ['default', '$1', 'The value that is meant where there is none.'],
  ['examples', '[$1]', 'Values as they may come.'],
  ['patternProperties', '{$1}', 'Fields by a regular expression of their names.'],
  ['propertyNames', '{$1}', 'What the names of fields must be.'],
  ['minProperties', '$1', 'Least number of fields.'],
  ['maxProperties', '$1', 'Greatest number of fields.'],
  ['dependentRequired', '{$1}', 'Fields that must be there when another one is.'],
  ['unevaluatedProperties', 'false', 'Whether fields that no part of the schema names may be there.'],
  ['$defs', '{$1}', 'Schemas to refer to.'],
];

const types = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'];
const formats = [
  'date-time',
  'date',
  'time',
  'duration',
  'email',
  'uri',
  'uuid',
  'hostname',
  'ipv4',
  'ipv6',
  'regex',
];

const words = (values: readonly string[]): Offer[] => values.map(value => ({ value, kind: 'keyword' }));

/** What is written inside types, payloads and working memory: JSON Schema. */
export const schemaOffers: readonly OfferSource[] = [
  {
    at: 'key',
    places: path => schemaPlace(path)?.rest.length === 0,
    offer({ json, path }) {
      const present = getAt(json, path.slice(0, -1));
      return keywords
        .filter(([keyword]) => !isObject(present) || !Object.hasOwn(present, keyword))
        .map(([value, member, documentation]): Offer => ({ value, kind: 'keyword', member, documentation }));
    },
  },
  {
    at: 'value',
    places: path => schemaPlace(path)?.keyword === 'type',
    offer: () => words(types),
  },
  {
    at: 'value',
    places: path => schemaPlace(path)?.keyword === 'format',
    offer: () => words(formats),
  },
  {
    at: 'value',
    places: path => {
      const place = schemaPlace(path);
      return place?.keyword === 'required' && place.rest.length === 1;
    },
    offer({ json, path }) {
      const schema = getAt(json, path.slice(0, -2));
      const properties = getAt(schema, ['properties']);
      const required = getAt(schema, ['required']);
      const listed = Array.isArray(required) ? required.filter((_, i) => i !== path.at(-1)) : [];
      return isObject(properties) ? words(Object.keys(properties).filter(key => !listed.includes(key))) : [];
    },
  },
];
