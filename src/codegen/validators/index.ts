import type { Declaration } from '../print/index.js';
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
  return plan.types.map(type => {
    let taken: ReadonlySet<string> = names;
    for (;;) {
      const unit = planUnit(type, plan, assertFormats, taken);
      const helpers = [
        ...unit.functions.slice(1).map(({ target }) => target.predicate),
        ...unit.constants.map(({ name }) => name),
      ];
      const clashes = helpers.filter(name => declared.has(name.toLowerCase()));
      if (clashes.length === 0) {
        for (const name of helpers) declared.add(name.toLowerCase());
        return emitUnit(unit, plan, language);
      }
      taken = new Set([
        ...taken,
        ...clashes.flatMap(name => [
          name.toLowerCase(),
          name.replace(/^(is|check|evaluate)/, '').toLowerCase(),
        ]),
      ]);
    }
  });
}
