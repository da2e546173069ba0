import { isObject, type Json } from '../schema/json.js';
import { type Doc, group, hardline, indent, join, line, render, softline } from './print/index.js';

/** JSON text as prettier leaves it alone: objects one member a line, short arrays on one line. Ends with a newline. */
export const jsonText = (value: Json): string => `${render(docOf(value))}\n`;

function docOf(value: Json): Doc {
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    if (value.length > 1 && value.every(item => typeof item === 'number')) return packed(value);
    const breaks = value.some(item => isObject(item) && Object.keys(item).length > 0);
    const content = join([',', line], value.map(docOf));
    return breaks
      ? ['[', indent([hardline, join([',', hardline], value.map(docOf))]), hardline, ']']
      : group(['[', indent([softline, content]), softline, ']']);
  }
  if (!isObject(value)) return scalar(value);
  const keys = Object.keys(value);
  if (keys.length === 0) return '{}';
  const members = keys.map((key): Doc => [scalar(key), ': ', docOf(value[key] as Json)]);
  return ['{', indent([hardline, join([',', hardline], members)]), hardline, '}'];
}

/** Numbers fill their lines. */
function packed(numbers: readonly Json[]): Doc {
  const words = numbers.map((number, i) => `${scalar(number)}${i < numbers.length - 1 ? ',' : ''}`);
  return group(['[', indent([softline, { kind: 'fill', words }]), softline, ']']);
}

/** Control, bidi and other invisible characters are escaped, so that what a reviewer sees is what is there. */
const scalar = (value: Json): string =>
  JSON.stringify(value).replace(/[\p{C}\u2028\u2029]/gu, character =>
    Array.from({ length: character.length }, (_, i) => escapeUnit(character.charCodeAt(i))).join(''),
  );

const escapeUnit = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`;
