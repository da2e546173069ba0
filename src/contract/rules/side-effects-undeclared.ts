import { completeFix } from '../start/complete-contract.js';
import type { ContractRule } from './rule.js';

export const sideEffectsUndeclared: ContractRule = {
  id: 'side-effects-undeclared',
  severity: 'warning',
  *checkHandoff(id, handoff, sender) {
    const { from, sideEffects } = handoff;
    if (sideEffects !== undefined) return;
    const path = ['handoffs', id, 'sideEffects'];
    yield {
      message: `“${id}” does not say which writes ${from} may have committed, so a retry may repeat them: list them in “sideEffects”; an empty list says “none”.`,
      path,
      at: 'key',
      fixes: [
        { title: 'Declare that there are none', intents: [{ type: 'set', path, value: [] }] },
        ...completeFix(id, handoff, sender),
      ],
    };
  },
};
