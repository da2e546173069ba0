import { contentKey } from '../types/cache.js';
import type { Plan } from './plan.js';

const sources = new WeakMap<Plan, string>();

/** What all types of a plan, and the code made of them, depend on. */
export function sourceOfTypes(plan: Plan): string {
  const source = sources.get(plan) ?? plan.types.types.map(contentKey).join('\n');
  sources.set(plan, source);
  return source;
}
