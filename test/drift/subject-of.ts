import { printIndex } from '../../src/codegen/index-file.js';
import { finish } from '../../src/codegen/pausable.js';
import { addPreamble } from '../../src/codegen/preamble.js';
import type { GeneratedFile } from '../../src/codegen/request.js';
import { type Manifest, parseManifest } from '../../src/contract/index.js';
import type { DriftSubject } from '../../src/drift/subject.js';

/** A small, valid manifest, changed by `change`. */
// biome-ignore lint/suspicious/noExplicitAny: tests reach anywhere into it.
export function manifestOf(change: (json: Record<string, any>) => void = () => undefined): Manifest {
  const json = {
    manifestVersion: 1,
    name: 'triage',
    pattern: 'sequential-pipeline',
    agents: {
      triage: { role: 'step' },
      billing: { role: 'step', accepts: { 'triage-to-billing': '^1.0.0' } },
    },
    handoffs: {
      'triage-to-billing': {
        from: 'triage',
        to: 'billing',
        version: '1.2.0',
        payload: { $ref: '#/types/Task' },
        failureModes: { retryable: ['RateLimited'], escalate: ['PolicyViolation'] },
        provenance: { require: ['model'] },
      },
    },
    types: {
      Task: {
        type: 'object',
        properties: { id: { type: 'string' }, amount: { type: 'integer', minimum: 0 } },
        required: ['id'],
        additionalProperties: false,
      },
    },
    generate: { outDir: 'out', languages: ['typescript', 'json-schema'] },
  };
  change(json);
  const { manifest, problems } = parseManifest(JSON.stringify(json));
  if (!manifest) throw new Error(`the test's manifest is wrong: ${JSON.stringify(problems)}`);
  return manifest;
}

/** A generated file as the generator stamps it. */
export const stamped = (path: string, body: string) =>
  finish(
    addPreamble('out', 'triage.handoff.json', {
      path: path.slice('out/'.length),
      pieces: [body],
      source: body,
    }),
  );

/** The index of these files in `out`. */
export const indexOf = (files: readonly ReturnType<typeof stamped>[]): GeneratedFile =>
  printIndex('out', 'triage.handoff.json', files, { options: 'o', contract: 'c' });

/** A subject in which everything is as it should be, changed by `change`. */
export function subjectOf(change: Partial<DriftSubject> = {}): DriftSubject {
  const files = [stamped('out/index.ts', 'export {};'), stamped('out/types.ts', 'export type Task = 1;')];
  const expected = [...files, indexOf(files)];
  return {
    manifest: manifestOf(),
    outDir: 'out',
    expected,
    complete: true,
    actual: new Map(expected.map(file => [file.path, file.text])),
    files: new Map(),
    ...change,
  };
}

/** The actual files of a clean subject, changed by `change`. */
export function actualWith(change: (files: Map<string, string>) => void): ReadonlyMap<string, string> {
  const actual = new Map(subjectOf().actual);
  change(actual);
  return actual;
}
