import type { Issue } from './validation.js';
import {
  hasOwn,
  isAtLeast,
  isAtMost,
  isMultipleOf,
  isNumber,
  isObject,
  isString,
  isUnique,
  isWhole,
  pointerStep,
} from './validation.js';

/** JSON Schema's names of types. */
type TypeName = 'null' | 'boolean' | 'object' | 'array' | 'number' | 'integer' | 'string';

/** The items of an array, or the properties of an object. */
type Values = readonly unknown[] | { readonly [key: string]: unknown };

/** What a reporter does: it notes what is wrong with a value at a place. */
type Reporter = (value: unknown, at: IssuePlace, depth: number) => void;

/**
 * A place in a value that is being explained, and what is wrong below it. `key` says where below the place: a JSON
 * Pointer such as `/address/city`, or `''` for the place itself. A method named after a type also notes the absence
 * of a property; one named after another keyword finds no fault with values of types that the keyword is not about.
 */
export class IssuePlace {
  readonly issues: Issue[];
  private readonly parent: IssuePlace | undefined;
  private readonly key: string;
  private step: string | number | undefined;

  constructor(issues: Issue[], parent?: IssuePlace, key = '', step?: string | number) {
    this.issues = issues;
    this.parent = parent;
    this.key = key;
    this.step = step;
  }

  /** The JSON Pointer of something at or below this place; made only when there is something to report. */
  pointer(key: string): string {
    if (this.parent === undefined) return key;
    const above = this.parent.pointer(this.key);
    if (this.step === undefined) return above + key;
    return above + (typeof this.step === 'number' ? `/${this.step}` : pointerStep(this.step)) + key;
  }

  /** Notes an issue. */
  report(key: string, keyword: string, message: string): void {
    this.issues.push({ pointer: this.pointer(key), keyword, message });
  }

  /** Notes that the value goes on too deep, and ends there: to explain what refers to itself could take for ever. */
  tooDeep(): never {
    this.report('', 'maxDepth', depthMessage);
    throw tooDeepToExplain;
  }

  /** Notes that a property is absent. */
  missing(key: string): void {
    const end = key.lastIndexOf('/');
    this.report(
      key.slice(0, end),
      'required',
      `must have the property ${nameOf(key.slice(end + 1))}`,
    );
  }

  /** Notes what is wrong with a value: that it is absent, or else the issue that is given. */
  refuse(key: string, value: unknown, keyword: string, message: string): void {
    if (value === undefined && key !== '') this.missing(key);
    else this.report(key, keyword, message);
  }

  /** Notes a property that is absent. */
  required(key: string, value: unknown): void {
    if (value === undefined) this.missing(key);
  }

  /** What a reporter notes of a property, unless it is absent. */
  check(key: string, value: unknown, report: Reporter, depth = 0): void {
    if (value === undefined) this.missing(key);
    else report(value, new IssuePlace(this.issues, this, key), depth);
  }

  /** Must be an object. */
  isObject(key: string, value: unknown): value is { [key: string]: unknown } {
    if (isObject(value)) return true;
    this.refuse(key, value, 'type', 'must be an object');
    return false;
  }

  /** Must be an array, of some length. */
  isArray(key: string, value: unknown, least = 0, most: number = Infinity): value is unknown[] {
    if (!Array.isArray(value)) {
      this.refuse(key, value, 'type', 'must be an array');
      return false;
    }
    const { length } = value;
    if (length < least) this.report(key, 'minItems', `must have at least ${count(least, 'item')}`);
    if (length > most) this.report(key, 'maxItems', `must have at most ${count(most, 'item')}`);
    return true;
  }

  /** Must be a string, of some length. */
  string(key: string, value: unknown, least = 0, most: number = Infinity): void {
    if (typeof value !== 'string') this.refuse(key, value, 'type', 'must be a string');
    else if (value.length < 2 * least || value.length > most)
      this.lengthOf(key, value, least, most);
  }

  private lengthOf(key: string, value: string, least: number, most: number): void {
    if (!isAtLeast(value, least)) {
      const words = least === 1 ? 'not be empty' : `have at least ${least} characters`;
      this.report(key, 'minLength', `must ${words}`);
    }
    if (!isAtMost(value, most)) {
      const words = most === 0 ? 'be empty' : `have at most ${count(most, 'character')}`;
      this.report(key, 'maxLength', `must ${words}`);
    }
  }

  /** Must be a number, within bounds. */
  number(key: string, value: unknown, least: number = -Infinity, most: number = Infinity): void {
    if (typeof value !== 'number') this.refuse(key, value, 'type', 'must be a number');
    else if (value < least || value > most) this.boundsOf(key, value, least, most);
  }

  /** Must be a whole number, within bounds. */
  integer(key: string, value: unknown, least: number = -Infinity, most: number = Infinity): void {
    if (!isWhole(value)) this.refuse(key, value, 'type', 'must be an integer');
    else if (value < least || value > most) this.boundsOf(key, value, least, most);
  }

  private boundsOf(key: string, value: number, least: number, most: number): void {
    if (value < least) this.report(key, 'minimum', `must be at least ${least}`);
    if (value > most) this.report(key, 'maximum', `must be at most ${most}`);
  }

  /** Must be true or false. */
  boolean(key: string, value: unknown): void {
    if (typeof value !== 'boolean') this.refuse(key, value, 'type', 'must be a boolean');
  }

  /** Must have one of several types. */
  types(key: string, value: unknown, ...types: readonly TypeName[]): void {
    for (const type of types) if (hasType(value, type)) return;
    this.refuse(key, value, 'type', `must be ${types.map(withArticle).join(' or ')}`);
  }

  /** Must be one of several simple values. */
  oneOf(key: string, value: unknown, ...values: readonly unknown[]): void {
    if (values.includes(value)) return;
    const words = values.length === 1 ? 'must be' : 'must be one of';
    this.refuse(key, value, 'enum', `${words} ${shown(values)}`);
  }

  /** Must be one simple value. */
  equals(key: string, value: unknown, wanted: unknown): void {
    if (value !== wanted) this.refuse(key, value, 'const', `must be ${shown([wanted])}`);
  }

  /** Must match a pattern. */
  pattern(
    key: string,
    value: unknown,
    pattern: { readonly test: (text: string) => boolean },
    words: string,
  ): void {
    if (typeof value === 'string' && !pattern.test(value))
      this.report(key, 'pattern', `must match ${words}`);
  }

  /** Must have a format. */
  format(key: string, value: unknown, test: (text: string) => boolean, name: string): void {
    if (typeof value === 'string' && !test(value))
      this.report(key, 'format', `must be a valid ${name}`);
  }

  /** Must be greater than a number. */
  above(key: string, value: unknown, bound: number): void {
    if (typeof value === 'number' && value <= bound)
      this.report(key, 'exclusiveMinimum', `must be greater than ${bound}`);
  }

  /** Must be less than a number. */
  below(key: string, value: unknown, bound: number): void {
    if (typeof value === 'number' && value >= bound)
      this.report(key, 'exclusiveMaximum', `must be less than ${bound}`);
  }

  /** Must be a multiple of a number. */
  multipleOf(key: string, value: unknown, step: number): void {
    if (typeof value === 'number' && !isMultipleOf(value, step))
      this.report(key, 'multipleOf', `must be a multiple of ${step}`);
  }

  /** No two items may be equal. */
  unique(key: string, value: unknown): void {
    if (Array.isArray(value) && !isUnique(value))
      this.report(key, 'uniqueItems', 'must not have equal items');
  }

  /** Notes each property that is not in `names`. */
  only(key: string, value: { readonly [key: string]: unknown }, names: ReadonlySet<string>): void {
    const order = inOrder(names);
    let next = 0;
    for (const name in value) {
      // Most objects have their properties in the schema's order, some of them left out.
      if (name === order[next]) next++;
      else if (name === order[next + 1]) next += 2;
      else if (names.has(name) || !hasOwn(value, name)) continue;
      else this.surplus(key, name);
    }
  }

  private surplus(key: string, name: string): void {
    const pointer = this.pointer(key) + pointerStep(name);
    const message = 'is not a known property';
    this.issues.push({ pointer, keyword: 'additionalProperties', message });
  }

  /** What a reporter notes of each item from an index on. */
  each(
    key: string,
    items: readonly unknown[],
    report: (item: unknown, at: IssuePlace, index: number) => void,
    from = 0,
  ): void {
    const at = new IssuePlace(this.issues, this, key);
    for (let index = from; index < items.length; index++) {
      at.step = index;
      report(items[index], at, index);
    }
  }

  /** What a reporter notes of the items that do not pass a test: most do, and need no closer look. */
  eachFault(
    key: string,
    items: readonly unknown[],
    is: (item: unknown, depth: number) => boolean,
    report: Reporter,
    depth = 0,
  ): void {
    const at = new IssuePlace(this.issues, this, key);
    for (let index = 0; index < items.length; index++) {
      if (is(items[index], depth)) continue;
      at.step = index;
      report(items[index], at, depth);
    }
  }

  /** Each item of an array, or each property of an object, must be a string, of some length in characters. */
  strings(key: string, values: Values, least = 0, most: number = Infinity): void {
    if (isList(values)) {
      for (let i = 0; i < values.length; i++)
        if (!isString(values[i], least, most)) this.in(key, i).string('', values[i], least, most);
    } else {
      for (const name in values)
        if (!isString(values[name], least, most))
          this.in(key, name).string('', values[name], least, most);
    }
  }

  /** Each item of an array, or each property of an object, must be a number, within bounds. */
  numbers(key: string, values: Values, least: number = -Infinity, most: number = Infinity): void {
    if (isList(values)) {
      for (let i = 0; i < values.length; i++)
        if (!isNumber(values[i], least, most)) this.in(key, i).number('', values[i], least, most);
    } else {
      for (const name in values)
        if (!isNumber(values[name], least, most))
          this.in(key, name).number('', values[name], least, most);
    }
  }

  private in(key: string, step: string | number): IssuePlace {
    return new IssuePlace(this.issues, this, key, step);
  }

  /** What a reporter notes of each property. */
  eachProperty(
    key: string,
    value: { readonly [key: string]: unknown },
    report: (property: unknown, at: IssuePlace, name: string) => void,
  ): void {
    const at = new IssuePlace(this.issues, this, key);
    for (const name in value) {
      at.step = name;
      report(value[name], at, name);
    }
  }
}

/** All that a reporter finds wrong with a value. */
export function explain(value: unknown, report: Reporter): Issue[] {
  const issues: Issue[] = [];
  try {
    report(value, new IssuePlace(issues), 0);
  } catch (error) {
    if (error !== tooDeepToExplain) throw error;
  }
  return issues;
}

const depthMessage = 'is nested too deeply';
const tooDeepToExplain = new Error(depthMessage);

/** What is wrong with a value that is nested deeper than any check goes. */
export const tooDeep = (): Issue[] => [{ pointer: '', keyword: 'maxDepth', message: depthMessage }];

function hasType(value: unknown, type: TypeName): boolean {
  if (type === 'null') return value === null;
  if (type === 'object') return isObject(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return isWhole(value);
  return typeof value === type;
}

const isList = (values: Values): values is readonly unknown[] => Array.isArray(values);

const withArticle = (type: TypeName): string =>
  type === 'null' ? type : `${/^[aeio]/.test(type) ? 'an' : 'a'} ${type}`;

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

const shown = (values: readonly unknown[]): string =>
  values.every(value => typeof value === 'string')
    ? `'${values.join("', '")}'`
    : values.map(value => (typeof value === 'string' ? `'${value}'` : String(value))).join(', ');

/** A name as messages show it. */
function nameOf(step: string): string {
  if (/^[A-Za-z_$][\w$]*$/.test(step)) return step;
  return JSON.stringify(step.replace(/~1/g, '/').replace(/~0/g, '~'));
}

const orders = new WeakMap<ReadonlySet<string>, readonly string[]>();
let last: { readonly names: ReadonlySet<string>; readonly order: readonly string[] } | undefined;

/** The members of a set as a list, made once; the same set is often asked for many times in a row. */
function inOrder(names: ReadonlySet<string>): readonly string[] {
  if (last?.names === names) return last.order;
  const order = orders.get(names) ?? [...names];
  orders.set(names, order);
  last = { names, order };
  return order;
}
