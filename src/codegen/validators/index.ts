import type { Declaration } from '../print/index.js';
import { type CodeCache, contentKeys, openCache } from '../types/cache.js';
import type { TypePlan } from '../types/plan.js';
import { emitUnit, type Language } from './emit-unit.js';
import { planUnit } from './unit.js';

export type { Language } from './emit-unit.js';
export { emitJsonSchemas, emitSchemas, type SchemaOptions } from './schemas.js';

/** How validators are made. */
export interface ValidatorOptions {
  /** True: `format` is an assertion. False (default): an annotation, as JSON Schema has it. */
  readonly assertFormats?: boolean;
  readonly language?: Language;
  /** Reuses what has not changed since the last generation with the same cache. */
  readonly cache?: CodeCache;
}

/**
 * Straight-line checking code for each planned type, in the plan's order: `isX(value): value is X` and its twin
 * `explainX(value): Issue[]`, exported, and private helpers. Print them as one module with `printModule`, whose
 * specifiers must name `types`, `validation` and `formats`; the runtime files carry those two names.
 */
export function emitValidators(plan: TypePlan, options: ValidatorOptions = {}): Declaration[] {
  const { assertFormats = false, language = 'typescript' } = options;
  const names = new Set(plan.types.map(type => type.name.toLowerCase()));
  const declared = new Set<string>();
  const cache = openCache(options.cache, 'validators');
  const keyOfContent = contentKeys(plan);
  const clashes = (helpers: readonly string[]) =>
    helpers.filter(name => declared.has(name.toLowerCase()) || names.has(bare(name)));
  const emitted = plan.types.map(type => {
    const key = `${language} ${assertFormats} ${keyOfContent(type)}`;
    let code = cache.find(key);
    let taken: ReadonlySet<string> = names;
    while (!code || clashes(code.helpers).length > 0) {
      if (code)
        taken = new Set([
          ...taken,
          ...clashes(code.helpers).flatMap(name => [name.toLowerCase(), bare(name)]),
        ]);
      const unit = planUnit(type, plan, assertFormats, taken);
      const helpers = [
        ...unit.functions.slice(1).map(({ target }) => target.predicate),
        ...unit.constants.map(({ name }) => name),
      ];
      code = { declaration: emitUnit(unit, plan, language), helpers };
    }
    for (const name of code.helpers) declared.add(name.toLowerCase());
    return cache.keep(key, code);
  });
  cache.done();
  return emitted;
}

/** A helper's name without what functions are prefixed with. */
const bare = (name: string): string => name.replace(/^(is|check|evaluate)(?=\p{Lu})/u, '').toLowerCase();
