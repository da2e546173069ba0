import type { Envelope } from '../../contract/envelope.js';
import { isObject, type Json, type JsonObject } from '../../schema/json.js';
import type { EmittedFile, Emitter } from '../emitter.js';
import { jsonText } from '../json-text.js';
import type { Plan, PlannedHandoff } from '../plan/plan.js';
import { typeNamed } from '../plan/type-named.js';
import { contentKey } from '../types/cache.js';
import { contractOf } from './handoff/contract.js';
import { bundleTypes } from './schemas/bundle.js';
import { envelopeSchema } from './schemas/envelope-schema.js';

const files = new WeakMap<PlannedHandoff, EmittedFile>();

/** One JSON Schema per envelope, whole in itself: for other languages, gateways and documentation. */
export const schemas: Emitter = {
  id: 'schemas',
  language: 'json-schema',
  async emit(plan, _cache, pause) {
    const emitted: EmittedFile[] = [];
    for (const [i, planned] of plan.handoffs.entries()) {
      if (i % filesInARow === 0) await pause();
      const file = files.get(planned) ?? {
        path: `schemas/${planned.names.file}.envelope.schema.json`,
        pieces: [jsonText(schemaOf(plan, planned), constantTexts).trimEnd()],
        source: sourceOf(plan, planned),
      };
      files.set(planned, file);
      emitted.push(file);
    }
    return emitted;
  },
};

/** Between two pauses. */
const filesInARow = 50;

/** Everything of the plan that `schemaOf` reads. */
function sourceOf(plan: Plan, planned: PlannedHandoff): string {
  const { workflow = '', handoff = '', version = '' } = contractOf(plan, planned);
  const { crossing, workingMemory, names, provenance } = planned;
  const { from, to, description = null, context } = planned.handoff;
  const types = [crossing, workingMemory].map(name => {
    const type = name === undefined ? undefined : typeNamed(plan.types, name);
    return type && [type.name, contentKey(type)];
  });
  const also = [context?.summary !== undefined, context?.reference !== undefined];
  return JSON.stringify([workflow, handoff, version, from, to, description, names, provenance, also, types]);
}

/** Printed members that all envelopes have in common. */
const constantTexts = new WeakMap<object, string | undefined>(
  Object.values(envelopeSchema.properties).map(schema => [schema as JsonObject, undefined]),
);

function schemaOf(plan: Plan, planned: PlannedHandoff): JsonObject {
  const { handoff, names, crossing, workingMemory } = planned;
  const { properties, required, ...rest } = envelopeSchema;
  const contract = contractOf(plan, planned);
  const memory = workingMemory === undefined ? {} : { workingMemory: refTo(workingMemory) };
  const typed: Partial<Record<keyof Envelope, Json>> = {
    type: { const: `${contract.workflow}.${contract.handoff}` },
    source: { const: `/${contract.workflow}/${contract.from}` },
    data: refTo(crossing),
    ...memory,
  };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:handoff:${contract.workflow}:${contract.handoff}:${contract.version}:envelope`,
    title: `${names.type}Envelope`,
    description: handoff.description ?? `What crosses the edge from ${handoff.from} to ${handoff.to}.`,
    ...rest,
    properties: { ...withNarrowing(properties, typed), ...provenanceOf(properties, planned) },
    required: [...required, ...alsoRequired(planned)],
    $defs: bundleTypes(plan.types, [crossing, ...(workingMemory === undefined ? [] : [workingMemory])]),
  };
}

const refTo = (type: string): JsonObject => ({ $ref: `#/$defs/${type}` });

/** The narrowed schemas take the place of the general ones and keep their descriptions. */
function withNarrowing(general: JsonObject, narrowed: { readonly [field: string]: Json }): JsonObject {
  return Object.fromEntries(
    Object.entries(general).map(([name, schema]) => {
      const own = narrowed[name];
      return [name, own === undefined ? schema : { ...descriptionOf(schema), ...(own as JsonObject) }];
    }),
  );
}

const descriptionOf = (schema: Json): JsonObject =>
  isObject(schema) && schema.description !== undefined ? { description: schema.description } : {};

function provenanceOf({ provenance }: JsonObject, planned: PlannedHandoff): JsonObject {
  if (planned.provenance.length === 0) return {};
  return { provenance: { ...(provenance as JsonObject), required: [...planned.provenance] } };
}

function alsoRequired({ handoff, workingMemory }: PlannedHandoff): string[] {
  const { summary, reference } = handoff.context ?? {};
  return [
    ...(workingMemory === undefined ? [] : ['workingMemory']),
    ...(summary ? ['summary'] : []),
    ...(reference ? ['reference'] : []),
  ];
}
