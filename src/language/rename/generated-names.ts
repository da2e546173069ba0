import { cleanOutDir } from '../../codegen/out-path.js';
import { exportedNames } from '../../codegen/plan/names.js';
import { type Plan, planGeneration } from '../../codegen/plan/plan.js';
import { exportsOf } from '../../codegen/types/plan.js';
import type { Manifest } from '../../contract/index.js';

/** What a rename does to generated code: the new names of what it exports, and of its files below its folder. */
export interface GeneratedNames {
  readonly exports: ReadonlyMap<string, string>;
  /** Paths below `generate.outDir`, without the extension of a module. */
  readonly files: ReadonlyMap<string, string>;
}

/** Compares the names that two versions of a manifest give; undefined where they do not generate the same things. */
export function compareNames(
  before: Manifest,
  after: Manifest,
  manifestName: string,
  schemas: ReadonlyMap<string, string>,
): GeneratedNames | undefined {
  const outDir = before.generate && cleanOutDir(before.generate.outDir);
  if (!outDir?.ok) return undefined;
  const [old, own] = [before, after].map(manifest =>
    namesOf(planGeneration({ manifest, manifestName, files: schemas }, outDir.value)),
  );
  if (!old || !own) return undefined;
  const exports = pair(old.exports, own.exports);
  const files = pair(old.files, own.files);
  return exports && files && { exports, files };
}

/** Everything that generated code exports under a name made of an id, and the files that are named so. */
export function namesOf({ handoffs, types }: Plan): { readonly exports: string[]; readonly files: string[] } {
  return {
    exports: [
      ...handoffs.flatMap(({ names }) => exportedNames(names)),
      ...types.types.flatMap(({ name }) => exportsOf(name)),
    ],
    files: handoffs.flatMap(({ names }) => [
      `handoffs/${names.file}`,
      `schemas/${names.file}.envelope.schema.json`,
    ]),
  };
}

/** Both lists are in the manifest's order, so what stands at the same place is the same thing. */
function pair(old: readonly string[], own: readonly string[]): Map<string, string> | undefined {
  if (old.length !== own.length) return undefined;
  return new Map(old.flatMap((name, i) => (name === own[i] ? [] : [[name, own[i] as string] as const])));
}
