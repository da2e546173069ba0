import { finish, type Pausable } from '../pausable.js';
import type { Declaration } from '../print/index.js';
import { type CachedCode, type CodeCache, contentKey, type HelperName, openCache } from '../types/cache.js';
import type { PlannedType, TypePlan } from '../types/plan.js';
import { emitUnit, type Language } from './emit-unit.js';
import { planUnit } from './unit.js';

export type { Language } from './emit-unit.js';
export {
  emitJsonSchemas,
  emitJsonSchemasInSteps,
  emitSchemas,
  emitSchemasInSteps,
  type SchemaOptions,
} from './schemas.js';
export { emitTies } from './ties.js';

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
export const emitValidators = (plan: TypePlan, options: ValidatorOptions = {}): Declaration[] =>
  finish(emitValidatorsInSteps(plan, options));

/** The same, a few types at a time. */
export function* emitValidatorsInSteps(
  plan: TypePlan,
  options: ValidatorOptions = {},
): Pausable<Declaration[]> {
  const { assertFormats = false, language = 'typescript' } = options;
  const names = new Set(plan.types.map(type => type.name.toLowerCase()));
  const declared = new Set<string>();
  const cache = openCache(options.cache, 'validators');
  const emitted: Declaration[] = [];
  let fresh = 0;
  for (const type of plan.types) {
    const key = `${language} ${assertFormats} ${contentKey(type)}`;
    const known = cache.find(key);
    const isRight = known !== undefined && isStillRight(known, names, declared);
    const code = isRight ? known : emitFresh(type, assertFormats, language, names, declared);
    for (const { name } of code.helpers) declared.add(name);
    emitted.push(cache.keep(key, code));
    if (!isRight && ++fresh % freshInARow === 0) yield;
  }
  cache.done();
  return emitted;
}

/** Between two pauses. */
const freshInARow = 20;

/** True when making it anew would choose the same names for its helpers. */
const isStillRight = (
  { helpers, avoided }: CachedCode,
  names: ReadonlySet<string>,
  declared: ReadonlySet<string>,
): boolean =>
  avoided.every(name => names.has(name)) && !helpers.some(helper => clashes(helper, names, declared));

const clashes = (
  { name, bare }: HelperName,
  names: ReadonlySet<string>,
  declared: ReadonlySet<string>,
): boolean => declared.has(name) || names.has(name) || names.has(bare);

function emitFresh(
  type: PlannedType,
  assertFormats: boolean,
  language: Language,
  names: ReadonlySet<string>,
  declared: ReadonlySet<string>,
): CachedCode {
  const taken = new Set<string>();
  for (;;) {
    const avoided = new Set<string>();
    const unit = planUnit(type, assertFormats, name => {
      const isTaken = names.has(name) || taken.has(name);
      if (isTaken) avoided.add(name);
      return isTaken;
    });
    const helpers = [
      ...unit.functions.slice(1).map(({ target }) => target.predicate),
      ...unit.constants.map(({ name }) => name),
    ].map((name): HelperName => ({ name: name.toLowerCase(), bare: bareName(name) }));
    const clashing = helpers.filter(helper => clashes(helper, names, declared));
    if (clashing.length === 0)
      return { declaration: emitUnit(unit, language), helpers, avoided: [...avoided] };
    for (const { name, bare } of clashing) taken.add(name).add(bare);
  }
}

const bareName = (name: string): string => name.replace(/^(is|check|evaluate)(?=\p{Lu})/u, '').toLowerCase();
