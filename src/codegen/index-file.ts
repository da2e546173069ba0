import { isObject, type Json } from '../schema/json.js';
import type { StampedFile } from './preamble.js';
import type { GeneratedFile } from './request.js';
import { generatorVersion } from './version.js';

/** Name of the file, in `generate.outDir`, that lists what was generated. */
export const indexName = 'handoff.lock.json';

const indexVersion = 1;

/** What was generated when, last time: by it, orphans are found and only files of our own are ever deleted. */
export interface GeneratedIndex {
  /** File name of the manifest. */
  readonly manifest: string;
  /** Version of the generator. */
  readonly generator: string;
  /** Fingerprint of the generator's options. */
  readonly options: string;
  /** Fingerprint of the whole contract, layout left out. */
  readonly contract: string;
  /** Body hashes by path relative to outDir. */
  readonly files: ReadonlyMap<string, string>;
}

/** Prints the index: one line a file, in code unit order, so that it merges well. */
export function printIndex(
  outDir: string,
  manifestName: string,
  files: readonly StampedFile[],
  hashes: { readonly options: string; readonly contract: string },
): GeneratedFile {
  const entries = files
    .map(({ path, body }) => [path.slice(outDir.length + 1), body])
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1))
    .map(([path, body]) => `    ${JSON.stringify(path)}: ${JSON.stringify(body)}`);
  const head: readonly (readonly [string, Json])[] = [
    ['$comment', 'What Handoff Designer generated here. Do not edit; do commit.'],
    ['index', indexVersion],
    ['manifest', manifestName],
    ['generator', generatorVersion],
    ['options', hashes.options],
    ['contract', hashes.contract],
  ];
  const lines = head.map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  const list = entries.length === 0 ? '{}' : `{\n${entries.join(',\n')}\n  }`;
  return { path: `${outDir}/${indexName}`, text: `{\n${[...lines, `  "files": ${list}`].join(',\n')}\n}\n` };
}

/** Reads an index; undefined for a text that is none (then nothing that lies around is known to be ours). */
export function readIndex(text: string): GeneratedIndex | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
  if (!isObject(json) || json.index !== indexVersion || !isObject(json.files)) return undefined;
  const { manifest, generator, options, contract } = json;
  const files = new Map<string, string>();
  for (const [path, body] of Object.entries(json.files)) if (typeof body === 'string') files.set(path, body);
  if (![manifest, generator, options, contract].every(value => typeof value === 'string')) return undefined;
  return {
    manifest: String(manifest),
    generator: String(generator),
    options: String(options),
    contract: String(contract),
    files,
  };
}
