import type { JsonPath } from '../schema/json.js';
import type { Intent } from './edit/intent.js';

/** How bad a problem is: an error blocks generation of what it concerns, a warning does not, info is advice. */
export type Severity = 'error' | 'warning' | 'info';

/** A half-open range of UTF-16 offsets into a text. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A finding of any check (parsing, validation, pattern, contract or drift rule). */
export interface Problem {
  /** Stable kebab-case id; `docs/rules/<code>.md` explains it. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong and how to put it right, in one or two plain sentences. */
  readonly message: string;
  /** Where in the manifest; `[]` is the whole document. */
  readonly path: JsonPath;
  /** Marks the property's key instead of its value. */
  readonly at?: 'key' | 'value';
  /** Exact place in the text, where a path cannot say it (syntax errors, duplicate keys). */
  readonly range?: TextRange;
  /** Set when the problem is in another file: a path relative to the manifest's folder, `/`-separated. */
  readonly file?: string;
  readonly related?: readonly RelatedPlace[];
  /** Other entities that it is just as much about: the canvas marks them too. */
  readonly also?: readonly JsonPath[];
  readonly fixes?: readonly Fix[];
  /** A concrete JSON value that shows the problem, where there is one. */
  readonly witness?: unknown;
}

/** Another place that helps to understand a problem. */
export interface RelatedPlace {
  readonly message: string;
  readonly path: JsonPath;
  readonly file?: string;
  /** True for a place in the manifest as it was at the baseline. */
  readonly baseline?: true;
}

/** What a fix does besides editing the manifest; carried out by the host (editor or CLI). */
export type FixAction =
  | { readonly kind: 'regenerate'; readonly files: readonly string[] }
  | { readonly kind: 'show-difference'; readonly file: string }
  | { readonly kind: 'delete-orphan'; readonly file: string }
  | { readonly kind: 'overwrite'; readonly file: string }
  /** Writes a new file, relative to the manifest's folder. */
  | { readonly kind: 'keep-sample'; readonly file: string; readonly text: string }
  | { readonly kind: 'open-text'; readonly path: JsonPath };

/** A way to put a problem right: intents on the manifest, or an action of the host. */
export interface Fix {
  /** Imperative, short: `Add the return handoff`. */
  readonly title: string;
  /** The one that “fix all” may apply without asking. */
  readonly preferred?: boolean;
  readonly intents?: readonly Intent[];
  readonly action?: FixAction;
}
