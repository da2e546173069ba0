import { isObject, type Json, type JsonObject, setOwn } from '../../schema/json.js';

/** Keywords that hold data, not schemas. */
const data: ReadonlySet<string> = new Set(['const', 'enum', 'default', 'examples']);

/**
 * A document whose closed objects are open: what a receiver's contract allows once the fields that it does not know
 * have been dropped.
 */
export function openObjects(document: Json): Json {
  if (Array.isArray(document)) return document.map(openObjects);
  if (!isObject(document)) return document;
  const copied: JsonObject = {};
  for (const [key, child] of Object.entries(document)) {
    const isClosing = key === 'additionalProperties' || key === 'unevaluatedProperties';
    if (isClosing && child === false && isObject(document.properties)) continue;
    setOwn(copied, key, data.has(key) ? child : openObjects(child));
  }
  return copied;
}
