import { type GeneratedIndex, indexName, readIndex } from '../../codegen/index-file.js';
import { readStamp } from '../../codegen/stamp.js';
import type { OutputEvidence } from './evidence.js';

/** Where the index of an outDir stands. */
export const indexPathOf = (outDir: string): string => `${outDir}/${indexName}`;

/**
 * What stamps and the index tell. A stamp speaks for its own file, so an index that was lost or badly merged does not
 * make our files somebody else's. The index tells which files without a stamp have lost one, for all were written with
 * one; it cannot make any file ours to replace or delete, so a forged one does no harm.
 */
export function readEvidence(outDir: string, index: GeneratedIndex | undefined): OutputEvidence {
  const isListed = (path: string): boolean =>
    path.startsWith(`${outDir}/`) && (index?.files.has(path.slice(outDir.length + 1)) ?? false);
  return {
    authorOf(path, text) {
      // Nobody writes anything of their own into an index: a broken one (say, by a merge) is simply written anew.
      if (path === indexPathOf(outDir))
        return readIndex(text) || text.includes('Handoff Designer') ? 'intact' : 'foreign';
      const stamp = readStamp(text);
      if (stamp) return stamp.intact ? 'intact' : 'edited';
      return isListed(path) ? 'edited' : 'foreign';
    },
    isListed,
  };
}
