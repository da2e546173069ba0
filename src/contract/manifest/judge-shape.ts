import type * as z from 'zod';
import { isObject, type Json, type JsonObject, setOwn } from '../../schema/json.js';
import { type Manifest, manifestModel } from './workflow.js';

/** Whether a json has the model's shape: the typed manifest, or what stands in the way. */
export interface JudgedShape {
  readonly manifest: Manifest | undefined;
  readonly issues: readonly z.core.$ZodIssue[];
}

/** The model of the values of each keyed collection. */
const valueModels = new Map(
  Object.entries(manifestModel.shape).flatMap(([key, model]): [string, z.ZodType][] => {
    const { def } = 'unwrap' in model ? model.unwrap() : model;
    return def.type === 'record' ? [[key, def.valueType as z.ZodType]] : [];
  }),
);

/**
 * Judges a json as the model does as a whole, but entity by entity: one that is the same object as before was judged
 * already, and its typed value stays the same object too.
 */
export function judgeShape(json: JsonObject): JudgedShape {
  const shell = { ...json };
  const collections = [...valueModels].filter(([key]) => Object.hasOwn(json, key) && isObject(json[key]));
  for (const [key] of collections) shell[key] = {};
  const judged = manifestModel.safeParse(shell);
  const issues: z.core.$ZodIssue[] = [...(judged.error?.issues ?? [])];
  for (const [collection, model] of collections) {
    const values: JsonObject = {};
    for (const [id, value] of Object.entries(json[collection] as JsonObject)) {
      // The model leaves this key out wherever it stands.
      if (id === '__proto__') continue;
      const result = judgeValue(value, model);
      if (result.success) values[id] = result.data as Json;
      else
        for (const issue of result.error.issues)
          issues.push({ ...issue, path: [collection, id, ...issue.path] });
    }
    if (judged.data) setOwn(judged.data as JsonObject, collection, values);
  }
  return { manifest: issues.length === 0 ? judged.data : undefined, issues };
}

type Judgement = z.ZodSafeParseResult<unknown>;

const known = new WeakMap<object, { readonly model: z.ZodType; readonly judgement: Judgement }>();

function judgeValue(value: Json, model: z.ZodType): Judgement {
  if (typeof value !== 'object' || value === null) return model.safeParse(value);
  const found = known.get(value);
  if (found?.model === model) return found.judgement;
  const judgement = model.safeParse(value);
  known.set(value, { model, judgement });
  return judgement;
}
