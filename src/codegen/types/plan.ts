import { childrenOf } from '../../schema/children.js';
import type { Dialect } from '../../schema/dialect.js';
import type { Place, SchemaGraph, SchemaRoot } from '../../schema/graph.js';
import { isObject, type Json, type JsonObject, type JsonSchema } from '../../schema/json.js';
import type { SchemaProblem } from '../../schema/problem.js';
import { loadSchemas } from '../../schema/resolve.js';
import { identifier } from '../print/index.js';

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
}

/** Names for everything that types and validators are made of. */
export interface TypePlan {
  readonly graph: SchemaGraph;
  /** In the order asked for, each followed by the definitions it is the first to need. Refused ones are left out. */
  readonly types: readonly PlannedType[];
  /** The identifier of each asked-for type that was not refused, by the name as given. */
  readonly names: ReadonlyMap<string, string>;
  /** The planned type at a place, if it has a name of its own. */
  typeAt(place: Place): PlannedType | undefined;
  readonly problems: readonly SchemaProblem[];
}

/**
 * Resolves the schemas and gives every named type and every definition behind a `$ref` its identifier. A type from
 * which anything can be reached that cannot be honoured is left out, with the problem. `reserved` names are avoided.
 */
export function planTypes(source: SchemaSource, reserved: readonly string[] = []): TypePlan {
  const { value: graph, problems } = loadSchemas(source.documents, source.types, source.dialect);
  const taken = new Set([...ofTheRuntime, ...reserved.map(name => name.toLowerCase())]);
  const roots = source.types.map((type, i) => {
    const schema = graph.roots[i] as JsonSchema;
    return { type, name: claim(type.name, taken), place: { schema, scope: graph.scopeOf(schema) } };
  });
  const accepted = roots.filter(
    ({ type, place }) => graph.problemsFrom(place.schema).length === 0 && !isMissing(problems, type),
  );

  const names = new Map<string, string>();
  for (const { place, name } of accepted) if (!names.has(keyOf(place))) names.set(keyOf(place), name);

  const found: { name: string; place: Place; wanted?: string; aliasOf?: string }[] = [];
  for (const { type, name, place } of accepted) {
    const first = names.get(keyOf(place)) as string;
    found.push({ name, place, wanted: type.name, ...(first !== name && { aliasOf: first }) });
    if (first === name) discover(place, name);
  }
  const recursive = findRecursive(
    graph,
    found.map(({ place }) => place),
  );
  const types = found.map(
    ({ place, ...type }): PlannedType => ({ ...type, ...place, recursive: recursive.has(keyOf(place)) }),
  );
  const byKey = new Map(types.filter(type => type.aliasOf === undefined).map(type => [keyOf(type), type]));
  return {
    graph,
    types,
    problems,
    names: new Map(accepted.map(({ type, name }) => [type.name, name])),
    typeAt: place => byKey.get(keyOf(place)),
  };

  /** Names the reference targets below a place, nearest first. */
  function discover(from: Place, owner: string): void {
    const queue: Place[] = [from];
    const seen = new Set<string>();
    for (let at = queue.shift(); at; at = queue.shift()) {
      if (typeof at.schema === 'boolean' || seen.has(keyOf(at))) continue;
      seen.add(keyOf(at));
      for (const target of targetsOf(graph, at)) {
        if (typeof target.schema === 'boolean') continue;
        if (!names.has(keyOf(target))) {
          const name = claim(definitionName(target.schema, owner, from.schema), taken);
          names.set(keyOf(target), name);
          found.push({ name, place: target });
          queue.push(target);
        }
      }
      for (const { schema } of childrenOf(at.schema))
        queue.push({ schema, scope: graph.enter(schema, at.scope) });
    }
  }

  /** `TreePerson` for a definition inside `Tree`, so that a second `Person` elsewhere renames nothing. */
  function definitionName(schema: JsonObject, owner: string, root: JsonSchema): string {
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
    const inside = info?.document === home?.document && home?.path.every((key, i) => info?.path[i] === key);
    const spelled = identifier(local, new Set());
    if (!inside || spelled.toLowerCase().startsWith(owner.toLowerCase())) return local;
    return `${owner} ${local}`;
  }
}

/** An identifier of which `…Schema`, the name of its zod schema, is free as well. */
function claim(text: string, taken: Set<string>): string {
  let name = identifier(text, taken);
  while (taken.has(`${name.toLowerCase()}schema`)) name = identifier(text, taken);
  taken.add(`${name.toLowerCase()}schema`);
  return name;
}

const titleOf = (schema: JsonObject): string | undefined =>
  typeof schema.title === 'string' && schema.title.length <= 40 ? schema.title : undefined;

/** Names that types cannot have because the runtime's own (`Issue`, `isUnique`…) would be meant. */
const ofTheRuntime =
  'issue evaluated whole equal unique shallow atleast atmost multipleof keyevaluated itemevaluated unknown'.split(
    ' ',
  );

const isMissing = (problems: readonly SchemaProblem[], type: NamedSchema): boolean =>
  problems.some(
    problem =>
      problem.code === 'schema-not-a-schema' &&
      problem.document === type.document &&
      problem.path === type.path,
  );

const numbers = new WeakMap<JsonObject, number>();
let lastNumber = 0;

/** A key for a schema read in a scope. */
export function keyOf({ schema, scope }: Place): string {
  if (!isObject(schema)) return String(schema);
  const number = numbers.get(schema) ?? ++lastNumber;
  numbers.set(schema, number);
  return scope.key === '' ? String(number) : `${number} ${scope.key}`;
}

/** Where the references of one schema object lead. */
export function targetsOf(graph: SchemaGraph, { schema, scope }: Place): Place[] {
  if (typeof schema === 'boolean') return [];
  return [graph.ref(schema, scope), graph.dynamicRef(schema, scope)].filter(place => place !== undefined);
}

/** The places that can be reached from themselves through references (Tarjan's algorithm over named places). */
function findRecursive(graph: SchemaGraph, places: readonly Place[]): Set<string> {
  const recursive = new Set<string>();
  const edges = new Map<string, Set<string>>();
  for (const place of places) edges.set(keyOf(place), referencesBelow(graph, place));
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const path: string[] = [];
  const onPath = new Set<string>();
  for (const start of edges.keys()) if (!index.has(start)) connect(start);
  return recursive;

  function connect(start: string): void {
    const work: { key: string; rest: string[] }[] = [open(start)];
    for (let frame = work.at(-1); frame; frame = work.at(-1)) {
      const next = frame.rest.pop();
      if (next === undefined) {
        work.pop();
        close(frame.key);
        const parent = work.at(-1);
        if (parent)
          low.set(parent.key, Math.min(low.get(parent.key) as number, low.get(frame.key) as number));
      } else if (next === frame.key) recursive.add(next);
      else if (!index.has(next)) work.push(open(next));
      else if (onPath.has(next))
        low.set(frame.key, Math.min(low.get(frame.key) as number, index.get(next) as number));
    }
  }

  function open(key: string): { key: string; rest: string[] } {
    index.set(key, index.size);
    low.set(key, index.get(key) as number);
    path.push(key);
    onPath.add(key);
    return { key, rest: [...(edges.get(key) ?? [])] };
  }

  function close(key: string): void {
    if (low.get(key) !== index.get(key)) return;
    const component: string[] = [];
    for (let at = path.pop(); at !== undefined; at = at === key ? undefined : path.pop()) {
      onPath.delete(at);
      component.push(at);
    }
    if (component.length > 1) for (const member of component) recursive.add(member);
  }
}

/** Keys of the reference targets in a schema and its subschemas. */
function referencesBelow(graph: SchemaGraph, from: Place): Set<string> {
  const keys = new Set<string>();
  const stack: Place[] = [from];
  for (let at = stack.pop(); at; at = stack.pop()) {
    if (typeof at.schema === 'boolean') continue;
    for (const target of targetsOf(graph, at))
      if (typeof target.schema !== 'boolean') keys.add(keyOf(target));
    for (const { schema } of childrenOf(at.schema))
      stack.push({ schema, scope: graph.enter(schema, at.scope) });
  }
  return keys;
}
