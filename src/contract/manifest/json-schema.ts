import * as z from 'zod';
import { getOwn, isObject, type JsonObject } from '../../schema/json.js';
import { collections } from '../entity.js';
import { idPattern } from './scalars.js';
import { manifestModel } from './workflow.js';

/**
 * The manifest's format as a JSON Schema that editors understand (draft-07, with VS Code's `allowComments` and
 * `allowTrailingCommas`). Written to `schemas/manifest.schema.json`; the zod model stays the one source.
 */
export function manifestJsonSchema(): JsonObject {
  const schema = toDraft7(manifestModel);
  const properties = getOwn(schema, 'properties');
  for (const collection of Object.values(collections)) {
    const keyed = isObject(properties) ? getOwn(properties, collection) : undefined;
    if (isObject(keyed)) keyed.propertyNames = { pattern: idPattern.source };
  }
  return { ...schema, allowComments: true, allowTrailingCommas: true };
}

/** A zod model as draft-07, with the root written out and its parts under `definitions`. */
export function toDraft7(model: z.ZodType): JsonObject {
  const generated = z.toJSONSchema(model, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      const schema = jsonSchema as JsonObject;
      // Any key of a record is text, and no count comes near the largest safe integer.
      if (isObject(schema.propertyNames) && Object.keys(schema.propertyNames).length === 1)
        delete schema.propertyNames;
      if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
      if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
      if (z.globalRegistry.get(zodSchema)?.id === 'schema') schema.type = ['object', 'boolean'];
    },
  }) as unknown as JsonObject;
  const { $ref, definitions, ...rest } = generated;
  if (typeof $ref !== 'string' || !isObject(definitions)) return generated;
  const rootName = $ref.slice($ref.lastIndexOf('/') + 1);
  const { [rootName]: root, ...parts } = definitions;
  return { ...rest, ...(root as JsonObject), definitions: parts };
}
