import type { Manifest } from '../../contract/manifest/workflow.js';
import { getAt, isObject, type Json, type JsonObject, parsePointer, setOwn } from '../../schema/json.js';
import { decodeUri, splitFragment } from '../../schema/uri.js';
import { joinPath } from '../gather/relative-path.js';

/** A contract's documents: the manifest and the files that its `$ref`s lead to. */
export interface Documents {
  readonly manifest: Manifest;
  readonly files: ReadonlyMap<string, string>;
}

const schemaMaps: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  '$defs',
  'definitions',
  'dependentSchemas',
]);
const data: ReadonlySet<string> = new Set(['const', 'enum', 'default']);

/** What stands below a key: inside `properties` a key is a field's name, whatever it looks like. */
function kindOf(key: string, as: 'schema' | 'schemas' | 'data'): 'schema' | 'schemas' | 'data' {
  if (as === 'schemas') return 'schema';
  if (as === 'data' || data.has(key)) return 'data';
  return schemaMaps.has(key) ? 'schemas' : 'schema';
}

/** Words for people: they change nothing that an agent could notice. */
const annotations: ReadonlySet<string> = new Set([
  'title',
  'description',
  '$comment',
  'examples',
  'deprecated',
]);

const known = new WeakMap<Documents, Map<Json, Json>>();

/**
 * A schema with everything that it refers to, as one JSON value: equal closures mean equal schemas. Names of files stay
 * out of it where they can, so that moving a schema to another file is no change.
 */
export function closureOf(schema: Json, documents: Documents): Json {
  const closures = known.get(documents) ?? new Map<Json, Json>();
  known.set(documents, closures);
  const closure = closures.get(schema) ?? makeClosure(schema, documents);
  closures.set(schema, closure);
  return closure;
}

function makeClosure(schema: Json, documents: Documents): Json {
  const numbers = new Map<string, number>();
  const targets: Json[] = [];
  const parsed = new Map<string, Json | undefined>();

  function documentAt(file: string): Json | undefined {
    if (file === '') return documents.manifest as Json;
    if (!parsed.has(file)) parsed.set(file, parse(documents.files.get(file)));
    return parsed.get(file);
  }

  function copy(value: Json, file: string, as: 'schema' | 'schemas' | 'data'): Json {
    if (Array.isArray(value)) return value.map(item => copy(item, file, as));
    if (!isObject(value)) return value;
    const copied: JsonObject = {};
    for (const key of Object.keys(value).sort()) {
      const child = value[key] as Json;
      if (as === 'schema' && annotations.has(key)) continue;
      const isReference = as === 'schema' && key === '$ref' && typeof child === 'string';
      setOwn(copied, key, isReference ? follow(child, file) : copy(child, file, kindOf(key, as)));
    }
    return copied;
  }

  function follow($ref: string, from: string): Json {
    const [uri, fragment] = splitFragment($ref);
    const file = uri === '' ? from : joinPath(from, decodeUri(uri));
    const keys = parsePointer(decodeUri(fragment));
    const target = keys && getAt(documentAt(file), keys);
    if (target === undefined) return $ref;
    const name = `${file}#${fragment}`;
    const known = numbers.get(name);
    if (known !== undefined) return known;
    const number = numbers.size;
    numbers.set(name, number);
    targets.push(null);
    targets[number] = copy(target, file, 'schema');
    return number;
  }

  const root = copy(schema, '', 'schema');
  return [root, targets];
}

function parse(text: string | undefined): Json | undefined {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
