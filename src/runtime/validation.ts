/** One reason why a value does not fit its schema. */
export interface Issue {
  /** JSON Pointer (RFC 6901) to the place in the value; `''` is the value itself. */
  readonly pointer: string;
  /** The JSON Schema keyword that was not satisfied. */
  readonly keyword: string;
  readonly message: string;
}

/** Values nested deeper than this are refused, so that no input can exhaust the stack. */
export const maxDepth = 256;

/** True for a JSON object; false for null and arrays. */
export const isObject = (value: unknown): value is { [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** True for a string of some length in Unicode code points. */
export const isString = (value: unknown, least = 0, most: number = Infinity): value is string =>
  typeof value === 'string' &&
  ((value.length >= 2 * least && value.length <= most) ||
    (isAtLeast(value, least) && isAtMost(value, most)));

/** True for a number within bounds. */
export const isNumber = (
  value: unknown,
  least: number = -Infinity,
  most: number = Infinity,
): value is number => typeof value === 'number' && !(value < least || value > most);

/** True for a whole number. */
export const isWhole = (value: unknown): value is number => Number.isInteger(value);

/** True for a whole number within bounds. */
export const isInteger = (
  value: unknown,
  least: number = -Infinity,
  most: number = Infinity,
): value is number =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most;

/** True when `key` is an own property: the careful way for names that every object inherits. */
export const hasOwn = (value: object, key: string): boolean => Object.hasOwn(value, key);

/** An own property's value; undefined where there is none, also for names that every object inherits. */
export const own = (value: { [key: string]: unknown }, key: string): unknown =>
  hasOwn(value, key) ? value[key] : undefined;

/**
 * True when an object has no properties besides those in `names`; `present` of them are known to be there,
 * so that counting is nearly always enough.
 */
export function hasOnly(
  value: { [key: string]: unknown },
  present: number,
  names: ReadonlySet<string>,
): boolean {
  let unknown = -present;
  for (const _ in value) unknown++;
  return unknown <= 0 || Object.keys(value).every(key => names.has(key));
}

/** The number of own properties. */
export const countProperties = (value: { [key: string]: unknown }): number =>
  Object.keys(value).length;

/** The number of items that pass a test. */
export function countWhere(items: readonly unknown[], test: (item: unknown) => boolean): number {
  let count = 0;
  for (const item of items) if (test(item)) count++;
  return count;
}

/** Length in Unicode code points, which is what JSON Schema counts. */
export function lengthOf(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length - 1; i++) {
    if ((text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      length--;
      i++;
    }
  }
  return length;
}

/** True when the text has at least `least` code points. */
export const isAtLeast = (text: string, least: number): boolean =>
  text.length >= 2 * least || (text.length >= least && lengthOf(text) >= least);

/** True when the text has at most `most` code points. */
export const isAtMost = (text: string, most: number): boolean =>
  text.length <= most || lengthOf(text) <= most;

/** True when `value` is an exact multiple of `step`, by their decimal notations: 0.3 is a multiple of 0.1. */
export function isMultipleOf(value: number, step: number): boolean {
  if (Number.isSafeInteger(step) && Math.abs(value) <= Number.MAX_SAFE_INTEGER)
    return value % step === 0;
  if (!Number.isFinite(value)) return false;
  const quotient = value / step;
  // Far from a whole number in binary is far from it in decimal too; only near ones need exact arithmetic.
  if (Math.abs(quotient) < 1e9 && Math.abs(quotient - Math.round(quotient)) > 1e-6) return false;
  const a = decimal(value);
  const b = decimal(step);
  const places = Math.max(a.places, b.places);
  return (
    (a.digits * BigInt(10) ** BigInt(places - a.places)) %
      (b.digits * BigInt(10) ** BigInt(places - b.places)) ===
    BigInt(0)
  );
}

function decimal(value: number): { digits: bigint; places: number } {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const places = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return places >= 0
    ? { digits, places }
    : { digits: digits * BigInt(10) ** BigInt(-places), places: 0 };
}

/** Equality of JSON values: key order does not matter. Iterative, so that depth cannot exhaust the stack. */
export function isEqual(first: unknown, second: unknown): boolean {
  const left = [first];
  const right = [second];
  while (left.length > 0) {
    const a = left.pop();
    const b = right.pop();
    if (a === b) continue;
    if (Array.isArray(a)) {
      if (!Array.isArray(b) || a.length !== b.length) return false;
      for (let i = 0; i < a.length; i++) {
        left.push(a[i]);
        right.push(b[i]);
      }
    } else {
      if (!isObject(a) || !isObject(b)) return false;
      const keys = Object.keys(a);
      if (keys.length !== Object.keys(b).length) return false;
      for (const key of keys) {
        if (!hasOwn(b, key)) return false;
        left.push(a[key]);
        right.push(b[key]);
      }
    }
  }
  return true;
}

/** True when no two items are equal: linear for primitives, quadratic only among objects of the same outline. */
export function isUnique(items: readonly unknown[]): boolean {
  const primitives = new Set<unknown>();
  const outlines = new Map<string, unknown[]>();
  for (const item of items) {
    if (typeof item !== 'object' || item === null) {
      if (primitives.has(item)) return false;
      primitives.add(item);
      continue;
    }
    const outline = outlineOf(item);
    const alike = outlines.get(outline);
    if (alike === undefined) outlines.set(outline, [item]);
    else if (alike.some(other => isEqual(other, item))) return false;
    else alike.push(item);
  }
  return true;
}

function outlineOf(value: object): string {
  const isList = Array.isArray(value);
  const keys = isList ? Object.keys(value.slice(0, 16)) : Object.keys(value).sort().slice(0, 16);
  const parts = [isList ? `[${value.length}` : '{'];
  for (const key of keys) {
    const item = (value as { [key: string]: unknown })[key];
    parts.push(key, typeof item === 'object' && item !== null ? '' : (JSON.stringify(item) ?? ''));
  }
  return parts.join('\u0000');
}

/** True when nothing in the value lies deeper than `maxDepth` levels. */
export function isShallow(value: unknown): boolean {
  // Sets, because of what refers to itself: it is looked at once a level.
  let level = new Set([value]);
  for (let depth = 0; depth <= maxDepth; depth++) {
    const next = new Set<unknown>();
    let isLast = true;
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue;
      for (const child of Object.values(item)) {
        isLast = false;
        if (typeof child === 'object') next.add(child);
      }
    }
    if (isLast) return true;
    level = next;
  }
  return false;
}

/**
 * A pattern that a regular expression could try in too many ways, as a table that reads any text once: the first code
 * points of the ranges it tells apart, their classes, for each state the next one by class, and the states to end in.
 */
export function readOnce(
  starts: readonly number[],
  classes: readonly number[],
  next: readonly number[],
  accepting: readonly number[],
): { readonly test: (text: string) => boolean } {
  const width = Math.max(...classes) + 1;
  const classOf = (point: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= point) low = middle;
      else high = middle - 1;
    }
    return classes[low]!;
  };
  return {
    test(text) {
      let state = 0;
      for (let i = 0; i < text.length; i++) {
        const point = text.codePointAt(i)!;
        if (point > 0xffff) i++;
        state = next[state * width + classOf(point)]!;
      }
      return accepting.includes(state);
    },
  };
}

/** Which properties and items of one value some schema has looked at (JSON Schema's "evaluated"). */
export interface Evaluated {
  readonly keys: Set<string>;
  readonly items: Set<number>;
  /** All properties. */
  everyKey: boolean;
  /** All items below this index. */
  upTo: number;
}

/** True when a property has been looked at. */
export const isKeyEvaluated = (evaluated: Evaluated, key: string): boolean =>
  evaluated.everyKey || evaluated.keys.has(key);

/** True when an item has been looked at. */
export const isItemEvaluated = (evaluated: Evaluated, index: number): boolean =>
  index < evaluated.upTo || evaluated.items.has(index);

/** Notes properties as looked at. */
export function addKeys(evaluated: Evaluated, names: Iterable<string>): void {
  for (const name of names) evaluated.keys.add(name);
}

/** Nothing looked at yet. */
export const nothingEvaluated = (): Evaluated => ({
  keys: new Set(),
  items: new Set(),
  everyKey: false,
  upTo: 0,
});

/** A key as a JSON Pointer step. */
export const pointerStep = (key: string): string =>
  `/${key.includes('~') || key.includes('/') ? key.replace(/~/g, '~0').replace(/\//g, '~1') : key}`;
