import type { ParsedManifest, TextRange } from '../contract/index.js';
import { getAt } from '../schema/json.js';
import { decodeUri, splitFragment } from '../schema/uri.js';
import { type Occurrence, occurrenceAt, occurrencesOf } from './occurrences.js';

/** Where a definition is: in this text, or in another file of the workspace. */
export type Definition =
  | { readonly origin: TextRange; readonly range: TextRange }
  /** `file` is relative to the manifest’s folder; `pointer` a JSON Pointer into it. */
  | { readonly origin: TextRange; readonly file: string; readonly pointer?: string };

/** Where what is named at an offset is defined: an entity, a schema in another file, an agent’s source. */
export function definitionsAt(parsed: ParsedManifest, offset: number): readonly Definition[] {
  const here = occurrenceAt(parsed, offset);
  if (here)
    return occurrencesOf(parsed, here.target)
      .filter(({ isDefinition }) => isDefinition)
      .map(({ range }) => ({ origin: here.range, range }));
  const path = parsed.pathAt(offset);
  const value = getAt(parsed.json, path);
  const origin = parsed.locate(path);
  if (typeof value !== 'string' || offset < origin.start || offset > origin.end) return [];
  if (path[0] === 'agents' && path[2] === 'source') return [{ origin, file: value }];
  if (path.at(-1) !== '$ref') return [];
  const [uri, fragment] = splitFragment(value);
  if (uri === '' || /^[a-z][a-z0-9+.-]*:|^\//i.test(uri)) return [];
  return [
    { origin, file: decodeUri(uri), ...(fragment.startsWith('/') && { pointer: decodeUri(fragment) }) },
  ];
}

/** Every mention of what is named at an offset. */
export function referencesAt(parsed: ParsedManifest, offset: number): readonly Occurrence[] {
  const here = occurrenceAt(parsed, offset);
  return here ? occurrencesOf(parsed, here.target) : [];
}
