import {
  type EntityRef,
  entityAt,
  findReferences,
  type ParsedManifest,
  pathOf,
  type Reference,
  type TextRange,
} from '../contract/index.js';
import { getAt, type JsonPath } from '../schema/json.js';

/** A place in the text that names an entity. */
export interface Occurrence {
  readonly target: EntityRef;
  readonly range: TextRange;
  /** True for the entity's own key. */
  readonly isDefinition: boolean;
}

/** What the text names at an offset. */
export function occurrenceAt(parsed: ParsedManifest, offset: number): Occurrence | undefined {
  const { json } = parsed;
  const path = parsed.pathAt(offset);
  if (!json || path.length === 0) return undefined;
  const definition = path.length === 2 && path[0] !== 'layout' ? entityAt(path) : undefined;
  const reference = definition ? undefined : findReferences(json).find(each => isSame(each.path, path));
  const here = definition
    ? { target: definition, range: parsed.locate(path, 'key'), isDefinition: true }
    : reference && mention(parsed, reference);
  return here && here.range.start <= offset && offset <= here.range.end ? here : undefined;
}

/** Every place that names this entity, its own key first. */
export function occurrencesOf(parsed: ParsedManifest, target: EntityRef): readonly Occurrence[] {
  const { json } = parsed;
  if (!json) return [];
  const path = pathOf(target);
  const mentions = findReferences(json)
    .filter(each => each.target.kind === target.kind && each.target.id === target.id)
    .map(each => mention(parsed, each));
  if (getAt(json, path) === undefined) return mentions;
  return [{ target, range: parsed.locate(path, 'key'), isDefinition: true }, ...mentions];
}

const mention = (parsed: ParsedManifest, { target, path, at }: Reference): Occurrence => ({
  target,
  range: parsed.locate(path, at),
  isDefinition: false,
});

const isSame = (a: JsonPath, b: JsonPath): boolean =>
  a.length === b.length && a.every((key, i) => key === b[i]);
