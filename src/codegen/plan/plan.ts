import type { Handoff, ProvenanceField } from '../../contract/manifest/handoff.js';
import type { Manifest } from '../../contract/manifest/workflow.js';
import { projectPayload } from '../../contract/payload/projection.js';
import { typeNameOf } from '../../contract/payload/schema.js';
import type { Problem } from '../../contract/problem.js';
import { getOwn, isObject, type Json, type JsonSchema, setOwn } from '../../schema/json.js';
import { createGeneratorCache, type GeneratorCache, remember } from '../generator-cache.js';
import { jsonOf } from '../json-of.js';
import { finish, type Pausable } from '../pausable.js';
import type { GenerateRequest } from '../request.js';
import { contentKey } from '../types/cache.js';
import { type NamedSchema, planTypesInSteps, type TypePlan } from '../types/plan.js';
import { type Documents, derivedKey, manifestUri, openDocuments } from './documents.js';
import { findHandoffProblems } from './handoff-problems.js';
import { exportedNames, type HandoffNames, nameHandoffs } from './names.js';
import { publicNames } from './public-names.js';
import { typeNamed } from './type-named.js';

/** A handoff that can be generated. It stays the same object in one cache as long as all that is emitted of it does. */
export interface PlannedHandoff {
  readonly id: string;
  readonly handoff: Handoff;
  readonly names: HandoffNames;
  /** The type of what the upstream agent gives. */
  readonly given: string;
  /** The type of what crosses; another one where `context.select` cuts the payload down. */
  readonly crossing: string;
  readonly workingMemory?: string;
  /** The npm-style range that the receiver accepts. */
  readonly accepts: string;
  readonly provenance: readonly ProvenanceField[];
}

/** What all emitters work from. */
export interface Plan {
  readonly manifest: Manifest;
  readonly manifestName: string;
  /** Clean, relative to the manifest's folder. */
  readonly outDir: string;
  readonly documents: Documents;
  readonly types: TypePlan;
  readonly handoffs: readonly PlannedHandoff[];
  readonly problems: readonly Problem[];
  /** JSON text of a part of the manifest; throws where it is nested too deeply. */
  readonly textOf: (value: unknown) => string;
}

/** Decides what is generated and what everything is called; what is wrong with a handoff or a type leaves it out. */
export const planGeneration = (request: GenerateRequest, outDir: string, cache?: GeneratorCache): Plan =>
  finish(planGenerationInSteps(request, outDir, cache));

/** The same, a part at a time. */
export function* planGenerationInSteps(
  request: GenerateRequest,
  outDir: string,
  cache: GeneratorCache = createGeneratorCache(),
): Pausable<Plan> {
  const { manifest, manifestName } = request;
  const { textOf } = cache.parts;
  const refused = new Map(
    Object.entries(manifest.handoffs).map(([id, handoff]) => [
      id,
      findHandoffProblems(manifest, id, handoff),
    ]),
  );
  const ids = Object.keys(manifest.handoffs).filter(id => refused.get(id)?.length === 0);
  const derived = projectPayloads(manifest, ids);
  const documents = openDocuments(request, derived);
  const names = nameHandoffs(ids);
  const reserved = [...publicNames, ...[...names.values()].flatMap(exportedNames)];
  yield;
  const types = yield* planTypesInSteps(
    { documents: documents.byUri, types: listSchemas(manifest, ids, derived), textOf },
    reserved,
    cache.code.plans,
  );
  // Hashes that everything after this looks up.
  for (const [i, type] of types.types.entries()) {
    if (i % typesInARow === 0) yield;
    contentKey(type);
  }
  const fresh = ids.flatMap(id => planHandoff(manifest, id, names, types) ?? []);
  return {
    manifest,
    manifestName,
    outDir,
    documents,
    types,
    textOf,
    handoffs: sameHandoffs(fresh, manifest, types, cache),
    problems: [
      ...documents.problems,
      ...types.problems.flatMap(problem => documents.problemOf(problem) ?? []),
      ...[...refused.values()].flat(),
    ],
  };
}

/** Between two pauses. */
const typesInARow = 200;

const payloadName = (id: string): string => `${id} payload`;
const memoryName = (id: string): string => `${id} working memory`;
const crossingName = (id: string): string => `${id} selection`;

/** A schema that is nothing but a reference to a named type needs no name of its own. */
const typeOnly = (schema: JsonSchema): string | undefined =>
  isObject(schema) && Object.keys(schema).every(key => key === '$ref' || key === 'description')
    ? typeNameOf(getOwn(schema, '$ref'))
    : undefined;

function projectPayloads(manifest: Manifest, ids: readonly string[]): { [handoff: string]: Json } {
  const derived: { [handoff: string]: Json } = {};
  for (const id of ids) {
    const handoff = getOwn(manifest.handoffs, id);
    if (!handoff?.context?.select) continue;
    const schema = projectPayload(manifest, id, handoff);
    if (schema !== undefined) setOwn(derived, id, schema);
  }
  return derived;
}

function listSchemas(
  manifest: Manifest,
  ids: readonly string[],
  derived: { readonly [handoff: string]: Json },
): NamedSchema[] {
  const at = (name: string, ...path: string[]): NamedSchema => ({ name, document: manifestUri, path });
  const schemas = Object.keys(manifest.types ?? {}).map(name => at(name, 'types', name));
  for (const id of ids) {
    const handoff = getOwn(manifest.handoffs, id) as Handoff;
    if (typeOnly(handoff.payload) === undefined) schemas.push(at(payloadName(id), 'handoffs', id, 'payload'));
    if (Object.hasOwn(derived, id)) schemas.push(at(crossingName(id), derivedKey, id));
    const { workingMemory } = handoff;
    if (workingMemory !== undefined && typeOnly(workingMemory) === undefined)
      schemas.push(at(memoryName(id), 'handoffs', id, 'workingMemory'));
  }
  return schemas;
}

/** Undefined when a type it needs was refused: that problem is reported already. */
function planHandoff(
  manifest: Manifest,
  id: string,
  names: ReadonlyMap<string, HandoffNames>,
  { names: types }: TypePlan,
): PlannedHandoff | undefined {
  const handoff = getOwn(manifest.handoffs, id) as Handoff;
  const own = names.get(id);
  const given = types.get(typeOnly(handoff.payload) ?? payloadName(id));
  const { workingMemory } = handoff;
  const memory =
    workingMemory === undefined ? undefined : types.get(typeOnly(workingMemory) ?? memoryName(id));
  if (!own || given === undefined || (workingMemory !== undefined && memory === undefined)) return undefined;
  return {
    id,
    handoff,
    names: own,
    given,
    crossing: types.get(crossingName(id)) ?? given,
    ...(memory !== undefined && { workingMemory: memory }),
    accepts: acceptedRange(manifest, id, handoff),
    provenance: [...new Set(handoff.provenance?.require ?? [])],
  };
}

/** For each handoff the object of last time, where nothing has changed that any of its files is made from. */
function sameHandoffs(
  planned: readonly PlannedHandoff[],
  { name, stores, sideEffects }: Manifest,
  types: TypePlan,
  cache: GeneratorCache,
): PlannedHandoff[] {
  const { textOf, numberOf } = cache.parts;
  const known = remember<PlannedHandoff>(cache, 'handoffs as planned');
  const shared = [name, stores ?? null, sideEffects ?? null].map(part => jsonOf(part, textOf)).join('\n');
  const contentOf = (wanted: string | undefined): string => {
    const type = wanted === undefined ? undefined : typeNamed(types, wanted);
    return type ? contentKey(type) : '';
  };
  const same = planned.map(each => {
    const { id, handoff, given, crossing, workingMemory, names, accepts } = each;
    const own = [id, given, crossing, workingMemory ?? '', accepts, JSON.stringify(names)];
    const content = [given, crossing, workingMemory].map(contentOf);
    return known.get([...own, ...content, numberOf(handoff), shared].join('\n'), () => each);
  });
  known.done();
  return same;
}

/** A receiver that declares no range accepts what is compatible with the current version. */
function acceptedRange(manifest: Manifest, id: string, handoff: Handoff): string {
  const receiver = getOwn(manifest.agents, handoff.to);
  return getOwn(receiver?.accepts ?? {}, id) ?? `^${handoff.version}`;
}
