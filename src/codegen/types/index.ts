import { comment, createPrinter, type Declaration, group } from '../print/index.js';
import { type CodeCache, contentKey, openCache } from './cache.js';
import { deriveShape } from './derive.js';
import { docOf } from './doc.js';
import { type Leaves, type LoadPrinter, shapesOfLeaves } from './leaves.js';
import type { PlannedType, TypePlan } from './plan.js';
import { layoutOfShape, memberLines } from './print-shape.js';

export { bundleSchema } from './bundle.js';
export { type CodeCache, createCodeCache } from './cache.js';
export type { LeafPrinter } from './leaves.js';
export { type NamedSchema, type PlannedType, planTypes, type SchemaSource, type TypePlan } from './plan.js';

/** How types are made. */
export interface TypeOptions {
  /** Reuses what has not changed since the last generation with the same cache. */
  readonly cache?: CodeCache;
  /**
   * Loads the printer of the leaves (scalars, enums, constants), by default json-schema-to-typescript. Called only when
   * there is a leaf to print that it has not printed before. Where it fails, the same text is made here.
   */
  readonly loadPrinter?: LoadPrinter;
  /** Awaited now and then. */
  readonly pause?: () => Promise<void>;
}

/** Loaded on first use, as it is more than the rest of the generator. */
const loadJsonSchemaToTypescript: LoadPrinter = () =>
  import('json-schema-to-typescript') as ReturnType<LoadPrinter>;

/**
 * A TypeScript declaration for each planned type, in the plan's order: `export interface X` where it is one object,
 * else `export type X`. Every value the schema accepts is assignable. Print them as one module with `printModule`;
 * they need no imports.
 */
export async function emitTypes(plan: TypePlan, options: TypeOptions = {}): Promise<Declaration[]> {
  const cache = openCache(options.cache, 'types');
  const wanted = plan.types.map(type => ({ type, key: contentKey(type) }));
  const fresh = wanted.filter(({ key }) => cache.find(key) === undefined).map(({ type }) => type);
  const load = options.loadPrinter ?? loadJsonSchemaToTypescript;
  const leaves = await shapesOfLeaves(fresh, load, options.pause);
  const emitted: Declaration[] = [];
  for (const [i, { type, key }] of wanted.entries()) {
    if (i % typesInARow === 0) await options.pause?.();
    const known = cache.find(key);
    emitted.push(cache.keep(key, known ?? { declaration: emitType(type, leaves), helpers: [], avoided: [] }));
  }
  cache.done();
  return emitted;
}

/** Between two pauses. */
const typesInARow = 100;

function emitType(type: PlannedType, leaves: Leaves): Declaration {
  const out = createPrinter();
  const doc = docOf(type.schema);
  for (const text of comment(doc)) out.line(text);
  if (type.aliasOf !== undefined) {
    out.line(`export type ${type.name} = ${type.aliasOf};`);
    return out.done([type.name]);
  }
  const shape = deriveShape(type, type.group, leaves);
  const members = shape.kind === 'object' ? memberLines(shape) : [];
  if (members.length > 0) {
    out.line(`export interface ${type.name} {`);
    out.nested(() => {
      for (const member of members) out.line([member, ';']);
    });
    out.line('}');
  } else out.line(group([`export type ${type.name} = `, layoutOfShape(shape), ';']));
  return out.done([type.name]);
}
