import { generate } from '../../../src/codegen/generate.js';
import type { GenerateResult } from '../../../src/codegen/request.js';
import { manifestModel } from '../../../src/contract/manifest/workflow.js';
import type { Json } from '../../../src/schema/json.js';

/** A small workflow as plain JSON; tests change what they are about. */
export const flow = (change: Readonly<Record<string, Json>> = {}): Record<string, Json> => ({
  manifestVersion: 1,
  name: 'flow',
  pattern: 'sequential-pipeline',
  agents: { a: { role: 'step' }, b: { role: 'step' } },
  handoffs: { 'a-to-b': handoff() },
  types: {
    Task: {
      type: 'object',
      properties: { id: { type: 'string' }, size: { type: 'integer' } },
      required: ['id'],
      additionalProperties: false,
    },
  },
  generate: { outDir: 'out' },
  ...change,
});

/** Its one handoff. */
export const handoff = (change: Readonly<Record<string, Json>> = {}): Record<string, Json> => ({
  from: 'a',
  to: 'b',
  version: '1.0.0',
  payload: { $ref: '#/types/Task' },
  ...change,
});

/** Generates from plain JSON. */
export const generateFrom = (
  manifest: Record<string, Json>,
  files: ReadonlyMap<string, string> = new Map(),
): Promise<GenerateResult> =>
  generate({ manifest: manifestModel.parse(manifest), manifestName: 'flow.handoff.json', files });

/** Texts by path. */
export const textsOf = ({ files }: GenerateResult): Map<string, string> =>
  new Map(files.map(file => [file.path, file.text]));

/** The text of one generated file; says which there are when it is not among them. */
export function textOf(result: GenerateResult, path: string): string {
  const text = textsOf(result).get(path);
  if (text === undefined) throw new Error(`${path} is not among ${[...textsOf(result).keys()].join(', ')}`);
  return text;
}
