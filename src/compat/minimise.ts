import { getOwn, isObject, type Json, type JsonObject, setOwn } from '../schema/json.js';

const size = (value: Json): number => JSON.stringify(value).length;

/** Values simpler than the one given, simplest first. */
function* simpler(value: Json): Generator<Json> {
  if (Array.isArray(value)) {
    if (value.length > 0) yield [];
    for (let i = 0; i < value.length; i++) yield value.toSpliced(i, 1);
    for (const [i, item] of value.entries()) for (const less of simpler(item)) yield value.with(i, less);
  } else if (isObject(value)) {
    const keys = Object.keys(value);
    if (keys.length > 0) yield {};
    for (const key of keys) yield without(value, key);
    for (const key of keys) {
      for (const less of simpler(getOwn(value, key) as Json)) {
        const copy = { ...value };
        setOwn(copy, key, less);
        yield copy;
      }
    }
  } else if (typeof value === 'string') {
    if (value !== '') yield '';
    if (value.length > 1) {
      const points = [...value];
      yield points.slice(0, points.length >> 1).join('');
      yield points.slice(1).join('');
      yield points.slice(0, -1).join('');
    }
  } else if (typeof value === 'number') {
    if (value !== 0) yield 0;
    if (!Number.isInteger(value) && Number.isInteger(Math.trunc(value))) yield Math.trunc(value);
    if (value < 0) yield -value;
    if (Math.abs(value) > 1) {
      yield Math.sign(value);
      yield Math.trunc(value / 2);
    }
  }
}

function without(value: JsonObject, key: string): JsonObject {
  const copy: JsonObject = {};
  for (const other of Object.keys(value)) if (other !== key) setOwn(copy, other, value[other] as Json);
  return copy;
}

/**
 * Makes a value smaller for as long as `holds` stays true, asking it at most `tries` times. Small enough for a
 * person to see at a glance what matters.
 */
export function minimise(value: Json, holds: (value: Json) => boolean, tries = 400): Json {
  let best = value;
  // Large values cost more to judge, and no step makes them small.
  let left = Math.min(tries, Math.ceil(400_000 / size(value)));
  for (let changed = true; changed && left > 0; ) {
    changed = false;
    for (const less of simpler(best)) {
      if (left-- <= 0) break;
      // -1 → 1 and the like keep the length: only a step that is no longer may be taken, and never back.
      if (size(less) > size(best) || !holds(less)) continue;
      best = less;
      changed = true;
      break;
    }
  }
  return best;
}
