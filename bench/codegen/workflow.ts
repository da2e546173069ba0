import type { GenerateRequest } from '../../src/codegen/request.js';
import { type Manifest, manifestModel } from '../../src/contract/manifest/workflow.js';
import type { JsonObject } from '../../src/schema/json.js';
import { payloads } from '../validators/payloads.js';

const schemas = Object.values(payloads).map(payload => payload.schema as JsonObject);
/** A payload of its own for every handoff: equal ones could be made once. */
export function payloadOf(i: number): JsonObject {
  const { $schema: _, $id: _id, ...schema } = schemas[i % schemas.length] as JsonObject;
  return { ...schema, title: `Payload ${i}`, description: `Payload number ${i}.` };
}

/** A supervisor that hands over to as many workers. */
export function workflow(size: number): Manifest {
  const agents: JsonObject = { lead: { role: 'supervisor' } };
  const handoffs: JsonObject = {};
  const types: JsonObject = {};
  for (let i = 0; i < size; i++) {
    agents[`worker-${i}`] = { role: 'worker', description: `Worker number ${i}.` };
    types[`Payload${i}`] = payloadOf(i);
    handoffs[`to-worker-${i}`] = {
      from: 'lead',
      to: `worker-${i}`,
      version: '1.0.0',
      payload: { $ref: `#/types/Payload${i}` },
      provenance: { require: ['model', 'promptVersion', 'toolCalls'] },
      failureModes: { retryable: ['RateLimited'], escalate: ['PolicyViolation'] },
    };
  }
  const manifest = {
    manifestVersion: 1,
    name: 'bench',
    pattern: 'supervisor-worker',
    agents,
    handoffs,
    types,
  };
  return manifestModel.parse({
    ...manifest,
    generate: { outDir: 'out', languages: ['typescript', 'json-schema'] },
  });
}

/** The same with a type that most others refer to. */
export function sharing(manifest: Manifest): Manifest {
  const types: Manifest['types'] = {
    Money: {
      type: 'object',
      properties: { cents: { type: 'integer' }, currency: { type: 'string' } },
      required: ['cents', 'currency'],
      additionalProperties: false,
    },
  };
  for (const [name, type] of Object.entries(manifest.types ?? {})) {
    const schema = type as JsonObject;
    const properties = { ...(schema.properties as JsonObject), price: { $ref: '#/types/Money' } };
    types[name] = schema.properties === undefined ? schema : { ...schema, properties };
  }
  return { ...manifest, types };
}

/** What the generator is asked. */
export const request = (manifest: Manifest): GenerateRequest => ({
  manifest,
  manifestName: 'bench.handoff.json',
  files: new Map(),
});
