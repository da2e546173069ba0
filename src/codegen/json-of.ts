import { isObject } from '../schema/json.js';
import { plainJson } from './plain-json.js';

/** Writes values down as JSON, each object once; throws for what is nested too deeply. Objects must not change meanwhile. */
export function createJsonWriter(): (value: unknown) => string {
  const texts = new WeakMap<object, string>();
  return value => {
    if (!isObject(value)) return JSON.stringify(value) ?? 'null';
    const text = texts.get(value) ?? JSON.stringify(value);
    texts.set(value, text);
    return text;
  };
}

/** A value's JSON text; however deep it is nested, the stack never overflows. */
export function jsonOf(value: unknown, write: (value: unknown) => string): string {
  try {
    return write(value);
  } catch {
    return JSON.stringify(plainJson(value));
  }
}
