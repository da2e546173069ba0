import type { Json, JsonObject } from '../../../schema/json.js';
import { literal, render, stringLiteral } from '../../print/index.js';
import { and, atom, type Expression, not, or, truth } from '../expression.js';
import type { Short } from '../step.js';
import type { Planner, Subject, TypeName } from '../subject.js';

const article = (name: TypeName): string =>
  name === 'null' ? 'null' : /^[aeio]/.test(name) ? `an ${name}` : `a ${name}`;

/** The types a schema allows; undefined = all. `number` covers `integer`. */
export function typesOf(schema: JsonObject): ReadonlySet<TypeName> | undefined {
  if (schema.type === undefined) return undefined;
  const types = new Set([schema.type].flat() as TypeName[]);
  if (types.has('number')) types.delete('integer');
  return types;
}

/** Whether a value with one of the known types certainly has one of the allowed types. */
export const implies = (known: ReadonlySet<TypeName> | undefined, allowed: ReadonlySet<TypeName>): boolean =>
  known !== undefined &&
  [...known].every(name => allowed.has(name) || (name === 'integer' && allowed.has('number')));

/** The condition that a variable has a type. */
export function typeTest(name: TypeName, variable: string, planner: Planner): Expression {
  switch (name) {
    case 'object':
      return truth(`${planner.use('isObject')}(${variable})`);
    case 'array':
      return truth(`Array.isArray(${variable})`);
    case 'integer':
      return truth(`${planner.use('isWhole')}(${variable})`);
    case 'null':
      return atom(`${variable} === null`, `${variable} !== null`);
    default:
      return atom(`typeof ${variable} === '${name}'`, `typeof ${variable} !== '${name}'`);
  }
}

/** The methods of a place (src/runtime/place.ts) that say that a value must have a type. */
const typeMethods: { readonly [type in TypeName]?: string } = {
  object: 'isObject',
  array: 'isArray',
  string: 'string',
  number: 'number',
  integer: 'integer',
  boolean: 'boolean',
};

/** The method that says that a variable must have one of some types. */
export function typesShort(types: ReadonlySet<TypeName>, variable: string): Short | undefined {
  const [only] = types;
  if (only === undefined) return undefined;
  const method = types.size === 1 ? typeMethods[only] : undefined;
  return method === undefined
    ? { method: 'types', variable, args: [...types].map(stringLiteral) }
    : { method, variable };
}

/** The condition that a variable has one of several types. */
export const typesTest = (types: ReadonlySet<TypeName>, variable: string, planner: Planner): Expression =>
  or(...[...types].map(name => typeTest(name, variable, planner)));

/** `must be a string or null`. */
export const typesMessage = (types: ReadonlySet<TypeName>): string =>
  `must be ${[...types].map(article).join(' or ')}`;

/** The type of a JSON value; whole numbers are integers. */
export function typeOf(value: Json): TypeName {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value as TypeName;
}

/** Whether a value has one of the types. */
export const hasType = (value: Json, types: ReadonlySet<TypeName>): boolean => {
  const type = typeOf(value);
  return types.has(type) || (type === 'integer' && types.has('number'));
};

/** The condition that a variable equals a JSON value. */
export function equals(value: Json, subject: Subject, planner: Planner, constant: () => string): Expression {
  if (typeof value === 'object' && value !== null)
    return truth(`${planner.use('isEqual')}(${subject.variable}, ${constant()})`);
  const text = render(literal(value), Number.POSITIVE_INFINITY);
  return atom(`${subject.variable} === ${text}`, `${subject.variable} !== ${text}`);
}

export { and, not };
