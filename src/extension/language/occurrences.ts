import {
  type EntityKind,
  type EntityRef,
  findReferences,
  type ParsedManifest,
  pathOf,
  type TextRange,
} from '../../contract/index.js';
import { getAt, type JsonPath } from '../../schema/json.js';

/** A place in the text that names an entity. */
export interface Occurrence {
  readonly target: EntityRef;
  readonly range: TextRange;
  /** True for the entity's own key. */
  readonly isDefinition: boolean;
}

/** Every place that names an entity, keys first; places outside the text's structure are not found. */
export function findOccurrences(parsed: ParsedManifest): readonly Occurrence[] {
  const { json } = parsed;
  if (!json) return [];
  const references = findReferences(json).map(({ target, path, at }) => ({
    target,
    range: parsed.locate(path, at),
    isDefinition: false,
  }));
  const targets = new Map(references.map(({ target }) => [`${target.kind} ${target.id}`, target]));
  for (const kind of definableKinds) {
    for (const id of idsBelow(parsed, kind)) targets.set(`${kind} ${id}`, { kind, id });
  }
  const definitions = [...targets.values()]
    .filter(target => getAt(json, pathOf(target)) !== undefined)
    .map(target => ({ target, range: parsed.locate(pathOf(target), 'key'), isDefinition: true }));
  return [...definitions, ...references];
}

/** What the text names at an offset. */
export const occurrenceAt = (parsed: ParsedManifest, offset: number): Occurrence | undefined =>
  findOccurrences(parsed).find(({ range }) => range.start <= offset && offset <= range.end);

/** Every place that names this entity. */
export const occurrencesOf = (parsed: ParsedManifest, { kind, id }: EntityRef): readonly Occurrence[] =>
  findOccurrences(parsed).filter(({ target }) => target.kind === kind && target.id === id);

const definableKinds: readonly EntityKind[] = [
  'agent',
  'handoff',
  'type',
  'store',
  'deadLetterQueue',
  'sideEffect',
];

function idsBelow({ json }: ParsedManifest, kind: EntityKind): string[] {
  const collection = getAt(json, pathOf({ kind, id: '' }).slice(0, 1));
  return typeof collection === 'object' && collection !== null && !Array.isArray(collection)
    ? Object.keys(collection)
    : [];
}

/** Which kind of entity may be named at a path: what completion offers there. */
export function expectedKindAt(path: JsonPath): EntityKind | undefined {
  const [first, , third, fourth, fifth] = path;
  if (path.at(-1) === '$ref') return 'type';
  if (first === 'checkpoints' || first === 'eventLog') return 'store';
  if (first === 'agents' && third === 'stores') return 'store';
  if (first === 'agents' && third === 'accepts') return 'handoff';
  if (first !== 'handoffs') return undefined;
  if (third === 'from' || third === 'to') return 'agent';
  if (third === 'deadLetter') return 'deadLetterQueue';
  if (third === 'sideEffects') return 'sideEffect';
  return third === 'context' && fourth === 'reference' && fifth === 'store' ? 'store' : undefined;
}
