import { auditFieldsOf } from '../completeness.js';
import { completeFix } from '../start/complete-contract.js';
import type { ContractRule } from './rule.js';

export const provenanceUndeclared: ContractRule = {
  id: 'provenance-undeclared',
  severity: 'warning',
  *checkHandoff(id, handoff, sender) {
    const { provenance } = handoff;
    const required = provenance?.require ?? [];
    const lacking = auditFieldsOf(sender).filter(field => !required.includes(field));
    if (lacking.length === 0) return;
    yield {
      message: `“${id}” does not require ${lacking.join(', ')} as decision provenance, so nobody can say later why this branch was taken: add ${lacking.length === 1 ? 'it' : 'them'} to “provenance.require”.`,
      path: ['handoffs', id, 'provenance'],
      at: 'key',
      fixes: [
        {
          title: `Require ${lacking.join(', ')}`,
          preferred: true,
          intents: [
            {
              type: 'set',
              path: ['handoffs', id, 'provenance', 'require'],
              value: [...required, ...lacking],
            },
          ],
        },
        ...completeFix(id, handoff, sender),
      ],
    };
  },
};
