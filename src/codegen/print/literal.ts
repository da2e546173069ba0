import { isObject, type Json } from '../../schema/json.js';
import { escapeUnits, escapeUnsafe } from './escape.js';
import { type Doc, fill, group, hardline, ifBroken, indent, join, line, softline } from './layout.js';

const short: Record<string, string> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
};

/** A string literal: single quotes unless double need fewer escapes (prettier's rule), safe inside HTML too. */
export function stringLiteral(text: string): string {
  if (/^[\w ./,:;=+#@&()[\]{}^$|?*~-]*$/.test(text)) return `'${text}'`;
  const quote = count(text, "'") > count(text, '"') ? '"' : "'";
  const quoted = text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
  const body = escapeUnsafe(quoted, character => short[character] ?? escapeUnsafe(character));
  // `</script` and `<!--` would end or comment out an inline script.
  return quote + body.replace(/<(?=[/!])/g, '\\u003c') + quote;
}

/** A template literal that keeps the lines of a text; nothing is inserted into it. */
export function textLiteral(text: string): string {
  const quoted = text.replace(/[\\`]|\$(?=\{)/g, '\\$&');
  const body = escapeUnsafe(quoted, character => (character === '\n' ? character : escapeUnits(character)));
  return `\`${body.replace(/<(?=[/!])/g, '\\u003c')}\``;
}

function count(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found++;
  return found;
}

/** A number as source text, in prettier's spelling; `-0` keeps its sign. JSON has no NaN and no infinities. */
export const numberLiteral = (value: number): string =>
  Object.is(value, -0) ? '-0' : String(value).replace('e+', 'e');

/** Any JSON value as layout: the one encoder through which data gets into generated code. */
export function literal(value: Json): Doc {
  if (typeof value === 'string') return stringLiteral(value);
  if (typeof value === 'number') return numberLiteral(value);
  if (Array.isArray(value))
    return arrayOf(value.map(literal), value.length > 1 && value.every(isNumber), isTable(value));
  if (!isObject(value)) return String(value);
  const keys = Object.keys(value);
  if (keys.length === 0) return '{}';
  const members = keys.map(key => [propertyKey(key), ': ', literal(value[key] as Json)]);
  return group(['{', indent([line, join([',', line], members)]), ifBroken(','), line, '}']);
}

/**
 * The same as JSON text, for a text literal. The members of objects that hold objects have lines of their own, so that
 * a change shows where it is; so have those of the outermost, `outer`.
 */
export function jsonLayout(value: Json, outer = false): Doc {
  const isList = Array.isArray(value);
  if (!isList && !isObject(value)) return JSON.stringify(value);
  const members = isList
    ? value.map(item => jsonLayout(item))
    : Object.keys(value).map(key => [JSON.stringify(key), ': ', jsonLayout(value[key] as Json)]);
  if (members.length === 0) return isList ? '[]' : '{}';
  const isTree = outer || (!isList && Object.values(value).some(isObject));
  const space = isTree ? hardline : isList ? softline : line;
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  return group([open, indent([space, join([',', line], members)]), space, close]);
}

/** An array literal; `packed` fills lines with as many items as fit, as prettier does with numbers; `broken` puts one to a line. */
export function arrayOf(items: readonly Doc[], packed = false, broken = false): Doc {
  if (items.length === 0) return '[]';
  const content = packed
    ? fill(items.map((item, i) => `${item}${i < items.length - 1 ? ',' : ''}`))
    : join([',', line], items);
  return group(['[', indent([broken ? hardline : softline, content]), ifBroken(','), softline, ']']);
}

/** Several objects, or several arrays, of more than one member each: one to a line, as prettier has it. */
function isTable(value: readonly Json[]): boolean {
  const isRow = (item: Json) => typeof item === 'object' && item !== null && Object.keys(item).length > 1;
  return (
    value.length > 1 && value.every(item => isRow(item) && Array.isArray(item) === Array.isArray(value[0]))
  );
}

const isNumber = (value: Json): boolean => typeof value === 'number';

/** True for a name that can be written after a dot without a second look. */
export const isPlainKey = (key: string): boolean => /^[A-Za-z_$][\w$]*$/.test(key);

// What an identifier was in ES5, which prettier goes by.
const unquoted = /^[\p{L}\p{Nl}$_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}$]*$/u;

/** A key of a type or an object literal, without quotes where prettier would take them away. */
export const plainOrQuoted = (key: string): string =>
  isPlainKey(key) || (unquoted.test(key) && !/[^\0-\uffff]/u.test(key) && escapeUnsafe(key) === key)
    ? key
    : stringLiteral(key);

/** A key of an object literal. `__proto__: v`, quoted or not, would set the prototype; a computed key does not. */
export const propertyKey = (key: string): string =>
  key === '__proto__' ? "['__proto__']" : plainOrQuoted(key);

/** A member access. */
export const member = (object: string, key: string): string =>
  isPlainKey(key) ? `${object}.${key}` : `${object}[${stringLiteral(key)}]`;

/** A Unicode regular expression literal; the pattern must have been checked to compile. */
export function regexLiteral(pattern: string): string {
  const { source } = new RegExp(pattern, 'u');
  return `/${escapeUnsafe(source).replace(/<(?=!)/g, '\\u003c')}/u`;
}
