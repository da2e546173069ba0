import { planTypes } from '../codegen/types/plan.js';
import type { Dialect } from '../schema/dialect.js';
import { isObject, type Json, type JsonObject, toPointer } from '../schema/json.js';
import type { SchemaProblem } from '../schema/problem.js';
import { runBatch } from './batch.js';
import { compileValidators } from './compiled-checks.js';
import type { ExitCode } from './exit.js';
import type { Io } from './io.js';

/** How schemas of a batch are read. */
export interface BatchSettings {
  readonly assertFormats: boolean;
  /** For schemas that do not say it themselves, by `$schema`. */
  readonly dialect: Dialect;
}

/** Says for each line which of its instances generated code accepts, or why it makes none for the schema. */
export const validateBatch = (io: Io, file: string, settings: BatchSettings): Promise<ExitCode> =>
  runBatch(io, file, {
    shape: '{"id", "schema", "instances": […]}',
    answer: ({ schema, instances, documents = {} }) =>
      schema === undefined || !Array.isArray(instances) || !isObject(documents)
        ? undefined
        : judge(schema, instances, documents, settings),
    giveUp: reason => ({ refused: reason }),
  });

const uri = 'file:///schema.json';

function judge(
  schema: Json,
  instances: readonly Json[],
  /** What references may lead to besides the schema itself, by URI. */
  documents: JsonObject,
  { assertFormats, dialect }: BatchSettings,
): { valid: readonly boolean[] } | { refused: string } {
  const types = planTypes({
    documents: new Map([...Object.entries(documents), [uri, schema]]),
    types: [{ name: 'Root', document: uri, path: [] }],
    dialect,
  });
  const name = types.names.get('Root');
  const [problem] = types.problems;
  if (name === undefined || problem)
    return { refused: problem ? `${problem.message} At ${placeOf(problem)}` : 'The schema is refused.' };
  const root = compileValidators(types, assertFormats)(name);
  return root
    ? { valid: instances.map(instance => root.is(instance)) }
    : { refused: 'The schema is refused.' };
}

/** A JSON Pointer, behind the URI of the document unless that is the schema itself. */
const placeOf = ({ document, path }: SchemaProblem): string =>
  document === uri ? toPointer(path) || 'its root' : `${document}#${toPointer(path)}`;
