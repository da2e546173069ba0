import { registerSchema, unregisterSchema, validate } from '@hyperjump/json-schema/draft-2020-12';
import '@hyperjump/json-schema/draft-04';
import '@hyperjump/json-schema/draft-07';
import { Ajv } from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';
import { isObject, type Json, type JsonObject } from '../../src/schema/json.js';
import type { WildForm } from './wild-schemas.js';

const isOld = (form: WildForm) => form === 'draft-07' || form === 'undeclared-old';

const hasSiblings = (schema: Json): boolean =>
  Array.isArray(schema)
    ? schema.some(hasSiblings)
    : isObject(schema) &&
      ((typeof schema.$ref === 'string' && Object.keys(schema).length > 1) ||
        Object.values(schema).some(hasSiblings));

/**
 * What ajv says. Undefined where it is known to be wrong: `contains` beside tuples, `unevaluated*`, `$dynamicRef`,
 * fractional multiples, equal items that are objects, words beside an old `$ref`; draft-04 it does not read.
 */
export function ajvSays(form: WildForm, schema: JsonObject, value: Json): boolean | undefined {
  const text = JSON.stringify(schema);
  if (form === 'draft-04' || /prefixItems|unevaluated|dynamic|"multipleOf":0|"uniqueItems/.test(text))
    return undefined;
  if (isOld(form) && (hasSiblings(schema) || /"items":\[/.test(text))) return undefined;
  const { $schema: _, ...rest } = schema;
  const options = {
    strict: false,
    validateFormats: false,
    validateSchema: false,
    meta: false,
    ownProperties: true,
  };
  try {
    return new (isOld(form) ? Ajv : Ajv2020)({ ...options, logger: false }).compile(rest)(value);
  } catch {
    return undefined;
  }
}

let documents = 0;

/** What hyperjump says; undefined for schemas it refuses. */
export async function hyperjumpSays(
  form: WildForm,
  schema: JsonObject,
  value: Json,
): Promise<boolean | undefined> {
  const dialect = isOld(form)
    ? 'http://json-schema.org/draft-07/schema#'
    : form === 'draft-04'
      ? 'http://json-schema.org/draft-04/schema#'
      : 'https://json-schema.org/draft/2020-12/schema';
  const id = `https://example.com/${documents++}`;
  const { $schema: _, ...rest } = schema;
  try {
    registerSchema(rest as never, id, dialect);
    return (await validate(id, value as never)).valid;
  } catch {
    return undefined;
  } finally {
    unregisterSchema(id);
  }
}
