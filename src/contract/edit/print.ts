import { isObject, type Json, type JsonPath } from '../../schema/json.js';
import type { TextStyle } from './style.js';

/** Longest line of a list or small object that is kept on one line, in characters without its indentation. */
const inlineWidth = 84;

/** Prints a value as its author might have: entities open, small objects and lists of words on one line. */
export function printValue(value: Json, style: TextStyle, indent: string, path: JsonPath): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inline = printInline(value, style);
  if (style.inline || (isSmall(value, path) && inline.length <= inlineWidth)) return inline;
  const inner = indent + style.unit;
  const lines = Array.isArray(value)
    ? value.map((item, i) => inner + printValue(item, style, inner, [...path, i]))
    : Object.entries(value).map(
        ([key, item]) => inner + printMember(key, item, style, inner, [...path, key]),
      );
  if (lines.length === 0) return Array.isArray(value) ? '[]' : '{}';
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}${style.eol}${lines.join(`,${style.eol}`)}${style.eol}${indent}${close}`;
}

/** Prints `"key": value`. */
export const printMember = (
  key: string,
  value: Json,
  style: TextStyle,
  indent: string,
  path: JsonPath,
): string => `${JSON.stringify(key)}:${style.gap}${printValue(value, style, indent, path)}`;

function printInline(value: Json, style: TextStyle): string {
  const comma = `,${style.gap}`;
  if (Array.isArray(value)) return `[${value.map(item => printInline(item, style)).join(comma)}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)}:${style.gap}${printInline(item, style)}`,
  );
  if (members.length === 0) return '{}';
  return `{${style.padding}${members.join(comma)}${style.padding}}`;
}

/** Lists of scalars and objects of few members stay on one line; agents, handoffs and fields get lines of their own. */
function isSmall(value: Json[] | { [key: string]: Json }, path: JsonPath): boolean {
  if (Array.isArray(value)) return value.every(isScalar);
  // The first node that is moved adds a single line.
  if (path[0] === 'layout') return path.length === 2 || Object.keys(value).length === 1;
  if (path.length < 2 || path.at(-1) === 'properties') return false;
  if (path.length === 2 && (path[0] === 'agents' || path[0] === 'handoffs')) return false;
  return Object.keys(value).length <= 5 && depthOf(value) <= 2;
}

const isScalar = (value: Json): boolean => typeof value !== 'object' || value === null;

/** Levels of objects; lists of scalars count as scalars. */
function depthOf(value: Json): number {
  if (Array.isArray(value)) return value.every(isScalar) ? 0 : 3;
  return isObject(value) ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;
}
