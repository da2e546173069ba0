import type { Dialect } from '../../schema/dialect.js';
import type { Place, SchemaGraph, SchemaRoot } from '../../schema/graph.js';
import type { Json } from '../../schema/json.js';
import type { SchemaProblem } from '../../schema/problem.js';
import { finish, type Pausable } from '../pausable.js';
import { identifier } from '../print/index.js';
import { definitionName, type LoadedGroup, loadGroup } from './group.js';
import { type Part, partition } from './partition.js';
import { keyOf } from './place.js';
import { createPlanCache, type PlanCache } from './plan-cache.js';

/** A schema that is to become a type: where it is, and the name it is to have (any text; an identifier is made of it). */
export interface NamedSchema extends SchemaRoot {
  readonly name: string;
}

/** What types and validators are made from; references reach these documents only. */
export interface SchemaSource {
  readonly documents: ReadonlyMap<string, Json>;
  readonly types: readonly NamedSchema[];
  /** Dialect of schemas without `$schema`; 2020-12 unless given. */
  readonly dialect?: Dialect;
  /** JSON text of a schema, where others need it as well. */
  readonly textOf?: (schema: Json) => string;
}

/** A schema that becomes a type and a function of its own: one asked for, or one that others refer to. */
export interface PlannedType extends Place {
  /** Unique PascalCase identifier, also on file systems that ignore case. */
  readonly name: string;
  /** The asked-for name as given; undefined for a definition found behind a reference. */
  readonly wanted?: string;
  /** Set when the same schema already has a name: this type is just another name for that one. */
  readonly aliasOf?: string;
  /** True when the type contains itself. */
  readonly recursive: boolean;
  /** Where its references lead. */
  readonly group: TypeGroup;
}

/** Types that may refer to one another; no reference leaves a group. */
export interface TypeGroup {
  readonly graph: SchemaGraph;
  /** The planned type at a place, if it has a name of its own. */
  typeAt(place: Place): PlannedType | undefined;
}

/** Names for everything that types and validators are made of. */
export interface TypePlan {
  /** In the order asked for, each followed by the definitions it is the first to need. Refused ones are left out. */
  readonly types: readonly PlannedType[];
  /** The identifier of each asked-for type that was not refused, by the name as given. */
  readonly names: ReadonlyMap<string, string>;
  readonly problems: readonly SchemaProblem[];
}

/**
 * Resolves the schemas and gives every named type and every definition behind a `$ref` its identifier. A type from
 * which anything can be reached that cannot be honoured is left out, with the problem. `reserved` names are avoided.
 * Groups of schemas in which nothing has changed are taken from the cache.
 */
export const planTypes = (
  source: SchemaSource,
  reserved: readonly string[] = [],
  cache: PlanCache = createPlanCache(),
): TypePlan => finish(planTypesInSteps(source, reserved, cache));

/** The same, a few groups at a time. */
export function* planTypesInSteps(
  source: SchemaSource,
  reserved: readonly string[] = [],
  cache: PlanCache = createPlanCache(),
): Pausable<TypePlan> {
  const names = { taken: new Set(ofTheRuntime), reserved: new Set(reserved) };
  const own = source.types.map(type => claim(type.name, names));
  const parts = partition(source, cache.said);
  yield;
  const groups: { readonly part: Part; readonly loaded: LoadedGroup }[] = [];
  let fresh = 0;
  for (const part of parts) {
    const before = fresh;
    const load = () => {
      fresh += part.members.length;
      return loadGroup(source, typesOf(source, [...part.members, ...part.context]));
    };
    groups.push({ part, loaded: cache.load(part, load) });
    if (Math.floor(fresh / freshInARow) > Math.floor(before / freshInARow)) yield;
  }
  const at = new Map<number, { readonly loaded: LoadedGroup; readonly index: number }>();
  for (const { part, loaded } of groups)
    for (const [index, member] of part.members.entries()) at.set(member, { loaded, index });

  const problems = new Map<string, SchemaProblem>();
  const named = own.map((name, i): Names => {
    const { loaded, index } = at.get(i) as { loaded: LoadedGroup; index: number };
    const member = loaded.members[index];
    for (const problem of member?.problems ?? []) problems.set(JSON.stringify(problem), problem);
    const definitions = (member?.definitions ?? []).map(each => claim(definitionName(each, name), names));
    return { wanted: source.types[i]?.name ?? '', name, definitions };
  });
  const made = new Map(
    groups.map(({ part, loaded }) => {
      const own = [...part.members, ...part.context].map(i => named[i] as Names);
      return [loaded, cache.name(loaded, JSON.stringify(own), () => nameGroup(loaded, own))];
    }),
  );
  cache.done();
  const perRoot = own.map((_, i) => {
    const { loaded, index } = at.get(i) as { loaded: LoadedGroup; index: number };
    return made.get(loaded)?.[index] ?? [];
  });
  const accepted = perRoot.flatMap(([root]) => (root?.wanted === undefined ? [] : [root]));
  return {
    types: perRoot.flat(),
    problems: [...problems.values()],
    names: new Map(accepted.map(({ wanted, name }) => [wanted as string, name])),
  };
}

/** Between two pauses. */
const freshInARow = 50;

const typesOf = (source: SchemaSource, members: readonly number[]): NamedSchema[] =>
  members.map(i => source.types[i] as NamedSchema);

/** What an asked-for schema and the definitions that it is the first to need are called. */
interface Names {
  readonly wanted: string;
  readonly name: string;
  readonly definitions: readonly string[];
}

/** The types of each member: its own first, unless it was refused, then its definitions'. */
function nameGroup({ graph, members, recursive }: LoadedGroup, names: readonly Names[]): PlannedType[][] {
  const byKey = new Map<string, PlannedType>();
  const group: TypeGroup = { graph, typeAt: place => byKey.get(keyOf(place)) };
  const add = (place: Place, rest: Pick<PlannedType, 'name' | 'wanted' | 'aliasOf'>): PlannedType => {
    const type = { ...rest, ...place, recursive: recursive.has(keyOf(place)), group };
    if (rest.aliasOf === undefined) byKey.set(keyOf(place), type);
    return type;
  };
  return members.map(({ place, problems, first, definitions }, i) => {
    const own = names[i];
    if (problems.length > 0 || !own) return [];
    const { wanted, name } = own;
    const original = names[first]?.name;
    return [
      add(place, { wanted, name, ...(first !== i && original !== undefined && { aliasOf: original }) }),
      ...definitions.map((each, k) => add(each.place, { name: own.definitions[k] as string })),
    ];
  });
}

/** Names that types cannot have. */
interface Unavailable {
  /** In lower case: those of other types and of their zod schemas. */
  readonly taken: Set<string>;
  /** What other modules export, letter for letter. */
  readonly reserved: ReadonlySet<string>;
}

/** An identifier of which nothing that is generated for its type has a name that something else has. */
function claim(text: string, { taken, reserved }: Unavailable): string {
  const isFree = (name: string): boolean =>
    !taken.has(`${name.toLowerCase()}schema`) && !exportsOf(name).some(each => reserved.has(each));
  let name = identifier(text, taken);
  while (!isFree(name)) name = identifier(text, taken);
  taken.add(`${name.toLowerCase()}schema`);
  return name;
}

/** What is exported of a type, by the name that it got. */
export const exportsOf = (name: string): string[] => [
  name,
  `is${name}`,
  `explain${name}`,
  `${name}Schema`,
  `${name}JsonSchema`,
];

/** Names that types cannot have because the runtime's own (`Issue`, `isUnique`…) would be meant. */
const ofTheRuntime =
  'issue issueplace evaluated whole integer equal unique shallow atleast atmost multipleof keyevaluated itemevaluated'.split(
    ' ',
  );
