import { normaliseText } from '../../codegen/hash.js';
import type { Problem } from '../../contract/problem.js';
import { getOwn, isObject, type Json, type JsonPath } from '../../schema/json.js';
import { decodeUri, splitFragment } from '../../schema/uri.js';
import type { Files } from '../gather.js';
import { joinPath } from './relative-path.js';

/** More files than this are refused: no contract is spread that far. */
const maxFiles = 1000;

interface Reference {
  readonly path: string;
  /** Where in the manifest the chain of references began. */
  readonly from: JsonPath;
}

/** Reads the workspace files that a manifest's (or schema's) `$ref`s name, directly or through one another; never a network. */
export async function gatherReferences(
  document: Json,
  files: Files,
): Promise<{ readonly files: ReadonlyMap<string, string>; readonly problems: readonly Problem[] }> {
  const texts = new Map<string, string>();
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const waiting: Reference[] = findReferences(document, '', undefined);
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { path, from } = next;
    if (seen.has(path)) continue;
    seen.add(path);
    if (seen.size > maxFiles) {
      problems.push(unreadable(path, from, `more than ${maxFiles} files are referred to`));
      break;
    }
    const read = await files.read(path);
    if (read.kind === 'text') {
      const text = normaliseText(read.text);
      texts.set(path, text);
      waiting.push(...findReferences(parseJson(text), path, from));
    } else {
      const reason = read.kind === 'missing' ? 'there is no such file' : read.reason;
      problems.push(unreadable(path, from, reason));
    }
  }
  return { files: texts, problems };
}

const unreadable = (file: string, path: JsonPath, reason: string): Problem => ({
  code: 'schema-file-unreadable',
  severity: 'error',
  message: `The schema file ${file} cannot be read: ${reason}. Correct the $ref, or put the file there.`,
  path,
});

/** All files that `$ref`s in a document lead to; `from` is kept for documents that are no manifest. */
function findReferences(document: Json | undefined, base: string, from: JsonPath | undefined): Reference[] {
  const found: Reference[] = [];
  const stack: { value: Json | undefined; path: JsonPath }[] = [{ value: document, path: [] }];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const { value, path } = at;
    if (Array.isArray(value))
      value.forEach((item, i) => void stack.push({ value: item, path: [...path, i] }));
    if (!isObject(value)) continue;
    const $ref = getOwn(value, '$ref');
    const file = typeof $ref === 'string' ? fileOf($ref, base) : undefined;
    if (file !== undefined) found.push({ path: file, from: from ?? [...path, '$ref'] });
    for (const [key, child] of Object.entries(value)) stack.push({ value: child, path: [...path, key] });
  }
  return found.reverse();
}

function fileOf($ref: string, base: string): string | undefined {
  const [uri] = splitFragment($ref);
  if (uri === '' || /^[a-z][a-z0-9+.-]*:/i.test(uri) || uri.startsWith('/')) return undefined;
  return joinPath(base, decodeUri(uri));
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    // The generator reports the file's syntax; here it only has no references.
    return undefined;
  }
}
