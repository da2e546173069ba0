import type { PlannedType, TypePlan } from '../types/plan.js';

const byName = new WeakMap<TypePlan, ReadonlyMap<string, PlannedType>>();

/** The planned type of this name. */
export function typeNamed(plan: TypePlan, name: string): PlannedType | undefined {
  const known = byName.get(plan) ?? new Map(plan.types.map(type => [type.name, type]));
  byName.set(plan, known);
  return known.get(name);
}
