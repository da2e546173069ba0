import { type CodeCache, createCodeCache } from './types/index.js';

/**
 * What the last generation made, by content; hand the same one to every generation of one workflow, and only what has
 * changed is made anew. It never changes what comes out.
 */
export interface GeneratorCache {
  readonly code: CodeCache;
  /** Texts of single files. */
  readonly texts: Map<string, Map<string, string>>;
  /** Hashes of the pieces of text that were checked and passed. */
  checked: ReadonlySet<string>;
}

/** An empty cache. */
export const createGeneratorCache = (): GeneratorCache => ({
  code: createCodeCache(),
  texts: new Map(),
  checked: new Set(),
});

/** Remembers texts of one kind; what is not asked for during a generation is forgotten with its `done`. */
export function rememberTexts(cache: GeneratorCache, kind: string) {
  const before = cache.texts.get(kind) ?? new Map<string, string>();
  const now = new Map<string, string>();
  return {
    get(key: string, make: () => string): string {
      const text = before.get(key) ?? make();
      now.set(key, text);
      return text;
    },
    done: () => void cache.texts.set(kind, now),
  };
}
