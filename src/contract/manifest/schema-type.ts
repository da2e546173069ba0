import * as z from 'zod';
import type { JsonSchema } from '../../schema/json.js';

/** A JSON Schema 2020-12 inside the manifest; its own validity is checked by the schema rules, with places. */
export const schemaModel = z
  .custom<JsonSchema>(
    value =>
      typeof value === 'boolean' || (typeof value === 'object' && value !== null && !Array.isArray(value)),
    { error: 'must be a JSON Schema: an object or a boolean' },
  )
  .meta({
    id: 'schema',
    description: 'A JSON Schema 2020-12, inline or a $ref to "#/types/…" or to a file inside the workspace.',
  });
