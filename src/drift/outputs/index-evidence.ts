import { isHashOf } from '../../codegen/hash.js';
import { type GeneratedIndex, indexName, readIndex } from '../../codegen/index-file.js';
import { readStamp } from '../../codegen/stamp.js';
import type { OutputEvidence } from './evidence.js';

/** Where the index of an outDir stands. */
export const indexPathOf = (outDir: string): string => `${outDir}/${indexName}`;

/**
 * What stamps and the index tell. A stamp speaks for its own file, so an index that was lost or badly merged does not
 * make our files somebody else's; the index speaks for files that carry no stamp, or have lost it.
 */
export function readEvidence(outDir: string, index: GeneratedIndex | undefined): OutputEvidence {
  const recordOf = (path: string): string | undefined =>
    path.startsWith(`${outDir}/`) ? index?.files.get(path.slice(outDir.length + 1)) : undefined;
  return {
    authorOf(path, text) {
      // Nobody writes anything of their own into an index: a broken one (say, by a merge) is simply written anew.
      if (path === indexPathOf(outDir))
        return readIndex(text) || text.includes('Handoff Designer') ? 'intact' : 'foreign';
      const stamp = readStamp(text);
      if (stamp) return stamp.intact ? 'intact' : 'edited';
      const record = recordOf(path);
      if (record === undefined) return 'foreign';
      return isHashOf(record, text) ? 'intact' : 'edited';
    },
    isListed: path => recordOf(path) !== undefined,
  };
}
