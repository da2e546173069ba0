import { locateIn } from '../../contract/text/find.js';
import { type Place, placesOf, start } from '../../contract/text/places.js';
import { readText } from '../../contract/text/read.js';
import { isObject, type Json, type JsonObject, type JsonPath } from '../../schema/json.js';
import type { ImportProblem } from '../importer.js';
import { readYaml } from './yaml.js';

/** A JSON or YAML text as a value that knows where each part stands. */
export interface DataDocument {
  readonly value: Json;
  placeOf(path: JsonPath, at?: 'key' | 'value'): Place;
}

/** A document, or why there is none. */
export type DataRead = DataDocument | { readonly problems: readonly ImportProblem[] };

/** Reads JSON (comments are passed over) or YAML; never throws. */
export function readData(text: string): DataRead {
  if (text.trim() === '') return { problems: [{ message: 'The file is empty.', place: start }] };
  return /^\s*(?:\/[/*]|[{[])/.test(text) ? readJson(text) : readYaml(text);
}

function readJson(text: string): DataRead {
  const { tree, value, problems } = readText(text);
  const placeAt = placesOf(text);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0 || value === undefined)
    return {
      problems: errors.map(({ message, range }) => ({
        message: `This is not JSON. ${message}`,
        place: range ? placeAt(range.start) : start,
      })),
    };
  return { value, placeOf: (path, at = 'key') => placeAt(locateIn(tree, path, at).start) };
}

/** The object that a source holds at the top, if it holds one. */
export function objectOf(data: DataRead): JsonObject | undefined {
  return 'value' in data && isObject(data.value) ? data.value : undefined;
}

/** A text without blanks around it; undefined for anything else and for an empty one. */
export function wordsOf(value: Json | undefined): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return undefined;
  return value.trim() || undefined;
}

/** A text as one line that is short enough to be a description. */
export function oneLineOf(value: Json | undefined): string | undefined {
  const words = wordsOf(value)?.replace(/\s+/g, ' ');
  return words && words.length > 200 ? `${words.slice(0, 199).trimEnd()}…` : words;
}

/** The texts of a list; a single text is a list of one. */
export function listOfWords(value: Json | undefined): { words: string; index: number }[] {
  const list = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return list.flatMap((item, index) => {
    const words = wordsOf(item);
    return words === undefined ? [] : [{ words, index }];
  });
}
