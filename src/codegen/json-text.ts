import { isObject, type Json } from '../schema/json.js';
import { columns } from './print/index.js';

const width = 100;

/**
 * JSON text as prettier leaves it alone: objects one member a line, arrays on one line where they fit. Ends with a
 * newline. Printed by hand, for these are the largest files. `constants` are objects that always stand at the same
 * depth, with their texts once they have been printed.
 */
export const jsonText = (value: Json, constants?: WeakMap<object, string | undefined>): string =>
  `${print(value, '', 0, constants)}\n`;

/** `taken` are the columns in front of the value on its first line, and the comma behind it. */
function print(
  value: Json,
  margin: string,
  taken: number,
  constants?: WeakMap<object, string | undefined>,
): string {
  if (Array.isArray(value)) return printArray(value, margin, taken);
  if (!isObject(value)) return scalar(value);
  const known = constants?.get(value);
  if (known !== undefined) return known;
  const inner = `${margin}  `;
  const keys = Object.keys(value);
  const members = keys.map((key, i) => {
    const name = `${scalar(key)}: `;
    const taken = inner.length + columns(name) + commaBehind(i, keys);
    return inner + name + print(value[key] as Json, inner, taken, constants);
  });
  const text = members.length === 0 ? '{}' : `{\n${members.join(',\n')}\n${margin}}`;
  if (constants?.has(value)) constants.set(value, text);
  return text;
}

function printArray(items: readonly Json[], margin: string, taken: number): string {
  const flat = flatten([...items]);
  if (flat !== undefined && taken + columns(flat) <= width) return flat;
  const inner = `${margin}  `;
  // Numbers fill their lines.
  if (items.every(item => typeof item === 'number'))
    return `[\n${fill(items.map(scalar), inner)}\n${margin}]`;
  const lines = items.map((item, i) => inner + print(item, inner, inner.length + commaBehind(i, items)));
  return `[\n${lines.join(',\n')}\n${margin}]`;
}

/** The columns that a comma takes behind an element. */
const commaBehind = (index: number, elements: readonly unknown[]): number =>
  index < elements.length - 1 ? 1 : 0;

/** An array on one line; undefined where an object in it needs lines of its own. */
function flatten(value: Json): string | undefined {
  if (!Array.isArray(value))
    return isObject(value) && Object.keys(value).length > 0 ? undefined : print(value, '', 0);
  // Prettier gives every array in an array of arrays its own line.
  if (value.length > 1 && value.every(item => Array.isArray(item) && item.length > 1)) return undefined;
  const items = value.map(flatten);
  return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
}

function fill(words: readonly string[], margin: string): string {
  const lines: string[] = [];
  let line = margin;
  for (const [i, word] of words.entries()) {
    const text = i < words.length - 1 ? `${word},` : word;
    if (line !== margin && line.length + 1 + text.length > width) {
      lines.push(line);
      line = margin;
    }
    line += line === margin ? text : ` ${text}`;
  }
  return [...lines, line].join('\n');
}

/** Control, bidi and other invisible characters are escaped, so that what a reviewer sees is what is there. */
function scalar(value: Json): string {
  const text = JSON.stringify(value);
  if (typeof value === 'number') return text.replace('e+', 'e');
  return /^[\x20-\x7e]*$/.test(text) ? text : text.replace(/[\p{C}\u2028\u2029]/gu, escapeUnits);
}

const escapeUnits = (character: string): string =>
  Array.from(
    { length: character.length },
    (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`,
  ).join('');
