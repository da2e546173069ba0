import { addSummary } from '../start/add-summary.js';
import type { ContractRule } from './rule.js';

export const wholePayloadCrosses: ContractRule = {
  id: 'whole-payload-crosses',
  severity: 'info',
  *checkHandoff(id, { context }) {
    if (context?.summary || context?.reference || context?.select) return;
    yield {
      message: `“${id}” passes context by no technique, so the whole payload crosses and fills the receiver’s window: add a summary, a reference by ID, or select the fields that cross.`,
      path: ['handoffs', id, 'context'],
      at: 'key',
      fixes: [addSummary(id)],
    };
  },
};
