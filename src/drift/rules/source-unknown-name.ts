import { didYouMean, nearestOf } from '../../contract/nearest.js';
import type { Problem } from '../../contract/problem.js';
import { joinPath } from '../gather/relative-path.js';
import type { DriftRule } from '../rule.js';
import { findImports } from '../sources/imports.js';
import { readModules } from '../sources/module-exports.js';

/** An agent's source takes something from the generated code that the contract no longer has. */
export const sourceUnknownName: DriftRule = {
  id: 'source-unknown-name',
  severity: 'error',
  check({ subject: { manifest, sources, outDir, expected, complete }, outputs }) {
    // While errors leave something out, a name may only be missing for now.
    if (!sources || outDir === undefined || !complete) return [];
    const modules = readModules(expected);
    // Somebody else's files beside ours are theirs to name.
    const foreign = new Set(outputs.flatMap(({ path, state }) => (state === 'foreign' ? [path] : [])));
    const seen = new Set<string>();
    return Object.entries(manifest.agents).flatMap(([id, { source }]) => {
      const text = source === undefined ? undefined : sources.get(source);
      if (source === undefined || text === undefined || seen.has(source)) return [];
      seen.add(source);
      const problem = (message: string, range: Problem['range']): Problem => ({
        code: sourceUnknownName.id,
        severity: sourceUnknownName.severity,
        message,
        path: [],
        file: source,
        ...(range && { range }),
        related: [{ message: `“${id}” names this file as its source.`, path: ['agents', id, 'source'] }],
      });
      return findImports(text).flatMap(({ specifier, range, names }) => {
        if (!specifier.startsWith('.') || !`${joinPath(source, specifier)}/`.startsWith(`${outDir}/`))
          return [];
        // The lock file and the schemas are JSON: imported whole.
        if (expected.some(file => file.path === joinPath(source, specifier) && !file.path.endsWith('.ts')))
          return [];
        const path = modules.find(source, specifier);
        if (path === undefined && modules.placesOf(source, specifier).some(place => foreign.has(place)))
          return [];
        if (path === undefined)
          return [
            problem(`The contract no longer generates ${specifier}. Import from its index instead.`, range),
          ];
        const exported = modules.exportsOf(path);
        return names
          .filter(({ name }) => !exported.has(name))
          .map(({ name, range }) =>
            problem(`The contract no longer has “${name}”.${didYouMean(nearestOf(name, exported))}`, range),
          );
      });
    });
  },
};
