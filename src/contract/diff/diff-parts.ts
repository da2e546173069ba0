import { equalJson, getOwn, isObject, type Json, type JsonObject, type JsonPath } from '../../schema/json.js';
import type { PartChange } from './change.js';
import { partName, sentence, valueWords } from './part-words.js';

/** Compares two objects part by part, down to single values and lists; the order of keys is no difference. */
export function diffParts(
  before: JsonObject,
  after: JsonObject,
  path: JsonPath,
  skip: ReadonlySet<string> = new Set(),
): PartChange[] {
  return keysOf(before, after)
    .filter(key => !skip.has(key))
    .flatMap(key => diffPart(getOwn(before, key), getOwn(after, key), path, [key]));
}

/** The keys of both, those of the later first. */
export const keysOf = (before: JsonObject, after: JsonObject): readonly string[] => [
  ...new Set([...Object.keys(after), ...Object.keys(before)]),
];

function diffPart(
  before: Json | undefined,
  after: Json | undefined,
  root: JsonPath,
  keys: readonly string[],
): PartChange[] {
  const path = [...root, ...keys];
  const name = partName(keys);
  if (before === undefined || after === undefined) {
    if (after !== undefined)
      return [{ kind: 'added', path, words: sentence(`${name} added: ${valueWords(after)}`), after }];
    return before === undefined
      ? []
      : [{ kind: 'removed', path, words: sentence(`${name} removed: ${valueWords(before)}`), before }];
  }
  if (equalJson(before, after)) return [];
  if (isObject(before) && isObject(after))
    return keysOf(before, after).flatMap(key =>
      diffPart(getOwn(before, key), getOwn(after, key), root, [...keys, key]),
    );
  const words = listWords(before, after) ?? `${valueWords(before)} → ${valueWords(after)}`;
  return [{ kind: 'changed', path, words: sentence(`${name}: ${words}`), before, after }];
}

/** What was added to a list of names and what is gone from it; undefined for what is no such list. */
function listWords(before: Json, after: Json): string | undefined {
  if (!isNames(before) || !isNames(after)) return undefined;
  const added = after.filter(name => !before.includes(name));
  const removed = before.filter(name => !after.includes(name));
  const words = [
    ...(added.length > 0 ? [`added ${quoted(added)}`] : []),
    ...(removed.length > 0 ? [`removed ${quoted(removed)}`] : []),
  ];
  return words.length === 0 ? 'another order' : words.join(', ');
}

const isNames = (value: Json): value is string[] =>
  Array.isArray(value) && value.every(item => typeof item === 'string');

const quoted = (names: readonly string[]): string => names.map(name => valueWords(name)).join(', ');
