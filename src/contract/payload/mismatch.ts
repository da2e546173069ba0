import { equalJson, getOwn, isObject, type Json, type JsonSchema } from '../../schema/json.js';
import type { Manifest } from '../manifest/workflow.js';
import { followTypes } from './schema.js';

/** The first field of what is sent that a receiver cannot take, and why. */
export interface Mismatch {
  /** Dotted from the payload: `order.items`; empty for the payload itself. */
  readonly field: string;
  /** Goes on from the field: `is required, and is not sent`. */
  readonly why: string;
}

/** Deeper than this, only a full comparison is worth the time. */
const deepest = 8;
const combining = ['allOf', 'anyOf', 'oneOf', 'not', 'if', '$dynamicRef', 'dependentSchemas'];

/**
 * Looks for an obvious reason why a value of one schema would not be a value of another: a required field that is not
 * sent, another type, a value that is not among those allowed. Undefined does not prove that there is none: that takes
 * the full comparison of versions.
 */
export function firstMismatch(
  manifest: Manifest,
  sent: JsonSchema,
  taken: JsonSchema,
  at: readonly string[] = [],
): Mismatch | undefined {
  const source = followTypes(manifest, { schema: sent, path: [] })?.schema;
  const target = followTypes(manifest, { schema: taken, path: [] })?.schema;
  if (!isObject(source) || !isObject(target) || source === target || at.length > deepest) return undefined;
  // What combined schemas allow, only evaluating them could tell.
  if (combining.some(keyword => Object.hasOwn(source, keyword))) return undefined;
  const found = typeMismatch(source, target) ?? valueMismatch(source, target);
  if (found !== undefined) return { field: at.join('.'), why: found };
  return fieldMismatch(manifest, source, target, at) ?? itemMismatch(manifest, source, target, at);
}

type Schema = { readonly [key: string]: Json };

const typesOf = (schema: Schema): string[] => {
  const type = getOwn(schema, 'type');
  return (Array.isArray(type) ? type : [type]).filter(name => typeof name === 'string');
};

function typeMismatch(source: Schema, target: Schema): string | undefined {
  const sent = typesOf(source);
  const taken = typesOf(target);
  if (sent.length === 0 || taken.length === 0) return undefined;
  const stray = sent.find(name => !taken.includes(name) && !(name === 'integer' && taken.includes('number')));
  return stray === undefined ? undefined : `is sent as ${stray}, and must be ${taken.join(' or ')}`;
}

function valueMismatch(source: Schema, target: Schema): string | undefined {
  const allowed = valuesOf(target);
  if (!allowed) return undefined;
  const sent = valuesOf(source);
  const list = allowed.map(value => JSON.stringify(value)).join(', ');
  if (!sent) return typesOf(source).length === 0 ? undefined : `must be one of ${list}`;
  const stray = sent.find(value => !allowed.some(other => equalJson(other, value)));
  return stray === undefined ? undefined : `may be ${JSON.stringify(stray)}, and must be one of ${list}`;
}

function valuesOf(schema: Schema): readonly Json[] | undefined {
  const values = getOwn(schema, 'enum');
  if (Array.isArray(values)) return values;
  const constant = getOwn(schema, 'const');
  return constant === undefined ? undefined : [constant];
}

function fieldMismatch(
  manifest: Manifest,
  source: Schema,
  target: Schema,
  at: readonly string[],
): Mismatch | undefined {
  const sent = propertiesOf(source);
  const alwaysSent = namesIn(source);
  for (const name of namesIn(target)) {
    if (alwaysSent.includes(name)) continue;
    const why = Object.hasOwn(sent, name)
      ? 'is required, and is not always sent'
      : 'is required, and is not sent';
    return { field: [...at, name].join('.'), why };
  }
  for (const [name, schema] of Object.entries(propertiesOf(target))) {
    const own = getOwn(sent, name);
    const inner =
      own === undefined
        ? undefined
        : firstMismatch(manifest, own as JsonSchema, schema as JsonSchema, [...at, name]);
    if (inner) return inner;
  }
  return undefined;
}

const propertiesOf = (schema: Schema): Schema => {
  const properties = getOwn(schema, 'properties');
  return isObject(properties) ? properties : {};
};

const namesIn = (schema: Schema): string[] => {
  const required = getOwn(schema, 'required');
  return Array.isArray(required) ? required.filter(name => typeof name === 'string') : [];
};

function itemMismatch(
  manifest: Manifest,
  source: Schema,
  target: Schema,
  at: readonly string[],
): Mismatch | undefined {
  const sent = getOwn(source, 'items');
  const taken = getOwn(target, 'items');
  if (sent === undefined || taken === undefined) return undefined;
  return firstMismatch(manifest, sent as JsonSchema, taken as JsonSchema, [...at, '[]']);
}
