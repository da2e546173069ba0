import picomatch from 'picomatch';
import type { Files } from '../../src/drift/gather.js';

/** A disk in memory; paths that climb out of `workspace/flows` into anything but `workspace` are refused. */
export function memoryFiles(
  contents: Readonly<Record<string, string>>,
): Files & { readonly reads: string[] } {
  const files = new Map(Object.entries(contents));
  const reads: string[] = [];
  return {
    reads,
    async read(path) {
      reads.push(path);
      if (path.startsWith('../../') || path.startsWith('/'))
        return { kind: 'refused', reason: 'it leads out of the workspace' };
      const text = files.get(path);
      return text === undefined ? { kind: 'missing' } : { kind: 'text', text };
    },
    list: async folder => [...files.keys()].filter(path => path.startsWith(`${folder}/`)),
    glob: async patterns =>
      [...files.keys()].filter(path => patterns.some(pattern => picomatch.isMatch(path, pattern))),
  };
}
