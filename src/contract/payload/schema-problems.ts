import { getOwn, isObject, type JsonObject, type JsonPath } from '../../schema/json.js';
import type { SchemaProblem } from '../../schema/problem.js';
import { loadSchemas } from '../../schema/resolve.js';
import { eachSchema } from '../edit/schema-refs.js';
import type { Manifest } from '../manifest/workflow.js';
import { rememberAt } from '../remember.js';
import { placedSchemas } from './placed-schemas.js';
import { typeNameOf } from './schema.js';

/** A schema object of the manifest, with the types that it names. */
interface Place {
  readonly schema: JsonObject;
  readonly path: JsonPath;
  readonly targets: readonly unknown[];
}

/** What was found in a schema when it stood at a path and named these types. */
interface Known extends Omit<Place, 'schema'> {
  readonly problems: readonly SchemaProblem[];
}

const known = new WeakMap<JsonObject, Known>();

/**
 * What is wrong with a manifest's schemas as schemas. Loading them is the costliest of all checks, so only those are
 * loaded again that are not the same objects as before, or lead to one that is not.
 */
export function schemaProblems(manifest: Manifest): readonly SchemaProblem[] {
  // One object in two places of a tree built in memory is loaded, and reported, once.
  const first = new Map<JsonObject, JsonPath>();
  for (const { schema, path } of placedSchemas(manifest))
    if (isObject(schema) && !first.has(schema)) first.set(schema, path);
  const found = [...first].map(([schema, path]) => ({ schema, path }));
  const named = found.map(({ schema, path }) => typesNamedBy(schema, path));
  const types = manifest.types ?? {};
  const places: Place[] = found.map((place, i) => ({
    ...place,
    targets: named[i]?.map(name => getOwn(types, name)) ?? [],
  }));
  const isSimple =
    !named.includes(undefined) && !places.some(({ schema }) => isFarReaching(known.get(schema)));
  if (!isSimple || !reload(manifest, findStale(places, named))) reload(manifest, places);
  return places.flatMap(({ schema }) => known.get(schema)?.problems ?? []);
}

/** The names of the types that a schema refers to; undefined where it may be entangled with others in another way. */
const typesNamedBy = /* @__PURE__ */ rememberAt((root, path): readonly string[] | undefined => {
  const names: string[] = [];
  let isPlain = true;
  eachSchema(root, path, schema => {
    const ref = schema.$ref;
    const name = typeNameOf(ref);
    if (name !== undefined) names.push(name);
    const isElsewhere = typeof ref === 'string' && /^[^#]/.test(ref);
    isPlain &&=
      (ref === undefined || name !== undefined || isElsewhere) &&
      !entangling.some(key => Object.hasOwn(schema, key));
  });
  return isPlain ? names : undefined;
});

/** Keywords by which a schema can be named, or its surroundings matter. */
const entangling = [
  '$id',
  'id',
  '$anchor',
  '$dynamicAnchor',
  '$dynamicRef',
  '$recursiveAnchor',
  '$recursiveRef',
];

/** Problems of a chain of schemas, which may be reported at any of its links. */
const isFarReaching = (found: Pick<Known, 'problems'> | undefined): boolean =>
  found?.problems.some(({ code }) => code === 'schema-ref-loop' || code === 'schema-too-complex') ?? false;

function findStale(places: readonly Place[], named: readonly (readonly string[] | undefined)[]): Place[] {
  const dependents = new Map<string, Place[]>();
  for (const [i, place] of places.entries())
    for (const name of named[i] ?? []) dependents.set(name, [...(dependents.get(name) ?? []), place]);
  const stale = new Set<Place>();
  const waiting = places.filter(place => !isKnown(place));
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    if (stale.has(place)) continue;
    stale.add(place);
    const [collection, id] = place.path;
    if (collection === 'types') waiting.push(...(dependents.get(String(id)) ?? []));
  }
  return [...stale];
}

function isKnown({ schema, path, targets }: Place): boolean {
  const before = known.get(schema);
  return before !== undefined && isSame(before.path, path) && isSame(before.targets, targets);
}

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i]);

/** Loads some schemas and notes what is wrong with each; false where that may concern others too. */
function reload({ types = {}, handoffs }: Manifest, places: readonly Place[]): boolean {
  if (places.length === 0) return true;
  // Only the schemas, so that a reference to anything else of the manifest is unresolved.
  const document = { types, handoffs } as unknown as JsonObject;
  const roots = places.map(({ path }) => ({ document: '', path }));
  const { problems } = loadSchemas(new Map([['', document]]), roots);
  const byPlace = new Map<string, SchemaProblem[]>();
  for (const problem of problems) {
    const key = keyOf(problem.path);
    byPlace.set(key, [...(byPlace.get(key) ?? []), problem]);
  }
  for (const { schema, path, targets } of places)
    known.set(schema, { path, targets, problems: byPlace.get(keyOf(path)) ?? [] });
  return !isFarReaching({ problems });
}

/** Names the place that a path is in: a type, or one of a handoff's schemas. */
const keyOf = (path: JsonPath): string => JSON.stringify(path.slice(0, path[0] === 'types' ? 2 : 3));
