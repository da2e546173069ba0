import { toPointer } from '../../schema/json.js';
import { crossing } from '../payload/fields.js';
import { projectPayload } from '../payload/projection.js';
import { listRequiredFields } from '../payload/required-fields.js';
import type { ContractRule } from './rule.js';

export const selectDropsRequired: ContractRule = {
  id: 'select-drops-required',
  severity: 'error',
  *check({ manifest }) {
    for (const [id, handoff] of Object.entries(manifest.handoffs)) {
      const select = handoff.context?.select;
      // What can be cut down is cut down with its list of required fields: the receiver misses nothing.
      if (!select || projectPayload(manifest, id, handoff) !== undefined) continue;
      const required = [...listRequiredFields(manifest, handoff.payload)].map(name => toPointer([name]));
      const pointers = required.filter(pointer => {
        const { crosses, crossesPartly } = crossing(pointer, select);
        return !crosses && !crossesPartly;
      });
      if (pointers.length === 0) continue;
      const path = ['handoffs', id, 'context', 'select'];
      yield {
        message: `${pointers.join(', ')} must be in the payload of “${id}” but ${pointers.length === 1 ? 'does' : 'do'} not cross, and its schema cannot be cut down to what is selected, so every handoff would be rejected: select ${pointers.length === 1 ? 'it' : 'them'}, or make ${pointers.length === 1 ? 'it' : 'them'} optional.`,
        path,
        at: 'key',
        fixes: [
          {
            title: `Select ${pointers.join(', ')}`,
            preferred: true,
            intents: [{ type: 'set', path, value: [...select, ...pointers] }],
          },
        ],
      };
    }
  },
};
