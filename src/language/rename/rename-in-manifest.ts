import { findSchemaRefs, parseManifest, type TextEdit } from '../../contract/index.js';
import { getAt, getOwn, isObject, type Json } from '../../schema/json.js';

/** Exchanges `$ref`s of a manifest; `renamed` gives the new one, or undefined for those that stay. */
export function renameInManifest(text: string, renamed: (ref: string) => string | undefined): TextEdit[] {
  const parsed = parseManifest(text);
  if (!parsed.editable || !parsed.json) return [];
  const schemas: (readonly [schema: Json | undefined, path: readonly string[]])[] = [];
  const each = (key: string, visit: (value: Json, path: readonly string[]) => void) => {
    const collection = getAt(parsed.json, [key]);
    if (isObject(collection))
      for (const id of Object.keys(collection)) visit(collection[id] as Json, [key, id]);
  };
  each('types', (schema, path) => schemas.push([schema, path]));
  each('handoffs', (handoff, path) => {
    if (!isObject(handoff)) return;
    for (const key of ['payload', 'workingMemory']) schemas.push([getOwn(handoff, key), [...path, key]]);
  });
  return schemas.flatMap(([schema, path]) =>
    schema === undefined
      ? []
      : findSchemaRefs(schema, path).flatMap(({ ref, path: at }) => {
          const to = renamed(ref);
          const { start, end } = parsed.locate(at);
          return to === undefined ? [] : [{ offset: start, length: end - start, text: JSON.stringify(to) }];
        }),
  );
}
