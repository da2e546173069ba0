import type { Json } from '../schema/json.js';
import type { GeneratorCache } from './generator-cache.js';
import type { Plan } from './plan/plan.js';

/** A file before it gets its header. */
export interface EmittedFile {
  /** Relative to outDir. */
  readonly path: string;
  /** Text without header; a header goes on top, or becomes the first member of a JSON object. */
  readonly text: string;
  /** All that the text depends on, or a fingerprint of it: hashed, it is the file's source hash. */
  readonly source: Json;
}

/** Makes one kind of file. */
export interface Emitter {
  /** The emitter's file name. */
  readonly id: string;
  /** Emitted when the manifest asks for this language; always when there is none. */
  readonly language?: 'typescript' | 'json-schema';
  emit(plan: Plan, cache: GeneratorCache): readonly EmittedFile[] | Promise<readonly EmittedFile[]>;
}
