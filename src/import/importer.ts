import type { Place } from '../contract/text/places.js';
import type { Json, JsonObject } from '../schema/json.js';
import type { DataRead } from './sources/data.js';

/** What a file is read from; nothing of it is ever executed. */
export interface Source {
  readonly text: string;
  /** The file's name, for what it tells about the language; the workflow is named after it. */
  readonly file: string;
  /** The text as JSON or YAML, read once. */
  readonly data: DataRead;
}

/** What became of one thing of the source: it was lost, it had to be added, or it was decided for the user. */
export interface ImportNote {
  readonly kind: 'lost' | 'added' | 'guessed';
  readonly message: string;
  /** Where in the source; missing where the source says nothing about it. */
  readonly place?: Place;
}

/** Why nothing could be imported, and where. */
export interface ImportProblem {
  readonly message: string;
  readonly place: Place;
}

/** An agent of the source, under the key that handoffs name it by. */
export interface ImportedAgent {
  readonly key: string;
  /** What its id is made of, where that is not the key. */
  readonly name?: string;
  readonly description?: string;
  readonly model?: string;
  readonly tools?: readonly string[];
  readonly human?: boolean;
  readonly place: Place;
}

/** A handoff of the source, by the keys of its agents. */
export interface ImportedHandoff {
  readonly from: string;
  readonly to: string;
  readonly description?: string;
  /** What crosses, where the source says so. */
  readonly payload?: Json;
  /** True for a delegation: the receiver answers to the sender. */
  readonly returns?: boolean;
  /** Attempts in all, and the wait before the second, in milliseconds. */
  readonly retry?: { readonly maxAttempts: number; readonly initialMs?: number; readonly backoff?: number };
  /** The payload list that one branch each is made of; only where the source says so. */
  readonly place: Place;
}

/** What a source says about agents and handoffs, in the source's own shape. */
export interface ImportedGraph {
  readonly name?: string;
  readonly description?: string;
  readonly agents: readonly ImportedAgent[];
  readonly handoffs: readonly ImportedHandoff[];
  /** Named payload types that handoffs refer to as `#/types/<name>`. */
  readonly types?: JsonObject;
  readonly notes: readonly ImportNote[];
  /** Set where an engine that is no agent calls the agents one by one: it becomes the orchestrator. */
  readonly engine?: { readonly name: string; readonly place: Place };
}

/** A graph, or why there is none. */
export type ImportRead = { readonly graph: ImportedGraph } | { readonly problems: readonly ImportProblem[] };

/** One format that workflows can be imported from. */
export interface Importer {
  readonly id: string;
  readonly title: string;
  /** True for a source that is most likely of this format. */
  detect(source: Source): boolean;
  /** Pure, and never throws on what a user wrote. */
  read(source: Source): ImportRead;
}
