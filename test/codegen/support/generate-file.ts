import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { generate } from '../../../src/codegen/generate.js';
import type { GenerateResult } from '../../../src/codegen/request.js';
import { parseManifest } from '../../../src/contract/index.js';
import type { Manifest } from '../../../src/contract/manifest/workflow.js';

/** Reads a manifest that has to have the model's shape. */
export function readManifest(text: string): Manifest {
  const { manifest, problems } = parseManifest(text);
  if (!manifest) throw new Error(problems.map(problem => problem.message).join('\n'));
  return manifest;
}

/** Generates from a manifest file and the schema files beside it. */
export function generateFile(file: string): Promise<GenerateResult> {
  const folder = dirname(file);
  const files = new Map(
    filesBelow(folder)
      .filter(path => path.endsWith('.schema.json') && !path.startsWith('out/'))
      .map(path => [path, readFileSync(join(folder, path), 'utf8')]),
  );
  const manifest = readManifest(readFileSync(file, 'utf8'));
  return generate({ manifest, manifestName: basename(file), files });
}

/** Paths of the files below a folder, relative to it, sorted; none when there is no such folder. */
export function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
      .sort();
  } catch {
    return [];
  }
}
