import { generate } from '../../codegen/generate.js';
import { createGeneratorCache, type GeneratorCache } from '../../codegen/generator-cache.js';
import type { GenerateRequest, GenerateResult } from '../../codegen/request.js';

/** Generates for several manifests, each with what is remembered of its last generation. */
export interface Generator {
  /** `manifest` tells them apart: its URI. */
  generate(manifest: string, request: GenerateRequest): Promise<GenerateResult>;
}

/** Caches are as large as what is generated: only the manifests that were worked on last keep theirs. */
const mostRemembered = 8;

/** Generates right here, and lets others have their turn in between. */
export function createLocalGenerator(pause: () => Promise<void> = nextTurn): Generator {
  const caches = new Map<string, GeneratorCache>();
  return {
    generate(manifest, request) {
      const cache = caches.get(manifest) ?? createGeneratorCache();
      caches.delete(manifest);
      caches.set(manifest, cache);
      const [oldest] = caches.keys();
      if (caches.size > mostRemembered && oldest !== undefined) caches.delete(oldest);
      return generate(request, cache, pause);
    },
  };
}

const nextTurn = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 0));
