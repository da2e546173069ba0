import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Json } from '../../src/schema/json.js';

/** One group of the JSON-Schema-Test-Suite: a schema and its instances. */
export interface SuiteGroup {
  readonly file: string;
  readonly optional: boolean;
  readonly description: string;
  readonly schema: Json;
  readonly tests: readonly { readonly description: string; readonly data: Json; readonly valid: boolean }[];
}

const beside = join(dirname(fileURLToPath(import.meta.url)), '../../../shared/suites/jsts');

/** Where the suite is; it is not ours to commit. */
export const suitePath = process.env.JSON_SCHEMA_TEST_SUITE ?? beside;

/** False where the suite is absent; saying so loudly is done here, once. */
export const suiteIsPresent = existsSync(join(suitePath, 'draft2020-12'));

if (!suiteIsPresent)
  console.warn(
    `\n!!! JSON-Schema-Test-Suite NOT FOUND at ${suitePath}: set JSON_SCHEMA_TEST_SUITE. Only the project's own tables run. !!!\n`,
  );

/** Reads all groups of a draft, and the remote documents under the URIs the suite gives them. */
export function readSuite(draft: 'draft2020-12' | 'draft7'): {
  readonly groups: readonly SuiteGroup[];
  readonly documents: ReadonlyMap<string, Json>;
} {
  if (!suiteIsPresent) return { groups: [], documents: new Map() };
  const root = join(suitePath, draft);
  const groups = filesUnder(root).flatMap(path =>
    (read(path) as unknown as SuiteGroup[]).map(group => ({
      ...group,
      file: relative(root, path),
      optional: relative(root, path).startsWith('optional'),
    })),
  );
  const remotes = join(suitePath, 'remotes');
  const documents = new Map(
    filesUnder(remotes).map(
      path => [`http://localhost:1234/${relative(remotes, path)}`, read(path)] as const,
    ),
  );
  return { groups, documents };
}

const read = (path: string): Json => JSON.parse(readFileSync(path, 'utf8')) as Json;

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.json'))
    .sort()
    .map(name => join(folder, name));
