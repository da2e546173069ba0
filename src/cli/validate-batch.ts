import { resolve } from 'node:path';
import { planTypes } from '../codegen/types/plan.js';
import type { Json } from '../schema/json.js';
import { compileValidators } from './compiled-checks.js';
import { type ExitCode, exitCode } from './exit.js';
import type { Io } from './io.js';
import { readLines } from './lines.js';

/** A line of a batch. */
interface Batch {
  readonly id: Json;
  readonly schema: Json;
  readonly instances: readonly Json[];
  /** What references may lead to besides the schema itself, by URI. */
  readonly documents?: Readonly<Record<string, Json>>;
}

/** Reads lines `{"id", "schema", "instances", "documents"?}` and prints, for each, which instances generated code accepts. */
export async function validateBatch(io: Io, file: string, assertFormats: boolean): Promise<ExitCode> {
  let isWhole = true;
  for await (const { number, text } of readLines(file === '-' ? file : resolve(io.cwd, file), file)) {
    if (text.trim() === '') continue;
    const batch = readBatch(text);
    if (batch) await io.out(`${JSON.stringify({ id: batch.id, ...judge(batch, assertFormats) })}\n`);
    else {
      isWhole = false;
      await io.err(`handoff: ${file}:${number} is not {"id", "schema", "instances": […]}.\n`);
    }
  }
  return isWhole ? exitCode.ok : exitCode.usage;
}

const uri = 'file:///schema.json';

function judge(
  { schema, instances, documents = {} }: Batch,
  assertFormats: boolean,
): { valid: readonly boolean[] } | { refused: string } {
  const types = planTypes({
    documents: new Map([...Object.entries(documents), [uri, schema]]),
    types: [{ name: 'Root', document: uri, path: [] }],
  });
  const name = types.names.get('Root');
  const [problem] = types.problems;
  if (name === undefined || problem)
    return {
      refused: problem ? `${problem.message} At /${problem.path.join('/')}` : 'The schema is refused.',
    };
  const root = compileValidators(types, assertFormats)(name);
  return root
    ? { valid: instances.map(instance => root.is(instance)) }
    : { refused: 'The schema is refused.' };
}

function readBatch(text: string): Batch | undefined {
  try {
    const line = JSON.parse(text.replace(/^\ufeff/, ''));
    const isBatch =
      typeof line === 'object' && line !== null && 'schema' in line && Array.isArray(line.instances);
    return isBatch ? { ...line, id: line.id ?? null } : undefined;
  } catch {
    return undefined;
  }
}
