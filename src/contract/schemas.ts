import { envelopeModel } from './envelope.js';
import { manifestJsonSchema, toDraft7 } from './manifest/json-schema.js';

/** The committed JSON Schemas, as [file name, text]; `npm run schemas` writes them to `schemas/`. */
export function jsonSchemas(): [name: string, text: string][] {
  const print = (schema: object) => `${JSON.stringify(schema, null, 2)}\n`;
  return [
    ['envelope.schema.json', print(toDraft7(envelopeModel))],
    ['manifest.schema.json', print(manifestJsonSchema())],
  ];
}
