import type { JsonObject, JsonPath } from '../schema/json.js';
import type { Manifest } from './manifest/workflow.js';
import type { Problem, TextRange } from './problem.js';

/** A manifest's text, read. Parsing never throws; what is wrong is in `problems`. */
export interface ParsedManifest {
  readonly text: string;
  /** False while there are syntax errors, duplicate keys or conflict markers: then the text must not be edited. */
  readonly editable: boolean;
  /** Set when `manifestVersion` is newer than this tool knows: read-only, and why. */
  readonly newerVersion?: number;
  /** The JSON value as it stands (best effort while there are syntax errors); undefined when nothing could be read. */
  readonly json: JsonObject | undefined;
  /** The typed manifest; undefined when the json does not have the model's shape. Unknown keys are kept. */
  readonly manifest: Manifest | undefined;
  /** Syntax and shape problems, in document order. */
  readonly problems: readonly Problem[];
  /** The text range of a path's value (default) or key; the nearest existing ancestor when the path is absent. */
  locate(path: JsonPath, at?: 'key' | 'value'): TextRange;
  /** The path at an offset: the innermost value or key that holds it. */
  pathAt(offset: number): JsonPath;
}
