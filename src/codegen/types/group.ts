import { childrenOf } from '../../schema/children.js';
import type { Place, SchemaGraph } from '../../schema/graph.js';
import type { JsonObject, JsonSchema } from '../../schema/json.js';
import type { SchemaProblem } from '../../schema/problem.js';
import { loadSchemas } from '../../schema/resolve.js';
import { identifier } from '../print/index.js';
import { keyOf, targetsOf } from './place.js';
import type { NamedSchema, SchemaSource } from './plan.js';
import { findRecursive } from './recursive.js';

/** Asked-for schemas that may refer to one another, loaded together: nothing leads from one group into another. */
export interface LoadedGroup {
  readonly graph: SchemaGraph;
  /** In the order of the schemas asked for. */
  readonly members: readonly Member[];
  /** Keys of the places that contain themselves. */
  readonly recursive: ReadonlySet<string>;
}

/** An asked-for schema, and the definitions that it is the first to need. */
export interface Member {
  readonly place: Place;
  /** Not empty: nothing is made of it. */
  readonly problems: readonly SchemaProblem[];
  /** The member that is the same schema and comes first: itself, as a rule. */
  readonly first: number;
  readonly definitions: readonly Definition[];
}

/** A schema behind a reference, which needs a name of its own. */
export interface Definition {
  readonly place: Place;
  /** What it is called where it stands. */
  readonly local: string;
  /** True when it stands inside the schema that needs it. */
  readonly inside: boolean;
}

/** Resolves some of a source's schemas. */
export function loadGroup(source: SchemaSource, types: readonly NamedSchema[]): LoadedGroup {
  const { value: graph, problems } = loadSchemas(source.documents, types, source.dialect);
  const places = types.map((_, i): Place => {
    const schema = graph.roots[i] as JsonSchema;
    return { schema, scope: graph.scopeOf(schema) };
  });
  const faults = types.map((type, i) => {
    const missing = problems.filter(
      problem =>
        problem.code === 'schema-not-a-schema' &&
        problem.document === type.document &&
        problem.path === type.path,
    );
    return [...missing, ...graph.problemsFrom(graph.roots[i] as JsonSchema)];
  });
  const firstAt = new Map<string, number>();
  for (const [i, place] of places.entries())
    if (faults[i]?.length === 0 && !firstAt.has(keyOf(place))) firstAt.set(keyOf(place), i);
  const named = new Set(firstAt.keys());
  const members = places.map((place, i): Member => {
    const first = firstAt.get(keyOf(place)) ?? i;
    const isFresh = faults[i]?.length === 0 && first === i;
    return {
      place,
      problems: faults[i] ?? [],
      first,
      definitions: isFresh ? discover(graph, place, named) : [],
    };
  });
  const accepted = members.filter(member => member.problems.length === 0);
  const all = accepted.flatMap(({ place, definitions }) => [place, ...definitions.map(each => each.place)]);
  return { graph, members, recursive: findRecursive(graph, all) };
}

/** The reference targets below a place that have no name yet, nearest first. */
function discover(graph: SchemaGraph, from: Place, named: Set<string>): Definition[] {
  const found: Definition[] = [];
  const queue: Place[] = [from];
  const seen = new Set<string>();
  // An array's iteration picks up what is added while it runs.
  for (const at of queue) {
    if (typeof at.schema === 'boolean' || seen.has(keyOf(at))) continue;
    seen.add(keyOf(at));
    for (const target of targetsOf(graph, at)) {
      if (typeof target.schema === 'boolean' || named.has(keyOf(target))) continue;
      named.add(keyOf(target));
      found.push({ place: target, ...spell(graph, target.schema, from.schema) });
      queue.push(target);
    }
    for (const { schema } of childrenOf(at.schema))
      queue.push({ schema, scope: graph.enter(schema, at.scope) });
  }
  return found;
}

function spell(graph: SchemaGraph, schema: JsonObject, root: JsonSchema): Omit<Definition, 'place'> {
  const info = graph.infoOf(schema);
  const home = graph.infoOf(root);
  const last = info?.path.at(-1);
  const local =
    last !== undefined
      ? String(last)
      : (titleOf(schema) ??
        info?.resource
          .split(/[/#:]/)
          .filter(Boolean)
          .at(-1)
          ?.replace(/\.(schema\.)?json$/, '') ??
        'Schema');
  const inside =
    info?.document === home?.document && home?.path.every((key, i) => info?.path[i] === key) === true;
  return { local, inside };
}

const titleOf = (schema: JsonObject): string | undefined =>
  typeof schema.title === 'string' && schema.title.length <= 40 ? schema.title : undefined;

/** `TreePerson` for a definition inside `Tree`, so that a second `Person` elsewhere renames nothing. */
export function definitionName({ local, inside }: Definition, owner: string): string {
  if (!inside || identifier(local, new Set()).toLowerCase().startsWith(owner.toLowerCase())) return local;
  return `${owner} ${local}`;
}
