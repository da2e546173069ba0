import { runtimeTexts } from '../runtime-texts.js';

/** Names that `index.ts` exports from the runtime; no payload type may take one of them. */
export const publicNames: readonly string[] = [
  ...(runtimeTexts.get('index.ts') ?? '').matchAll(/(?<=[{,]\s*(?:type )?)[A-Za-z]\w*(?=\s*[,}])/g),
].map(([name]) => name);
