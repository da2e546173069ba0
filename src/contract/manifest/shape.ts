import type * as z from 'zod';

/** What keys the model knows at a place: read once from the zod model, so that it stays the one source. */
export interface Shape {
  /** Known keys of an object; undefined where any key is allowed. */
  readonly keys?: ReadonlyMap<string, Shape>;
  /** The shape of each value of a keyed collection. */
  readonly values?: Shape;
  /** The shape of an array's elements. */
  readonly elements?: Shape;
}

const open: Shape = {};

/** Reads the known keys from a zod schema. */
export function shapeOf(schema: z.core.$ZodType): Shape {
  const { def } = (schema as z.ZodType)._zod as unknown as {
    def: z.core.$ZodTypeDef & Record<string, unknown>;
  };
  switch (def.type) {
    case 'object': {
      const shape = def.shape as Record<string, z.core.$ZodType>;
      return { keys: new Map(Object.entries(shape).map(([key, value]) => [key, shapeOf(value)])) };
    }
    case 'record':
      return { values: shapeOf(def.valueType as z.core.$ZodType) };
    case 'array':
      return { elements: shapeOf(def.element as z.core.$ZodType) };
    case 'optional':
    case 'default':
    case 'nullable':
      return shapeOf(def.innerType as z.core.$ZodType);
    default:
      return open;
  }
}
