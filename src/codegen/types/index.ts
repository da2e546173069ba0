import { comment, createPrinter, type Declaration, group } from '../print/index.js';
import { type CodeCache, contentKeys, openCache } from './cache.js';
import { deriveShape } from './derive.js';
import { docOf } from './doc.js';
import type { PlannedType, TypePlan } from './plan.js';
import { layoutOfShape, memberLines } from './print-shape.js';

export { bundleSchema } from './bundle.js';
export { type CodeCache, createCodeCache } from './cache.js';
export { type NamedSchema, type PlannedType, planTypes, type SchemaSource, type TypePlan } from './plan.js';

/**
 * A TypeScript declaration for each planned type, in the plan's order: `export interface X` where it is one object,
 * else `export type X`. Every value the schema accepts is assignable. Print them as one module with `printModule`;
 * they need no imports.
 */
export async function emitTypes(
  plan: TypePlan,
  options: { readonly cache?: CodeCache } = {},
): Promise<Declaration[]> {
  const cache = openCache(options.cache, 'types');
  const keyOfContent = contentKeys(plan);
  const emitted = plan.types.map(type => {
    const key = keyOfContent(type);
    return cache.keep(key, cache.find(key) ?? { declaration: emitType(type, plan), helpers: [] });
  });
  cache.done();
  return emitted;
}

function emitType(type: PlannedType, plan: TypePlan): Declaration {
  const out = createPrinter();
  const doc = docOf(type.schema);
  for (const text of comment(doc)) out.line(text);
  if (type.aliasOf !== undefined) {
    out.line(`export type ${type.name} = ${type.aliasOf};`);
    return out.done([type.name]);
  }
  const shape = deriveShape(type, plan);
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
