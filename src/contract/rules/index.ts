import type { ContractRule } from './rule.js';

/** Every contract rule; the order decides which problem of one place comes first. */
export const contractRules: readonly ContractRule[] = [];
