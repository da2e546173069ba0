import { equalJson, hasOwn, type Json, type JsonObject } from '../../../schema/json.js';
import { arrayOf, literal, render, stringLiteral } from '../../print/index.js';
import { type Expression, not, or, truth } from '../expression.js';
import type { Short } from '../step.js';
import type { Planner, Subject, TypeName } from '../subject.js';
import { equals, hasType } from './types.js';

/** The values `const` and `enum` leave, of the types allowed; undefined = neither is there. */
export function allowedValues(
  schema: JsonObject,
  types: ReadonlySet<TypeName> | undefined,
): Json[] | undefined {
  const isConst = hasOwn(schema, 'const');
  if (!isConst && !Array.isArray(schema.enum)) return undefined;
  const listed = Array.isArray(schema.enum) ? schema.enum : [schema.const as Json];
  return listed.filter(
    (value, i) =>
      (types === undefined || hasType(value, types)) &&
      (!isConst || equalJson(value, schema.const as Json)) &&
      listed.findIndex(other => equalJson(other, value)) === i,
  );
}

/** Above this many, a set beats a chain of comparisons, for readers as well. */
const longChain = 8;

/** The condition that the subject is one of the values. */
export function isOneOf(values: readonly Json[], subject: Subject, planner: Planner): Expression {
  const isPrimitive = (value: Json) => typeof value !== 'object' || value === null;
  if (values.length > longChain && values.every(isPrimitive)) {
    const name = planner.constant(subject.hint, 'Values', [
      'new Set(',
      arrayOf(
        values.map(literal),
        values.every(v => typeof v === 'number'),
      ),
      ')',
    ]);
    return truth(`${name}.has(${subject.variable})`);
  }
  return or(
    ...values.map(value =>
      equals(value, subject, planner, () => planner.constant(subject.hint, 'Constant', literal(value))),
    ),
  );
}

/** `must be 'a', 'b' or 'c'`, shortened where there are many or long ones. */
export function valuesMessage(values: readonly Json[]): string {
  const shown = values.slice(0, 12).map(value => shorten(render(literal(value), Number.POSITIVE_INFINITY)));
  if (shown.length === 0) return 'cannot have any value';
  if (values.length > shown.length) return `must be one of ${shown.join(', ')}, … (${values.length} values)`;
  return `must be ${shown.length === 1 ? '' : 'one of '}${shown.join(', ')}`;
}

/** How a reporter says it in one call, where there are few values and each is simple. */
export function valuesShort(values: readonly Json[], isConst: boolean, variable: string): Short | undefined {
  if (values.length === 0 || values.length > longChain || !values.every(isSimple)) return undefined;
  const args = values.map(value => render(literal(value), Number.POSITIVE_INFINITY));
  return { method: isConst ? 'equals' : 'oneOf', variable, args };
}

/** Values that messages show as they are written. */
const isSimple = (value: Json): boolean =>
  typeof value === 'string'
    ? value.length < 50 && stringLiteral(value) === `'${value}'`
    : value === null || typeof value === 'boolean' || Number.isInteger(value);

/** At most 60 characters of a text. */
export const shorten = (text: string): string =>
  text.length <= 60 ? text : `${[...text].slice(0, 57).join('')}…`;

export { not };
