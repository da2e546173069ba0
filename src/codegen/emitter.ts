import type { GeneratorCache } from './generator-cache.js';
import type { Plan } from './plan/plan.js';

/** A file before it gets its header. */
export interface EmittedFile {
  /** Relative to outDir. */
  readonly path: string;
  /**
   * The text without its header, in pieces that stand a blank line apart; none begins or ends with a line end. The
   * header goes on top, or becomes the first member of a JSON object.
   */
  readonly pieces: readonly string[];
  /** All that the text depends on, or hashes of it: hashed, it is the file's source hash. The text itself where it is left out. */
  readonly source?: string;
}

/**
 * Makes one kind of file. Files that come out of its cache as the same objects are not looked at again. What takes long
 * awaits `pause` now and then.
 */
export interface Emitter {
  /** The emitter's file name. */
  readonly id: string;
  /** Emitted when the manifest asks for this language; always when there is none. */
  readonly language?: 'typescript' | 'json-schema';
  emit(
    plan: Plan,
    cache: GeneratorCache,
    pause: () => Promise<void>,
  ): readonly EmittedFile[] | Promise<readonly EmittedFile[]>;
}
