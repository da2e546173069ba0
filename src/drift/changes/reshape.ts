import { isObject, type Json, type JsonObject, setOwn } from '../../schema/json.js';

/** Keywords that hold data, not schemas. */
const data: ReadonlySet<string> = new Set(['const', 'enum', 'default', 'examples']);
/** Keywords whose subschemas judge the same value as the schema around them. */
const inPlace: ReadonlySet<string> = new Set([
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'dependentSchemas',
  '$ref',
  '$dynamicRef',
]);

/**
 * A document whose closed objects are open: what a receiver's contract allows once the fields that it does not know
 * have been dropped.
 */
export const openObjects = (document: Json): Json =>
  reshape(document, schema => {
    for (const keyword of ['additionalProperties', 'unevaluatedProperties'])
      if (schema[keyword] === false) delete schema[keyword];
  });

/**
 * A document whose open objects are closed: what producers send that send declared fields only. An object that is put
 * together from parts stays open, because no part knows the fields of the others.
 */
export const closeObjects = (document: Json): Json =>
  reshape(document, (schema, isPart) => {
    const isWhole = !isPart && !Object.keys(schema).some(key => inPlace.has(key));
    const isOpen = !['additionalProperties', 'unevaluatedProperties', 'patternProperties'].some(key =>
      Object.hasOwn(schema, key),
    );
    if (isWhole && isOpen) schema.additionalProperties = false;
  });

/** Copies a document, letting `change` see each schema that declares properties. */
function reshape(document: Json, change: (schema: JsonObject, isPart: boolean) => void): Json {
  const parts = namedParts(document);
  const copy = (value: Json, key: string, isPart: boolean, pointer: string): Json => {
    if (data.has(key)) return value;
    if (Array.isArray(value)) return value.map((item, i) => copy(item, '', isPart, `${pointer}/${i}`));
    if (!isObject(value)) return value;
    const copied: JsonObject = {};
    for (const [name, child] of Object.entries(value))
      setOwn(
        copied,
        name,
        copy(child, name, inPlace.has(name) || (isPart && Array.isArray(value)), `${pointer}/${name}`),
      );
    if (isObject(copied.properties)) change(copied, isPart || parts.has(`#${pointer}`));
    return copied;
  };
  return copy(document, '', false, '');
}

/** Targets of references that stand beside other keywords or inside `allOf` and its like: parts of something bigger. */
function namedParts(document: Json): ReadonlySet<string> {
  const parts = new Set<string>();
  const visit = (value: Json, isPart: boolean): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, isPart);
    if (!isObject(value)) return;
    const { $ref } = value;
    if (typeof $ref === 'string' && (isPart || Object.keys(value).length > 1)) parts.add($ref);
    for (const [name, child] of Object.entries(value)) visit(child, inPlace.has(name));
  };
  visit(document, false);
  return parts;
}
