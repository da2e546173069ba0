import * as z from 'zod';
import type { JsonPath } from '../../schema/json.js';
import { manifestModel } from './workflow.js';

/** What the model says of a place in a manifest. */
export interface FieldInfo {
  readonly description: string | undefined;
  /** The words that are allowed, where only certain ones are. */
  readonly values: readonly string[];
  /** What counts where nothing is written. */
  readonly default: unknown;
  readonly optional: boolean;
}

/** What a key of the model means; undefined for keys that it does not know, and inside JSON Schemas. */
export function fieldAt(path: JsonPath): FieldInfo | undefined {
  let at: z.core.$ZodType | undefined = manifestModel;
  for (const key of path) at = at && childOf(at, key);
  return at && path.length > 0 ? infoOf(at) : undefined;
}

type Definition = z.core.$ZodTypeDef & Record<string, unknown>;

const definitionOf = (type: z.core.$ZodType): Definition => type._zod.def as Definition;

/** The type inside “optional” and “default”. */
function innerOf(type: z.core.$ZodType): z.core.$ZodType {
  let at = type;
  for (let def = definitionOf(at); wrappers.has(def.type); def = definitionOf(at))
    at = def.innerType as z.core.$ZodType;
  return at;
}

const wrappers: ReadonlySet<string> = new Set(['optional', 'default', 'nullable']);

function childOf(type: z.core.$ZodType, key: string | number): z.core.$ZodType | undefined {
  const def = definitionOf(innerOf(type));
  if (def.type === 'object') {
    const shape = def.shape as Record<string, z.core.$ZodType>;
    return Object.hasOwn(shape, key) ? shape[key] : undefined;
  }
  if (def.type === 'record') return def.valueType as z.core.$ZodType;
  if (def.type === 'array') return def.element as z.core.$ZodType;
  if (def.type === 'union')
    return (def.options as z.core.$ZodType[]).map(option => childOf(option, key)).find(Boolean);
  return undefined;
}

function infoOf(type: z.core.$ZodType): FieldInfo {
  const def = definitionOf(type);
  const inner = innerOf(type);
  const described = [type, inner].map(each => z.globalRegistry.get(each)?.description).find(Boolean);
  const own = definitionOf(inner);
  return {
    description: described,
    values: own.type === 'enum' ? Object.values(own.entries as Record<string, string>) : [],
    default: def.type === 'default' ? def.defaultValue : undefined,
    optional: wrappers.has(def.type),
  };
}
