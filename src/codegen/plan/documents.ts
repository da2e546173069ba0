import type { Problem } from '../../contract/problem.js';
import type { Json, JsonPath } from '../../schema/json.js';
import type { SchemaProblem } from '../../schema/problem.js';
import { resolveUri } from '../../schema/uri.js';
import type { GenerateRequest } from '../request.js';

/** Deep enough that no `../` of a real workspace climbs above it. */
const folder = `file:///${'up/'.repeat(40)}`;

/** URI of the manifest among the documents. */
export const manifestUri = `${folder}manifest`;

/** Key of the documents’ manifest under which schemas stand that the generator derived, one per handoff. */
export const derivedKey = '\u0000derived';

/** What schemas can refer to: the manifest, and the workspace files that came with the request. */
export interface Documents {
  readonly byUri: ReadonlyMap<string, Json>;
  readonly problems: readonly Problem[];
  /** Says in the manifest's terms what is wrong with a schema; undefined for what only the generator wrote. */
  problemOf(problem: SchemaProblem): Problem | undefined;
}

/** Reads the request's files and lays them out so that relative references find them. */
export function openDocuments(
  request: GenerateRequest,
  derived: { readonly [handoff: string]: Json },
): Documents {
  const byUri = new Map<string, Json>();
  const fileOf = new Map<string, string>();
  const problems: Problem[] = [];
  byUri.set(manifestUri, {
    ...(request.manifest as unknown as { [key: string]: Json }),
    [derivedKey]: derived,
  });
  for (const [path, text] of request.files) {
    const uri = resolveUri(path.split('/').map(encodeURIComponent).join('/'), manifestUri);
    const json = parse(text);
    if (json === undefined) {
      problems.push({
        code: 'schema-file-unreadable',
        severity: 'error',
        message: `The schema file ${path} is not JSON. Correct it, or refer to another file.`,
        path: [],
        file: path,
      });
      continue;
    }
    byUri.set(uri, json);
    fileOf.set(uri, path);
  }
  return { byUri, problems, problemOf: problem => translate(problem, fileOf) };
}

function translate(
  { message, document, path }: SchemaProblem,
  fileOf: ReadonlyMap<string, string>,
): Problem | undefined {
  const file = fileOf.get(document);
  if (file === undefined && path[0] === derivedKey) return undefined;
  return {
    code: 'invalid-schema',
    severity: 'error',
    message,
    path: path as JsonPath,
    ...(file !== undefined && { file }),
  };
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
