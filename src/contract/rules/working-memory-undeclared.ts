import { completeness } from '../completeness.js';
import { addSummary } from '../start/add-summary.js';
import type { ContractRule } from './rule.js';

export const workingMemoryUndeclared: ContractRule = {
  id: 'working-memory-undeclared',
  severity: 'info',
  *checkHandoff(id, handoff) {
    // Where nothing is declared at all, whole-payload-crosses says so.
    if (!handoff.context?.select || completeness(handoff).states.workingMemory) return;
    yield {
      message: `“${id}” carries no working memory, so ${handoff.to} has to infer again what ${handoff.from} knew: add a summary, a reference, or a “workingMemory” schema.`,
      path: ['handoffs', id],
      at: 'key',
      fixes: [addSummary(id)],
    };
  },
};
